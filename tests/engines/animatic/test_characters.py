"""Characters: who stands where the prompt says their name."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from PIL import Image

from kinora.engines.animatic.cast.paper.cutout import cut_out
from kinora.engines.base import Character, Frame, Shot, Sound
from kinora.video import Kind, Size

SMALL = Size(320, 180)


@dataclass
class Walker:
    """Somebody in orange who sways in front of a grey wall."""

    size: Size = SMALL
    fps: int = 30
    num_frames: int = 60
    is_there: bool = True

    def frames(self, start: int, stop: int) -> Iterator[Frame]:
        height, width = self.size.height, self.size.width
        y, x = np.mgrid[0:height, 0:width] / np.array([[[height]], [[height]]])
        for number in range(start, stop):
            rng = np.random.default_rng(number)
            picture = np.full((height, width, 3), 128.0) + 20 * y[..., None]
            middle = 0.85 + 0.08 * np.sin(number / 6)
            body = ((x - middle) / 0.14) ** 2 + ((y - 0.6) / 0.3) ** 2 < 1
            head = (x - middle) ** 2 + (y - 0.26) ** 2 < 0.1**2
            if self.is_there:
                picture[body], picture[head] = (230, 120, 30), (240, 190, 150)
            picture += rng.normal(0, 3, (height, width, 1))
            yield picture.clip(0, 255).astype(np.uint8)

    def sound(self) -> Sound:
        return np.zeros((self.num_frames * 1600, 2), np.float32)


@pytest.fixture(scope="module")
def mossy(studio: Any) -> Character:
    """A character from a clip of Kinora's own."""
    home = studio.create("A blue fox with a red hat walks in a park.")
    return Character(name="Mossy", clip=Walker(), negative=home.negative())


@pytest.fixture
def tom() -> Character:
    """A character from any other clip."""
    return Character(name="Old Tom", clip=Walker())


@pytest.fixture
def play(studio: Any) -> Any:
    def play_(prompt: str, *characters: Character, **more: Any) -> Any:
        wishes = {"kind": Kind.CREATE, "size": SMALL, "seconds": 4, "seed": 3, **more}
        return studio.engine.shoot(Shot(prompt=prompt, characters=characters, **wishes), studio.watch)  # fmt: skip

    return play_


def test_a_character_looks_as_at_home(play, mossy):
    """The fox of the clip plays where the prompt says its name: its colour and its hat came along."""
    reading = play("Mossy plays the piano on a stage.", mossy).reading
    fox = next(each for each in reading.scene.entities if each.kind == "fox")

    assert fox.colour
    assert fox.beats[0].action == "play piano"
    assert any(each.kind.endswith("hat") for each in reading.scene.entities) or any(
        "hat" in trait for trait in fox.traits
    )
    assert reading.scene.characters[0].name == "Mossy"
    assert "Mossy" in reading.understood
    assert not reading.not_understood
    assert reading.prompt == "Mossy plays the piano on a stage."


def test_anybody_else_is_cut_out_of_the_clip(play, tom, tools):
    """A paper figure in the clip's colours stands in the picture, and a remix keeps it."""
    source = play("OLD TOM waves in a park.", tom)
    again = play("Make it night.", kind=Kind.REMIX, negative=source.negative())

    def orange(footage: Any) -> float:
        frame = tools.picture(footage, 40).astype(int)
        return float(((frame[..., 2] > 1.5 * frame[..., 1]) & (frame[..., 2] > 60)).mean())

    assert source.reading.scene.characters[0].is_paper
    assert orange(source) > 0.01
    assert again.reading.cutouts == source.reading.cutouts
    assert orange(again) > 0.005
    assert len(source.reading.cutouts[0].picture) < 200_000


def test_two_characters_meet(play, mossy, tom):
    """Each does what the prompt says of it."""
    scene = play("Mossy sings while Old Tom dances in a forest.", mossy, tom).reading.scene
    deeds = {each.name: scene.entity(each.id).beats[0].action for each in scene.characters}

    assert deeds == {"Mossy": "sing", "Old Tom": "dance"}


def test_a_remix_speaks_of_them_by_name(play, mossy):
    """Without their clips being given again."""
    source = play("Mossy walks in a park.", mossy)
    remix = play("Mossy dances instead.", kind=Kind.REMIX, negative=source.negative())
    fox = remix.reading.scene.entity(remix.reading.scene.characters[0].id)

    assert [beat.action for beat in fox.beats] == ["dance"]
    assert any("Mossy" in sentence for sentence in remix.reading.changed)


def test_a_name_that_is_not_said_is_told(play, mossy):
    """Nobody appears unasked."""
    reading = play("A cat sits in a park.", mossy).reading

    assert [each.kind for each in reading.scene.entities] == ["cat"]
    assert any("Mossy" in sentence for sentence in reading.not_done)


def test_the_figure_is_cut_out_of_its_background():
    """What is left is the one who sways, without the wall, on white-edged paper."""
    sheet = Image.open(io.BytesIO(cut_out(Walker())))
    pixels = np.asarray(sheet.convert("RGBA")).astype(int)
    there = pixels[..., 3] > 200

    assert sheet.height > 1.5 * sheet.width
    assert 0.4 < there.mean() < 0.9
    warm = (pixels[..., 0] - pixels[..., 2] > 60) & there
    assert warm.sum() > 0.7 * there.sum()


@dataclass
class Passer(Walker):
    """Somebody in orange who goes from left to right, filmed by a hand that shakes, in a street of
    many colours."""

    def frames(self, start: int, stop: int) -> Iterator[Frame]:
        height, width = self.size.height, self.size.width
        room = np.random.default_rng(1).integers(40, 200, (9, 16, 3)).astype(np.uint8)
        street = np.asarray(Image.fromarray(room).resize((width + 16, height + 16), 0))
        y, x = np.mgrid[0:height, 0:width] / height
        for number in range(start, stop):
            rng = np.random.default_rng(number)
            down, aside = rng.integers(4, 12, 2)
            picture = street[down : down + height, aside : aside + width].astype(float)
            middle = 0.3 + 1.2 * number / self.num_frames
            body = ((x - middle) / 0.12) ** 2 + ((y - 0.6) / 0.3) ** 2 < 1
            picture[body] = (240, 130, 20)
            picture += rng.normal(0, 3, (height, width, 1))
            yield picture.clip(0, 255).astype(np.uint8)


def test_who_walks_through_a_street_is_cut_out_alone():
    """Neither what a shaking hand makes move nor the way that was walked is part of the figure."""
    sheet = Image.open(io.BytesIO(cut_out(Passer())))
    pixels = np.asarray(sheet.convert("RGBA")).astype(int)
    there = pixels[..., 3] > 200
    warm = (pixels[..., 0] - pixels[..., 2] > 120) & there

    assert sheet.height > 1.5 * sheet.width
    assert warm.sum() > 0.7 * there.sum()


def test_where_nothing_stands_out_there_is_a_card():
    """The middle of the picture with round corners."""
    sheet = Image.open(io.BytesIO(cut_out(Walker(is_there=False))))
    alpha = np.asarray(sheet.convert("RGBA"))[..., 3]

    assert alpha[alpha.shape[0] // 2, alpha.shape[1] // 2] == 255
    assert alpha[0, 0] == 0
    assert (alpha > 200).mean() > 0.8
