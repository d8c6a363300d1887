"""Tags to items: gathers noun phrases ("two small red kites"), leaves every other tag as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.lemmas import is_plural
from kinora.engines.animatic.language.lexicon import Lexicon
from kinora.engines.animatic.language.tags import MODIFIERS, Tag, form_of

_C = Category
_HEADS = frozenset({_C.SUBJECT, _C.PART, _C.BACKLIGHT, _C.PALETTE, _C.PLACE})
_LONGEST = 10  # tags before the head; no noun phrase of people is longer
_MOST_UNKNOWN = 3  # unknown adjectives before the head


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase: its head and what is said of it."""

    category: Category  # of the head
    key: str  # of the head
    start: int
    stop: int
    head: Tag
    count: int = 1
    has_count: bool = False
    is_definite: bool = False
    is_fresh: bool = False  # "another", "more": not one that is there already
    has_article: bool = False  # "a", "some", "his"
    ordinal: int = 0  # "the second": 2
    side: str = ""  # "left", "right"
    colours: tuple[Tag, ...] = ()
    tints: tuple[Tag, ...] = ()
    scale: float = 1.0
    traits: tuple[str, ...] = ()
    actions: tuple[Tag, ...] = ()  # "dancing penguins"
    known: tuple[Tag, ...] = ()  # the tags that are in the fields above, head included

    @property
    def word(self) -> str:
        return self.head.word


Item = Tag | Nominal


def gather(tags: Sequence[Tag], lexicon: Lexicon) -> tuple[Item, ...]:
    """The items of a prompt, in order."""
    items: list[Item] = []
    at = 0
    while at < len(tags):
        head = _head(tags, at, lexicon)
        if head is None:
            items.append(tags[at])
            at += 1
        else:
            # "a cosy kitchen", "a claymation dog": mood and style are the whole picture's
            items += [tag for tag in tags[at:head] if tag.category in (_C.MOOD, _C.STYLE)]
            noun = _nominal(tags[at : head + 1], lexicon)
            after = tags[head + 1] if head + 1 < len(tags) else None
            if noun.category is _C.SUBJECT and after is not None and _is_company(after, lexicon):
                noun = _in_company(noun, after, lexicon)
                head += 1
            items.append(noun)
            at = head + 1
    return tuple(items)


def _head(tags: Sequence[Tag], at: int, lexicon: Lexicon) -> int | None:
    """Where the head of a noun phrase that begins at `at` is; None when none begins there."""
    num_unknown = 0
    for here in range(at, min(at + _LONGEST, len(tags))):
        tag = tags[here]
        if tag.category in _HEADS:
            return _last_of_compound(tags, here, lexicon)
        if tag.category is _C.UNKNOWN and here > at:
            num_unknown += 1
            if num_unknown > _MOST_UNKNOWN:
                return None
        elif not (
            tag.category in MODIFIERS
            or (
                tag.category in (_C.MANNER, _C.STYLE, _C.STOP, _C.MOOD)
                and here > at
                and tag.word not in ("of", "than")
            )
            or _is_participle(tags, here, lexicon)
            or _joins_modifiers(tags, at, here)
        ):
            return None
    return None


def _last_of_compound(tags: Sequence[Tag], here: int, lexicon: Lexicon) -> int:
    """ "robot dog" is a dog: of nouns in a row the last is the head; "cat's kite" is two phrases."""
    while (
        here + 1 < len(tags)
        and tags[here].category is _C.SUBJECT
        and tags[here + 1].category is _C.SUBJECT
        and not tags[here].possessive
        and tags[here].word.isalpha()
        and not is_plural(tags[here].word)
        and not lexicon.tables.subjects[tags[here + 1].key].members
    ):
        here += 1
    return here


def _is_company(tag: Tag, lexicon: Lexicon) -> bool:
    return tag.category is _C.SUBJECT and bool(lexicon.tables.subjects[tag.key].members)


def _in_company(noun: Nominal, company: Tag, lexicon: Lexicon) -> Nominal:
    """ "a skeleton family": as many skeletons as a family has members."""
    count = len(lexicon.tables.subjects[company.key].members)
    return replace(noun, count=count, stop=company.stop, known=(*noun.known, company))


def _is_participle(tags: Sequence[Tag], here: int, lexicon: Lexicon) -> bool:
    """Whether a verb stands before its own subject ("cheering audience"), not before an object."""
    tag = tags[here]
    if tag.category is not _C.ACTION or form_of(tag.word) != "ing" or here + 1 >= len(tags):
        return False
    if here > 0 and tags[here - 1].category in (_C.SUBJECT, _C.PRONOUN, _C.AUXILIARY):
        return False
    after = tags[here + 1]
    if after.category in (_C.DETERMINER, _C.DEFINITE) or after.category not in (
        *MODIFIERS,
        _C.SUBJECT,
    ):
        return False
    taken = {
        kind
        for action in (*tag.actions, *tag.object_actions)
        for kind in lexicon.tables.actions[action].objects
    }
    return after.key not in taken


def _joins_modifiers(tags: Sequence[Tag], at: int, here: int) -> bool:
    """A comma or "and" between two modifiers: "a small, red and white kite"."""
    if tags[here].category not in (_C.COMMA, _C.AND) or not at < here < len(tags) - 1:
        return False
    adjectives = (_C.COLOUR, _C.SIZE, _C.TRAIT, _C.MOOD)
    after = tags[here + 1].category
    is_unknown = after is _C.UNKNOWN and here + 2 < len(tags) and tags[here + 2].category in _HEADS
    return tags[here - 1].category in adjectives and (after in adjectives or is_unknown)


def _nominal(tags: Sequence[Tag], lexicon: Lexicon) -> Nominal:
    head, before = tags[-1], tags[:-1]
    by: dict[Category, list[Tag]] = {}
    for tag in before:
        by.setdefault(tag.category, []).append(tag)
    sizes = lexicon.tables.subjects[head.key].traits if head.category is _C.SUBJECT else ()
    traits = [*sizes, *head.traits, *(tag.key for tag in by.get(_C.TRAIT, ()))]
    counts = by.get(_C.NUMBER, [])
    ordinals = by.get(_C.ORDINAL, [])
    return Nominal(
        category=head.category,
        key=head.key,
        start=tags[0].start,
        stop=head.stop,
        head=head,
        count=int(counts[0].key) if counts else (3 if _is_many(head, by, lexicon) else 1),
        has_count=bool(counts),
        is_definite=_C.DEFINITE in by,
        is_fresh=_C.FRESH in by or (bool(ordinals) and _C.DEFINITE not in by),
        has_article=_C.DETERMINER in by,
        ordinal=int(ordinals[0].key) if ordinals else 0,
        side=next((t.word for t in by.get(_C.STOP, ()) if t.word in ("left", "right")), ""),
        colours=tuple(by.get(_C.COLOUR, ())),
        tints=tuple(by.get(_C.TINT, ())),
        scale=_scale(by.get(_C.SIZE, ()), head),
        traits=tuple(dict.fromkeys(trait for trait in traits if trait != "small")),
        actions=tuple(by.get(_C.ACTION, ())),
        known=tuple(tag for tag in tags if tag.category in (*MODIFIERS, *_HEADS, _C.ACTION) and (tag.category not in _HEADS or (tag.category, tag.key) == (head.category, head.key))),
    )  # fmt: skip


def _is_many(head: Tag, by: dict[Category, list[Tag]], lexicon: Lexicon) -> bool:
    """Whether a bare noun stands for several; "fish" does when no article says otherwise."""
    if head.category is not _C.SUBJECT:
        return False
    if head.word == head.key and head.key in lexicon.tables.subjects[head.key].plurals:
        return _C.DETERMINER not in by and _C.DEFINITE not in by
    if head.word in lexicon.tables.subjects[head.key].plurals and head.word != head.key:
        return True
    single = any(
        tag.word in ("a", "an", "one", "each", "every") for tag in by.get(_C.DETERMINER, ())
    )
    return is_plural(head.word) and not single


def _scale(sizes: Sequence[Tag], head: Tag) -> float:
    if sizes:
        return float(sizes[0].key)
    return 0.65 if "small" in head.traits else 1.0
