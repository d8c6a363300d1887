"""What changed in the picture as a whole from one scene to another, in plain sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kinora.engines.animatic.language.wording import is_several, sentence, with_article
from kinora.engines.animatic.scene import Caption, Scene

Named = Callable[[str], str]  # the name people call a colour
_SEASONS = frozenset({"spring", "summer", "autumn", "winter"})
SILENCE = "silence"
_FALLS = {"rain": "rains", "snow": "snows", "heavy snow": "snows heavily"}
_SINGLE = frozenset({"rainbow", "moon", "storm", "warm grade", "cool grade", "brighter picture", "vignette"})  # fmt: skip
_LIGHTINGS = {"": "The light is as usual again.", "candlelight": "It is now lit by candles."}
_SPEEDS = {0.25: "a quarter of the usual speed", 0.5: "half the usual speed", 1.0: "the usual speed again", 2.0: "twice the usual speed", 4.0: "four times the usual speed"}  # fmt: skip
_MOVES = {
    "static": "stands still", "pan left": "pans left", "pan right": "pans right", "tilt up": "tilts up", "tilt down": "tilts down",
    "dolly in": "moves in", "dolly out": "moves back", "zoom in": "zooms in", "zoom out": "zooms out", "truck left": "moves along to the left",
    "truck right": "moves along to the right", "crane up": "rises", "crane down": "sinks", "orbit": "circles around", "handheld": "shakes in the hand",
}  # fmt: skip
_FRAMINGS = {"wide": "a wide shot", "medium": "a medium shot", "close-up": "a close-up"}
_ANGLES = {
    "eye level": "The camera is now at eye level.",
    "low angle": "The camera now looks up from below.",
    "high angle": "The camera now looks down from above.",
}


def picture_changes(before: Scene, after: Scene, name: Named) -> Iterator[str]:
    """One sentence per change of place, hour, weather, light, camera, look, sound and words."""
    yield from _surroundings(before, after)
    yield from _added_and_gone(before, after)
    yield from _light_and_time(before, after)
    yield from _camera(before, after)
    yield from _look(before, after, name)
    yield from _words(before, after)
    if before.title != after.title:
        yield f"The title now reads: {after.title}" if after.title else "The title is gone."


def _surroundings(before: Scene, after: Scene) -> Iterator[str]:
    if before.place != after.place:
        article = "" if after.place in ("space", "mars") else "the "
        place = after.place.capitalize() if after.place == "mars" else after.place
        yield f"The place is now {article}{place}."
    if before.time_of_day != after.time_of_day:
        article = "the " if after.time_of_day == "golden hour" else ""
        hour = (
            f"{article}{after.time_of_day}"
            if after.time_of_day
            else "the hour of the picture again"
        )
        yield f"It is now {hour}."
    if before.wet != after.wet:
        yield f"The ground is now {'wet' if after.wet else 'dry'}."


def _added_and_gone(before: Scene, after: Scene) -> Iterator[str]:
    for field in ("weather", "sky", "effects"):
        was, now = getattr(before, field), getattr(after, field)
        yield from (_gone(thing) for thing in was if thing not in now)
        yield from (_come(thing) for thing in now if thing not in was)
    for sound in before.sounds:
        if sound not in (*after.sounds, SILENCE):
            yield sentence(f"{_the_sound(sound)} can no longer be heard")
    if SILENCE in (*before.sounds, *after.sounds) and before.sounds != after.sounds:
        is_silent = SILENCE in after.sounds
        yield "Its sound is gone." if is_silent else "Its sound can be heard again."
    for sound in after.sounds:
        if sound not in (*before.sounds, SILENCE):
            yield sentence(f"{_the_sound(sound)} can now be heard")


def _the_sound(sound: str) -> str:
    return f"the {sound}" if sound.startswith("sound ") else sound


def _come(thing: str) -> str:
    if thing in _FALLS:
        return f"It now {_FALLS[thing]}."
    if thing in _SEASONS:
        return f"It is now {thing}."
    if thing in _SINGLE:
        return f"There is now {with_article(thing)}."
    return f"There {'are' if is_several(thing) else 'is'} now {thing}."


def _gone(thing: str) -> str:
    if thing in _FALLS:
        return f"It no longer {_FALLS[thing]}."
    if thing in _SEASONS:
        return f"It is no longer {thing}."
    return f"The {thing} {'are' if is_several(thing) else 'is'} gone."


def _light_and_time(before: Scene, after: Scene) -> Iterator[str]:
    if before.lighting != after.lighting:
        yield _LIGHTINGS.get(after.lighting, f"The light is now {after.lighting}.")
    if before.mood != after.mood:
        yield f"The mood is now {after.mood}." if after.mood else "There is no special mood any more."  # fmt: skip
    if before.pace != after.pace:
        speed = _SPEEDS.get(after.pace, f"{after.pace:g} times the usual speed")
        yield f"Everything now goes at {speed}."


def _camera(before: Scene, after: Scene) -> Iterator[str]:
    was, now = before.camera, after.camera
    if (was.move, was.amount) != (now.move, now.amount):
        how = " slowly" if now.amount < 1 else " strongly" if now.amount > 1 else ""
        yield f"The camera now {_MOVES[now.move]}{how if now.move != 'static' else ''}."
    if was.framing != now.framing:
        yield f"It is now {_FRAMINGS[now.framing]}."
    if was.angle != now.angle:
        yield _ANGLES[now.angle]


def _look(before: Scene, after: Scene, name: Named) -> Iterator[str]:
    was, now = before.look, after.look
    if was.style != now.style:
        yield f"The style is now {now.style}." if now.style else "The style is plain again."
    if was.palette != now.palette:
        colours = ", ".join(map(name, now.palette))
        yield f"The colours are now {colours}." if colours else "The colours are their own again."
    if was.backlight != now.backlight:
        light = f"{with_article(name(now.backlight))} backlight" if now.backlight else ""
        yield f"There is now {light}." if light else "The backlight is gone."


def _words(before: Scene, after: Scene) -> Iterator[str]:
    was, now = ({each.text: each for each in scene.captions} for scene in (before, after))
    yield from (f'No longer said: "{text}"' for text in was if text not in now)
    for text, caption in now.items():
        if caption != was.get(text):
            yield f'{_speaker(caption, after)} at {caption.start:g} s: "{text}"'


def _speaker(caption: Caption, scene: Scene) -> str:
    entity = scene.entity(caption.speaker)
    return f"The {entity.kind} now says" if entity is not None else "Now said"
