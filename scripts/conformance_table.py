"""Writes docs/conformance.md from the numbered conformance tests; `make docs` runs it, a test holds the result."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "conformance"
PAGE = ROOT / "docs" / "conformance.md"
NUM_CASES = 58
NEWEST, OLD, NODE, HTTP = "Python 3.54", "Python 2.26", "Node 6.49", "HTTP"
CLIENTS = (NEWEST, OLD, NODE, HTTP)
HEAD = """# Conformance

What code that was written for the hosted Videos API relies on, as 58 numbered cases. Each is run against a real server
by the clients marked; `make test` and `make test-all` run them all. Made from the tests by `make docs`.

**Python 3.54** and **2.26** are the official Python client, the newest and the last that sent JSON when there was no
file; **Node 6.49** is the official Node client; **HTTP** is what no client can send. Where Kinora departs from the native
behaviour on purpose, [the API](api.md#departures-from-the-native-api) lists it.
"""


@dataclass(frozen=True, slots=True)
class Promise:
    """One case as one client has it."""

    number: int
    client: str
    text: str


def page() -> str:
    """The whole page."""
    by_number: dict[int, list[Promise]] = defaultdict(list)
    for promise in promises():
        by_number[promise.number].append(promise)
    missing = set(range(1, NUM_CASES + 1)) - set(by_number)
    assert not missing, f"no test has the cases {sorted(missing)}"
    head = f"| case | promise | {' | '.join(CLIENTS)} |"
    rows = [_row(number, by_number[number]) for number in sorted(by_number)]
    return "\n".join([HEAD, head, f"| ---: | --- |{' :-: |' * len(CLIENTS)}", *rows, ""])


def promises() -> Iterator[Promise]:
    """Every case of every client."""
    script = CASES / "python_cases.py"
    not_old = _not_old(script)
    for number, text in _functions(script, "case_"):
        yield Promise(number, NEWEST, text)
        if number not in not_old:
            yield Promise(number, OLD, text)
    for number, text in _functions(CASES / "test_settings.py", "test_case_"):
        yield Promise(number, NEWEST, text)
    for number, text in _functions(CASES / "test_raw_http.py", "test_case_"):
        yield Promise(number, HTTP, text)
    node = (CASES / "node_cases.js").read_text()
    for text, number in re.findall(r"^// (.*)\ncases\[(\d+)\]", node, re.MULTILINE):
        yield Promise(int(number), NODE, text)


def _functions(path: Path, prefix: str) -> Iterator[tuple[int, str]]:
    """Number and docstring of every case of a file; a name may hold several numbers."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith(prefix):
            text = (ast.get_docstring(node) or "").replace("\n", " ")
            for number in re.findall(r"(?<=_)\d\d(?=_|$)", node.name):
                yield int(number), text


def _not_old(path: Path) -> frozenset[int]:
    """The cases that the old client cannot run."""
    found = re.search(r"NOT_OLD = frozenset\(\{([\d, ]+)\}\)", path.read_text())
    assert found
    return frozenset(map(int, found[1].split(",")))


def _row(number: int, told: list[Promise]) -> str:
    texts = list(dict.fromkeys(promise.text for promise in told))
    clients = {promise.client for promise in told}
    marks = ["✓" if client in clients else "" for client in CLIENTS]
    return f"| {number} | {' '.join(texts)} | {' | '.join(marks)} |"


if __name__ == "__main__":
    PAGE.write_text(page())
    print(f"{PAGE.relative_to(ROOT)} written")
