"""Which strategy a remix is made by: the table, what overrides it, and what stands in its way."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest

from kinora.engines.diffusion.captions.change import Change, Scope
from kinora.engines.diffusion.config import Remixing
from kinora.engines.diffusion.strategy import Choice, choose
from kinora.video import Strength

REMIX = Remixing(start=0.2, subtle_start=0.4, restart=0.04)
OTHER_MODEL = "the model was 'a' and is 'b'"


def chosen(scope: Scope, **overrides: Any) -> Choice:
    """The choice for a change of this scope where nothing stands in the way."""
    given: dict[str, Any] = {
        "strength": Strength.BALANCED,
        "wanted": "auto",
        "has_trajectory": True,
        "fingerprint_differs": "",
        "same_latents": True,
        "remix": REMIX,
    }
    return choose(Change("a blue ball rolls", scope, "read"), **{**given, **overrides})


@pytest.mark.parametrize(
    ("scope", "strategy", "share"),
    [
        (Scope.NONE, "copy", 0.0),
        (Scope.LOCAL, "anchored", 0.2),
        (Scope.GLOBAL, "flowedit", 0.0),
        (Scope.LAYOUT, "regenerate", 0.04),
    ],
)
def test_the_scope_decides(scope: Scope, strategy: str, share: float) -> None:
    """Where everything is at hand, each scope has its strategy."""
    choice = chosen(scope)
    assert (choice.strategy, choice.start_share) == (strategy, share)


@pytest.mark.parametrize(
    ("strength", "share"),
    [(Strength.SUBTLE, 0.4), (Strength.BALANCED, 0.2), (Strength.STRONG, 0.1)],
)
def test_a_stronger_remix_starts_earlier(strength: Strength, share: float) -> None:
    """The earlier it leaves the source's trajectory, the further it may go."""
    assert chosen(Scope.LOCAL, strength=strength).start_share == share


def test_a_subtle_remix_moves_nothing() -> None:
    """Whatever the prompt asks for, a subtle remix keeps the layout."""
    assert chosen(Scope.LAYOUT, strength=Strength.SUBTLE).strategy == "flowedit"


def test_a_strong_remix_keeps_no_layout_that_is_to_change() -> None:
    """It starts from the noise itself."""
    assert chosen(Scope.LAYOUT, strength=Strength.STRONG).start_share == 0.0


def test_the_operator_goes_before_the_table() -> None:
    """The server's setting overrides the model's, and that the scope."""
    remix = Remixing(strategy="regenerate")

    assert chosen(Scope.LOCAL, remix=remix).strategy == "regenerate"
    assert chosen(Scope.LOCAL, remix=remix, wanted="flowedit").strategy == "flowedit"


def test_no_setting_makes_a_copy_anew() -> None:
    """A prompt that changes nothing costs nothing."""
    assert chosen(Scope.NONE, wanted="regenerate").strategy == "copy"


def test_a_copy_needs_no_trajectory_and_no_same_weights() -> None:
    """The final latents are enough, whatever has become of the transformer."""
    lost = chosen(Scope.NONE, has_trajectory=False, fingerprint_differs=OTHER_MODEL)
    assert lost.strategy == "copy"


def test_latents_of_another_space_are_not_copied() -> None:
    """This model's decoder would show something else: it is made anew, and told."""
    choice = chosen(Scope.NONE, same_latents=False, fingerprint_differs=OTHER_MODEL)

    assert choice.strategy == "generate"
    assert choice.why == f"Made anew with the source's seed: {OTHER_MODEL}."


@pytest.mark.parametrize(
    ("overrides", "strategy", "why"),
    [
        ({}, "anchored", "Resumes the source's trajectory: the prompt changes one thing."),
        (
            {"has_trajectory": False},
            "flowedit",
            "Starts from the final latents: the source's trajectory is not kept any more.",
        ),
        (
            {"fingerprint_differs": OTHER_MODEL},
            "flowedit",
            f"Starts from the final latents: what made the source is not the same any more ({OTHER_MODEL}).",
        ),
        (
            {"is_given": True, "has_trajectory": False},
            "flowedit",
            "Starts from the clip's own latents: given footage has no trajectory.",
        ),
    ],
)
def test_what_stands_in_the_way_is_told(overrides: dict[str, Any], strategy: str, why: str) -> None:
    """The next best strategy is taken, and the sentence says what was missing."""
    choice = chosen(Scope.LOCAL, **overrides)
    assert (choice.strategy, choice.why) == (strategy, why)


def test_every_combination_gives_a_legal_choice() -> None:
    """Nothing is resumed without its trajectory, or copied from
    another space of latents; and there is always one sentence why."""
    yes_no = (True, False)
    strategies = ("auto", "anchored", "flowedit", "regenerate")
    for scope, strength, wanted, own, kept, differs, same, given in product(
        Scope, Strength, strategies, strategies, yes_no, ("", OTHER_MODEL), yes_no, yes_no
    ):
        choice = chosen(
            scope, strength=strength, wanted=wanted, remix=Remixing(strategy=own), has_trajectory=kept,
            fingerprint_differs=differs, same_latents=same, is_given=given,
        )  # fmt: skip
        resumes = kept and not differs and not given

        assert choice.strategy in ("copy", "anchored", "flowedit", "regenerate", "generate")
        assert same or choice.strategy == "generate"
        assert (choice.strategy == "copy") == (same and scope is Scope.NONE)
        assert resumes or choice.strategy != "anchored"
        assert resumes or choice.start_share == 0
        assert not given or choice.strategy in ("copy", "flowedit", "generate")
        assert 0 <= choice.start_share <= 1
        assert re.fullmatch(r"[A-Z].+\.", choice.why)
