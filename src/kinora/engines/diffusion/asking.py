"""Has a language model read what a remix asks for; `captions` reads where it cannot be used.

A create's prompt is never rewritten: it goes to the video model as it is.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Annotated, Any

import msgspec

from kinora.engines.chat import NoAnswer, Question, ask
from kinora.engines.diffusion.captions import Change, Scope, read_change
from kinora.engines.diffusion.captions.comparing import scope_between
from kinora.engines.diffusion.captions.words import normal
from kinora.engines.options import ChatEndpoint

_log = logging.getLogger(__name__)

_SPARE = 400  # characters that an answer may have beyond twice what it was given
_SYSTEM = """You keep the descriptions of short films. You get the description of a film and what somebody asks for: \
an instruction to change the film, or a new description of it. Answer with one JSON object and nothing else.
caption: the description of the new film, on one line, in the language of the given one. Carry out what is asked for and \
keep every other word as it is. Describe what is to be seen; give no orders and do not tell what has changed.
scope: "none" if nothing changes; "local" if something comes, goes or looks different; "global" if style, palette, light, \
hour, weather, season or mood change; "layout" if motion, action, camera, framing, place, speed or number change. The \
last of these that applies.
not_understood: the words of the request that you could not carry out; mostly none."""
_USER = "Description: {source}\nRequest: {prompt}"

_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=20_000)]


class _Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    caption: _Text
    scope: Scope
    not_understood: Annotated[tuple[_Text, ...], msgspec.Meta(max_length=24)]


def ask_change(
    endpoint: ChatEndpoint, source_caption: str, prompt: str, check: Callable[[], None]
) -> Change:
    """The caption of a remix, how far it is from the source's, and how it was read.

    One question at most, and none where the prompt says what the source's caption says. Whatever the
    endpoint does wrong, `read_change` answers, and the log says why. Raises only what `check` raises.
    """
    if normal(prompt) in ("", normal(source_caption)):
        return read_change(source_caption, prompt)
    user = _USER.format(source=" ".join(source_caption.split()), prompt=" ".join(prompt.split()))
    question = Question(system=_SYSTEM, user=user, name="change", schema=_schema())
    try:
        return _change(ask(endpoint, question, check), source_caption, prompt)
    except (NoAnswer, ValueError) as reason:
        _log.warning("the chat endpoint was not used: %s", reason, extra={"action": "chat_failed"})
        return read_change(source_caption, prompt)


def _schema() -> dict[str, Any]:
    """What strict mode knows of: types, choices, and that everything is there."""
    text = {"type": "string"}
    fields: dict[str, Any] = {
        "caption": text,
        "scope": {"type": "string", "enum": [scope.value for scope in Scope]},
        "not_understood": {"type": "array", "items": text},
    }
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _change(text: str, source_caption: str, prompt: str) -> Change:
    """The change that an answer tells of. Raises ValueError, with the reason, for one that cannot be
    what was asked for."""
    begin, end = text.find("{"), text.rfind("}")  # some models put it between fences
    try:
        answer = msgspec.json.decode(text[begin : end + 1].encode(), type=_Answer)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise ValueError(f"it is no change: {error}") from error
    caption = answer.caption.strip()
    words = set(normal(caption).split())
    if not words or "\n" in caption or "\r" in caption:
        raise ValueError("its caption is not one line of words")
    if len(caption) > 2 * (len(source_caption) + len(prompt)) + _SPARE:
        raise ValueError(f"its caption has {len(caption)} characters")
    if not words & {*normal(source_caption).split(), *normal(prompt).split()}:
        raise ValueError("its caption has nothing of the source's and nothing of the prompt's")
    if words and normal(caption) == normal(source_caption):
        return Change(source_caption, Scope.NONE, _told(answer))
    scope = answer.scope
    if scope is Scope.NONE:
        scope = scope_between(source_caption, caption)
    return Change(caption, scope, _told(answer))


def _told(answer: _Answer) -> str:
    told = "The chat endpoint's model merged the prompt with the source's caption"
    missed = "; ".join(" ".join(part.split()) for part in answer.not_understood)
    return f"{told}; not understood: {missed}." if missed else f"{told}."
