"""Where in the picture somebody is put: "on the left", "move it to the back", "behind the cat"."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.phrases import Item
from kinora.engines.animatic.language.referring import Referring
from kinora.engines.animatic.language.roll import Ids
from kinora.engines.animatic.language.spots import is_spot, spot_for, taken_by_others, with_marks

_C = Category
_LEADS = frozenset(
    {"on", "to", "in", "at", "into", "toward", "towards", "further", "farther", "a", "bit"}
)
_ALONE = frozenset({"closer", "forward", "nearer", "backwards", "farther", "further", "left", "right", "back"})  # fmt: skip


@dataclass(slots=True)
class Placing(Referring):
    """Lets those who are named stand where the prompt wants them."""

    def stop(self, item: Item) -> None:
        """ "on the left", of who was named last; "the light": what follows is said of nobody here."""
        who = self.placed()
        if who and is_spot(item.word) and self.is_whereabouts(item):
            self.put(who, item.word)
            self.marks.understand(range(item.start, item.stop))
            self.relation = ""
        else:
            Referring.stop(self, item)

    def is_whereabouts(self, item: Item) -> bool:
        """Whether "left" or "background" is a place here, and not a thing or a direction come from."""
        words = self.marks.words
        before = words[item.start - 1].word if item.start else ""
        if before in ("the", "a"):
            before = words[item.start - 2].word if item.start > 1 else ""
        after = words[item.stop].word if item.stop < len(words) else ""
        return before in _LEADS and after != "of"

    def placed(self) -> Ids:
        """Who is put somewhere: those just named, when they can stand there."""
        who = self.last or self.actors
        return who if len(who) == 1 else ()

    def put(self, who: Ids, word: str) -> None:
        scene = self.draft.scene
        for id_ in who:
            spot = spot_for(
                word, now=self.draft.entity(id_).mark, taken=taken_by_others(scene, who)
            )
            self.draft.scene = with_marks(self.draft.scene, {id_: spot} if spot else {})
