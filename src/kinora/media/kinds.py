"""What a file is by its first bytes, whatever anybody says of it. Knows nothing of decoders."""

from __future__ import annotations

JPEG, PNG, WEBP, MP4 = "image/jpeg", "image/png", "image/webp", "video/mp4"
HEAD_BYTES = 64  # of a file, that tell its kind
UNKNOWN = "application/octet-stream"
ALIASES = {"image/jpg": JPEG, "image/pjpeg": JPEG, "image/x-png": PNG, "video/x-m4v": MP4}

_STARTS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"%PDF", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
    (b"#EXTM3U", "application/vnd.apple.mpegurl"),
    (b"<svg", "image/svg+xml"),
    (b"<?xml", "application/xml"),
    (b"<!doctype", "text/html"),
    (b"<html", "text/html"),
)
_BRANDS = {  # of the file-type box: pictures that share the container of MP4
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"hevc": "image/heic",
    b"mif1": "image/heif",
    b"msf1": "image/heif",
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"crx ": "image/x-canon-cr3",
    b"jp2 ": "image/jp2",
}


def kind_of(head: bytes) -> str:
    """The media type that the first HEAD_BYTES of a file show."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], MP4)
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for start, kind in _STARTS:
        if head.startswith(start) or text.startswith(start):
            return kind
    return UNKNOWN


def plain_type(declared: str) -> str:
    """A declared content type without its parameters, in lower case, by its usual name."""
    plain = declared.partition(";")[0].strip().lower()
    return ALIASES.get(plain, plain)
