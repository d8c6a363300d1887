"""What those in a scene are to one another: beside, behind, holding, wearing. Reads no words."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.language.roll import Ids, Roll
from kinora.engines.animatic.language.spots import spot_near, taken_by_others
from kinora.engines.animatic.scene import Relation


@dataclass(slots=True)
class Bonds(Roll):
    """Ties those who are there to one another, and clothes to who wears them."""

    def relate(self, ids: Ids, kind: str, of: str) -> None:
        """Says where entities are with respect to another, unless that is settled or absurd."""
        for id_ in ids:
            is_there = self.scene.entity(of) is not None
            if (
                is_there
                and id_ != of
                and self.entity(id_).relation is None
                and not self._leans_on(of, id_)
            ):
                self.update(id_, relation=Relation(kind=kind, of=of))

    def move_near(self, id_: str, kind: str, of: str) -> None:
        """Somebody who is there goes behind, before or next to another."""
        spot = spot_near(kind, self.entity(of).mark, taken=taken_by_others(self.scene, (id_,)))
        self.update(id_, mark=spot or self.entity(id_).mark, relation=Relation(kind=kind, of=of))

    def hold(self, holder: str, thing: str, *, by_thing: bool) -> None:
        """Puts a thing in a hand. The thing says so itself where the holder's place must not change."""
        if by_thing or self.entity(holder).relation is not None:
            self.relate((thing,), "holding", holder)
        else:
            self.relate((holder,), "holding", thing)

    def _leans_on(self, id_: str, other: str) -> bool:
        """Whether following relations from `id_` leads to `other`."""
        seen: set[str] = set()
        while id_ not in seen:
            seen.add(id_)
            entity = self.scene.entity(id_)
            if entity is None or entity.relation is None:
                return False
            id_ = entity.relation.of
            if id_ == other:
                return True
        return False

    def dress(self, ids: Ids, garment: str, colour: str = "") -> None:
        """Puts clothes on these, in a named colour if one is told; the same piece is not worn twice."""
        worn = f"wears {garment}"
        for id_ in ids:
            others = tuple(t for t in self.entity(id_).traits if not _is_garment(t, garment))
            self.update(id_, traits=(*others, f"{worn} {self.hex_of(colour)}" if colour else worn))

    def undress(self, garment: str) -> Ids:
        """Takes that piece of clothing off everybody; gives who wore it."""
        wearers = tuple(
            e.id for e in self.scene.entities if any(_is_garment(t, garment) for t in e.traits)
        )
        for id_ in wearers:
            kept = tuple(t for t in self.entity(id_).traits if not _is_garment(t, garment))
            self.update(id_, traits=kept)
        return wearers


def _is_garment(trait: str, garment: str) -> bool:
    return trait == f"wears {garment}" or trait.startswith(f"wears {garment} #")
