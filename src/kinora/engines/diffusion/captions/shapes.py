"""Captions of the model of shapes. Their grammar is all that it knows, so what comes, what goes and where
it happens is written in that grammar; any other caption is none of these rules' business."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kinora.engines.diffusion.captions.change import Edit, Scope

_SIZES = ("small", "big")
_COLOURS = ("red", "yellow", "green", "cyan", "blue", "pink")
_SHAPES = ("circle", "square", "triangle", "cross")
_DIRECTIONS = ("left", "right", "up", "down")
_PLACES = {"night": "at night", "meadow": "on a meadow", "desert": "in the desert"}

_SIZE, _COLOUR, _SHAPE, _DIRECTION = map("|".join, (_SIZES, _COLOURS, _SHAPES, _DIRECTIONS))
_THING = rf"a ({_SIZE}) ({_COLOUR}) ({_SHAPE}) moves ({_DIRECTION})"
_WHERE = f"({'|'.join(_PLACES.values())})"
_CAPTION = re.compile(rf"({_THING}(?: and {_THING})*) {_WHERE}")
_ADD = re.compile(
    rf"(?:(?:add|include|insert|show|with|put in) )?(?:an?|another) (?:({_SIZE}) )?(?:({_COLOUR}) )?"
    rf"({_SHAPE})(?: (?:that|which) moves| moving| moves)?(?: (?:to the )?({_DIRECTION}))?"
)
_REMOVE = re.compile(
    r"(?:remove|delete|erase|drop|hide|take away|take out|get rid of|without|no) "
    rf"(?:the )?(?:({_SIZE}) )?(?:({_COLOUR}) )?({_SHAPE})"
)
_PLACE = re.compile(
    r"(?:(?:set|move|place|put|change|make|turn|let) )?(?:(?:it|this|the scene|the background|everything) )?"
    r"(?:(?:to|into|be|happen|take place) )*(?:in |on |at )?(?:the |a )?(night|meadow|desert)(?: instead| now)?"
)
Thing = tuple[str, str, str, str]  # size, colour, shape, direction


@dataclass(frozen=True, slots=True)
class _Scene:
    things: tuple[Thing, ...]
    where: str

    @property
    def caption(self) -> str:
        told = (
            f"a {size} {colour} {shape} moves {way}" for size, colour, shape, way in self.things
        )
        return f"{' and '.join(told)} {self.where}"


def arranged(caption: str, clause: str, about: str) -> Edit | None:
    """ "Add a big pink cross that moves down", "remove the square", "in the desert"."""
    scene, asked = _read(caption), _plain(clause)
    if scene is None:
        return None
    if found := _PLACE.fullmatch(asked):
        new = replace(scene, where=_PLACES[found[1]])
        return Edit(new.caption, Scope.GLOBAL, f"it happens {new.where}")
    if found := _ADD.fullmatch(asked):
        return _added(scene, found)
    if found := _REMOVE.fullmatch(asked):
        kept = tuple(one for one in scene.things if not _is_meant(one, found))
        if kept and kept != scene.things:
            return Edit(replace(scene, things=kept).caption, Scope.LOCAL, f"the {found[3]} goes")
    return None


def _added(scene: _Scene, found: re.Match[str]) -> Edit | None:
    """The thing besides the others, in a colour that none of them has; None where it is there."""
    if any(_is_meant(one, found) for one in scene.things) and not found[0].startswith("add"):
        return None
    taken = {one[1] for one in scene.things}
    colour = found[2] or next(one for one in (*_COLOURS, "red") if one not in taken)
    thing = (found[1] or "small", colour, found[3], found[4] or "right")
    new = replace(scene, things=(*scene.things, thing))
    return Edit(new.caption, Scope.LOCAL, f"a {thing[0]} {colour} {thing[2]} comes in", thing[2])


def _is_meant(thing: Thing, found: re.Match[str]) -> bool:
    return all(said in (None, has) for said, has in zip(found.groups()[:3], thing, strict=False))


def _read(caption: str) -> _Scene | None:
    found = _CAPTION.fullmatch(_plain(caption))
    if found is None:
        return None
    things = tuple((a, b, c, d) for a, b, c, d in re.findall(_THING, found[1]))
    return _Scene(things, found[found.re.groups])


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^a-z]+", " ", text.lower()).split())
