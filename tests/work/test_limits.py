"""How long a worker may show nothing."""

from __future__ import annotations

from kinora.work.limits import Limits


def test_engines_take_their_time_to_let_go() -> None:
    """A transformer call is waited for; a frame is short. A limit that is set holds for all."""
    engines = ("diffusion", "animatic", "drawn:DrawnEngine")

    assert [Limits().of_cancelling(engine) for engine in engines] == [60.0, 0.7, 0.7]
    assert {Limits(cancel_s=3.0).of_cancelling(engine) for engine in engines} == {3.0}


def test_loading_may_take_longest() -> None:
    """Also while a video is made."""
    limits = Limits()

    assert limits.of_phase("loading") == 900
    assert limits.of_phase("preparing") == limits.of_phase("rendering") == 300
    assert limits.of_phase("idle") == float("inf")
