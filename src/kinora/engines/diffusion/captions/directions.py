"""Which way a caption's things move: finds the verb and the direction said with it, and says another one.
Knows nothing of instructions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kinora.engines.diffusion.captions.things import Thing, is_verb, things
from kinora.engines.diffusion.captions.words import (
    inflected,
    is_plural,
    listed,
    tag_of,
    tokens,
    verb,
)

_PLAIN = {
    "up": ("upward", "upwards", "top", "upper"),
    "down": ("downward", "downwards", "bottom", "lower"),
    "left": ("leftward", "leftwards"),
    "right": ("rightward", "rightwards"),
    "forward": ("forwards",),
    "backward": ("backwards",),
}
_OPPOSITE = {
    "up": "down",
    "left": "right",
    "top": "bottom",
    "upward": "downward",
    "upwards": "downwards",
    "leftward": "rightward",
    "leftwards": "rightwards",
    "forward": "backward",
    "forwards": "backwards",
    "clockwise": "counterclockwise",
}
_WORD = r"(?:(?:up|down|left|right|for|back)wards?|left|right)"
_SIDE = r"(?:left|right|top|bottom)"
_ONE = (
    rf"(?:(?:from (?:the )?)?{_SIDE} to (?:the )?{_SIDE}|(?:to|towards?) the {_SIDE}(?: side)?|{_WORD}"
    r"|(?:up|down)(?!\s+(?:an?|the|his|her|its|their|to|in|into|from)\b(?! (?:left|right)))"
    r"|diagonally|sideways|(?:counter|anti)?clockwise|in (?:a circle|circles))\b"
)
DIRECTION = rf"(?:straight )?{_ONE}(?:,? and {_ONE})?"


@dataclass(frozen=True, slots=True)
class Motion:
    """A verb of moving and the direction said with it; offsets into the caption."""

    start: int
    end: int  # of the verb and the direction, if it has one
    verb: str  # as written
    direction: str


def motions(caption: str) -> list[Motion]:
    """Every verb of moving in a caption, but those of the camera."""
    moving = listed("actions", "motions") | listed("actions", "moving")
    words, found = tokens(caption), []
    for index, token in enumerate(words):
        if verb(token.word) not in moving or not (
            is_verb(words, index) or token.word.endswith("ing")
        ):
            continue
        if "camera" in re.split(r"[,.;]", caption[: token.start])[-1].lower():
            continue
        said = re.match(rf"\s+(?P<way>{DIRECTION}|still\b)", caption[token.end :], re.I)
        end = token.end + (said.end() if said else 0)
        found.append(Motion(token.start, end, token.text, said["way"] if said else ""))
    return found


def motion_of(caption: str, thing: Thing) -> Motion | None:
    """What the thing does: the first verb of moving behind it, in its own sentence."""
    for motion in motions(caption):
        if motion.start > thing.end:
            return None if "." in caption[thing.end : motion.start] else motion
    return None


def moving(caption: str, motion: Motion, base: str, way: str) -> str:
    """The caption with this verb and direction in the place of its own; "" keeps the verb."""
    said = inflected(base, tag_of(motion.verb)) if base else motion.verb
    way = f" {alike(way, motion.direction)}" if way else ""
    return f"{caption[: motion.start]}{said}{way}{caption[motion.end :]}"


def alike(way: str, like: str) -> str:
    """A direction said as the other one is: "to the right" as "right" beside "left"."""
    way = re.sub(r"^straight ", "", way.lower())
    word = re.sub(r"^(?:to|towards?) the | side$", "", way)
    plain = next((one for one, also in _PLAIN.items() if word in also), word)
    framed = re.match(r"((?:to|towards?) the )(?:left|right)$", like, re.I)
    if framed and plain in ("left", "right"):
        return f"{framed[1]}{plain}"
    if like in _PLAIN or not like:
        return plain if like or word != way or plain in ("up", "down") else way
    return way


def opposite(way: str) -> str:
    """The same direction, the other way; "" for one that has no other."""
    both = {**_OPPOSITE, **{other: one for one, other in _OPPOSITE.items()}}
    other = re.sub(r"\w+", lambda word: both.get(word[0].lower(), word[0]), way)
    return other if other != way else ""


def joined(caption: str, thing: Thing, motion: Motion) -> tuple[Thing, Thing] | None:
    """The two things that share the motion as its subject: "a square and a circle move"."""
    found = things(caption)
    for one, other in pairwise(found):
        links = caption[one.end : other.start].strip() == "and"
        if links and not caption[other.end : motion.start].strip() and thing in (one, other):
            return one, other
    return None


def apart(caption: str, pair: tuple[Thing, Thing], motion: Motion) -> tuple[str, Motion, Motion]:
    """The caption in which both of a pair have a verb of their own, and these two motions."""
    base, tail = verb(motion.verb), f" {motion.direction}" if motion.direction else ""
    said = [base if is_plural(one.head) else inflected(base, "VBZ") for one in pair]
    first, between = pair[0].end + 1, caption[pair[0].end : pair[1].end]
    middle = f"{caption[: pair[0].end]} {said[0]}{tail}{between} "
    one = Motion(first, first + len(said[0] + tail), said[0], motion.direction)
    two = Motion(len(middle), len(middle + said[1] + tail), said[1], motion.direction)
    return f"{middle}{said[1]}{tail}{caption[motion.end :]}", one, two
