"""A given clip as the scene that it is before anything is done to it, and what an edit of one adds
to what edits say. Knows nothing of how the clip is drawn."""

from __future__ import annotations

import re

import msgspec

from kinora.engines.animatic.language.describing import changes
from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.scene import Caption, Reading, Scene, Taken
from kinora.engines.base import Shot
from kinora.errors import GenerationError

TAKEN = ""  # the hour of a clip: the one it was filmed at
LATE = 0.6  # share of the clip after which what is appended begins
NEAR = 0.02  # of a second
_TITLE = re.compile(  # single quotes are apostrophes, too: only with a space before and none after
    r"\b(?:titles?|headline|heading)\b[^\"\u201c\u201d\n]{0,24}?"
    r"(?:[\"\u201c](?P<a>[^\"\u201c\u201d\n]{1,80})[\"\u201d]"
    r"|\s['\u2018](?P<b>[^'\u2018\u2019\n]{1,80})['\u2019](?!\w))",
    re.IGNORECASE,
)


def opened(shot: Shot) -> Reading:
    """The reading of the shot's footage as it was given: nobody in it, nothing done to it."""
    clip = shot.footage
    if clip is None:
        raise GenerationError("The source of this video has lost its scene; create it anew.")
    seconds = max(clip.num_frames // clip.fps, 1)
    scene = Scene(
        seed=shot.seed,
        width=shot.size.width,
        height=shot.size.height,
        seconds=seconds,
        time_of_day=TAKEN,
        footage=Taken(seconds=seconds, fps=clip.fps),
    )
    return Reading(scene=scene, prompt="")


def edited(source: Reading, reading: Reading) -> Reading:
    """An edit of footage, with its title, and with words that are nobody's shown throughout."""
    scene = reading.scene
    if scene.footage is None:
        return reading
    captions = tuple(_throughout(each, scene, source.scene) for each in scene.captions)
    told = msgspec.structs.replace(scene, captions=captions)
    if told != scene:
        changed = changes(source.scene, told, lexicon().colour_name)
        reading = msgspec.structs.replace(reading, scene=told, changed=changed)
    found = _TITLE.search(reading.prompt)
    return reading if found is None else _titled(reading, found)


def checked(scene: Scene, shot: Shot) -> None:
    """Raises GenerationError where a scene is played on a clip that was not given again."""
    if scene.footage is not None and shot.footage is None:
        raise GenerationError(
            "The clip that this video was made from is gone; upload it again and edit that."
        )


def _throughout(caption: Caption, scene: Scene, before: Scene) -> Caption:
    """Words on the picture that nobody says, and of which no time was told, stay for the clip."""
    is_appended = abs(caption.start - LATE * scene.seconds) < NEAR + 0.5
    if caption.speaker or caption in before.captions or not is_appended or scene.parts:
        return caption
    return msgspec.structs.replace(caption, start=0.0, end=float(scene.seconds))


def _titled(reading: Reading, found: re.Match[str]) -> Reading:
    """The same with the title that the prompt gives; its words are understood."""
    text = " ".join((found["a"] or found["b"]).split())
    said = found.group(0)
    scene = reading.scene
    captions = tuple(each for each in scene.captions if each.text != text)
    scene = msgspec.structs.replace(scene, title=text, captions=captions)
    missed = tuple(words for words in reading.not_understood if words not in said)
    changed = tuple(each for each in reading.changed if f'"{text}"' not in each)
    return msgspec.structs.replace(
        reading,
        scene=scene,
        understood=(*reading.understood, said),
        not_understood=missed,
        changed=(*changed, f"The title now reads: {text}"),
    )
