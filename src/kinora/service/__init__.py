"""The use cases, once, for HTTP and command line alike. Knows nothing of wire formats or HTTP."""

from kinora.service.requests import CreateRequest, ListRequest, RemixRequest
from kinora.service.videos import Limits, Scene, VideoService

__all__ = ["CreateRequest", "Limits", "ListRequest", "RemixRequest", "Scene", "VideoService"]
