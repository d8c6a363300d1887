"""What an operator may decide about engines. Needs nothing that engines need, so that the server's
light processes can hold it.
"""

from __future__ import annotations

import msgspec

from kinora.engines.diffusion.config import ModelConfig, Wanted


class ChatEndpoint(msgspec.Struct, frozen=True, kw_only=True):
    """An OpenAI-compatible chat endpoint that reads prompts, as the operator configured it."""

    url: str  # up to and including "/v1"
    model: str
    key: str = ""
    timeout_s: float = 30.0  # for a whole answer

    def __repr__(self) -> str:
        return f"ChatEndpoint({self.model!r})"  # no key in any log


class EngineOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator may decide about engines; each takes what concerns it."""

    chat: ChatEndpoint | None = None
    cache: str = ""  # folder for what can be made again, shared by all processes; "" for none
    models: tuple[ModelConfig, ...] = ()  # of the diffusion engine; the first is loaded at once
    folders: dict[str, str] = {}  # where checkpoints lie, by what the models call them; else there
    device: str = "cpu"  # what this worker owns, as torch names it: "cuda:0"
    remix_strategy: Wanted = "auto"  # "auto" leaves it to the model's table
