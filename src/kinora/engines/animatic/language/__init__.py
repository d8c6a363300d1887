"""English in, typed scenes out: `read` a prompt, `edit` or `extend` a reading. Knows nothing of drawing."""

from __future__ import annotations

from kinora.engines.animatic.language.extending import airs, extend, spread
from kinora.engines.animatic.language.reading import edit, read

__all__ = ["airs", "edit", "extend", "read", "spread"]
