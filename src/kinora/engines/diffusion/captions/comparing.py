"""Whether a prompt is a description of its own, and how far two descriptions are apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from kinora.engines.diffusion.captions.asked_actions import is_imperative
from kinora.engines.diffusion.captions.change import Scope, widest
from kinora.engines.diffusion.captions.clauses import polished
from kinora.engines.diffusion.captions.directions import DIRECTION
from kinora.engines.diffusion.captions.staging import is_place
from kinora.engines.diffusion.captions.surroundings import KINDS
from kinora.engines.diffusion.captions.things import find, is_determiner, is_stop, is_verb, lead_in
from kinora.engines.diffusion.captions.words import (
    Token,
    can_be,
    is_plural,
    lemma,
    listed,
    number_of,
    quality_of,
    table,
    tokens,
)

_SAME = 0.5  # of all their words that two descriptions of one film share at least
_MOST_CHANGED = 0.6  # of the words; beyond it is another film


def is_english(text: str) -> bool:
    """Whether a text looks English, by its small words and by how many others are known."""
    words = [token.word for token in tokens(text)]
    if not words:
        return False
    if 2 * sum(word.isascii() for word in words) <= len(words):
        return False
    foreign = sum(word in listed("grammar", "foreign") for word in words)
    own = sum(is_determiner(word) or is_stop(word) for word in words)
    known = sum(can_be(word, "NOUN", "VERB", "ADJ", "ADV") for word in words)
    return foreign <= own and 2 * (own + known) >= len(words)


def _content(text: str) -> list[str]:
    return [
        lemma(token.word)
        for token in tokens(text)
        if not is_stop(token.word)
        and not (is_determiner(token.word) and number_of(token.word) in (None, 1))
    ]


def is_caption(source: str, prompt: str) -> bool:
    """Whether the prompt describes a whole film, rather than what is to become of the source's."""
    prompt = re.sub(r'"[^"]*"|“[^”]*”|«[^»]*»', " ", prompt).strip()
    if (
        not tokens(prompt)
        or re.search(r"\binstead\b", prompt, re.I)
        or polished(prompt) != prompt.strip(" ,;:")
    ):
        return False
    if is_imperative(prompt) and not lead_in(prompt):
        return False
    own, other = _content(prompt), _content(source)
    if not other:
        return True
    shared = len(set(own) & set(other)) / max(1, len(set(own) | set(other)))
    if shared >= _SAME and len(own) > 1:
        return True
    return is_english(prompt) and _begins_anew(source, prompt, len(own), len(other))


def _begins_anew(source: str, prompt: str, own: int, other: int) -> bool:
    words = tokens(prompt)
    first = words[0].word
    lead = lead_in(prompt)
    if lead and re.match(r".*?\bof\b", prompt[:lead], re.I):
        return not (prompt[lead:].lower().startswith("the ") and find(source, prompt[lead:]))
    if any(token.word in listed("actions", "comings") for token in words):
        return False
    begins = number_of(first) is not None or first in ("some", "several")
    share = 0.5 if begins else 0.8
    if not begins and not (is_plural(first) and lemma(first) not in listed("things", "effects")):
        return False
    acts = any(
        is_verb(words, index) or words[index].word.endswith("ing") for index in range(1, len(words))
    )
    return acts and own >= max(3, share * other)


def scope_between(source: str, caption: str) -> Scope:
    """How far a description is from another, by the words that differ."""
    before, after = tokens(source), tokens(caption)
    match = SequenceMatcher(None, [t.word for t in before], [t.word for t in after], autojunk=False)
    scopes: list[Scope] = []
    for tag, a, b, c, d in match.get_opcodes():
        if tag == "equal":
            continue
        gone = {lemma(token.word): token.word for token in before[a:b]}
        scopes += _scopes_of(before, range(a, b), {}, is_alone=tag == "delete")
        scopes += _scopes_of(after, range(c, d), gone, is_alone=tag == "insert")
    changed = sum(scope is not Scope.NONE for scope in scopes)
    told = max(1, len(_content(source)) + len(_content(caption)))
    if changed / told > _MOST_CHANGED:
        return Scope.LAYOUT
    told_of = widest(scopes)
    return Scope.LOCAL if told_of is Scope.NONE else told_of


def _scopes_of(
    words: list[Token], span: range, gone: dict[str, str], *, is_alone: bool
) -> Iterator[Scope]:
    """What each word of a span means; what a thing does that comes or goes moves nothing else."""
    comes = is_alone and _names_another(words, span)
    for index in span:
        is_its_way = comes and (re.fullmatch(DIRECTION, words[index].word) or is_verb(words, index))
        yield Scope.LOCAL if is_its_way else _scope_of(words, index, gone)


def _names_another(words: list[Token], span: range) -> bool:
    """Whether a span brings in a thing of its own: "and a blue square moves up"."""
    articles = [index for index in span if words[index].word in ("a", "an", "another")]
    return any(
        can_be(words[at].word, "NOUN") and _scope_of(words, at, {}) is Scope.LOCAL
        for index in articles[:1]
        for at in range(index + 1, span.stop)
    )


def _scope_of(words: list[Token], at: int, gone: dict[str, str]) -> Scope:
    """What it means that this word is another one."""
    word, base = words[at].word, lemma(words[at].word)
    number = number_of(word)
    if number is not None and word not in ("a", "an"):
        return Scope.LAYOUT
    if re.fullmatch(DIRECTION, word):
        return Scope.LAYOUT
    if is_stop(word) or is_determiner(word):
        return Scope.NONE
    if gone.get(base, word) != word:
        return Scope.LAYOUT  # one becomes many, or "runs" becomes "running"
    if word in _surrounding() or base in _surrounding():
        return Scope.GLOBAL
    return _scope_of_thing(words, at)


def _scope_of_thing(words: list[Token], at: int) -> Scope:
    """The same for a word that is no number and tells of nothing that surrounds the rest."""
    word = words[at].word
    following = words[at + 1].word if at + 1 < len(words) else ""
    if quality_of(word):
        wide = following in _surrounding() or lemma(following) in _surrounding()
        return Scope.GLOBAL if wide else Scope.LOCAL
    camera = listed("camera", "nouns") | listed("camera", "moves")
    moves = is_verb(words, at) or lemma(word) in camera or word.endswith("ward")
    return Scope.LAYOUT if moves or is_place(word) else Scope.LOCAL


@lru_cache(maxsize=1)
def _surrounding() -> frozenset[str]:
    """Every single word that tells of hour, weather, season, mood, light or style."""
    rows = (row["words"] for kind in KINDS if kind != "speed" for row in table(kind).values())
    said = {part for words in rows for word in words for part in word.split()}
    styles = listed("style", "manner") | listed("style", "plain") | listed("style", "art")
    named = {part for name in styles for part in name.split()}
    named -= {"and", "film", "video", "game", "book", "home", "stop", "window"}
    lights = listed("things", "light") | listed("things", "everywhere") | listed("mood", "words")
    looks = {word for kind in table("qualities") for word in listed("qualities", kind)}
    return frozenset((said | named | lights | {"lit", "dim", "hour", "style"}) - looks)
