"""Which models a server has: names that it does not know, and tables that it refuses to start with."""

from __future__ import annotations

from pathlib import Path

import openai
import pytest
from openai import OpenAI

from acceptance.weights import table, with_models
from engines.diffusion.laid_out import lay_out
from kinora.errors import StartupError
from kinora.serving import serving

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_an_unknown_model_is_refused_with_those_there_are(client: OpenAI) -> None:
    """A name that no model has is a 400 that lists the names, and no video is made."""
    with pytest.raises(openai.BadRequestError, match=r"'sora-3'.*'sora-2', .*'animatic'") as error:
        client.videos.create(prompt="A cat waves", model="sora-3")  # type: ignore[call-overload]

    assert (error.value.param, error.value.code) == ("model", "invalid_value")
    assert list(client.videos.list()) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[mine\n", "is no valid TOML"),
        ('[mine]\npreset = "wan"\n', "the presets are wan2.2-ti2v-5b, "),
        ('[mine]\npreset = "ltx-2"\nstep = 8\n', "steps"),
        ('["ltx-2"]\nsteps = "many"\n', "steps"),
        ('["ltx-2"]\nsizes = ["1000x700"]\n', "multiples of 32"),
        ('["ltx-2"]\nnames = ["animatic"]\n', "the animatic engine's own"),
        (
            '["ltx-2"]\nnames = ["sora-2"]\n["ltx-video"]\nnames = ["sora-2"]\n',
            "both take the name 'sora-2'",
        ),
    ],
    ids=["no TOML", "preset", "key", "value", "size", "reserved", "claimed twice"],
)
def test_a_mistake_in_a_table_stops_the_start(data: Path, text: str, said: str) -> None:
    """The server ends with one sentence, which names the file and what is wrong."""
    with pytest.raises(StartupError) as refused, serving(with_models(data, text)) as server:
        server.stop()

    assert said in refused.value.message
    assert "models.toml" in refused.value.message
    assert len((data / "server.log").read_text().strip().splitlines()) == 1


def test_a_damaged_checkpoint_stops_the_start(data: Path, tmp_path: Path) -> None:
    """A file that was cut short is named together with the table that needs it."""
    checkpoint = lay_out(tmp_path / "weights")
    weights = checkpoint / "vae" / "diffusion_pytorch_model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1])
    with_models(data, table("mine", checkpoint))

    with (
        pytest.raises(StartupError, match=r"table 'mine'.*vae/diffusion_pytorch_model"),
        serving(data),
    ):
        pass
