"""Writes docs/settings.md from the settings themselves; `make docs` runs it, a test holds the result."""

from __future__ import annotations

from pathlib import Path

from kinora.settings import setting_rows

PAGE = Path(__file__).parents[1] / "docs" / "settings.md"
HEAD = """# Settings

Every setting is a flag of `kinora serve` and an environment variable; a flag wins. A wrong value, or a variable that
looks like a slip of one of these, stops the start with a sentence that names it. This page is made by `make docs`.

| flag | variable | default | what it is |
| --- | --- | --- | --- |
"""


def page() -> str:
    """The whole page."""
    lines = [
        f"| `--{row.name.replace('_', '-')}` | `{row.variable}` | {f'`{row.default}`' if row.default else ''} | {row.help} |"
        for row in setting_rows()
    ]
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page())
