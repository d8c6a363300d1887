"""Reads what a remix asks for: the source's caption and the prompt give the new caption."""

from __future__ import annotations

from collections.abc import Callable

from kinora.engines.diffusion.captions import asked_actions as actions
from kinora.engines.diffusion.captions import asked_backgrounds as backs
from kinora.engines.diffusion.captions import asked_looks as looks
from kinora.engines.diffusion.captions import asked_motions as moves
from kinora.engines.diffusion.captions import asked_presence as presence
from kinora.engines.diffusion.captions import asked_surroundings as around
from kinora.engines.diffusion.captions import comparing, shapes
from kinora.engines.diffusion.captions.change import Change, Edit, Scope, widest
from kinora.engines.diffusion.captions.clauses import split
from kinora.engines.diffusion.captions.splicing import with_sentence
from kinora.engines.diffusion.captions.words import normal, tokens

Rule = Callable[[str, str, str], Edit | None]  # of the caption, the instruction, what "it" means

_SPARE = 40  # characters that a merged caption may have beyond both texts
_LONGEST = 4_000  # characters of a prompt that are taken apart; a longer one is a description
_MOST = 24  # instructions in one prompt
_LONGEST_CLAUSE = 400  # characters of an instruction


def read_change(source_caption: str, prompt: str) -> Change:
    """The caption of a remix, how far it is from the source's, and how it was read.

    Pure and deterministic; any two texts give a change. The scope is NONE just when the new caption
    has the words of the source's, which is then given back as it was.
    """
    source, asked = " ".join(source_caption.split()), " ".join(prompt.split())
    if not normal(asked) or normal(asked) == normal(source):
        return Change(source_caption, Scope.NONE, "The prompt says what the source shows.")
    change = _change(source, asked.lower() if asked.isupper() else asked)
    if len(change.caption) > len(source_caption) + len(prompt) + _SPARE:
        change = _beside(source, asked)
    if normal(change.caption) == normal(source):
        return Change(
            source_caption, Scope.NONE, "The source shows already what the prompt asks for."
        )
    return change


def _change(source: str, asked: str) -> Change:
    if not normal(source):
        told = "Nothing is known of what the source shows; the prompt was taken as it is."
        return Change(asked, Scope.GLOBAL, told)
    if len(asked) > _LONGEST or comparing.is_caption(source, asked):
        scope = comparing.scope_between(source, asked)
        return Change(
            asked, scope, "The prompt is a description of its own and was taken as it is."
        )
    if not comparing.is_english(asked) and not asked.isascii():
        return _beside(source, asked)
    return _followed(source, split(asked)[:_MOST]) or _beside(source, asked)


def _followed(source: str, clauses: list[str]) -> Change | None:
    """The source's caption after every instruction in turn; None where none was understood."""
    caption, about, edited, missed = source, "", [], []
    for clause in clauses:
        edit = _edit(caption, clause, about)
        if edit is None:
            missed.append(clause)
            edit = Edit(with_sentence(caption, f"{clause}."), Scope.GLOBAL, "")
        else:
            edited.append(edit)
        caption, about = edit.caption, edit.about or about
    if not edited:
        return None
    told = f"Merged with the source's caption: {'; '.join(edit.told for edit in edited)}"
    if missed:
        told += f"; not understood, and said as it is: {'; '.join(missed)}"
    scopes = [edit.scope for edit in edited] + [Scope.GLOBAL] * bool(missed)
    return Change(caption, widest(scopes), f"{told}.")


def _edit(caption: str, clause: str, about: str) -> Edit | None:
    """What the first rule that applies makes of the caption."""
    for rule in _rules() if len(clause) <= _LONGEST_CLAUSE else ():
        edit = rule(caption, clause, about)
        if edit:
            return edit
    return _named(caption, clause)


def _rules() -> tuple[Rule, ...]:
    """In the order in which they are tried: what is said in few ways first, anything else last."""
    return (
        shapes.arranged,
        moves.moved,
        actions.exchanged,
        around.filmed,
        backs.backed,
        around.styled,
        around.coloured,
        around.surrounded,
        around.placed,
        presence.counted,
        presence.given,
        looks.qualified,
        looks.exchanged,
        actions.extended,
        actions.done,
        presence.removed,
        presence.added,
        looks.named,
        actions.stated,
        actions.ordered,
    )


def _named(caption: str, clause: str) -> Edit | None:
    """A thing that is only named: it looks like that, or comes in."""
    words = tokens(clause)
    if not words or not comparing.is_english(clause):
        return None
    return presence.added(caption, f"add {clause}", "")


def _beside(source: str, asked: str) -> Change:
    """The prompt said after the source's caption, word for word: what is not understood may ask for
    anything, so the whole picture is free to follow while its layout stays."""
    told = "The prompt was not understood and is said after the source's caption as it is."
    return Change(with_sentence(source, asked), Scope.GLOBAL, told)
