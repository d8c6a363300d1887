"""How many GPUs this machine has, by what its drivers show: no torch, and nothing is started."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_VISIBLE = ("CUDA_VISIBLE_DEVICES", "HIP_VISIBLE_DEVICES")  # what the libraries obey


def count_gpus(environment: Mapping[str, str], *, root: Path = Path("/")) -> int:
    """Those that torch would find, so far as the drivers' files tell; `root` is for tests."""
    count = _nvidia(root) or _amd(root) or (root / "dev" / "dxg").exists()
    for variable in _VISIBLE:
        if (chosen := environment.get(variable)) is not None:
            count = min(count, _num_chosen(chosen))
    return int(count)


def _nvidia(root: Path) -> int:
    devices = [each for each in _names(root / "dev") if re.fullmatch(r"nvidia\d+", each)]
    return len(devices) or len(_names(root / "proc" / "driver" / "nvidia" / "gpus"))


def _amd(root: Path) -> int:
    if not (root / "dev" / "kfd").exists():
        return 0
    nodes = root / "sys" / "class" / "kfd" / "kfd" / "topology" / "nodes"
    ids = []
    for node in _names(nodes):
        with suppress(OSError):
            ids.append((nodes / node / "gpu_id").read_text().strip())
    return sum(each not in ("", "0") for each in ids) or 1  # processors are nodes too, of id 0


def _names(folder: Path) -> list[str]:
    with suppress(OSError):
        return [each.name for each in folder.iterdir()]
    return []


def _num_chosen(chosen: str) -> int:
    """Devices before the first that is none: the libraries stop there."""
    count = 0
    for each in chosen.split(","):
        if not each.strip() or each.strip().startswith("-"):
            break
        count += 1
    return count
