"""Presets, and the operator's file laid over them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import kinora.engines.diffusion as package
from kinora.engines.diffusion.captions import Change, Scope
from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.schedule import spans, step_of
from kinora.engines.diffusion.strategy import choose
from kinora.engines.diffusion.tables import PRESETS, Table, is_hub_id, preset, read_tables
from kinora.errors import StartupError
from kinora.video import Strength

ON_LTX = '[mine]\npreset = "ltx-2"\n'


def tables(folder: Path, text: str) -> dict[str, Table]:
    path = folder / "models.toml"
    path.write_text(text)
    return {table.config.name: table for table in read_tables(path)}


def test_presets_are_listed_and_whole() -> None:
    """Every file of presets is listed, every listed one is there, and each is a model by itself."""
    folder = Path(package.__file__).parent / "presets"

    assert {path.stem for path in folder.iterdir()} == set(PRESETS)
    assert [table.config.name for table in read_tables(None)] == list(PRESETS)


PULLED = [name for name in PRESETS if name != "kinora-shapes"]


@pytest.mark.parametrize("name", PULLED)
def test_presets_tell_what_one_must_know_before_pulling(name: str) -> None:
    """A preset names its licence with an address, its download and its memory, and what to avoid."""
    config = next(table.config for table in read_tables(None) if table.config.name == name)

    assert config.license
    assert config.license_url.startswith("https://")
    assert config.download_gb > 0
    assert config.memory_gb > 0
    assert config.negative_prompt
    assert is_hub_id(config.checkpoint)
    assert (config.frames.most - 1) % config.frames.multiple == 0
    assert (config.frames.overlap - 1) % config.frames.multiple == 0


def test_the_model_that_ships_lies_in_the_package() -> None:
    """Its checkpoint is a folder of Kinora's own, which an operator's table over it keeps."""
    table = next(table for table in read_tables(None) if table.config.name == "kinora-shapes")

    assert table.is_shipped
    assert Path(table.config.checkpoint) == Path(package.__file__).parent / "shapes"
    assert not table.config.stands_in


def test_a_table_over_the_model_that_ships_keeps_its_place(tmp_path: Path) -> None:
    """Places of a preset are seen from the preset, not from the operator's file."""
    found = tables(tmp_path, "[kinora-shapes]\nsteps = 8\n")["kinora-shapes"]

    assert Path(found.config.checkpoint) == Path(package.__file__).parent / "shapes"
    assert not found.is_shipped


def test_runs_of_the_model_that_ships_are_what_it_was_trained_on() -> None:
    """Each four seconds more, of a video or of its extension, are one run of all its frames."""
    frames = next(
        table.config.frames for table in read_tables(None) if table.config.name == "kinora-shapes"
    )

    for seconds in (4, 8, 20):
        for goes_on in (False, True):
            runs = spans(seconds * frames.fps, frames, goes_on=goes_on)
            assert [run.num_frames for run in runs] == [frames.most] * (seconds // 4)


@pytest.mark.parametrize("name", PRESETS)
def test_each_strength_of_an_anchored_remix_has_a_step_of_its_own(name: str) -> None:
    """Strong, balanced and subtle remixes are resumed at steps that differ, and that are kept."""
    config = next(table.config for table in read_tables(None) if table.config.name == name)
    kept = {step_of(share, config.steps) for share in config.resume_points}
    change = Change(caption="a blue ball", scope=Scope.LOCAL, told="read")
    choices = [
        choose(
            change, strength=strength, wanted="auto", has_trajectory=True, fingerprint_differs="",
            same_latents=True, remix=config.remix,
        )
        for strength in Strength
    ]  # fmt: skip

    starts = {step_of(choice.start_share, config.steps) for choice in choices}

    assert len(starts) == len(Strength)
    assert starts <= kept


def test_a_table_lays_itself_over_the_preset_it_is_named_like(tmp_path: Path) -> None:
    """Keys that it gives win, in nested tables too; all others stay the preset's."""
    found = tables(tmp_path, '["ltx-2"]\nsteps = 8\n["ltx-2".frames]\nfps = 12\n')["ltx-2"]

    assert found.is_own
    assert (found.config.steps, found.config.frames.fps) == (8, 12)
    assert found.config.frames.most == preset("ltx-2")["frames"]["most"]


def test_a_table_takes_the_preset_it_names(tmp_path: Path) -> None:
    """A model of one's own begins with a preset, which stays a model of its own."""
    found = tables(tmp_path, ON_LTX + "guidance = 1.5\n")

    assert found["mine"].config.guidance == 1.5
    assert found["mine"].config.checkpoint == found["ltx-2"].config.checkpoint
    assert not found["ltx-2"].is_own


def test_own_tables_come_first_in_their_order(tmp_path: Path) -> None:
    """The operator's order decides, then the presets' own."""
    names = list(tables(tmp_path, '[b]\npreset = "ltx-2"\n[a]\npreset = "ltx-2"\n'))

    assert names == ["b", "a", *PRESETS]


@pytest.mark.parametrize(
    "written", ["weights/x/y", "./weights", "~/weights", "/weights", "weights"]
)
def test_places_are_seen_from_the_file(tmp_path: Path, written: str) -> None:
    """Whatever is no "org/name" is a folder: absolute, at home, or relative to the file."""
    config = tables(tmp_path, ON_LTX + f'checkpoint = "{written}"\n')["mine"].config

    assert Path(config.checkpoint) == (tmp_path / Path(written).expanduser()).resolve()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[a]\npreset = "x"', "table 'a' has preset = 'x', but the presets are wan2.2-ti2v-5b,"),
        (ON_LTX + "step = 3", "table 'mine' has step, which is no key; did you mean steps?"),
        (ON_LTX + 'name = "x"', "table 'mine' has name, which is no key"),
        (ON_LTX + 'steps = "x"', "steps = 'x', but it is to be a whole number of at least 1."),
        (ON_LTX + "steps = 0", "steps = 0, but it is to be a whole number of at least 1."),
        (ON_LTX + 'family = "x"', "family = 'x', but it is to be 'cogvideox' or 'hunyuan15' or"),
        (ON_LTX + "compile = 1", "compile = 1, but it is to be true or false."),
        (ON_LTX + "[mine.frames]\nfp = 3", "has frames.fp, which is no key; did you mean fps?"),
        (ON_LTX + "[mine.remix]\nstart = 3", "remix.start = 3, but it is to be a number from 0"),
        (ON_LTX + '[[mine.loras]]\npath = "x"\nstrength = "x"', "loras[0].strength = 'x', but it"),
        (
            ON_LTX + "[[mine.loras]]\nstrength = 1",
            "table 'mine' lacks loras[0].path, which is text",
        ),
        (ON_LTX + 'sizes = ["1280x700"]', "'1280x700' …], but both edges must be multiples of 32."),
        ('[a]\npreset = "cogvideox-5b"\ngpus = 2', "gpus = 2, but only wan, ltx, ltx2 can share"),
        (ON_LTX + 'gpus = 2\noffload = "model"', "gpus = 2 and offload = 'model', but those who"),
        (
            ON_LTX + 'checkpoint = ""',
            "has checkpoint = '', but it is to be a folder, or 'org/name'",
        ),
        (ON_LTX + "sizes = []", "needs at least one native size"),
        (ON_LTX + 'names = ["animatic"]', "which is the animatic engine's own"),
        (ON_LTX + 'names = ["a b"]', "has the name 'a b', but names are letters, digits"),
        (ON_LTX + 'names = ["ltx-video"]', "table 'mine' and table 'ltx-video' both take the name"),
        ('[a]\nfamily = "wan"', "table 'a' lacks checkpoint"),
        ("[wan2.2-ti2v-5b]\nsteps = 3", 'a name with dots goes in quotes: ["wan2.2-ti2v-5b"].'),
        ("steps = 3", "has steps = 3 outside of a table; each model is a table"),
        ("[a", "is no valid TOML"),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    """A table that cannot be is refused with its name, the key, the value and what is allowed."""
    with pytest.raises(StartupError) as refused:
        tables(tmp_path, text)

    assert said in refused.value.message
    assert str(tmp_path / "models.toml") in refused.value.message


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A file that was asked for and cannot be read stops the start."""
    with pytest.raises(StartupError, match=r"nowhere.toml' \(KINORA_MODELS\) cannot be read"):
        read_tables(tmp_path / "nowhere.toml")


def test_configurations_go_to_workers_and_come_back() -> None:
    """A worker is told its models as JSON."""
    for table in read_tables(None):
        assert (
            msgspec.json.decode(msgspec.json.encode(table.config), type=ModelConfig) == table.config
        )
