"""Reads prompts and edits: by the chat endpoint where there is one, by the grammar otherwise.

Whatever the endpoint does wrong, there is a reading; the log says why it was not used.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

import msgspec

from kinora.engines.animatic import language
from kinora.engines.animatic.chat.answer import Answer, names, parse, schema, told_of
from kinora.engines.animatic.chat.author import written
from kinora.engines.animatic.language.describing import changes
from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.scene import PAST, Reading, Scene
from kinora.engines.chat import NoAnswer, Question, ask
from kinora.engines.options import ChatEndpoint
from kinora.video import Size

_log = logging.getLogger(__name__)

_SYSTEM = """You turn descriptions of short films into scenes for a storybook animator. Answer with one JSON object and \
nothing else. Use only the names listed below; what cannot be said with them goes, in the prompt's own words, into \
not_understood. Colours are #rrggbb, or "" for a thing's own colour. Times are seconds from the start; the clip lasts \
{seconds} seconds. The actions of one entity do not overlap. Give each entity a short id. A relation is where an entity \
is with respect to the entity relation_of, or "". Leave out nobody and nothing that the description names and that has a \
name below.
{names}"""
_EDIT = """Here is a scene. Change only what the instruction asks for: keep every id and every other value exactly. An \
action that is added takes the last {share} of the clip unless the instruction says when; everything before it stays.
Scene: {scene}
Instruction: {prompt}"""
SHARE = "40 %"


class Interpreter:
    """Gives every prompt a reading."""

    def __init__(self, endpoint: ChatEndpoint | None) -> None:
        self._endpoint = endpoint

    def read(
        self, prompt: str, *, size: Size, seconds: int, seed: int, check: Callable[[], None]
    ) -> Reading:
        """The scene a prompt tells of. Raises only what `check` raises."""
        blank = Scene(seed=seed, width=size.width, height=size.height, seconds=seconds)
        told = self._told(prompt, seconds, check)
        if told is None:
            return language.read(prompt, size=size, seconds=seconds, seed=seed)
        text, answer = told
        return _reading(prompt, written(answer, blank), text, answer)

    def edit(self, source: Reading, prompt: str, *, check: Callable[[], None]) -> Reading:
        """The source's scene with what the prompt asks for changed. Raises what `check` raises."""
        before = source.scene
        scene = msgspec.json.encode(told_of(before)).decode()
        user = _EDIT.format(share=SHARE, scene=scene, prompt=prompt)
        told = self._told(user, before.seconds, check)
        if told is None:
            return language.edit(source, prompt)
        text, answer = told
        reading = _reading(prompt, written(answer, before), text, answer)
        return msgspec.structs.replace(
            reading,
            changed=changes(before, reading.scene, lexicon().colour_name),
            past=(*source.past, before)[-PAST:],
            picture=source.picture,
        )

    def _told(
        self, user: str, seconds: int, check: Callable[[], None]
    ) -> tuple[str, Answer] | None:
        """The endpoint's answer and what it says, or None when there is none that can be used."""
        if self._endpoint is None:
            return None
        known = "\n".join(f"{name}: {', '.join(all_)}" for name, all_ in names().items())
        question = Question(
            system=_SYSTEM.format(seconds=seconds, names=known),
            user=user,
            name="scene",
            schema=schema(),
        )
        try:
            text = ask(self._endpoint, question, check)
            return text, parse(text)
        except (NoAnswer, ValueError) as reason:
            _log.warning(
                "the chat endpoint was not used: %s", reason, extra={"action": "chat_failed"}
            )
            return None


def _reading(prompt: str, scene: Scene, text: str, answer: Answer) -> Reading:
    missing = tuple(answer.not_understood)
    return Reading(
        scene=scene,
        prompt=prompt,
        understood=() if missing else (prompt.strip(),),
        not_understood=missing,
        answer=text,
    )
