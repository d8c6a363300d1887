"""Settings come from flags, then the environment, then defaults; a bad one names itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from kinora.errors import StartupError
from kinora.settings import Settings, load_settings, setting_rows, variable


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the machine that runs the tests counts."""
    for name in Settings.model_fields:
        monkeypatch.delenv(variable(name), raising=False)


def test_defaults_are_safe() -> None:
    """Without any setting the server is on loopback, with its data in the home folder."""
    settings = load_settings()
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8000, 1)
    assert settings.data == Path("~/.local/share/kinora").expanduser()
    assert settings.expires_after is None
    assert settings.num_processes >= 1


def test_a_flag_beats_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """A flag that was given wins; one that was not leaves the variable."""
    monkeypatch.setenv("KINORA_PORT", "1")
    monkeypatch.setenv("KINORA_WORKERS", "2")
    settings = load_settings({"port": 3, "workers": None})
    assert (settings.port, settings.workers) == (3, 2)


def test_an_empty_variable_is_no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable set to nothing leaves the default."""
    monkeypatch.setenv("KINORA_EXPIRES_AFTER", "")
    assert load_settings().expires_after is None


def test_the_data_folder_is_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A relative folder is taken from where the server starts, once."""
    monkeypatch.chdir(tmp_path)
    assert load_settings({"data": "here"}).data == tmp_path / "here"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("port", "many", "KINORA_PORT is 'many', but it should be a valid integer."),
        ("port", "70000", "KINORA_PORT is '70000', but it should be less than or equal to 65535."),
        ("workers", "-1", "KINORA_WORKERS is '-1', but it should be greater than or equal to 0."),
        (
            "log_level",
            "loud",
            "KINORA_LOG_LEVEL is 'loud', but it should be 'debug', 'info', 'warning' or 'error'.",
        ),
    ],
)
def test_a_bad_variable_names_itself(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    """The sentence has the variable, its value and what is allowed."""
    monkeypatch.setenv(variable(name), value)
    with pytest.raises(StartupError) as caught:
        load_settings()
    assert caught.value.message == sentence


def test_a_bad_flag_names_itself() -> None:
    """A bad flag is named as the flag it is."""
    with pytest.raises(StartupError, match=r"--stop-grace-s is '-1'"):
        load_settings({"stop_grace_s": -1})


def test_a_misspelt_variable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip is not silently ignored; a variable that is nothing like ours is let be."""
    monkeypatch.setenv("KINORA_API_KEY", "for a client")
    load_settings()
    monkeypatch.setenv("KINORA_WORKER", "4")
    with pytest.raises(StartupError, match="KINORA_WORKER; did you mean KINORA_WORKERS"):
        load_settings()


def test_settings_are_frozen() -> None:
    """Nothing changes a setting after the start."""
    settings = load_settings()
    with pytest.raises(ValidationError):
        settings.port = 1  # type: ignore[misc]


def test_every_setting_explains_itself() -> None:
    """Each has a variable, and a help text that is a sentence."""
    rows = setting_rows()
    assert [row.name for row in rows] == list(Settings.model_fields)
    for row in rows:
        assert row.variable == f"KINORA_{row.name.upper()}"
        assert row.help.endswith(".")


def test_a_chat_endpoint_needs_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address alone would fail at the first prompt; it fails at the start instead."""
    monkeypatch.setenv("KINORA_CHAT_URL", "http://127.0.0.1:11434/v1")
    with pytest.raises(StartupError, match="KINORA_CHAT_MODEL is '', but it should name a model"):
        load_settings()
    monkeypatch.setenv("KINORA_CHAT_MODEL", "small")
    assert load_settings().chat_model == "small"


def test_a_chat_key_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key of the chat endpoint stays out of logs."""
    monkeypatch.setenv("KINORA_CHAT_KEY", "secret")
    assert "secret" not in repr(load_settings())


def test_a_password_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database's address stays out of logs."""
    monkeypatch.setenv("KINORA_DATABASE_URL", "postgresql://a:secret@b/c")
    assert "secret" not in repr(load_settings())
