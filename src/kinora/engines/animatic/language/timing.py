"""When things happen: acts in the order of the prompt become beats with times in seconds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from kinora.engines.animatic.scene import Beat, Entity, Scene

_APPENDED_SHARE = 0.4  # of the clip: what an appended action takes
_APPENDED_LEAST_S = 1.5
_ENTRANCE_S = 1.0  # when something that "comes in" at the very beginning does so


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An actor does something. `action` is "" for coming in, which is no beat of its own."""

    actor: str
    action: str
    slot: int  # acts of a later slot come after those of an earlier one
    target: str = ""
    is_posture: bool = False  # "stands and waves" is waving
    is_aside: bool = False  # said in passing: "walks, holding a balloon"
    is_exit: bool = False  # goes out of the picture with it
    is_along: bool = False  # who it is done to does the same
    is_whole: bool = False  # fills the clip even when other acts are appended


def appended_from(seconds: float) -> float:
    """When an appended action begins."""
    return round(seconds - max(_APPENDED_LEAST_S, _APPENDED_SHARE * seconds), 3)


def schedule(scene: Scene, acts: Sequence[Act], *, start: float) -> Scene:
    """The scene with the acts as beats between `start` and its end; earlier beats end at the first.

    What is not acting keeps its beats exactly.
    """
    slots = sorted({act.slot for act in acts if not act.is_whole})
    length = (scene.seconds - start) / max(1, len(slots))
    begins = {slot: round(start + rank * length, 3) for rank, slot in enumerate(slots)}
    entities = []
    for entity in scene.entities:
        own = [act for act in acts if act.actor == entity.id]
        entities.append(_acting(entity, own, begins, end=float(scene.seconds)) if own else entity)
    return msgspec.structs.replace(scene, entities=tuple(entities))


def _acting(entity: Entity, acts: Sequence[Act], begins: dict[int, float], *, end: float) -> Entity:
    entrances = [act for act in acts if not act.action]
    enters_at = entity.enters_at
    if entrances:
        enters_at = begins[entrances[0].slot] or min(_ENTRANCE_S, end / 4)
    timed = [(0.0 if act.is_whole else begins[act.slot], act) for act in _lively(acts)]
    late = appended_from(end)  # nobody leaves before there was something to see
    timed = [(max(begin, enters_at, late if act.is_exit else 0.0), act) for begin, act in timed]
    if not timed:
        beats = tuple(
            msgspec.structs.replace(beat, start=max(beat.start, enters_at))
            for beat in entity.beats
            if beat.end > enters_at
        )
        return msgspec.structs.replace(entity, enters_at=enters_at, beats=beats)
    first = min(begin for begin, _ in timed)
    kept = tuple(
        msgspec.structs.replace(beat, end=min(beat.end, first))
        for beat in entity.beats
        if beat.start < first
    )
    return msgspec.structs.replace(entity, beats=kept + _beats(timed, end=end), enters_at=enters_at)


def _lively(acts: Sequence[Act]) -> list[Act]:
    """The acts that become beats: a posture gives way to what follows it at the same time."""
    done = [act for act in acts if act.action]
    last = {act.slot: place for place, act in enumerate(done) if not act.is_posture}
    return [
        act
        for place, act in enumerate(done)
        if not act.is_posture
        or act.slot not in last
        or (place > last[act.slot] and not act.is_aside)
    ]


def _beats(timed: Sequence[tuple[float, Act]], *, end: float) -> tuple[Beat, ...]:
    """Each moment's acts share the time until the next moment, in order."""
    moments = sorted({begin for begin, _ in timed})
    beats = []
    for moment, until in zip(moments, [*moments[1:], end], strict=True):
        here = [act for begin, act in timed if begin == moment]
        length = (until - moment) / len(here)
        times = [round(moment + rank * length, 3) for rank in range(len(here))] + [until]
        beats += [
            Beat(action=act.action, start=begin, end=finish, target=act.target)
            for act, begin, finish in zip(here, times[:-1], times[1:], strict=True)
        ]
    return _joined(beat for beat in beats if beat.end > beat.start)


def _joined(beats: Iterable[Beat]) -> tuple[Beat, ...]:
    """The same thing done twice in a row is done once, for longer."""
    joined: list[Beat] = []
    for beat in beats:
        last = joined[-1] if joined else None
        if last is not None and (last.action, last.target) == (beat.action, beat.target):
            joined[-1] = msgspec.structs.replace(last, end=beat.end)
        else:
            joined.append(beat)
    return tuple(joined)
