"""What a server's names mean."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from engines.diffusion.laid_out import lay_out
from kinora.engines.diffusion import tables
from kinora.engines.diffusion.availability import Machine
from kinora.engines.diffusion.config import Strategy
from kinora.engines.diffusion.hub import Offer, check_room
from kinora.errors import StartupError
from kinora.models import BASE_SIZES, PRO_SIZES, Ability, Catalogue, default_catalogue
from kinora.settings import Settings, load_settings
from kinora.wiring.model_commands import removal, wanted
from kinora.wiring.models import Models, build_catalogue, find_models, start_lines

CPU = '["ltx-video"]\ndevice = "cpu"\n'


def settings_in(folder: Path, text: str = "", **flags: object) -> Settings:
    if text:
        (folder / "models.toml").write_text(text)
    return load_settings({"data": str(folder), **flags})


def pull(folder: Path, checkpoint: str = "Lightricks--LTX-Video") -> None:
    kind = {"Lightricks--LTX-Video": "LTXPipeline", "THUDM--CogVideoX-5b": "CogVideoXPipeline"}[
        checkpoint
    ]
    lay_out(folder / "models" / checkpoint, kind=kind)


@pytest.fixture(autouse=True)
def shapes(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The model that ships, without its weights."""
    folder = tmp_path_factory.mktemp("package")
    monkeypatch.setattr(tables, "SHIPPED", folder / "presets")
    return lay_out(folder / "shapes")


def models_of(settings: Settings, *, num_gpus: int = 0) -> Models:
    """On a machine that has the extra, and these GPUs."""
    return find_models(settings, Machine(root=settings.data / "models", num_gpus=num_gpus))


def catalogue_of(settings: Settings) -> Catalogue:
    return build_catalogue(models_of(settings))


def test_without_models_all_is_as_it_was(tmp_path: Path) -> None:
    """With nothing pulled, the names mean animatic, and the start says so; the model that ships is
    served beside them, and no worker loads it before it is asked for."""
    settings = settings_in(tmp_path)
    models = catalogue_of(settings).models

    assert models[:-1] == default_catalogue().models
    assert (models[-1].name, models[-1].engine) == ("kinora-shapes", "diffusion")
    assert models_of(settings).engine == "animatic"
    assert start_lines(models_of(settings), settings)[0] == (
        "sora-2 is animatic: no model is pulled (kinora models list)"
    )


def test_the_first_served_model_takes_the_apis_names(tmp_path: Path) -> None:
    """sora-2 and its kin become the served model's, each with the sizes it always had."""
    pull(tmp_path)
    settings = settings_in(tmp_path, CPU)
    catalogue = catalogue_of(settings)

    assert catalogue.get("sora-2").engine == catalogue.get("ltx-video").engine == "diffusion"
    assert catalogue.get("sora-2").sizes == BASE_SIZES
    assert catalogue.get("sora-2-pro").sizes == catalogue.get("ltx-video").sizes == PRO_SIZES
    assert catalogue.get("sora-2").created == default_catalogue().get("sora-2").created
    assert catalogue.get("animatic").engine == "animatic"
    assert start_lines(models_of(settings), settings)[0].startswith(
        "ltx-video, sora-2, sora-2-pro, "
    )


def test_claimed_names_are_the_claimants(tmp_path: Path) -> None:
    """A name that a table claims is that model's; the others are the first one's."""
    pull(tmp_path)
    pull(tmp_path, "THUDM--CogVideoX-5b")
    text = CPU + '["cogvideox-5b"]\ndevice = "cpu"\nnames = ["sora-2-pro"]\n'
    catalogue = catalogue_of(settings_in(tmp_path, text))

    assert "CogVideoX" in catalogue.get("sora-2-pro").description
    assert "LTX-Video" in catalogue.get("sora-2").description


def test_descriptions_are_honest(tmp_path: Path) -> None:
    """What is made, how the asked size comes of it, the licence, and that there is no sound."""
    pull(tmp_path)
    said = catalogue_of(settings_in(tmp_path, CPU)).get("sora-2").description

    for part in ("License", "1216x704", "24 frames", "scaled and cropped", "silent", "6.7 s"):
        assert part in said


def test_abilities_are_what_the_weights_can(tmp_path: Path) -> None:
    """No model of weights shows characters; this one begins with pictures."""
    pull(tmp_path)
    abilities = catalogue_of(settings_in(tmp_path, CPU)).get("sora-2").abilities

    assert abilities == frozenset(Ability) - {Ability.CHARACTERS}


def test_workers_are_told_where_checkpoints_lie(tmp_path: Path) -> None:
    """A worker loads the first model at once, from the folder it was pulled to, on its device."""
    pull(tmp_path)
    models = models_of(settings_in(tmp_path, CPU))

    assert models.engine == "diffusion"
    assert models.folders["Lightricks/LTX-Video"] == str(
        tmp_path / "models" / "Lightricks--LTX-Video"
    )
    assert models.device(3) == "cpu"


def test_presets_that_cannot_be_served_cost_a_line(tmp_path: Path) -> None:
    """A damaged preset is told of at the start, and does not stop it."""
    pull(tmp_path)
    (tmp_path / "models" / "Lightricks--LTX-Video" / "vae" / "config.json").unlink()
    settings = settings_in(tmp_path)
    lines = start_lines(models_of(settings), settings)

    assert lines[0] == "sora-2 is animatic: no model is served (kinora models list)"
    assert lines[1] == "kinora-shapes: Kinora's shapes on cpu"
    assert lines[2].startswith("ltx-video is not served: ")


def test_a_worker_with_a_gpu_has_no_limit_on_its_memory(tmp_path: Path) -> None:
    """Its driver maps more addresses than any limit allows; the start says so."""
    pull(tmp_path)
    settings = settings_in(tmp_path, worker_memory_bytes="800000000")
    models = models_of(settings, num_gpus=1)

    assert models.memory_bytes(settings) == 0
    assert "does not limit workers that own a GPU" in start_lines(models, settings)[-2]


def test_too_little_memory_for_a_worker_stops_the_start(tmp_path: Path) -> None:
    """Otherwise every video would wait for a worker that cannot load; animatic needs less."""
    tight = {"worker_memory_bytes": "800000000"}
    assert models_of(settings_in(tmp_path, **tight)).memory_bytes(settings_in(tmp_path, **tight))
    pull(tmp_path)

    with pytest.raises(StartupError, match="KINORA_WORKER_MEMORY_BYTES is 800000000, but"):
        models_of(settings_in(tmp_path, CPU, **tight))


def test_the_model_that_ships_stops_no_server(tmp_path: Path) -> None:
    """With little memory for workers it is not served, and the start says why."""
    settings = settings_in(tmp_path, worker_memory_bytes="800000000")
    models = models_of(settings)

    assert models.configs == ()
    assert start_lines(models, settings)[1] == (
        "kinora-shapes is not served: KINORA_WORKER_MEMORY_BYTES is 800000000, and it needs at least "
        "2000000000"
    )


def test_the_model_that_ships_is_no_noise_without_the_extra(tmp_path: Path) -> None:
    """Whoever has no torch reads nothing of it at the start."""
    settings = settings_in(tmp_path)
    machine = Machine(root=tmp_path / "models", num_gpus=0, lacking=("torch",))
    models = find_models(settings, machine)

    assert build_catalogue(models) == default_catalogue()
    assert not [line for line in start_lines(models, settings) if "shapes" in line]


def test_the_model_that_ships_takes_names_that_are_claimed_for_it(tmp_path: Path) -> None:
    """An operator may let it answer to sora-2; sora-2-pro then stays animatic."""
    settings = settings_in(tmp_path, '[kinora-shapes]\nnames = ["sora-2"]\n')
    catalogue = catalogue_of(settings)

    assert catalogue.get("sora-2").engine == models_of(settings).engine == "diffusion"
    assert catalogue.get("sora-2-pro").engine == "animatic"


def test_the_model_that_ships_is_neither_pulled_nor_removed(tmp_path: Path) -> None:
    """Both commands say that it is part of Kinora."""
    settings = settings_in(tmp_path)

    with pytest.raises(StartupError, match="is part of Kinora; there is nothing to pull"):
        wanted(settings, "kinora-shapes", images=False)
    with pytest.raises(StartupError, match="is part of Kinora; there is nothing to remove"):
        removal(settings, "kinora-shapes")


def test_own_tables_that_cannot_be_served_stop_the_start(tmp_path: Path) -> None:
    """The sentence names file, table, key and value, and what to do."""
    text = '[mine]\npreset = "ltx-2"\ncheckpoint = "./nowhere"\n'

    with pytest.raises(StartupError) as refused:
        models_of(settings_in(tmp_path, text))

    assert refused.value.message == (
        f"In '{tmp_path}/models.toml', table 'mine' with checkpoint = '{tmp_path}/nowhere' cannot be "
        f"served: there is no folder {tmp_path}/nowhere. Mend that, or take the table out."
    )


def test_the_file_may_lie_anywhere(tmp_path: Path) -> None:
    """KINORA_MODELS names the file; one that is named and not there stops the start."""
    with pytest.raises(StartupError, match=r"elsewhere.toml' \(KINORA_MODELS\) cannot be read"):
        models_of(settings_in(tmp_path, models=str(tmp_path / "elsewhere.toml")))


def test_each_worker_owns_its_gpus(tmp_path: Path) -> None:
    """Workers take the machine's GPUs in turn, as many as the largest model shares a video between."""
    pull(tmp_path)
    settings = settings_in(tmp_path, '["ltx-video"]\ngpus = 2\n', workers=2)
    models = models_of(settings, num_gpus=4)

    assert [models.device(number) for number in range(2)] == ["cuda:0", "cuda:2"]


def test_more_workers_than_gpus_are_refused(tmp_path: Path) -> None:
    """Two models on one GPU would be out of memory: the sentence says how many workers may be."""
    pull(tmp_path)

    with pytest.raises(StartupError, match=r"KINORA_WORKERS is 3, .* has 2; set it to 2 at most"):
        models_of(settings_in(tmp_path, workers=3), num_gpus=2)


def test_strategies_are_the_engines() -> None:
    """The setting allows what a model's table allows."""
    allowed = {"auto", *get_args(Strategy)}

    assert set(get_args(Settings.model_fields["remix_strategy"].annotation)) == allowed


def test_a_full_disk_is_told_before_anything_is_fetched(tmp_path: Path) -> None:
    """What does not fit is refused with both numbers."""
    offer = Offer(
        repository="org/name",
        revision="main",
        files=(),
        num_bytes=10**18,
        folder=tmp_path / "models" / "org--name",
        is_pipeline=True,
    )

    with pytest.raises(StartupError, match=r"GB free, and 1000000000.0 GB are to be fetched"):
        check_room([offer], tmp_path / "models")


def test_what_is_there_needs_no_pull(tmp_path: Path) -> None:
    """A model whose checkpoint is a folder of the operator's has nothing to pull."""
    lay_out(tmp_path / "mine")
    settings = settings_in(tmp_path, '[mine]\npreset = "ltx-2"\ncheckpoint = "./mine"\n')

    with pytest.raises(StartupError, match="there is nothing to pull"):
        wanted(settings, "mine", images=False)


def test_unknown_names_are_told_those_there_are(tmp_path: Path) -> None:
    """A slip in a model's name gets the list."""
    with pytest.raises(
        StartupError, match=r"There is no model 'wan'; the models are wan2\.2-ti2v-5b"
    ):
        removal(settings_in(tmp_path), "wan")
