"""Inspects many files quickly: loads all code once, then a child of its own for each file.

`python batch.py picture|film MEDIA_TYPE FILE…` prints an answer, or how the child died, a line each.
"""

from __future__ import annotations

import importlib
import os
import sys

import msgspec

from kinora.media.cage import close_cage, limit
from kinora.media.inquiry import Limits, Question
from kinora.media.inspector import look


def main(wants: str, kind: str, paths: list[str]) -> None:
    module = importlib.import_module(
        {"picture": "kinora.media.pictures"}.get(wants, "kinora.media.films")
    )
    target = os.memfd_create("copy")
    for path in paths:
        source = os.open(path, os.O_RDONLY)
        question = Question(
            wants=wants,
            kind=kind,
            source=source,
            target=target,
            limits=Limits(),
            parent=os.getpid(),
        )
        if path == paths[0]:
            module.make_ready(question)
        child = os.fork()
        if child == 0:
            limit(
                memory_bytes=1_500_000_000, output_bytes=1 << 30, cpu_s=10, parent=question.parent
            )
            close_cage()
            answer = look(question, module.inspect)
            os.write(1, msgspec.json.encode(answer) + b"\n")
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status:
            os.write(1, f"{os.waitstatus_to_exitcode(status)}\n".encode())
        os.close(source)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
