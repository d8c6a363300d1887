"""What `/scene` shows of a video that a model made: how the prompt was read, what was done, and why.

Words and numbers only, fit for users: no path of this machine is among them.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kinora.engines.diffusion.negative import About, Piece
from kinora.engines.diffusion.planning import Plan
from kinora.engines.diffusion.resident import Resident
from kinora.engines.diffusion.schedule import fitting
from kinora.video import Size


class ScenePart(msgspec.Struct, frozen=True, kw_only=True):
    """One run of the model."""

    caption: str
    strategy: str
    frames: int
    overlap: int
    calls: int  # rows that went through the transformer; the work that it took
    mask_share: float | None  # of the picture that was free to change; null without a mask


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """A whole video."""

    engine: str = "diffusion"
    model: str
    checkpoint: str
    license: str
    prompt: str
    caption: str
    negative_prompt: str
    reading: str  # how the prompt was read
    strategy: str
    why: str
    fallbacks: tuple[str, ...]
    differences: tuple[str, ...]  # of what made the source and what made this
    start_step: int
    steps: int
    calls: int
    mask_share: float | None
    guidance: float
    guidance_2: float | None
    seed: int
    native_size: str
    fitting: str
    fps: int
    parts: tuple[ScenePart, ...]


def scene_of(
    resident: Resident, plan: Plan, about: About, made: Sequence[Piece], notes: Sequence[str]
) -> bytes:
    """The scene as indented JSON; `made` are the parts that this video, or its added part, took."""
    shares = [piece.sheet.mask_share for piece in made if piece.sheet.mask_share is not None]
    native, strategy = Size(*about.native), _strategy(plan, made)
    scene = Scene(
        model=resident.config.name, checkpoint=resident.fingerprint.checkpoint,
        license=resident.config.license, prompt=plan.prompt, caption=about.parts[-1].caption,
        negative_prompt=plan.negative_prompt, reading=plan.told, strategy=strategy,
        why=plan.why, fallbacks=tuple(notes), differences=plan.differences,
        start_step=plan.start if strategy in ("anchored", "regenerate") else 0, steps=about.steps,
        calls=0 if plan.strategy == "copy" else sum(piece.sheet.num_calls for piece in made),
        mask_share=max(shares, default=None), guidance=about.guidance, guidance_2=about.guidance_2,
        seed=about.seed, native_size=str(native),
        fitting=fitting(native, Size(about.width, about.height)), fps=about.fps,
        parts=tuple(map(_part, made)),
    )  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(scene), indent=2)


def _strategy(plan: Plan, made: Sequence[Piece]) -> str:
    """What was done: the plan's, unless every part had to be made in another way."""
    done = {piece.sheet.strategy for piece in made}
    return done.pop() if len(done) == 1 and plan.strategy != "copy" else plan.strategy


def _part(piece: Piece) -> ScenePart:
    sheet = piece.sheet
    return ScenePart(
        caption=sheet.caption, strategy=sheet.strategy, frames=sheet.shown, overlap=sheet.overlap,
        calls=sheet.num_calls, mask_share=sheet.mask_share,
    )  # fmt: skip
