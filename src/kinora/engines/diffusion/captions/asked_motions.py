"""Instructions about which way things move. Each rule gives the edited caption, or None where it does not
apply."""

from __future__ import annotations

import re

from kinora.engines.diffusion.captions.asked_looks import target
from kinora.engines.diffusion.captions.change import Edit, Scope
from kinora.engines.diffusion.captions.directions import (
    DIRECTION,
    Motion,
    alike,
    apart,
    joined,
    motion_of,
    motions,
    moving,
    opposite,
)
from kinora.engines.diffusion.captions.things import Thing, find, is_verb, main_thing, things
from kinora.engines.diffusion.captions.words import inflected, is_plural, listed, tokens, verb

_REVERSE = re.compile(
    r"^(?:reverse|flip|invert|mirror|swap|turn around)\b.*\b(?:direction|motion|movement)s?\b.*$"
    r"|^(?:change|turn|switch)\s+(?:its|their|the)\s+(?:direction|motion|movement)(?: around)?$"
    r"|^.*\b(?:in|to) the (?:opposite|other|reverse) direction\b.*$|^.*\bthe (?:other|opposite) way(?: around| round)?$"
    r"|^(?:reverse|flip) (?:it|them)$",
    re.I,
)
_TO = re.compile(
    rf"^(?P<said>.*?)\s*(?P<way>{DIRECTION})(?:\s+now)?(?:\s+(?:instead of|rather than|not)\s+.+)?$",
    re.I,
)
_SAID = re.compile(
    r"^(?:(?:change|set|switch|make)\s+)?(?:the\s+|its\s+|their\s+)?(?:direction|motion|movement)\s*(?:of \w+ \w+ )?(?:to|is|be|should be|:)?$"
    r"|^(?:(?:make|have|let|get|send|move|i want|want|turn)\s+)?(?P<who>(?:the|it|them|they|he|she|him|her|both|all|everything|his|its)\b.*?)?"
    r"(?:\s*\b(?:should|must|has to|have to|needs? to|to|now|is|are|be|all|both|instead|both))*"
    r"(?:\s*\b(?P<verb>\w+))?(?:\s+(?:to|go|off|it|them))?$",
    re.I,
)
_STILL = re.compile(
    r"^(?:(?:make|have|let|keep|hold|leave)\s+)?(?:(?P<who>(?:the|it|them|they|he|she|both|all)\b.*?)\s+)?"
    r"(?:should\s+)?(?:(?:to\s+)?(?:stand|stay|be|hold|keep)?\s*still|not move|don't move|stop(?: moving)?"
    r"|stays?(?: in place| where it is)|motionless)$"
    r"|^stop (?P<who2>.+?)(?: from)? moving$|^no (?:motion|movement)$",
    re.I,
)
_PATH = r"(?:through|across|along|over|on|in|into|onto|up|down|to|towards?|around|under|past|beside|near)"
_ROUTE = re.compile(
    r"^(?:(?:make|have|let|get)\s+)?(?:(?P<who>(?:the|it|them|they|he|she|him|her|both|all)\b.*?)\s+)?(?:(?:should|must|to)\s+)*"
    rf"(?P<verb>\w+)\s+(?P<way>{_PATH}\s+(?P<where>.+?))(?:\s+(?:instead of|rather than|not)\s+.+)?$",
    re.I,
)
_ANY = ("move", "go", "travel", "head", "be", "turn", "face", "send")  # say nothing of how


def moved(caption: str, clause: str, about: str) -> Edit | None:
    """ "Let it go left", "move right instead of left", "reverse its direction", "stand still"."""
    if re.search(r"\bcamera\b", clause, re.I):
        return None
    clause = re.sub(r"^change (?:the |its )?direction\s*[:,]\s*", "", clause, flags=re.I)
    first = clause.split(" ")[0]
    if verb(first) != first.lower() and find(caption, first):
        clause = f"the {clause}"
    if _REVERSE.match(clause):
        return _reversed(caption)
    still = _STILL.match(clause)
    if still:
        return _stilled(caption, about, still["who"] or still["who2"] or "it")
    found = _TO.match(clause)
    said = _SAID.match(found["said"].strip()) if found else None
    if not found or not said:
        return _rerouted(caption, clause, about)
    return _turned(caption, about, said["who"] or "it", (said["verb"] or "").lower(), found["way"])


def _turned(caption: str, about: str, who: str, act: str, way: str) -> Edit | None:
    """Those named, in this direction."""
    if act and verb(act) not in listed("actions", "motions") | listed("actions", "moving"):
        who, act = f"{who} {act}", ""
    thing = _mover(caption, about, who)
    base = verb(act) if verb(act) not in _ANY else ""
    motion = motion_of(caption, thing) if thing else None
    if thing is None or (
        motion is None and (_acts(caption, thing) or thing != main_thing(caption))
    ):
        return None
    told = f"{thing.head} moves {way}"
    if motion is None:
        form = (verb(act) or "move") if thing.is_plural else inflected(verb(act) or "move", "VBZ")
        new = f"{caption[: thing.end]} {form} {alike(way, '')}{caption[thing.end :]}"
        return Edit(new, Scope.LAYOUT, told, thing.head)
    if not base and verb(motion.verb) in listed("actions", "resting"):
        base = verb(act) or "move"
    caption, motion = _own(caption, who, thing, motion)
    return Edit(moving(caption, motion, base, way), Scope.LAYOUT, told, thing.head)


def _rerouted(caption: str, clause: str, about: str) -> Edit | None:
    """The same moving through, over or along something else: "make her walk through a forest"."""
    asked = _ROUTE.match(clause)
    named = things(asked["where"]) if asked else []
    if not asked or not named or (named[0].start, named[0].end) != (0, len(asked["where"])):
        return None
    thing = _mover(caption, about, asked["who"] or "it")
    motion = motion_of(caption, thing) if thing else None
    if (
        thing is None
        or motion is None
        or verb(asked["verb"]) not in ("go", "move", verb(motion.verb))
    ):
        return None
    old = re.match(rf"\s+{_PATH}\s+", caption[motion.end :], re.I)
    begin = motion.end + old.end() if old else 0
    where = next((each for each in things(caption[begin:]) if each.start == 0), None)
    start, end = motion.start + len(motion.verb), motion.end
    same = not motion.direction or (old and asked["way"].startswith(old[0].strip()))
    if same and old and where and where.head != "background":
        end = begin + where.end
    new = f"{caption[:start]} {asked['way']}{caption[end:]}"
    return Edit(new, Scope.LAYOUT, f"{thing.head} goes {asked['way']}", thing.head)


def _mover(caption: str, about: str, who: str) -> Thing | None:
    """The thing that is to move; of all of them the first."""
    if who.lower() in ("both", "all", "everything", "them both", "all of them", "both of them"):
        who = "it"
    return target(caption, about, who)


def _acts(caption: str, thing: Thing) -> bool:
    """Whether a thing does something that is no moving."""
    words = tokens(caption)
    after = next((i for i, token in enumerate(words) if token.start >= thing.end), None)
    return after is not None and is_verb(words, after)


def _own(caption: str, who: str, thing: Thing, motion: Motion) -> tuple[str, Motion]:
    """The motion of a thing that is named; one that it shares with another is told twice."""
    pair = joined(caption, thing, motion)
    several = not thing.is_plural and is_plural(who.split()[-1])
    if pair is None or several or who.lower() in listed("grammar", "pronouns") | {"all"}:
        return caption, motion
    caption, one, two = apart(caption, pair, motion)
    return caption, one if thing == pair[0] else two


def _stilled(caption: str, about: str, who: str) -> Edit | None:
    thing = _mover(caption, about, who)
    motion = motion_of(caption, thing) if thing else None
    if thing is None or motion is None:
        return None
    caption, motion = _own(caption, who, thing, motion)
    new = moving(caption, motion, "stand", "still")
    return Edit(new, Scope.LAYOUT, f"{thing.head} stands still", thing.head)


def _reversed(caption: str) -> Edit | None:
    """All that moves, the other way."""
    found, told = motions(caption), "the direction is reversed"
    ways = [motion for motion in found if opposite(motion.direction)]
    for motion in reversed(ways):
        other = opposite(motion.direction)
        caption = caption[: motion.end - len(motion.direction)] + other + caption[motion.end :]
    if not found:
        return None
    if not ways:
        end = re.match(r"[^,.;]*", caption[found[0].end :])
        at = found[0].end + (end.end() if end else 0)
        caption = f"{caption[:at].rstrip()} in the opposite direction{caption[at:]}"
    return Edit(caption, Scope.LAYOUT, told)
