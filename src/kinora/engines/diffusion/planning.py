"""From a shot and its source to a plan: the captions, the seed, the strategy and why.

All that could come out otherwise the next time is decided here. Knows nothing of how parts are made.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from kinora.engines.base import Shot
from kinora.engines.diffusion.captions.change import ORDER, Change, Scope
from kinora.engines.diffusion.config import Wanted
from kinora.engines.diffusion.fingerprint import Fingerprint, differences, same_latents
from kinora.engines.diffusion.negative import Negative
from kinora.engines.diffusion.resident import Resident
from kinora.engines.diffusion.schedule import step_of
from kinora.engines.diffusion.strategy import Choice, Way, choose
from kinora.engines.diffusion.trajectory import exact_steps
from kinora.errors import GenerationError
from kinora.video import Kind, Size

Reader = Callable[[str, str], Change]  # the source's caption and the prompt


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What the frames follow from, beside the shot's source and what was given with it."""

    prompt: str  # as it was asked for
    captions: tuple[str, ...]  # of the source's parts; of what is made anew, one for all
    negative_prompt: str
    seed: int  # of the first part; every further one has the next
    strategy: Way
    why: str
    told: str  # how the change was read
    start: int = 0  # the first step that is made
    differences: tuple[str, ...] = ()  # of what made the source and what is to make this


def planned(
    shot: Shot, resident: Resident, source: Negative | None, *, read: Reader, wanted: Wanted
) -> Plan:
    """The plan of a shot; `source` is None for one that starts from nothing, or from footage alone.
    Raises GenerationError where it cannot go on from its source."""
    if shot.kind is Kind.CREATE:
        told = "The prompt goes to the model as it is."
        first = " and the picture that it begins with" if shot.references else ""
        why = f"Made from the prompt{first}."
        return _new(shot, resident, shot.prompt, why=why, told=told, seed=shot.seed)
    if shot.kind is Kind.EXTENSION:
        return _extension(shot, resident, source, read)
    return _remix(shot, resident, source, read=read, wanted=wanted)


def _new(shot: Shot, resident: Resident, caption: str, *, why: str, told: str, seed: int) -> Plan:
    return Plan(
        prompt=shot.prompt, captions=(caption,), strategy="generate", why=why, told=told,
        negative_prompt=resident.config.negative_prompt, seed=seed,
    )  # fmt: skip


def _extension(shot: Shot, resident: Resident, source: Negative | None, read: Reader) -> Plan:
    if source and not _same_latents(resident, source):
        raise GenerationError(
            f"The model {resident.config.name!r} cannot go on from this video, which"
            f" {source.about.model!r} made with other weights or at another rate than it has now;"
            " have the server offer that one again, or create a new video."
        )
    before = source.caption if source else ""
    change = read(before, shot.prompt)
    seed = source.about.seed if source else shot.seed
    why = "Goes on from the last frames of what is extended."
    plan = _new(shot, resident, change.caption, why=why, told=change.told, seed=seed)
    return msgspec.structs.replace(plan, differences=_differences(resident, source))


def _remix(
    shot: Shot, resident: Resident, source: Negative | None, *, read: Reader, wanted: Wanted
) -> Plan:
    config = resident.config
    before = [sheet.caption for sheet in source.about.parts] if source else [""]
    changes = _changes(shot, source, before, read)
    widest = max(changes.values(), key=lambda change: ORDER.index(change.scope))
    differs = _differences(resident, source)
    exact = _exact(source) if source else ()
    choice: Choice = choose(
        widest, strength=shot.strength, wanted=wanted, has_trajectory=bool(exact),
        fingerprint_differs="; ".join(differs), same_latents=_fits(shot, resident, source),
        remix=config.remix,
        is_given=source is None,
    )  # fmt: skip
    start = step_of(choice.start_share, config.steps)
    captions = [changes[caption].caption for caption in before]
    return Plan(
        prompt=shot.prompt, strategy=choice.strategy, why=choice.why, told=widest.told,
        captions=tuple(captions[-1:] if choice.strategy == "generate" else captions),
        negative_prompt=source.about.negative_prompt if source else config.negative_prompt,
        seed=source.about.seed if source else shot.seed,
        start=_start(choice.strategy, start, exact, source), differences=differs,
    )  # fmt: skip


def _changes(
    shot: Shot, source: Negative | None, before: list[str], read: Reader
) -> dict[str, Change]:
    """How the prompt changes each of the source's captions; the source's own prompt changes none."""
    if source and shot.prompt.strip() == source.about.prompt.strip():
        told = "The prompt is the source's own: nothing is to change."
        return {c: Change(caption=c, scope=Scope.NONE, told=told) for c in before}
    return {caption: read(caption, shot.prompt) for caption in dict.fromkeys(before)}


def _start(strategy: str, start: int, exact: tuple[int, ...], source: Negative | None) -> int:
    """The step nearest to `start` that every part can be resumed at."""
    if strategy == "anchored":
        return min(exact, key=lambda step: (abs(step - start), step))
    if strategy != "regenerate" or source is None:
        return 0
    return start if all(start in part.video.path for part in source.parts) else 0


def _exact(source: Negative) -> tuple[int, ...]:
    steps = [set(exact_steps(part)) for part in source.parts]
    return tuple(sorted(set.intersection(*steps)))


def _differences(resident: Resident, source: Negative | None) -> tuple[str, ...]:
    if source is None:
        return ()
    before = _fingerprint(source)
    if before is None:
        return ("it is not known any more what made the source",)
    return differences(before, resident.fingerprint)


def _fits(shot: Shot, resident: Resident, source: Negative | None) -> bool:
    """Whether the source's latents can be worked on as they are; given footage is encoded to fit."""
    if source is None:
        return True
    return _same_latents(resident, source) and source.num_frames == shot.seconds * source.about.fps


def _same_latents(resident: Resident, source: Negative) -> bool:
    before, frames = _fingerprint(source), resident.config.frames
    native = Size(*source.about.native)
    return (
        before is not None
        and same_latents(before, resident.fingerprint)
        and source.about.fps == frames.fps
        and all(
            part.num_frames <= frames.most and part.grid == resident.grid(native, part.num_frames)
            for part in source.parts
        )
    )


def _fingerprint(source: Negative) -> Fingerprint | None:
    try:
        return msgspec.convert(source.about.fingerprint, Fingerprint)
    except msgspec.ValidationError:
        return None
