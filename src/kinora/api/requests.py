"""From wire to domain: fields and query strings to typed requests, with an error that names the field.

Judges names and types; what a model offers is judged by the service.
"""

from __future__ import annotations

from kinora.api.asked import limit_of, order_of, query_of
from kinora.api.body import Fields
from kinora.api.fields import (
    check_names,
    is_form,
    missing,
    optional_text,
    required_text,
    wrong_type,
)
from kinora.api.inputs import (
    OWN,
    characters_in,
    file_of,
    options_in,
    reference_in,
    source_in,
)
from kinora.errors import InvalidRequest
from kinora.media.inspection import FILM_TYPES
from kinora.models import SECONDS, Catalogue
from kinora.service import (
    CharacterRequest,
    CreateRequest,
    EditRequest,
    ExtensionRequest,
    ListRequest,
    RemixRequest,
    Upload,
)
from kinora.service.requests import DEFAULT_MODEL, check_text, unsupported
from kinora.video import Status, Variant

MAX_LIMIT = 100
MAX_SEARCH = 1_000  # characters
VARIANTS = (Variant.VIDEO, Variant.THUMBNAIL, Variant.SPRITESHEET)


def create_request(fields: Fields, catalogue: Catalogue) -> CreateRequest:
    """A create from its fields. Raises InvalidRequest, naming the field at fault."""
    if len(fields) == 1 and type(fields.get("prompt")) is str:
        return CreateRequest(prompt=fields["prompt"])
    check_names(
        fields, ("prompt", "model", "size", "seconds", "input_reference", "characters", OWN)
    )
    prompt = required_text(fields, "prompt")
    given = {
        name: fields[name] for name in ("model", "size", "seconds") if fields.get(name) is not None
    }
    _check_model(given, catalogue)
    model = catalogue.find(given.get("model", DEFAULT_MODEL))
    if model:
        optional_text(given, "size", supported=tuple(map(str, model.sizes)))
        optional_text(given, "seconds", supported=tuple(map(str, model.seconds)))
    options = options_in(fields)
    if options.strength:
        raise InvalidRequest(
            f"Invalid '{OWN}.strength': it says how far a remix, an edit or an extension may depart "
            "from its source, and a new video has none.",
            param=f"{OWN}.strength",
            code="invalid_value",
        )
    return CreateRequest(
        prompt=prompt,
        reference=reference_in(fields.get("input_reference")),
        characters=characters_in(fields.get("characters")),
        options=options,
        **given,
    )


def remix_request(fields: Fields) -> RemixRequest:
    """A remix from its fields; gateways send what a source decides, and it may repeat that."""
    check_names(fields, ("prompt", "model", "size", "seconds", OWN))
    return RemixRequest(
        prompt=required_text(fields, "prompt"),
        model=optional_text(fields, "model"),
        size=optional_text(fields, "size"),
        seconds=optional_text(fields, "seconds"),
        options=options_in(fields),
    )


def edit_request(fields: Fields, catalogue: Catalogue) -> EditRequest:
    """An edit of a video, by its id, or of an uploaded clip. Raises InvalidRequest."""
    check_names(fields, ("prompt", "video", "model", "size", "seconds", OWN))
    return EditRequest(
        prompt=required_text(fields, "prompt"),
        model=_check_model(fields, catalogue),
        size=optional_text(fields, "size"),
        seconds=optional_text(fields, "seconds"),
        options=options_in(fields),
        video=source_in(fields),
    )


def extension_request(fields: Fields) -> ExtensionRequest:
    """An extension of a video, by its id, or of an uploaded clip. Raises InvalidRequest."""
    check_names(fields, ("prompt", "video", "seconds", "model", OWN))
    prompt = required_text(fields, "prompt")
    seconds = optional_text(fields, "seconds", supported=tuple(map(str, SECONDS)))
    if seconds is None:
        raise missing("seconds")
    return ExtensionRequest(
        prompt=prompt,
        seconds=seconds,
        model=optional_text(fields, "model"),
        options=options_in(fields),
        video=source_in(fields),
    )


def character_request(fields: Fields) -> CharacterRequest:
    """A character from a form with its name and clip. Raises InvalidRequest."""
    if not is_form(fields):
        raise InvalidRequest(
            "A character comes with a video file: send 'multipart/form-data'.",
            code="unsupported_content_type",
        )
    check_names(fields, ("name", "video"))
    name = required_text(fields, "name")
    video = fields.get("video")
    if video is None:
        raise missing("video")
    if not isinstance(video, Upload):
        raise wrong_type("video", video, expected="a file")
    return CharacterRequest(name=name, video=file_of(video, "video", FILM_TYPES))


def _check_model(fields: Fields, catalogue: Catalogue) -> str | None:
    names = tuple(model.name for model in catalogue.models)
    return optional_text(fields, "model", supported=names)


def list_request(query: bytes) -> ListRequest:
    """A listing from its query string. Raises InvalidRequest."""
    if not query:
        return ListRequest()
    given = query_of(query, ("after", "limit", "order", "q", "status"))
    text, status = given.get("q", ""), given.get("status")
    if text:
        check_text(text, "q", most=MAX_SEARCH)
    if status is not None and status not in tuple(Status):
        raise unsupported(status, "status", tuple(Status))
    return ListRequest(
        after=given.get("after"),
        limit=limit_of(given, default=20, least=0, most=MAX_LIMIT),
        order=order_of(given),
        text=text,
        status=Status(status) if status else None,
    )


def variant_asked(query: bytes) -> Variant:
    """The variant of a content request; the video itself when nothing is said."""
    name = query_of(query, ("variant",)).get("variant", "video")
    for variant in VARIANTS:
        if variant.value == name:
            return variant
    raise unsupported(name, "variant", tuple(variant.value for variant in VARIANTS))
