"""What a prompt can ask to hear whatever the scene brings along: music of every kind, and sounds."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kinora.engines.animatic.scene import Scene
from kinora.engines.animatic.sound import (
    band,
    crowd,
    indoors,
    music,
    nature,
    scenery,
    subjects,
    throat,
)
from kinora.engines.animatic.sound.melody import MAJOR, MINOR
from kinora.engines.animatic.sound.repertoire import Genre, genre
from kinora.engines.animatic.sound.tape import Play

# Which music a mood is, where only "music" is asked for, and how it bends the music that is.
_OF_MOOD = {
    "cheerful": "upbeat music", "calm": "calm music", "sad": "romantic music", "eerie": "eerie music",
    "dramatic": "epic music", "romantic": "romantic music", "tense": "eerie music", "epic": "epic music",
    "mysterious": "eerie music", "cozy": "calm music",
}  # fmt: skip
_DARK, _BRIGHT = frozenset({"sad", "eerie", "tense", "dramatic"}), frozenset({"cheerful"})


def is_music(sound: str) -> bool:
    """Does all else give way to it?"""
    return sound in ("music", "piano music") or genre(sound) is not None


def play_of(sound: str, scene: Scene) -> Play | None:
    """How a sound that was asked for is played for the whole clip; None for one nobody can play."""
    end = float(scene.seconds)
    if sound == "music":
        sound = _OF_MOOD.get(scene.mood, sound)
    if sound == "music":
        return partial(music.dance, start=0.0, end=end)
    if sound == "piano music":
        return partial(music.piano, start=0.0, end=end)
    piece = genre(sound)
    if piece is not None:
        return partial(band.play, start=0.0, end=end, genre=_in_mood(piece, scene.mood))
    return _beds(end).get(sound)


def _in_mood(piece: Genre, mood: str) -> Genre:
    """A sad mood turns any music to minor and slows it down, a cheerful one the other way."""
    if mood not in _DARK | _BRIGHT:
        return piece
    scale, pace = (MINOR, 0.88) if mood in _DARK else (MAJOR, 1.06)
    slow, quick = piece.style.tempo
    return replace(
        piece, style=replace(piece.style, scale=scale, tempo=(slow * pace, quick * pace))
    )


def _beds(end: float) -> dict[str, Play]:
    return {
        "applause": partial(crowd.cheer, start=0.0, end=end),
        "birdsong": partial(nature.birds, every=0.6),
        "waves crashing": nature.waves,
        "sound of rain": partial(nature.rain, surface="leaves"),
        "traffic noise": indoors.city,
        "crickets": nature.crickets,
        "thunderclap": nature.thunder,
        "sound of wind": nature.wind,
        "crackling": scenery.hearth,
        "footsteps": partial(
            subjects.steps, start=0.3, end=end, every=0.55, ground="stone", weight=1.0
        ),
        "laughter": partial(throat.laughter, start=0.4, end=end, size=1.0),
    }
