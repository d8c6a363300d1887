"""The process that decodes foreign files: `python -I -m kinora.media.inspector`, one file each.

Reads a question from stdin, goes into its cage, looks, and tells the answer on stdout. It has the
file and the place for the clean copy open already; it knows no paths.
"""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Callable

import msgspec

from kinora.media.cage import close_cage, limit
from kinora.media.inquiry import Answer, Question, Refusal, Refused

TOO_MUCH = "reading it takes more memory or room than is allowed"
UNREADABLE = "it cannot be read; it may be damaged or cut short"
_MODULES = {"picture": "kinora.media.pictures", "film": "kinora.media.films"}


def main() -> None:
    question = msgspec.json.decode(sys.stdin.buffer.read(), type=Question)
    limits = question.limits
    is_picture = question.wants == "picture"
    limit(
        memory_bytes=limits.memory_bytes,
        output_bytes=limits.output_bytes,
        cpu_s=2 * (limits.picture_timeout_s if is_picture else limits.film_timeout_s),
        parent=question.parent,
    )
    inspect = _loaded(question)
    caged = close_cage()
    answer = msgspec.structs.replace(look(question, inspect), caged=caged)
    os.write(1, msgspec.json.encode(answer))
    os._exit(0)  # nothing to tidy up, and no decoder's last words


def _loaded(question: Question) -> Callable[[Question], Answer]:
    """All code that may be needed, before nothing can be opened any more."""
    module = importlib.import_module(_MODULES[question.wants])
    module.make_ready(question)
    inspect: Callable[[Question], Answer] = module.inspect
    return inspect


def look(question: Question, inspect: Callable[[Question], Answer]) -> Answer:
    """What comes of looking; whatever goes wrong refuses the file."""
    try:
        return inspect(question)
    except Refusal as refusal:
        return Refused(reason=refusal.reason)
    except MemoryError:
        return Refused(reason=TOO_MUCH)
    except Exception as error:  # noqa: BLE001 - decoders fail in all kinds of ways, each a refusal
        number = error.errno if isinstance(error, OSError) else None
        if number in (errno.ENOMEM, errno.EFBIG):
            return Refused(reason=TOO_MUCH)
        return Refused(reason=UNREADABLE, is_disk_full=number in (errno.ENOSPC, errno.EDQUOT))


if __name__ == "__main__":
    main()
