"""What changed in the picture as a whole from one scene to another, in plain sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kinora.engines.animatic.scene import Caption, Scene

Named = Callable[[str], str]  # the name people call a colour


def picture_changes(before: Scene, after: Scene, name: Named) -> Iterator[str]:
    """One sentence per change of place, hour, weather, light, camera, look, sound and words."""
    yield from _surroundings(before, after)
    yield from _added_and_gone(before, after)
    yield from _light_and_time(before, after)
    yield from _camera(before, after)
    yield from _look(before, after, name)
    yield from _words(before.captions, after.captions)
    if before.title != after.title:
        yield f"The title is now: {after.title}." if after.title else "The title is gone."


def _surroundings(before: Scene, after: Scene) -> Iterator[str]:
    if before.place != after.place:
        yield f"The place is now: {after.place}."
    if before.time_of_day != after.time_of_day:
        yield f"The time of day is now: {after.time_of_day}."
    if before.wet != after.wet:
        yield f"The ground is now {'wet' if after.wet else 'dry'}."


def _added_and_gone(before: Scene, after: Scene) -> Iterator[str]:
    for field in ("weather", "sky", "effects", "sounds"):
        was, now = getattr(before, field), getattr(after, field)
        yield from (f"No more {thing}." for thing in was if thing not in now)
        yield from (f"Now with {thing}." for thing in now if thing not in was)


def _light_and_time(before: Scene, after: Scene) -> Iterator[str]:
    if before.lighting != after.lighting:
        yield f"The lighting is now: {after.lighting or 'as usual'}."
    if before.mood != after.mood:
        yield f"The mood is now: {after.mood or 'none'}."
    if before.pace != after.pace:
        speed = f"{after.pace:g} times" if after.pace != 1 else "at"
        yield f"Time now runs {speed} its usual speed."


def _camera(before: Scene, after: Scene) -> Iterator[str]:
    was, now = before.camera, after.camera
    if (was.move, was.amount) != (now.move, now.amount):
        how = {True: ", slowly", False: ""}[now.amount < 1]
        yield f"The camera move is now: {now.move}{how}."
    if was.framing != now.framing:
        yield f"The framing is now: {now.framing}."
    if was.angle != now.angle:
        yield f"The camera angle is now: {now.angle}."


def _look(before: Scene, after: Scene, name: Named) -> Iterator[str]:
    was, now = before.look, after.look
    if was.style != now.style:
        yield f"The style is now: {now.style or 'as painted'}."
    if was.palette != now.palette:
        yield f"The palette is now: {', '.join(map(name, now.palette)) or 'as painted'}."
    if was.backlight != now.backlight:
        yield f"The backlight is now: {name(now.backlight) if now.backlight else 'none'}."


def _words(before: Sequence[Caption], after: Sequence[Caption]) -> Iterator[str]:
    was, now = {each.text: each for each in before}, {each.text: each for each in after}
    yield from (f'No longer said: "{text}"' for text in was if text not in now)
    for text, caption in now.items():
        if text not in was:
            yield f'Said at {caption.start:g} s: "{text}"'
        elif caption != was[text]:
            yield f'Now said at {caption.start:g} s: "{text}"'
