"""English in, typed scenes out: `read` a prompt, `edit` or `extend` a reading. Knows nothing of drawing."""

from __future__ import annotations

from kinora.engines.animatic.language.extending import extend
from kinora.engines.animatic.language.reading import edit, read

__all__ = ["edit", "extend", "read"]
