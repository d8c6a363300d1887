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
        who, is_side = self.placed(), item.word in ("left", "right")
        if is_side and self.word_before(item) == "from" and self.comers():
            for id_ in self.comers():
                self.draft.update(id_, comes_from=item.word)
            self.marks.understand(range(item.start, item.stop))
        elif who and is_spot(item.word) and self.is_whereabouts(item):
            self.put(who, item.word)
            self.marks.understand(range(item.start, item.stop))
            self.relation = ""
        else:
            Referring.stop(self, item)

    def comers(self) -> Ids:
        """Those who were just said to come into the picture."""
        coming = {act.actor for act in self.draft.acts if not act.action}
        return tuple(id_ for id_ in self.actors or self.last if id_ in coming)

    def is_whereabouts(self, item: Item) -> bool:
        """Whether "left" or "background" is a place here, and not a thing or a direction come from."""
        words = self.marks.words
        after = words[item.stop].word if item.stop < len(words) else ""
        return self.word_before(item) in _LEADS and after != "of"

    def word_before(self, item: Item) -> str:
        """The one that leads to it, article or not; "" at the beginning."""
        words = self.marks.words
        at = item.start - 1
        if at > 0 and words[at].word in ("the", "a"):
            at -= 1
        return words[at].word if at >= 0 else ""

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
