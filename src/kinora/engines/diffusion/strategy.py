"""Which strategy makes a remix, and why: a table from the change's scope, and what stands in its way.

| scope  | strategy   | because                                                       |
| ------ | ---------- | ------------------------------------------------------------- |
| NONE   | copy       | the source's own latents are the answer; no call of the model |
| LOCAL  | anchored   | exact outside of what changes, and cheaper than a generation  |
| GLOBAL | flowedit   | every place changes, nothing moves                            |
| LAYOUT | regenerate | places move, which the other two cannot express               |

An operator may ask for another strategy than the table's; a copy stays a copy. Pure: knows neither
tensors nor models.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kinora.engines.diffusion.captions.change import Change, Scope
from kinora.engines.diffusion.config import Remixing, Strategy, Wanted
from kinora.video import Strength

Way = Literal["copy", "anchored", "flowedit", "regenerate", "generate"]

_BY_SCOPE: dict[Scope, tuple[Strategy, str]] = {
    Scope.LOCAL: ("anchored", "the prompt changes one thing"),
    Scope.GLOBAL: ("flowedit", "the prompt changes the whole picture and moves nothing"),
    Scope.LAYOUT: ("regenerate", "the prompt changes what moves, or where things are"),
}
_HOW: dict[Strategy, str] = {
    "anchored": "Resumes the source's trajectory",
    "flowedit": "Starts from the final latents",
    "regenerate": "Starts again from the source's noise",
}
_ANEW = "Made anew with the source's seed"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be done. `start_share` is the share of the steps that is taken over from the source:
    of "anchored" and "regenerate" alone, 0 otherwise. `why` is one sentence for people."""

    strategy: Way
    why: str
    start_share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Means:
    """What there is to start from."""

    has_trajectory: bool
    differs: str
    is_given: bool

    @property
    def no_resuming(self) -> str:
        """Why the source's trajectory cannot be gone on with; "" where it can."""
        if self.is_given:
            return "given footage has no trajectory"
        if self.differs:
            return f"what made the source is not the same any more ({self.differs})"
        return "" if self.has_trajectory else "the source's trajectory is not kept any more"


def choose(
    change: Change,
    *,
    strength: Strength,
    wanted: Wanted,
    has_trajectory: bool,
    fingerprint_differs: str,
    same_latents: bool,
    remix: Remixing,
    is_given: bool = False,
) -> Choice:
    """The strategy of a remix or of an edit.

    `wanted` is the operator's setting, which goes before the model's own table (`remix.strategy`).
    `has_trajectory`: a step is kept that a run can be resumed at. `fingerprint_differs`: what does, in
    words, "" for nothing. `same_latents`: the source's latents mean the same to this model; where they
    do not, even an unchanged prompt is made anew, as this model could not show them. `is_given`: the
    source is footage that somebody gave, of which there are encoded latents, and no seed.
    """
    if not same_latents:
        reason = fingerprint_differs or "its latents do not fit what is asked for"
        return Choice("generate", f"{_ANEW}: {reason}.")
    if change.scope is Scope.NONE:
        return Choice("copy", "Shows the source's own latents: the prompt changes nothing.")
    means = _Means(
        has_trajectory=has_trajectory,
        differs=fingerprint_differs,
        is_given=is_given,
    )
    return _possible(*_preferred(change.scope, strength, wanted, remix), means, strength, remix)


def _preferred(
    scope: Scope, strength: Strength, wanted: Wanted, remix: Remixing
) -> tuple[Strategy, str]:
    """The strategy that would be best, and why."""
    if wanted != "auto":
        return wanted, "the server is set to it"
    if remix.strategy != "auto":
        return remix.strategy, "the model's table is set to it"
    if scope is Scope.LAYOUT and strength is Strength.SUBTLE:
        return "flowedit", "a subtle remix leaves everything in its place"
    return _BY_SCOPE[scope]


def _possible(
    strategy: Strategy, reason: str, means: _Means, strength: Strength, remix: Remixing
) -> Choice:
    """The preferred strategy, or the next best where something stands in its way."""
    if means.is_given:
        return Choice("flowedit", f"Starts from the clip's own latents: {means.no_resuming}.")
    if strategy == "anchored" and means.no_resuming:
        strategy, reason = "flowedit", means.no_resuming
    if strategy == "regenerate" and means.no_resuming:
        return Choice("regenerate", f"{_ANEW}: {reason}, and {means.no_resuming}.")
    share = {"anchored": _anchor(strength, remix), "regenerate": _restart(strength, remix)}
    return Choice(strategy, f"{_HOW[strategy]}: {reason}.", share.get(strategy, 0.0))


def _anchor(strength: Strength, remix: Remixing) -> float:
    """How much an anchored remix takes over: the later it starts, the less it can depart."""
    if strength is Strength.SUBTLE:
        return remix.subtle_start
    return remix.start if strength is Strength.BALANCED else remix.start / 2


def _restart(strength: Strength, remix: Remixing) -> float:
    return 0.0 if strength is Strength.STRONG else remix.restart
