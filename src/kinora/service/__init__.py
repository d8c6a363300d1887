"""The use cases, once, for HTTP and command line alike. Knows nothing of wire formats or HTTP."""

from kinora.service.characters import CharacterService
from kinora.service.intake import Intake
from kinora.service.looking import Scene
from kinora.service.requests import (
    CharacterRequest,
    CreateRequest,
    EditRequest,
    ExtensionRequest,
    FileId,
    ImageUrl,
    ListRequest,
    Options,
    RemixRequest,
    Upload,
)
from kinora.service.room import Limits
from kinora.service.videos import VideoService

__all__ = [
    "CharacterRequest",
    "CharacterService",
    "CreateRequest",
    "EditRequest",
    "ExtensionRequest",
    "FileId",
    "ImageUrl",
    "Intake",
    "Limits",
    "ListRequest",
    "Options",
    "RemixRequest",
    "Scene",
    "Upload",
    "VideoService",
]
