"""Scenes as bytes: what is written can be read, and what Kinora did not write is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kinora.engines.animatic.scene import (
    SCHEMA,
    Beat,
    Entity,
    Look,
    Reading,
    Scene,
    decode,
    encode,
)
from kinora.errors import GenerationError

CAT = Entity("cat-1", "cat", colour="#aa7744", scale=1.6, beats=(Beat("wave", 0.0, 4.0),))
SCENE = Scene(
    seed=7, width=320, height=180, seconds=4, entities=(CAT,),
    look=Look(palette=("#112233", "#AABBCC"), backlight="#ffeedd"),
)  # fmt: skip


def stored(**changes: Any) -> bytes:
    """The bytes of a scene in which some values are others: of the scene or of its cat."""
    told = json.loads(encode(Reading(scene=SCENE, prompt="A cat waves")))
    for name, value in changes.items():
        holder = told["scene"] if name in told["scene"] else told["scene"]["entities"][0]
        holder[name] = value
    return json.dumps(told).encode()


def test_what_was_written_can_be_read() -> None:
    """Bytes and back is the same reading."""
    reading = Reading(scene=SCENE, prompt="A cat waves", understood=("a cat",))
    assert decode(encode(reading)) == reading


@pytest.mark.parametrize(
    "changes",
    [
        {"colour": "red"}, {"colour": "#fff"}, {"colour": "#aa7744\n"}, {"scale": 1000},
        {"scale": -1}, {"seconds": 0}, {"width": 1}, {"height": 100_000}, {"enters_at": -1},
        {"look": {"palette": ["blue"]}}, {"look": {"backlight": "warm"}},
        {"camera": {"amount": 100}}, {"beats": [{"action": "walk", "start": -3, "end": 1}]},
        {"place": 3}, {"zoom": 2},
    ],
)  # fmt: skip
def test_values_that_kinora_never_wrote_are_refused(changes: dict[str, Any]) -> None:
    """Ranges and patterns hold for every value that drawing relies on."""
    with pytest.raises(GenerationError, match="create it anew"):
        decode(stored(**changes))


def test_a_scene_of_a_newer_kinora_is_refused() -> None:
    """The sentence says which schema it has and what to do."""
    with pytest.raises(GenerationError, match=f"schema {SCHEMA + 1}.*Upgrade"):
        decode(stored(schema=SCHEMA + 1))


@pytest.mark.parametrize("damaged", [b"", b"\xff", b'{"scene":', b"[]"])
def test_damaged_bytes_are_refused(damaged: bytes) -> None:
    """Whatever is not a reading ends in one kind of error."""
    with pytest.raises(GenerationError):
        decode(damaged)


def test_no_beat_goes_on_after_the_clip() -> None:
    """A beat that ends in a billion seconds ends with the clip."""
    beats = [{"action": "bow", "start": 1, "end": 1e9}, {"action": "wave", "start": 8, "end": 9}]
    entity = decode(stored(beats=beats)).scene.entities[0]
    assert [(beat.start, beat.end) for beat in entity.beats] == [(1.0, 4.0), (4.0, 4.0)]
