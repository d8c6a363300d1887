"""When things happen: acts in the order of the prompt become beats with times in seconds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from kinora.engines.animatic.language.moments import ANY_TIME, Span
from kinora.engines.animatic.scene import Beat, Entity, Scene

_APPENDED_SHARE = 0.4  # of the clip: what an appended action takes
_APPENDED_LEAST_S = 1.5
_ENTRANCE_S = 1.0  # when something that "comes in" at the very beginning does so
_SHORTEST_S = 0.5  # of what is left of a beat around another, and of a beat that is given a length
_SHIFT = 0.2  # of the clip: "earlier", "later"


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
    span: Span = ANY_TIME  # the time that the prompt itself names


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """An act with its time; `end` is None when it lasts until something else begins."""

    begin: float
    end: float | None
    act: Act


def appended_from(seconds: float) -> float:
    """When an appended action begins."""
    return round(seconds - max(_APPENDED_LEAST_S, _APPENDED_SHARE * seconds), 3)


def slots_of(spans: Iterable[tuple[int, Span]], *, start: float, end: float) -> dict[int, float]:
    """When each slot begins: those with a length take it, the others share what is left."""
    lengths: dict[int, float] = {}
    for slot, span in spans:
        if span.start is None:
            lengths[slot] = max(lengths.get(slot, 0.0), span.length or 0.0)
    free = [slot for slot, length in lengths.items() if not length]
    left = end - start - sum(lengths.values())
    share = max(left / len(free), _SHORTEST_S) if free else 0.0
    begins, at = {}, start
    for slot in sorted(lengths):
        begins[slot] = round(min(at, end - _SHORTEST_S), 3)
        at += lengths[slot] or share
    return begins


def schedule(scene: Scene, acts: Sequence[Act], *, start: float, begins: dict[int, float]) -> Scene:
    """The scene with the acts as beats; `begins` says when each slot does, `start` when the first.

    Earlier beats end where an act begins, and go on behind an act that ends before the clip.
    What is not acting keeps its beats exactly.
    """
    entities = []
    for entity in scene.entities:
        own = [act for act in acts if act.actor == entity.id]
        timing = _Timing(entity, start, begins, float(scene.seconds))
        entities.append(timing.acting(own) if own else entity)
    return msgspec.structs.replace(scene, entities=tuple(entities))


@dataclass(frozen=True, slots=True)
class _Timing:
    """Gives the acts of one entity their times."""

    entity: Entity
    start: float
    begins: dict[int, float]
    end: float

    def acting(self, acts: Sequence[Act]) -> Entity:
        enters_at = self._entrance([act for act in acts if not act.action])
        beats, moved = self.entity.beats, {act.action for act in acts if act.span.is_said}
        timed = [self._timed(act, enters_at) for act in _lively(acts)]
        beats = _without(beats, moved, timed)
        beats = (*_around(beats, timed, enters_at), *_beats(timed, end=self.end))
        ordered = sorted(beats, key=lambda beat: beat.start)
        return msgspec.structs.replace(self.entity, enters_at=enters_at, beats=_joined(ordered))

    def _entrance(self, entrances: Sequence[Act]) -> float:
        if not entrances:
            return self.entity.enters_at
        first = entrances[0]
        if first.span.start:
            return min(first.span.start, self.end - _SHORTEST_S)
        return self.begins.get(first.slot, 0.0) or min(_ENTRANCE_S, self.end / 4)

    def _timed(self, act: Act, enters_at: float) -> Timed:
        span = act.span
        begin = 0.0 if act.is_whole else self.begins.get(act.slot, self.start)
        end = span.end
        if span.shift:
            begin, end = self._shifted(act, begin)
        elif span.start is not None:
            begin = span.start
        elif span.is_said and not span.length and end is not None:
            begin = 0.0  # "until the fifth second"
        elif act.is_exit:  # nobody leaves before there was something to see
            begin = max(begin, appended_from(self.end))
        begin = round(min(max(begin, enters_at), self.end - _SHORTEST_S), 3)
        if span.length:
            begin = self._when_it_was(act, begin)
            end = begin + span.length
        is_open = end is None or end >= self.end - _SHORTEST_S
        return Timed(begin=begin, end=None if is_open or end is None else round(max(end, begin + _SHORTEST_S), 3), act=act)  # fmt: skip

    def _when_it_was(self, act: Act, begin: float) -> float:
        """ "waves for a second": of who waves already, from when that begins."""
        old = [beat.start for beat in self.entity.beats if beat.action == act.action]
        return old[0] if old and act.span.start is None else begin

    def _shifted(self, act: Act, begin: float) -> tuple[float, float | None]:
        """ "earlier", "later": by a fifth of the clip, from when it was."""
        old = next((beat for beat in self.entity.beats if beat.action == act.action), None)
        moved = max(0.0, (old.start if old else begin) + act.span.shift * _SHIFT * self.end)
        return moved, None


def _without(beats: Sequence[Beat], actions: set[str], timed: Sequence[Timed]) -> tuple[Beat, ...]:
    """Beats without those actions, which are at another time now; what was before them goes on until then."""
    kept: list[Beat] = []
    for beat in beats:
        if beat.action not in actions:
            kept.append(beat)
        elif kept and kept[-1].end == beat.start:
            later = min((each.begin for each in timed), default=beat.end)
            kept[-1] = msgspec.structs.replace(kept[-1], end=max(beat.start, later))
    return tuple(kept)


def _around(beats: Sequence[Beat], timed: Sequence[Timed], enters_at: float) -> Iterable[Beat]:
    """What is left of beats before and behind what is done now."""
    for beat in beats:
        pieces = [(max(beat.start, enters_at), beat.end)]
        for each in timed:
            pieces = [piece for old in pieces for piece in _cut(old, each)]
        for begin, end in pieces:
            if end > begin and (begin == beat.start or end - begin >= _SHORTEST_S):
                yield msgspec.structs.replace(beat, start=begin, end=end)


def _cut(piece: tuple[float, float], timed: Timed) -> list[tuple[float, float]]:
    begin, end = piece
    if timed.end is not None and timed.end <= begin:
        return [piece]
    before = [(begin, min(end, timed.begin))] if begin < timed.begin else []
    behind = [(timed.end, end)] if timed.end is not None and timed.end < end else []
    return before + behind


def _lively(acts: Sequence[Act]) -> list[Act]:
    """The acts that become beats: a posture gives way to what follows it at the same time."""
    done = [act for act in acts if act.action]
    last = {(act.slot, act.span): place for place, act in enumerate(done) if not act.is_posture}
    return [
        act
        for place, act in enumerate(done)
        if not act.is_posture
        or (act.slot, act.span) not in last
        or (place > last[act.slot, act.span] and not act.is_aside)
    ]


def _beats(timed: Sequence[Timed], *, end: float) -> tuple[Beat, ...]:
    """Each moment's acts share the time until the next moment, or until their own end, in order."""
    moments = sorted({each.begin for each in timed})
    ends = [*moments[1:], end] if moments else []
    beats = []
    for moment, until in zip(moments, ends, strict=True):
        here = [each for each in timed if each.begin == moment]
        stop = min([until, *(each.end for each in here if each.end is not None)])
        length = (stop - moment) / len(here)
        times = [round(moment + rank * length, 3) for rank in range(len(here))] + [stop]
        beats += [
            Beat(action=each.act.action, start=begin, end=finish, target=each.act.target)
            for each, begin, finish in zip(here, times[:-1], times[1:], strict=True)
        ]
    return tuple(beat for beat in beats if beat.end > beat.start)


def _joined(beats: Iterable[Beat]) -> tuple[Beat, ...]:
    """The same thing done twice in a row is done once, for longer."""
    joined: list[Beat] = []
    for beat in beats:
        last = joined[-1] if joined else None
        if last is not None and last.end == beat.start and (last.action, last.target) == (beat.action, beat.target):  # fmt: skip
            joined[-1] = msgspec.structs.replace(last, end=beat.end)
        else:
            joined.append(beat)
    return tuple(joined)
