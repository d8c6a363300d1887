"""Every setting once: its type, its default and its help. Flags, variables and docs derive from here.

A setting `name` is the variable `KINORA_NAME` and the flag `--name`. Knows nothing of who reads it.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple, Self

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from kinora.errors import StartupError

PREFIX = "KINORA_"
LEAST_WORKER_MEMORY = 600_000_000  # with less no engine loads, and every video would wait for ever
_TYPO = 0.9  # how alike an unknown variable must be to a known one to be taken for a slip


class SettingRow(NamedTuple):
    """One setting for people: its field, its variable, its default and its help, as text."""

    name: str
    variable: str
    default: str
    help: str


class Settings(BaseSettings):
    """What an operator may decide. Frozen; made by `load_settings`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True
    )

    host: str = Field(
        "127.0.0.1",
        min_length=1,
        description="Address to listen on. Beyond loopback, an API key must have been made first.",
    )
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    data: Path = Field(
        Path("~/.local/share/kinora"),
        validate_default=True,
        description="Folder for the database and the videos. One server per folder.",
    )
    api_processes: int = Field(
        1, ge=1, le=64, description="Processes that answer HTTP requests on the one port."
    )
    workers: int = Field(
        1,
        ge=0,
        le=256,
        description="Videos made at the same time; 0 accepts videos and makes none.",
    )
    processes: int = Field(
        0,
        ge=0,
        le=256,
        description="Processes that draw one video together; 0 for one per core.",
    )
    worker_memory_bytes: int = Field(
        0,
        ge=0,
        description="Memory that each process of a worker may use, 600000000 or more, 2000000000 for "
        "models of weights; 0 for no limit. A video that needs more fails alone; 800000000 do for the "
        "default size. Workers that own a GPU have no limit.",
    )
    worker_silence_s: float = Field(
        10, gt=0, description="Seconds without a heartbeat after which a worker counts as dead."
    )
    load_timeout_s: float = Field(
        900, gt=0, description="Seconds that a worker may take to load its engine."
    )
    step_timeout_s: float = Field(
        300, gt=0, description="Seconds that a video may go without any progress."
    )
    stop_grace_s: float = Field(
        10,
        ge=0,
        description="Seconds that running videos get to finish when the server stops; "
        "then they go back to the queue.",
    )
    expires_after: int | None = Field(
        None,
        ge=1,
        description="Seconds after completion at which a video's files are removed; "
        "unset keeps them until the video is deleted.",
    )
    max_queued: int = Field(
        0, ge=0, description="Queued videos that one project may have; 0 for no limit."
    )
    max_running: int = Field(
        0, ge=0, description="Videos of one project that are made at the same time; 0 for no limit."
    )
    max_stored_bytes: int = Field(
        0,
        ge=0,
        description="Bytes that one project may keep, videos and files together; 0 for no limit.",
    )
    requests_per_minute: int = Field(
        0,
        ge=0,
        description="Requests that make something (POST) which one project may send in a minute; "
        "0 for no limit.",
    )
    min_free_bytes: int = Field(
        2_000_000_000,
        ge=0,
        description="Free disk space below which no new video and no file is accepted.",
    )
    max_body_bytes: int = Field(
        1_048_576,
        ge=1024,
        description="Largest request body that is accepted, files of a form not counted. Image data "
        "URLs may be larger: 20 MiB.",
    )
    body_timeout_s: float = Field(
        30, gt=0, description="Seconds that a client may take to send a request body without files."
    )
    max_upload_bytes: int = Field(
        536_870_912, ge=1024, description="Largest file that is accepted."
    )
    upload_timeout_s: float = Field(
        600, gt=0, description="Seconds that a client may take to send a form with a file."
    )
    max_streams: int = Field(
        12_000,
        ge=1,
        description="Event streams that one project may have open, in each API process.",
    )
    egress_allow: str = Field(
        "",
        description="Hosts, addresses and networks, separated by commas, that image URLs and webhooks "
        "may reach although they are private, and over plain http; nothing private by default.",
    )
    egress_deny: str = Field(
        "",
        description="Hosts, addresses and networks, separated by commas, that image URLs and webhooks "
        "may never reach.",
    )
    moderation: str = Field(
        "",
        description="What judges prompts before videos are made: a Python callable as 'module:name', "
        "or the URL of an OpenAI-compatible API up to '/v1'. Unset, nothing does.",
    )
    moderation_key: SecretStr = Field(
        SecretStr(""), description="Key for the moderation API; better set by the variable."
    )
    moderation_model: str = Field(
        "omni-moderation-latest", description="Name of the model at the moderation API."
    )
    moderation_timeout_s: float = Field(
        10, gt=0, le=300, description="Seconds that a judgement may take."
    )
    chat_url: str | None = Field(
        None,
        pattern=r"\Ahttps?://[^\s/]+",
        description="OpenAI-compatible chat endpoint, such as http://127.0.0.1:11434/v1, that reads "
        "the animatic engine's prompts and the diffusion engine's changes; unset or failing, built-in "
        "rules do.",
    )
    chat_model: str = Field(
        "",
        validate_default=True,
        description="Name of the model at the chat endpoint; needed with one.",
    )
    chat_key: SecretStr = Field(
        SecretStr(""), description="Key for the chat endpoint; better set by the variable."
    )
    chat_timeout_s: float = Field(
        30, gt=0, le=600, description="Seconds that the chat endpoint may take for one answer."
    )
    models: Path | None = Field(
        None,
        description="TOML file with the diffusion models' tables; unset, models.toml of the data folder.",
    )
    remix_strategy: Literal["auto", "anchored", "flowedit", "regenerate"] = Field(
        "auto",
        description="How diffusion models remix: anchored, flowedit or regenerate; auto leaves it to "
        "the model's table, and there to what the prompt changes.",
    )
    trajectory_bytes: int = Field(
        0,
        ge=0,
        description="Bytes that the trajectories of diffusion videos may take, those least used going "
        "first; 0 for 20000000000 or a tenth of the disk, whichever is less.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="Least serious message that is logged."
    )
    log_format: Literal["console", "json"] = Field(
        "console", description="How messages are logged: for people, or one JSON object a line."
    )

    @field_validator("worker_memory_bytes")
    @classmethod
    def _enough_to_load(cls, value: int) -> int:
        if 0 < value < LEAST_WORKER_MEMORY:
            raise ValueError(f"should be 0 or at least {LEAST_WORKER_MEMORY}")
        return value

    @field_validator("chat_model")
    @classmethod
    def _named_model(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("chat_url") and not value.strip():
            raise ValueError("should name a model of KINORA_CHAT_URL")
        return value

    @field_validator("data", mode="before")
    @classmethod
    def _named(cls, value: object) -> object:
        if value == "":  # would be the working folder here, and the default in a child process
            raise ValueError("should name a folder")
        return value

    @field_validator("data", "models")
    @classmethod
    def _absolute(cls, value: Path | None) -> Path | None:
        try:
            return value and value.expanduser().absolute()
        except (RuntimeError, OSError) as error:  # no such home, or the working folder is gone
            raise ValueError("should be a full path, because that folder is not there") from error

    @field_validator("log_level", "log_format", "remix_strategy", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @property
    def num_processes(self) -> int:
        """How many processes draw one video: as set, or one per core this process may use."""
        return self.processes or len(os.sched_getaffinity(0))

    @classmethod
    def _of(cls, **flags: object) -> Self:
        return cls(**flags)  # type: ignore[arg-type]


def load_settings(flags: Mapping[str, object] | None = None) -> Settings:
    """The settings of the environment, with those of the flags on top; a flag of None is not set.

    Raises StartupError that names the variable or flag, the value and what is allowed.
    """
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    _refuse_slips()
    try:
        return Settings._of(**given)
    except ValidationError as error:
        sentences = [_sentence(detail, given) for detail in error.errors()]
        raise StartupError(" ".join(sentences)) from error


def setting_rows() -> tuple[SettingRow, ...]:
    """Every setting, in order, for the docs table and the command line's help."""
    return tuple(
        SettingRow(name, variable(name), _text(field.default), field.description or "")
        for name, field in Settings.model_fields.items()
    )


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def _refuse_slips() -> None:
    """A misspelt variable would otherwise be ignored; one that resembles nothing is not ours."""
    known = [variable(name) for name in Settings.model_fields]
    for name in os.environ:
        if name.startswith(PREFIX) and name not in known:
            for meant in difflib.get_close_matches(name, known, n=1, cutoff=_TYPO):
                raise StartupError(f"There is no setting {name}; did you mean {meant}?")


def _sentence(detail: ErrorDetails, flags: Mapping[str, object]) -> str:
    """One bad value: `KINORA_PORT is 'many': input should be a valid integer.`"""
    name = str(detail["loc"][0])
    if name not in Settings.model_fields:
        return f"There is no setting '{name}'."
    key = f"--{name.replace('_', '-')}" if name in flags else variable(name)
    reason = re.sub(r"^(Input|String|Value error,) ", "", detail["msg"]).partition(", unable")[0]
    return f"{key} is {str(detail['input'])!r}, but it {reason}."


def _text(default: object) -> str:
    match default:
        case None | "" | SecretStr():
            return ""
        case float():
            return f"{default:g}"
        case _:
            return str(default)
