"""Instructions about what is done: other actions, further ones, what comes then. Each rule gives
the edited caption, or None where it does not apply."""

from __future__ import annotations

import re

from kinora.engines.diffusion.captions import edits
from kinora.engines.diffusion.captions.asked_looks import scope_of, target
from kinora.engines.diffusion.captions.change import Edit, Scope
from kinora.engines.diffusion.captions.directions import motion_of, moving
from kinora.engines.diffusion.captions.splicing import with_more, with_sentence, with_tail
from kinora.engines.diffusion.captions.things import (
    Thing,
    find,
    is_determiner,
    is_stop,
    is_verb,
    things,
)
from kinora.engines.diffusion.captions.words import (
    can_be,
    inflected,
    is_plural,
    lemma,
    listed,
    quality_of,
    tag_of,
    tokens,
    verb,
)

_INSTEAD = re.compile(r"^(?P<new>.+?),?\s+(?:instead of|rather than|not)\s+(?P<old>\w+)\b.*$", re.I)
_TRADE = re.compile(
    r"^(?:change|replace|switch|turn|swap)\s+(?:the\s+)?(?P<old>\w+ing)\s+(?:to|with|into|for|by)\s+(?:the\s+)?"
    r"(?P<new>\w+ing)$",
    re.I,
)
_DO = re.compile(r"^(?P<verb>make|have|let|get)\s+(?P<rest>.+)$", re.I)
_DOES = re.compile(
    r"^(?P<who>(?:the|his|her|its|their|it|he|she|they)\b.*?)\s+"
    r"(?:(?:should|must|has to|have to) (?:be )?|(?:is|are)\s+(?:now\s+)?)"
    r"(?P<verb>\w+)(?P<rest>.*)$",
    re.I,
)
_EXTEND = re.compile(
    r"^(?:extend|continue|go on|end|finish|expand|prolong)\b(?:\s+(?:it|this|on|the (?:scene|shot|video|clip|film|story)))?"
    r"\s*(?:with|by|so that|where|as|in which|to show|showing)?\s+(?P<what>\S.*)$",
    re.I,
)
_LATER = re.compile(
    r"^(?:then|after that|after a while|afterwards?|next|suddenly|finally|at the end|in the end|eventually|later)\b",
    re.I,
)


def exchanged(caption: str, clause: str, about: str) -> Edit | None:
    """ "Running instead of walking", "change walking to running"."""
    found = _TRADE.match(clause) or _INSTEAD.match(clause)
    old = verb(found["old"]) if found else ""
    new = _action(found["new"], found["old"]) if found else ""
    after = edits.doing(caption, old, new) if old and new else ""
    return Edit(after, Scope.LAYOUT, f"{old} becomes {new}") if after else None


def _action(text: str, like: str) -> str:
    """The verb of a text, of several one in the form of `like`."""
    words = tokens(text)
    able = [i for i, token in enumerate(words) if verb(token.word) and not is_stop(token.word)]
    acting = [i for i in able if is_verb(words, i)] or able
    said = [words[i].word for i in acting if words[i].word not in ("make", "have", "let", "get")]
    alike = [word for word in said if tag_of(word) == tag_of(like)]
    return verb((alike or said or [""])[0])


def done(caption: str, clause: str, about: str) -> Edit | None:
    """ "Make the dog jump", "let it fly", "have the cat taking a bow"."""
    said = _DOES.match(clause)
    if said:
        thing, base = target(caption, about, said["who"]), verb(said["verb"])
        acts = said["verb"].lower() == base or said["verb"].endswith("ing")
        return _act(caption, thing, base, said["rest"]) if thing and base and acts else None
    found = _DO.match(clause)
    if not found:
        return None
    words = found["rest"].split()
    for count in range(1, min(len(words), 9)):
        name, action = " ".join(words[:count]), re.sub(r"^to\s+", "", " ".join(words[count:]))
        first = action.split()[0].strip(",") if action else ""
        base = verb(first)
        if not base or quality_of(first) or (first.lower() != base and not first.endswith("ing")):
            continue
        thing = target(caption, about, name)
        if thing and (count == 1 or _is_named(name, thing)):
            return _act(caption, thing, base, action[len(first) :])
    return None


def _is_named(name: str, thing: Thing) -> bool:
    return lemma(tokens(name)[-1].word) == lemma(thing.head)


def _act(caption: str, thing: Thing, base: str, rest: str) -> Edit:
    """A further action; one way to move about makes way for another."""
    told = f"{thing.head}: {base}{rest}"
    alike = listed("actions", "motions") | listed("actions", "moving") - listed("actions", "acting")
    motion = motion_of(caption, thing) if base in alike and not rest.strip() else None
    if motion and verb(motion.verb) in listed("actions", "acting") | alike - {base}:
        way = "" if base in ("rise", "fall") else motion.direction
        return Edit(moving(caption, motion, base, way), Scope.LAYOUT, told, thing.head)
    swapped = _with_object(caption, thing, base, rest.strip())
    if swapped:
        return Edit(swapped, Scope.LOCAL, told, thing.head)
    form = base if thing.is_plural else inflected(base, "VBZ")
    sentence = f"The {thing.head.lower()} {form}{rest}."
    return Edit(with_sentence(caption, sentence), Scope.LAYOUT, told, thing.head)


def _with_object(caption: str, thing: Thing, base: str, new: str) -> str:
    """The caption in which the same is done to something else; "" where it is not done yet."""
    done_at = next((end for start, end, _ in edits.verbs(caption, base) if start > thing.end), None)
    if done_at is None or not new or not is_determiner(new.split()[0]):
        return ""
    behind = caption[done_at:].lstrip()
    begin = len(caption) - len(behind)
    found = next((each for each in things(behind) if each.start == 0), None)
    return edits.replaced_at(caption, found, begin, new) if found else ""


def extended(caption: str, clause: str, about: str) -> Edit | None:
    """ "Extend the scene with the cat taking a bow", "then the dog barks"."""
    if _LATER.match(clause):
        return Edit(with_sentence(caption, f"{clause}."), Scope.LAYOUT, f"at the end: {clause}")
    found = _EXTEND.match(clause)
    if not found:
        return None
    said = finite(found["what"])
    if not said:
        new = with_more(caption, found["what"])
        return Edit(new, Scope.LAYOUT, f"further on: {found['what']}")
    return Edit(with_sentence(caption, f"Then {said}."), Scope.LAYOUT, f"at the end: {said}")


def finite(text: str) -> str:
    """ "the cat taking a bow" as "the cat takes a bow"; what is a sentence stays; "" for neither."""
    words = tokens(text)
    for index in range(1, len(words)):
        word = words[index].word
        if word.endswith("ing") and verb(word) and can_be(words[index - 1].word, "NOUN"):
            plural = is_plural(words[index - 1].word)
            form = verb(word) if plural else inflected(verb(word), "VBZ")
            return text[: words[index].start] + form + text[words[index].end :]
        if is_verb(words, index):
            return text
    return ""


def stated(caption: str, clause: str, about: str) -> Edit | None:
    """A whole sentence that goes on with what the caption tells: "the dragon breathes fire"."""
    words = tokens(re.sub(r'"[^"]*"', lambda said: " " * len(said[0]), clause))
    relative = ("that", "which", "who")
    acts = (
        i for i in range(1, len(words)) if is_verb(words, i) and words[i - 1].word not in relative
    )
    at = next(acts, None)
    if at is None or is_imperative(clause):
        return None
    subject = next(
        (token for token in reversed(words[:at]) if not token.word.endswith("ly")), words[0]
    )
    noun = lemma(subject.word)
    scope = Scope.LAYOUT
    if noun in listed("things", "effects"):
        scope = Scope.LOCAL
    elif noun not in listed("things", "people") and scope_of(noun) is Scope.GLOBAL:
        scope = Scope.GLOBAL
    new = with_sentence(caption, f"{clause}.")
    return Edit(new, scope, f"further: {clause}", subject.text if find(new, subject.text) else "")


def is_imperative(clause: str) -> bool:
    """Whether a clause begins by telling somebody to do something."""
    words = tokens(clause)
    if not words or words[0].word not in listed("actions", "imperatives"):
        return False
    return not clause[words[0].end :].startswith("-")


def ordered(caption: str, clause: str, about: str) -> Edit | None:
    """Any other order, as what it leads to: "turn the lights down" as "the lights turned down"; and
    what the caption's own may do: "fly faster"."""
    whole = re.match(r"^(?:make|let) it (?:be )?(?P<what>.+)$", clause, re.I)
    if whole:
        return Edit(with_tail(caption, whole["what"]), Scope.GLOBAL, f"all is {whole['what']}")
    turned = re.match(r"^(\w+) (off|on|up|down|out|away) (.+)$", clause, re.I)
    clause = f"{turned[1]} {turned[3]} {turned[2]}" if turned else clause
    words = tokens(clause)
    base = words[0].word if words else ""
    if not base or verb(base) != base:
        return None
    if base in listed("actions", "motions") or next(edits.verbs(caption, base), None):
        doer = target(caption, about, "it")
        return _act(caption, doer, base, clause[words[0].end :]) if doer else None
    begins = len(words) > 1 and (is_imperative(clause) or is_determiner(words[1].word))
    end = _object_end(clause) if begins else None
    if end is None:
        return None
    noun = clause[words[1].start : end]
    phrase = f"{noun} {inflected(base, 'VBN')}{clause[end:]}"
    thing = find(noun, noun)
    return Edit(with_tail(caption, phrase), scope_of(thing.head if thing else noun), phrase)


def _object_end(clause: str) -> int | None:
    """Where the object of an order ends."""
    words = tokens(clause)
    rest = clause[words[1].start :]
    if is_stop(words[1].word):
        return None
    found = things(rest)
    return words[1].start + found[0].end if found and found[0].start == 0 else None
