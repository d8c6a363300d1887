"""The use cases, once, for HTTP and command line alike. Knows nothing of wire formats or HTTP."""

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
from kinora.service.videos import Limits, Scene, VideoService

__all__ = [
    "CharacterRequest",
    "CreateRequest",
    "EditRequest",
    "ExtensionRequest",
    "FileId",
    "ImageUrl",
    "Limits",
    "ListRequest",
    "Options",
    "RemixRequest",
    "Scene",
    "Upload",
    "VideoService",
]
