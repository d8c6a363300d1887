"""Keeps the processes of one server running: starts them, restarts what dies or hangs, stops all.

Knows command lines, exit statuses and pulses; nothing of videos. Small on purpose: it imports the
standard library only, and stays in memory as long as the server runs.
"""

from __future__ import annotations

import functools
import logging
import os
import select
import signal
import subprocess
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from types import FrameType, TracebackType
from typing import Self

from kinora.errors import StartupError
from kinora.work.lifeline import Pulse, die_with_parent

EXIT_STARTUP = 78  # a child that ends with it cannot start at all, and has said why
_FIRST_BEAT_S = 30.0
_LOOK_S = 0.25
_STOOD_STILL_S = 1.0  # longer between two looks: the whole machine was paused, say
_EARLY_LOOK_S = 0.05  # while the server becomes ready
_SETTLED_S = 3.0  # a child that ran so long, or has beaten, has started well
_MAX_FALSE_STARTS = 6
_LONGEST_PAUSE_S = 5.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A process to keep running."""

    name: str
    arguments: tuple[str, ...]
    has_pulse: bool = False  # it beats, see `Pulse.of_environment`; silent means hung
    can_wait: bool = False  # started once the server is ready, which it is sooner for that
    descriptors: tuple[int, ...] = ()  # inherited under the same numbers: a listening socket, say


class Supervised:
    """One command and its present process. Times are monotonic seconds."""

    def __init__(self, command: Command, *, silent_s: float) -> None:
        self.command = command
        self._silent_s = silent_s
        self._process: subprocess.Popen[bytes] | None = None
        self._pulse: int | None = None  # where its beats arrive
        self._started_at = self._heard_at = self._looked_at = 0.0
        self._has_beaten = False
        self._start_at = float("-inf")
        self._num_false_starts = 0

    def __repr__(self) -> str:
        return f"Supervised({self.command.name!r}, pid {self.pid})"

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def look(self, now: float, *, may_give_up: bool) -> None:
        """Start it, notice its end, end it when it hangs.

        Raises StartupError when it is hopeless and `may_give_up`; else it is tried on and on.
        """
        if self._process is None:
            if now >= self._start_at:
                self._try_to_start(now, may_give_up=may_give_up)
        elif self.has_ended():
            self.kill()  # and what it may have started and left
            self._note_end(self._process.returncode, now, may_give_up=may_give_up)
        elif self._is_hung(now):
            what = {"action": "hung", "child": self.command.name}
            _log.warning("%s hangs and is killed", self.command.name, extra=what)
            self.kill()

    def ask_to_stop(self) -> None:
        if self._process:
            with suppress(ProcessLookupError):
                self._process.terminate()

    def has_ended(self) -> bool:
        """Looks without reaping: until `kill`, the number of its group cannot become another's."""
        if self._process is None or self._process.returncode is not None:
            return True
        look = os.WEXITED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, self._process.pid, look) is not None

    def kill(self) -> None:
        """End the process and everything it started, at once."""
        if self._process and self._process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _try_to_start(self, now: float, *, may_give_up: bool) -> None:
        try:
            self._start(now)
        except StartupError as error:
            if may_give_up:
                raise
            self._start_at = now + _LONGEST_PAUSE_S
            what = {"action": "cannot_start", "child": self.command.name}
            _log.error("%s", error.message, extra=what)

    def _start(self, now: float) -> None:
        ours, theirs = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            self._process = subprocess.Popen(
                self.command.arguments,
                pass_fds=(theirs, *self.command.descriptors),
                env=os.environ | (Pulse.environment(theirs) if self.command.has_pulse else {}),
                stdin=subprocess.DEVNULL,
                process_group=0,  # Ctrl-C is for the supervisor alone: it stops the others in order
                preexec_fn=functools.partial(die_with_parent, os.getpid()),  # one thread: safe
            )
        except OSError as error:
            os.close(ours)
            raise StartupError(f"{self.command.name} cannot start: {error.strerror}.") from error
        finally:
            os.close(theirs)
        self._pulse, self._has_beaten = ours, False
        self._started_at = self._heard_at = self._looked_at = now

    def _is_hung(self, now: float) -> bool:
        if not self.command.has_pulse or self._pulse is None:
            return False
        if now - self._looked_at > _STOOD_STILL_S:  # so did everybody else: nobody is hung by that
            self._heard_at += now - self._looked_at
        self._looked_at = now
        with suppress(BlockingIOError):
            while os.read(self._pulse, 4096):
                self._heard_at, self._has_beaten = now, True
        return now - self._heard_at > (self._silent_s if self._has_beaten else _FIRST_BEAT_S)

    def _note_end(self, status: int, now: float, *, may_give_up: bool) -> None:
        self._process = None
        if self._pulse is not None:
            os.close(self._pulse)
            self._pulse = None
        is_false_start = not self._has_beaten and now - self._started_at < _SETTLED_S
        self._num_false_starts = self._num_false_starts + 1 if is_false_start else 0
        is_own_doing = status > 0  # one that was killed may do better next time
        is_hopeless = is_own_doing and self._num_false_starts >= _MAX_FALSE_STARTS
        if may_give_up and (status == EXIT_STARTUP or is_hopeless):
            raise StartupError(
                f"{self.command.name} cannot start (exit status {status}); its last lines say why."
            )
        self._start_at = now + self._pause(status, is_false_start=is_false_start)
        what = {"action": "restart", "child": self.command.name, "status": status}
        _log.warning("%s ended and is started again", self.command.name, extra=what)

    def _pause(self, status: int, *, is_false_start: bool) -> float:
        if status == EXIT_STARTUP:
            return _LONGEST_PAUSE_S  # by its own word trying again at once is in vain
        doublings = min(self._num_false_starts, 10)  # of a number that may grow for days
        return min(_LONGEST_PAUSE_S, 0.05 * 2**doublings) if is_false_start else 0.0


class Supervisor:
    """All processes of one server."""

    def __init__(
        self, commands: Iterable[Command], *, stop_timeout_s: float, silent_s: float = 5.0
    ) -> None:
        """Children get `stop_timeout_s` to end by themselves when asked to."""
        self._children = [Supervised(command, silent_s=silent_s) for command in commands]
        self._stop_timeout_s = stop_timeout_s

    def run(self, until_ready: Callable[[], bool]) -> None:
        """Until SIGINT, SIGTERM or SIGHUP; a second SIGINT does not wait for anybody.

        `until_ready` is called at every look until it is true. Until then a child that cannot start
        is a StartupError; afterwards it is tried again, however often, for what stops it (a full
        disk, say) may pass. Nothing is left running in the end. Main thread only.
        """
        is_ready = False
        with _Signals() as signals:
            try:
                while not signals.wants_stop:
                    for child in self._children:
                        if is_ready or not child.command.can_wait:
                            child.look(time.monotonic(), may_give_up=not is_ready)
                    is_ready = is_ready or until_ready()
                    signals.wait(_LOOK_S if is_ready else _EARLY_LOOK_S)
            finally:
                self._stop(signals)

    def _stop(self, signals: _Signals) -> None:
        for child in self._children:
            child.ask_to_stop()
        deadline = time.monotonic() + self._stop_timeout_s
        while time.monotonic() < deadline and not all(c.has_ended() for c in self._children):
            if signals.wants_end:
                break
            signals.wait(_LOOK_S)
        for child in self._children:
            child.kill()


class _Signals:
    """The stop signals and the ends of children, as something to wait for."""

    def __init__(self) -> None:
        self.wants_stop = False
        self._num_interrupts = 0
        self._ear, self._voice = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)

    def __enter__(self) -> Self:
        self._before = {
            number: signal.signal(number, self._note)
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD)
            if signal.getsignal(number) is not signal.SIG_IGN  # under nohup, say
        }
        self._wakeup_before = signal.set_wakeup_fd(self._voice, warn_on_full_buffer=False)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        os.close(self._ear)
        os.close(self._voice)

    @property
    def wants_end(self) -> bool:
        """A second Ctrl-C: somebody does not want to wait for a stop in order."""
        return self._num_interrupts > 1

    def wait(self, timeout_s: float) -> None:
        """Until a signal comes, at most `timeout_s`."""
        select.select([self._ear], [], [], timeout_s)
        with suppress(BlockingIOError):
            os.read(self._ear, 4096)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self._num_interrupts += number == signal.SIGINT
        if number != signal.SIGCHLD:
            self.wants_stop = True
