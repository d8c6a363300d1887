"""A clip that starts from a given picture."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from kinora.engines.animatic.scene import decode
from kinora.engines.base import Reference, Shot
from kinora.video import Kind, Size

SMALL = Size(320, 180)


def landscape(size: Size = SMALL) -> Image.Image:
    """A picture with a bright left sky, a dark ground, and detail everywhere."""
    rng = np.random.default_rng(3)
    y, x = np.mgrid[0 : size.height, 0 : size.width] / (size.height, size.width)[0]
    sky = np.stack([240 - 90 * x, 200 - 60 * x, 120 + 40 * y], -1)
    ground = np.stack([60 + 40 * y, 90 + 30 * y, 40 + 0 * y], -1)
    picture = np.where((y > 0.55)[..., None], ground, sky) + rng.normal(
        0, 12, (size.height, size.width, 1)
    )
    return Image.fromarray(picture.clip(0, 255).astype(np.uint8))


def reference(image: Image.Image) -> Reference:
    out = io.BytesIO()
    image.save(out, "PNG")
    return Reference(media_type="image/png", data=out.getvalue())


@pytest.fixture
def start(studio):
    def start_(prompt: str, size: Size = SMALL):
        shot = Shot(
            kind=Kind.CREATE, prompt=prompt, size=size, seconds=4, seed=11,
            references=(reference(landscape(size)),),
        )  # fmt: skip
        return studio.engine.shoot(shot, studio.watch)

    return start_


def test_the_first_frame_is_the_picture(start, tools):
    """Without subjects, bit for bit, in landscape and portrait."""
    for size in (SMALL, Size(180, 320)):
        footage = start("something quiet", size)
        first = tools.picture(footage, 0)[..., 2::-1]

        assert (first == np.asarray(landscape(size))).all()


def test_then_it_moves_in_depth(start, tools):
    """Later frames differ, begin without a jolt, and the far part moves otherwise than the near one."""
    footage = start("something quiet")
    first, second, later = (tools.picture(footage, index).astype(int) for index in (0, 1, 90))

    assert np.abs(first - second).mean() < 0.5
    assert np.abs(first - later)[10:60].mean() > 1
    assert footage.reading.scene.time_of_day == ""


def test_its_edges_stay_its_edges(start, tools):
    """Nothing from beyond the picture comes in while the camera rests."""
    footage = start("something quiet")
    first, later = (tools.picture(footage, index).astype(int) for index in (0, 90))

    for edge in (np.s_[:2], np.s_[-2:], np.s_[:, :2], np.s_[:, -2:]):
        assert np.abs(first[edge] - later[edge]).mean() < 1.5


def test_subjects_and_weather_are_on_it(start, tools):
    """The prompt's dog stands on the picture and the rain falls over it."""
    plain, played = (
        tools.picture(start(prompt), 0) for prompt in ("something", "a dog in the rain")
    )

    share = tools.changed(plain, played).mean()

    assert 0.03 < share < 0.9


def test_a_remix_keeps_the_picture(start, studio, tools):
    """The negative carries it: an added bird changes only where the bird is."""
    source = start("a dog")
    remix = studio.remix(source, "Make the dog black")

    changed = tools.changed(tools.picture(source, 30), tools.picture(remix, 30))

    assert 0 < changed.mean() < 0.2
    assert decode(remix.negative()).picture == source.reading.picture


def test_another_place_takes_the_pictures_place(start, studio):
    """Who asks for a beach gets a beach; the negative lets go of the picture."""
    remix = studio.remix(start("a dog"), "Change the place to a beach")

    assert remix.reading.scene.place == "beach"
    assert remix.reading.scene.reference == ""
    assert remix.reading.picture == b""


def test_night_falls_on_the_picture(start, studio, tools):
    """An hour that a remix asks for tints it; everything is where it was."""
    source = start("something quiet")
    remix = studio.remix(source, "Make it night")

    before, after = (tools.picture(each, 0)[..., :3].astype(float) for each in (source, remix))

    assert after.mean() < 0.6 * before.mean()
    grey = (before.mean(-1) - before.mean(), after.mean(-1) - after.mean())
    alike = (grey[0] * grey[1]).mean() / (grey[0].std() * grey[1].std())
    assert alike > 0.97


def test_where_and_when_give_way_to_the_picture(start):
    """Words of the prompt that only say where and when it is are listed as not shown."""
    reading = start("a dog on a beach at sunset").reading

    assert "a dog" in reading.understood
    assert {"beach", "sunset"} <= {word for said in reading.not_understood for word in said.split()}
    assert reading.scene.title == ""


def test_what_somebody_does_is_shown_on_the_picture(start):
    """What the prompt has somebody do is not among what gives way to the picture."""
    reading = start("A dog runs in a park").reading

    assert "runs" in reading.understood
    assert reading.not_understood == ("park",)
