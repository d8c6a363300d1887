from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinora.engines.diffusion.config import Frames
from kinora.engines.diffusion.schedule import (
    Span,
    box_of,
    fitting,
    frame_at,
    native_size,
    overlap_of,
    spans,
    step_of,
)
from kinora.video import Size

WAN = Frames(fps=16, most=81)
TWO_SHAPES = ("1280x720", "720x1280", "832x480", "480x832")


@pytest.mark.parametrize(
    ("asked", "native"),
    [
        (Size(1280, 720), "1280x720"),
        (Size(720, 1280), "720x1280"),
        (Size(1792, 1024), "1280x720"),  # 832x480 is of a nearer shape, and far too small
        (Size(1024, 1792), "720x1280"),
        (Size(640, 360), "832x480"),
        (Size(320, 180), "832x480"),
        (Size(480, 832), "480x832"),
    ],
)
def test_the_nearest_native_size_is_made(asked: Size, native: str) -> None:
    """The shape decides, and among like shapes the area."""
    assert str(native_size(asked, TWO_SHAPES)) == native


def test_a_size_is_never_turned() -> None:
    """What the table does not list is not made."""
    assert native_size(Size(720, 1280), ("1280x720",)) == Size(1280, 720)


SIDES = st.integers(16, 2000)


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first draw of a busy machine
@given(SIDES, SIDES, SIDES, SIDES)
def test_the_whole_picture_is_covered(a: int, b: int, c: int, d: int) -> None:
    """What is cut out lies inside, in the middle, has the asked shape and touches two edges."""
    made, asked = Size(a, b), Size(c, d)
    left, top, right, bottom = box_of(made, asked)

    assert (right - left) / (bottom - top) == pytest.approx(c / d)
    assert (left, top) == pytest.approx((a - right, b - bottom), abs=1e-6)
    assert min(left, top) == pytest.approx(0, abs=1e-9)
    assert min(left, top) >= 0
    assert right <= a + 1e-9
    assert bottom <= b + 1e-9


def test_the_fitting_is_told_exactly() -> None:
    """By how much the picture is scaled, and what of it is lost where."""
    assert fitting(Size(1280, 720), Size(1280, 720)) == "Made at 1280x720, as asked."
    assert fitting(Size(832, 480), Size(1280, 720)) == (
        "Made at 832x480, scaled by 1.538 and cropped at top and bottom by 2.5% in all to 1280x720."
    )
    assert fitting(Size(640, 360), Size(1280, 720)) == (
        "Made at 640x360, scaled by 2.000 to 1280x720."
    )


def test_a_clip_of_the_models_own_length_is_one_run() -> None:
    """Frames that the rule makes too many are not shown."""
    assert spans(64, WAN) == (Span(num_frames=65, shown=64),)


def test_a_longer_clip_is_made_by_even_runs() -> None:
    """Later runs take over frames, and no run is a mere stub."""
    assert spans(128, WAN) == (
        Span(num_frames=73, shown=73),
        Span(num_frames=73, overlap=17, shown=55),
    )


def test_an_added_part_goes_on_from_what_was_there() -> None:
    """Its first run takes over frames, too."""
    assert spans(64, WAN, goes_on=True) == (Span(num_frames=81, overlap=17, shown=64),)


FRAMES = st.builds(
    lambda multiple, most, overlap, fps: Frames(
        fps=fps, most=multiple * most + 1, multiple=multiple, overlap=overlap
    ),
    st.sampled_from([1, 2, 4, 6, 8]),
    st.integers(1, 30),
    st.integers(1, 60),
    st.sampled_from([8, 16, 24, 25]),
)


@given(FRAMES, st.integers(1, 3000), st.booleans())
def test_runs_show_exactly_what_was_asked_for(frames: Frames, shown: int, goes_on: bool) -> None:
    """Whatever the length: by the rule, within the most, and each run adds something."""
    runs = spans(shown, frames, goes_on=goes_on)

    assert sum(run.shown for run in runs) == shown
    for number, run in enumerate(runs):
        assert (run.num_frames - 1) % frames.multiple == 0
        assert run.num_frames <= frames.most
        assert run.overlap == (overlap_of(frames) if number or goes_on else 0)
        assert 1 <= run.shown <= run.num_frames - run.overlap
    assert all(run.shown == run.num_frames - run.overlap for run in runs[:-1])


def test_frames_of_a_clip_are_those_of_their_moment() -> None:
    """A film of another rate shows each moment's frame."""
    assert [frame_at(index, fps=16, clip_fps=24) for index in range(5)] == [0, 1, 3, 4, 6]
    assert frame_at(63, fps=16, clip_fps=24) == 94


def test_a_start_leaves_a_step_to_be_made() -> None:
    """Shares are rounded to steps; even all of them leave the last."""
    assert [step_of(share, 50) for share in (0, 0.04, 0.2, 1)] == [0, 2, 10, 49]
    assert step_of(0.2, 1) == 0
