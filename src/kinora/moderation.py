"""Judges prompts before videos are made of them, by the operator's own callable or a moderation API.

Without a judgement nothing is made: a judge that fails, fails the video. Knows nothing of workers.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

import msgspec

from kinora.errors import GenerationError, StartupError

if TYPE_CHECKING:
    import httpx2

PAUSES_S = (0.5, 2.0)  # between the tries at a moderation API
MAX_ANSWER = 4_194_304  # bytes
_CALLABLE = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*:[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")
_TICK_S = 0.1

_log = logging.getLogger(__name__)


class ModerationBlocked(GenerationError):
    """Your request was blocked by our moderation system."""

    code = "moderation_blocked"


class ModerationUnavailable(GenerationError):
    """The moderation system could not judge this prompt, so the video was not made; try again later."""

    code = "moderation_unavailable"


class Moderation(msgspec.Struct, frozen=True, kw_only=True):
    """Who judges, as the operator configured it; nobody when `judge` is empty."""

    judge: str = ""  # "module:callable", or a URL up to and including "/v1"
    key: str = ""
    model: str = ""
    timeout_s: float = 10.0  # for one try

    def __repr__(self) -> str:
        return f"Moderation({self.judge!r})"  # no key in any log

    def check(self) -> None:
        """Raises StartupError unless this can be a judge: a URL, or a callable whose module is there."""
        if not self.judge or self.judge.startswith(("http://", "https://")):
            return
        if not _CALLABLE.fullmatch(self.judge):
            raise _unusable(self.judge, "it is neither 'module:callable' nor a URL up to '/v1'")
        module = self.judge.partition(":")[0]
        try:
            is_there = importlib.util.find_spec(module) is not None
        except (ImportError, ValueError):
            is_there = False
        if not is_there:
            raise _unusable(
                self.judge, f"there is no module '{module}'; install it or set PYTHONPATH"
            )


class Judge(Protocol):
    """Decides on one text."""

    def is_blocked(self, text: str, check: Callable[[], None]) -> bool:
        """Raises ModerationUnavailable; `check` is called while it waits, and may raise."""


def make_judge(moderation: Moderation) -> Judge | None:
    """The judge, loaded; None when there is none. Raises StartupError when it cannot be loaded."""
    moderation.check()
    if not moderation.judge:
        return None
    if moderation.judge.startswith("http"):
        return ApiJudge(moderation)
    return CallableJudge(moderation.judge)


def judge_texts(judge: Judge, texts: tuple[str, ...], check: Callable[[], None]) -> None:
    """Raises ModerationBlocked if any of the texts is blocked, ModerationUnavailable without a
    judgement."""
    if any(judge.is_blocked(text, check) for text in texts):
        raise ModerationBlocked


class CallableJudge:
    """A function of the operator's: `(prompt: str) -> bool`, whether it is blocked."""

    def __init__(self, name: str) -> None:
        """Raises StartupError when it cannot be imported."""
        module, _, path = name.partition(":")
        try:
            found: object = importlib.import_module(module)
            for part in path.split("."):
                found = getattr(found, part)
        except Exception as error:
            raise _unusable(name, f"importing it failed with {type(error).__name__}") from error
        if not callable(found):
            raise _unusable(name, "it cannot be called")
        self._judge: Callable[[str], object] = found

    def is_blocked(self, text: str, check: Callable[[], None]) -> bool:
        try:
            answer = self._judge(text)
        except Exception as error:
            raise ModerationUnavailable from error
        if answer is None or isinstance(answer, bool):
            return bool(answer)
        _log.error("the moderation callable gave %s, not a bool", type(answer).__name__)
        raise ModerationUnavailable


class _Result(msgspec.Struct, frozen=True):
    flagged: bool


class _Judgement(msgspec.Struct, frozen=True):
    results: tuple[_Result, ...]


class ApiJudge:
    """An OpenAI-compatible moderation API, asked again when it fails."""

    def __init__(self, moderation: Moderation, *, pauses_s: tuple[float, ...] = PAUSES_S) -> None:
        """Tries once more than there are pauses."""
        import httpx2  # heavy, and only needed where an API is configured

        self._moderation = moderation
        self._pauses_s = pauses_s
        self._errors = (httpx2.HTTPError, httpx2.InvalidURL)
        headers = {"authorization": f"Bearer {moderation.key}"} if moderation.key else {}
        self._client = httpx2.Client(headers=headers, timeout=moderation.timeout_s)

    def __repr__(self) -> str:
        return f"ApiJudge({self._moderation!r})"

    def is_blocked(self, text: str, check: Callable[[], None]) -> bool:
        for pause_s in (*self._pauses_s, 0.0):
            check()
            judgement = self._asked(text)
            if judgement is not None:
                return any(result.flagged for result in judgement.results)
            _pause(pause_s, check)
        raise ModerationUnavailable

    def _asked(self, text: str) -> _Judgement | None:
        """One try; None when nothing usable came of it, which is logged."""
        url = f"{self._moderation.judge.rstrip('/')}/moderations"
        question = {"model": self._moderation.model, "input": text}
        deadline = time.monotonic() + self._moderation.timeout_s
        try:
            with self._client.stream("POST", url, json=question) as answer:
                answer.raise_for_status()
                judgement = msgspec.json.decode(_read(answer, deadline), type=_Judgement)
        except (*self._errors, msgspec.DecodeError, TimeoutError) as error:
            what = {"action": "moderation_failed"}
            _log.warning("asking the moderation API failed: %s", type(error).__name__, extra=what)
            return None
        return judgement if judgement.results else None


def _read(answer: httpx2.Response, deadline: float) -> bytes:
    """The whole answer. Raises TimeoutError when it takes too long or does not end."""
    content = b""
    for piece in answer.iter_bytes():
        content += piece
        if time.monotonic() > deadline or len(content) > MAX_ANSWER:
            raise TimeoutError
    return content


def _pause(seconds: float, check: Callable[[], None]) -> None:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        check()
        time.sleep(min(_TICK_S, left))


def _unusable(name: str, why: str) -> StartupError:
    return StartupError(f"KINORA_MODERATION is '{name}', but {why}.")
