"""A process that follows rank 0 through its runs, with the same pipelines on a device of its own.

`python -P -m kinora.engines.diffusion.ranks.process FD`. Only rank 0's result counts.
"""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import socket
import sys
from contextlib import suppress
from typing import Any

from kinora.engines.diffusion.ranks.messages import Call, Link, Setup, Word, encoded
from kinora.errors import Cancelled

_PR_SET_PDEATHSIG = 1

_log = logging.getLogger(__name__)


class _Turns:
    """Follows rank 0: the next call of a transformer is made when rank 0 makes its own."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def check(self) -> None:
        if not self._link.may_go():
            raise Cancelled

    def step(self, done: int, total: int, latents: Any) -> None:
        pass


def main() -> None:
    link = Link(socket.socket(fileno=int(sys.argv[1])))
    setup = link.take(Setup)
    _hang_on(setup.parent)
    try:
        with suppress(EOFError):  # rank 0 has gone
            _follow(link, setup)
    except Exception as error:  # noqa: BLE001 whatever it is, rank 0 must hear of it
        _log.exception("rank failed", extra={"rank": setup.rank})
        _fail(link, error)
    finally:
        os._exit(0)  # collectives that others left hanging hold up an orderly end


def _hang_on(parent: int) -> None:
    """Die with rank 0, and leave stopping to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def _follow(link: Link, setup: Setup) -> None:
    from kinora.engines.diffusion.denoise import Denoiser, MaskTooLarge
    from kinora.engines.diffusion.pipelines import load_pipelines
    from kinora.engines.diffusion.ranks import parallel

    pipelines = load_pipelines(
        setup.config, folder=setup.folder, image_folder=setup.image_folder, device=setup.device
    )
    link.tell(encoded(Word(state="loaded")))
    if not link.may_go():  # until the others have loaded
        return
    parallel.join(
        meeting=setup.meeting, rank=setup.rank, num_ranks=setup.num_ranks, device=pipelines.device
    )
    parallel.split(pipelines)
    link.tell(encoded(Word(state="ready")))
    denoiser, turns = Denoiser(pipelines), _Turns(link)
    while True:
        call = link.take(Call)
        with suppress(Cancelled, MaskTooLarge):  # rank 0 ends its run in the same way
            call.perform(denoiser, turns)
        link.tell(encoded(Word(state="over")))


def _fail(link: Link, error: Exception) -> None:
    import torch

    is_memory = isinstance(error, (MemoryError, torch.OutOfMemoryError))
    reason = f"{type(error).__name__}: {error}"
    link.tell(encoded(Word(state="failed", reason=reason, is_memory=is_memory)))


if __name__ == "__main__":
    main()
