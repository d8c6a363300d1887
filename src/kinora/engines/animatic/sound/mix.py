"""A scene to its sound: every voice on one tape, in its room, finished.

The place and its weather are as loud as one another everywhere, and give way to music and speech.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from kinora.engines.animatic.scene import Scene
from kinora.engines.animatic.sound.given import is_muted, told
from kinora.engines.animatic.sound.loudness import even_gain
from kinora.engines.animatic.sound.places import room_of, surroundings
from kinora.engines.animatic.sound.signal import Signal, count, window
from kinora.engines.animatic.sound.tape import Tape, Voice, faded_in
from kinora.engines.animatic.sound.voices import doings, foreground
from kinora.engines.base import SAMPLE_RATE, Sound

BED, IN_RAIN = -20.5, -18.5  # LUFS of the place, its wildlife and its weather
OWN_GIVES_WAY = 0.45  # the same of what is heard in a given clip
GIVE_WAY = 0.62  # how much of the bed goes while there is music or speech


def record(
    scene: Scene,
    check: Callable[[], None] | None = None,
    *,
    since: float = 0.0,
    own: Sound | None = None,
) -> Sound:
    """The scene's sound from `since` on, (samples, 2) float32 at 48 kHz, peaks below -1 dBFS; a
    pure function of the scene. It begins and ends without a click, also where it joins on.

    `check` is called between voices and may raise to stop the recording; `own` is what is heard in
    the clip that the scene is played on.
    """
    bed, tape = Tape(scene.seconds), Tape(scene.seconds)
    if own is not None and not is_muted(scene):
        tape.bed(told(scene, own), _way(scene, OWN_GIVES_WAY))
    for voice in surroundings(scene):
        _checked(check)
        play(scene, voice, bed)
    for voice in doings(scene):
        _checked(check)
        play(scene, voice, tape)
    target = IN_RAIN if {"rain", "storm"} & set(scene.weather) else BED
    tape.under(bed, even_gain(bed.dry, target=target) * _way(scene))
    _checked(check)
    return faded_in(tape.finished(room_of(scene), since=since))


def passing(
    sounds: Sequence[tuple[float, Sound]], *, since: float = 0.0, fade: float = 1.0
) -> Sound:
    """One sound of several of a length, each heard from its moment of the clip on; the first sample
    is of second `since`."""
    out = sounds[0][1]
    for start, sound in sounds[1:]:
        time = np.arange(len(out), dtype=np.float32) / SAMPLE_RATE + np.float32(since - start)
        share = np.clip(time / fade, 0, 1)[:, None]
        out = np.asarray(out * (1 - share) + sound * share, np.float32)
    return out


def _checked(check: Callable[[], None] | None) -> None:
    if check is not None:
        check()


def _way(scene: Scene, give_way: float = GIVE_WAY) -> Signal:
    """What is left of the bed at each moment. It goes down when something begins, not before."""
    left = np.ones(count(scene.seconds), np.float32)
    for start, end in foreground(scene):
        given = window(scene.seconds, start=start, end=end, rise=0.4, fall=0.9)
        np.minimum(left, 1 - np.float32(give_way) * given, out=left)
    return left


def play(scene: Scene, voice: Voice, tape: Tape) -> None:
    """Put one voice of the scene on a tape."""
    voice.play(tape, np.random.default_rng(scene.seed_of(f"sound/{voice.name}")))
