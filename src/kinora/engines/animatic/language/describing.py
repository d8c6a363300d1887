"""What changed from one scene to another, in plain sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kinora.engines.animatic.scene import Beat, Entity, Scene

Named = Callable[[str], str]  # the name people call a colour


def changes(before: Scene, after: Scene, name: Named) -> tuple[str, ...]:
    """One sentence per change; none when the scenes are the same."""
    return (*_entities(before, after, name), *_picture(before, after), *_camera(before, after), *_look(before, after, name))  # fmt: skip


def _entities(before: Scene, after: Scene, name: Named) -> Iterator[str]:
    for old in before.entities:
        new = after.entity(old.id)
        if new is None:
            yield f"{_the(old, before)} was removed."
        else:
            yield from _entity(old, new, after, name)
    for entity in after.entities:
        if before.entity(entity.id) is None:
            when = f", coming in at {entity.enters_at:g} s" if entity.enters_at else ""
            yield f"{_a(entity, name)} was added{when}."


def _entity(old: Entity, new: Entity, scene: Scene, name: Named) -> Iterator[str]:
    the = _the(new, scene)
    if old.kind != new.kind:
        yield f"The {old.kind} was replaced with {_a(new, name).lower()}."
    elif old.colour != new.colour:
        yield f"{the} is now {name(new.colour) if new.colour else 'of its own colour'}."
    if old.scale != new.scale and old.kind == new.kind:
        yield f"{the} is now {'larger' if new.scale > old.scale else 'smaller'}."
    for trait in new.traits:
        if trait not in old.traits and trait != "implied" and old.kind == new.kind:
            yield f"{the} is now {trait}."
    yield from (
        f"{the} does this from {beat.start:g} s on: {beat.action}." for beat in _begun(old, new)
    )
    if old.relation != new.relation and new.relation is not None and old.kind == new.kind:
        other = scene.entity(new.relation.of)
        yield f"{the} is now {new.relation.kind} the {other.kind if other else 'other'}."


def _begun(old: Entity, new: Entity) -> Iterator[Beat]:
    known = {(beat.action, beat.start) for beat in old.beats}
    yield from (beat for beat in new.beats if (beat.action, beat.start) not in known)


def _picture(before: Scene, after: Scene) -> Iterator[str]:
    if before.place != after.place:
        yield f"The place is now: {after.place}."
    if before.time_of_day != after.time_of_day:
        yield f"The time of day is now: {after.time_of_day}."
    for was, now in ((before.weather, after.weather), (before.sky, after.sky)):
        yield from (f"No more {thing}." for thing in was if thing not in now)
        yield from (f"Now with {thing}." for thing in now if thing not in was)
    if before.wet != after.wet:
        yield f"The ground is now {'wet' if after.wet else 'dry'}."


def _camera(before: Scene, after: Scene) -> Iterator[str]:
    was, now = before.camera, after.camera
    if (was.move, was.amount) != (now.move, now.amount):
        how = {True: ", slowly", False: ""}[now.amount < 1]
        yield f"The camera move is now: {now.move}{how}."
    if was.framing != now.framing:
        yield f"The framing is now: {now.framing}."


def _look(before: Scene, after: Scene, name: Named) -> Iterator[str]:
    was, now = before.look, after.look
    if was.style != now.style:
        yield f"The style is now: {now.style or 'as painted'}."
    if was.palette != now.palette:
        yield f"The palette is now: {', '.join(map(name, now.palette)) or 'as painted'}."
    if was.backlight != now.backlight:
        yield f"The backlight is now: {name(now.backlight) if now.backlight else 'none'}."


def _the(entity: Entity, scene: Scene) -> str:
    """ "The cat"; with its number when there are several."""
    same = [other.id for other in scene.entities if other.kind == entity.kind]
    number = f" {same.index(entity.id) + 1}" if len(same) > 1 and entity.id in same else ""
    return f"The {entity.kind}{number}"


def _a(entity: Entity, name: Named) -> str:
    words = f"{name(entity.colour)} {entity.kind}" if entity.colour else entity.kind
    return f"{'An' if words[0] in 'aeiou' else 'A'} {words}"
