"""Which models can be served on a machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from engines.diffusion.laid_out import lay_out
from kinora.engines.diffusion.availability import (
    Machine,
    Standing,
    State,
    folders_of,
    refuse_broken,
    served,
    standing_of,
)
from kinora.engines.diffusion.config import Lora
from kinora.engines.diffusion.gpus import count_gpus
from kinora.engines.diffusion.tables import Table, read_tables
from kinora.engines.diffusion.traits import traits_of
from kinora.errors import StartupError


def table_of(name: str, *, is_own: bool = False, **changes: object) -> Table:
    table = next(table for table in read_tables(None) if table.config.name == name)
    return replace(table, is_own=is_own, config=msgspec.structs.replace(table.config, **changes))


def pulled(machine: Machine, table: Table, *, expands: bool = False) -> Standing:
    """A model whose checkpoint is there."""
    kind = traits_of(table.config.family).text_pipeline
    folder = machine.root / table.config.checkpoint.replace("/", "--")
    lay_out(folder, kind=kind, expands=expands)
    return standing_of(table, machine)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(root=tmp_path, num_gpus=1)


def test_whole_checkpoints_are_served(machine: Machine) -> None:
    """With its checkpoint and its device, a model is served."""
    standing = pulled(machine, table_of("wan2.2-ti2v-5b"))

    assert (standing.state, standing.why) == (State.SERVED, "")


def test_what_is_not_pulled_says_how(machine: Machine) -> None:
    """A checkpoint of the hub that is not there is a command away."""
    standing = standing_of(table_of("ltx-2"), machine)

    assert standing.state is State.ABSENT
    assert "kinora models pull ltx-2" in standing.why


def test_damage_is_named(machine: Machine) -> None:
    """The first fault is told, and how many more there are."""
    standing = pulled(machine, table_of("ltx-2"))
    for part in ("vae", "text_encoder"):
        (standing.folder / part / "config.json").unlink()

    again = standing_of(standing.table, machine)

    assert again.state is State.DAMAGED
    assert "text_encoder has no config.json, and 1 more" in again.why


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"num_gpus": 0}, 'device = "cuda", and this machine has no GPU'),
        ({"lacking": ("torch",)}, "torch is not installed (pip install 'kinora[diffusion]')"),
    ],
)
def test_what_the_machine_lacks_is_named(
    machine: Machine, changes: dict[str, object], said: str
) -> None:
    """A whole checkpoint that cannot be used here says what is missing."""
    standing = pulled(replace(machine, **changes), table_of("ltx-2"))  # type: ignore[arg-type]

    assert standing.state is State.UNSUPPORTED
    assert said in standing.why


def test_a_checkpoint_of_another_family_is_not_served(machine: Machine) -> None:
    """What would fail with the first video is told before."""
    folder = lay_out(machine.root / "mine", kind="WanPipeline")

    standing = standing_of(table_of("ltx-2", checkpoint=str(folder)), machine)

    assert standing.state is State.UNSUPPORTED
    assert standing.why == "it is a checkpoint of the family 'wan', and the table says 'ltx2'"


def test_several_gpus_must_be_there(machine: Machine) -> None:
    """A model that shares a video between GPUs wants as many."""
    standing = pulled(machine, table_of("ltx-2", gpus=2))

    assert "gpus = 2, and this machine has 1 of them" in standing.why


@pytest.mark.parametrize("device", ["cpu", "auto"])
def test_some_models_need_no_gpu(machine: Machine, device: str) -> None:
    """A table may say that its model runs without one."""
    standing = pulled(replace(machine, num_gpus=0), table_of("ltx-2", device=device))

    assert standing.state is State.SERVED


def test_only_own_tables_stop_the_start(machine: Machine) -> None:
    """Who wrote a table expects it to work; a preset that does not is only told of."""
    refuse_broken([standing_of(table_of("ltx-2"), machine)], None)

    with pytest.raises(StartupError, match="table 'ltx-2' with checkpoint = 'Lightricks/LTX-2'"):
        refuse_broken([standing_of(table_of("ltx-2", is_own=True), machine)], Path("models.toml"))


def test_weights_for_first_frames_must_be_where_a_table_says(machine: Machine) -> None:
    """A folder that is named and not there stops the start; one of the hub is left out until pulled."""
    standing = pulled(
        machine, table_of("wan2.1-t2v-14b", is_own=True, image_checkpoint="/nowhere/at/all")
    )

    with pytest.raises(StartupError, match="there is no folder /nowhere/at/all"):
        refuse_broken([standing], None)


@pytest.mark.parametrize(
    ("name", "expands", "takes"),
    [
        ("ltx-video", False, True),
        ("wan2.2-ti2v-5b", True, True),
        ("wan2.1-t2v-1.3b", False, False),
        ("wan2.1-t2v-14b", False, False),
    ],
)
def test_first_frames_need_weights(machine: Machine, name: str, expands: bool, takes: bool) -> None:
    """A model begins with a picture where its own weights can, or further ones are there."""
    assert pulled(machine, table_of(name), expands=expands).takes_images is takes


def test_further_weights_give_first_frames(machine: Machine) -> None:
    """Once the second checkpoint is whole, pictures are taken and workers are told where it lies."""
    table = table_of("wan2.1-t2v-14b")
    images = lay_out(machine.root / table.config.image_checkpoint.replace("/", "--"))
    standing = pulled(machine, table)

    assert standing.takes_images
    assert folders_of([standing])[table.config.image_checkpoint] == str(images)
    assert served([standing], ())[0].image_checkpoint == table.config.image_checkpoint


def test_missing_weights_for_first_frames_are_not_asked_for(machine: Machine) -> None:
    """A worker is told of no checkpoint that is not there."""
    assert served([pulled(machine, table_of("wan2.1-t2v-14b"))], ())[0].image_checkpoint == ""


def test_free_names_are_the_first_ones(machine: Machine) -> None:
    """Names without a claim go to the first served model; a claimed one stays where it is."""
    standings = [
        standing_of(table_of("ltx-2"), machine),
        pulled(machine, table_of("ltx-video")),
        pulled(machine, table_of("cogvideox-5b", names=("sora-2-pro",))),
    ]

    found = served(standings, ("sora-2", "sora-2-pro"))

    assert [config.all_names for config in found] == [
        ("ltx-video", "sora-2"),
        ("cogvideox-5b", "sora-2-pro"),
    ]


def test_missing_adapters_are_named(machine: Machine) -> None:
    """A LoRA that is not there keeps its model from being served."""
    lora = Lora(path="/nowhere/fast.safetensors")
    standing = pulled(machine, table_of("ltx-2", loras=(lora,)))

    assert standing.why == "there is no LoRA /nowhere/fast.safetensors"


@pytest.mark.parametrize(
    ("files", "environment", "count"),
    [
        ([], {}, 0),
        (["dev/nvidia0", "dev/nvidia1", "dev/nvidiactl", "dev/nvidia-uvm"], {}, 2),
        (["proc/driver/nvidia/gpus/0000:01:00.0"], {}, 1),
        (["dev/kfd"], {}, 1),
        (["dev/dxg"], {}, 1),
        (["dev/nvidia0", "dev/nvidia1"], {"CUDA_VISIBLE_DEVICES": "1"}, 1),
        (["dev/nvidia0", "dev/nvidia1"], {"CUDA_VISIBLE_DEVICES": "0,-1,1"}, 1),
        (["dev/nvidia0"], {"CUDA_VISIBLE_DEVICES": ""}, 0),
        (["dev/nvidia0"], {"CUDA_VISIBLE_DEVICES": "GPU-1,GPU-2"}, 1),
    ],
)
def test_gpus_are_counted_by_their_drivers(
    tmp_path: Path, files: list[str], environment: dict[str, str], count: int
) -> None:
    """What the drivers show, as far as the environment lets it be seen."""
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    assert count_gpus(environment, root=tmp_path) == count
