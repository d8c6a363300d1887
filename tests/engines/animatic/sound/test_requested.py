"""Music that a prompt asks for is heard, and nothing else changes."""

from __future__ import annotations

import numpy as np
import pytest

from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.scene import Scene
from kinora.engines.animatic.sound import record
from kinora.engines.animatic.sound.voices import voices


def scene(*sounds: str) -> Scene:
    """An empty park."""
    return Scene(seed=11, width=1280, height=720, seconds=4, sounds=sounds)


@pytest.mark.parametrize(
    "sound", [k for k, row in lexicon().tables.sounds.items() if row.on_request]
)
def test_requested_sound_plays(sound) -> None:
    """Every sound that the vocabulary says is played on request is heard; music all along."""
    quiet, loud = record(scene()), record(scene(sound))
    added = np.abs(loud - quiet).mean(axis=1)
    parts = 4 if lexicon().tables.sounds[sound].is_music else 1
    assert all(part.mean() > 1e-3 for part in np.array_split(added, parts))
    assert np.abs(loud).max() < 1


def test_requested_music_adds_one_voice() -> None:
    """All other voices keep their names, and so their chance."""
    names = [voice.name for voice in voices(scene("piano music"))]
    plain = [voice.name for voice in voices(scene())]
    assert [name for name in names if name not in plain] == ["music/piano music"]
