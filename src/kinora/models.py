"""Models: the names a client may send, each mapped to an engine and what that engine may be asked.

Values only; which models a server has is decided in `wiring.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kinora.errors import InvalidRequest
from kinora.video import Size

BASE_SIZES = (Size(720, 1280), Size(1280, 720))
PRO_SIZES = (*BASE_SIZES, Size(1024, 1792), Size(1792, 1024), Size(1080, 1920), Size(1920, 1080))
SECONDS = (4, 8, 12, 16, 20)


class Ability(StrEnum):
    """What may be asked of a model beyond making a video from a prompt. The value completes "cannot …"."""

    REFERENCE = "begin with a reference image"
    CHARACTERS = "show characters"
    REMIX = "remix or edit a video"
    EDIT_UPLOAD = "edit or extend an uploaded video"
    EXTEND = "extend a video"


ALL_ABILITIES = frozenset(Ability)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One name and what may be asked of it."""

    name: str
    engine: str
    sizes: tuple[Size, ...]
    seconds: tuple[int, ...] = SECONDS
    abilities: frozenset[Ability] = ALL_ABILITIES
    description: str = ""  # one honest sentence for `/v1/models`
    stands_in: bool = True  # whether videos of its engine's other models are remixed by it
    created: int = 1759708800  # unix seconds; the day the name first existed


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The models of one server, in the order they are listed."""

    models: tuple[Model, ...]

    def find(self, name: str) -> Model | None:
        """The model of that name, if there is one."""
        return next((model for model in self.models if model.name == name), None)

    def get(self, name: str) -> Model:
        """The model of that name. Raises InvalidRequest, naming those that exist."""
        model = self.find(name)
        if model:
            return model
        raise InvalidRequest(
            f"Invalid value: '{shortened(name)}'. Supported values are: {listing(m.name for m in self.models)}.",
            param="model",
            code="invalid_value",
        )

    def require(self, model: Model, ability: Ability, *, param: str) -> None:
        """Raises InvalidRequest, naming the models that can, when this one cannot."""
        if ability in model.abilities:
            return
        able = [other.name for other in self.models if ability in other.abilities]
        hint = f"Models that can: {listing(able)}." if able else "No model of this server can."
        raise InvalidRequest(
            f"The model '{model.name}' cannot {ability}. {hint}",
            param=param,
            code="unsupported_by_model",
        )

    def of_engine(self, engine: str) -> Model | None:
        """The first model that the engine makes and that stands in for its others, if there is one."""
        return next(
            (model for model in self.models if model.engine == engine and model.stands_in), None
        )


def default_catalogue() -> Catalogue:
    """The names Sora's users send, and the animatic engine's own; the engine draws for all of them."""
    drawn = "Drawn storybook animation with sound, made on the CPU by Kinora's animatic engine"
    stand_in = f"{drawn}; it stands in for the name, no weights of OpenAI's are used."
    names = (
        ("sora-2", BASE_SIZES, 1759708800),
        ("sora-2-pro", PRO_SIZES, 1759708800),
        ("sora-2-2025-10-06", BASE_SIZES, 1759708800),
        ("sora-2-2025-12-08", BASE_SIZES, 1765152000),
        ("sora-2-pro-2025-10-06", PRO_SIZES, 1759708800),
    )
    aliases = (
        Model(name=name, engine="animatic", sizes=sizes, description=stand_in, created=created)
        for name, sizes, created in names
    )
    own = Model(name="animatic", engine="animatic", sizes=PRO_SIZES, description=f"{drawn}.")
    return Catalogue((*aliases, own))


def listing(values: Iterable[object], *, word: str = "and") -> str:
    """Quoted values as an English list: `'4', '8', and '12'`; two are joined by the word alone."""
    quoted = [f"'{value}'" for value in values]
    if len(quoted) < 3:
        return f" {word} ".join(quoted)
    return f"{', '.join(quoted[:-1])}, {word} {quoted[-1]}"


def shortened(text: str) -> str:
    """Client text as an error message repeats it: at most 100 characters, all of them printable."""
    head = text if len(text) <= 100 else f"{text[:99]}…"
    return head if head.isprintable() else ascii(head)[1:-1]
