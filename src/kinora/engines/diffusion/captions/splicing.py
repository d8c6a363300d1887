"""Puts words into a text so that spaces, commas, capital letters and "a" or "an" come out right."""

from __future__ import annotations

import re

from kinora.engines.diffusion.captions.things import is_determiner
from kinora.engines.diffusion.captions.words import article, tokens


def spliced(text: str, start: int, end: int, new: str) -> str:
    """The text with one stretch of it replaced: spaces mended, capital letters where they were."""
    if new and begins_sentence(text, start) and text[start : start + 1].isupper():
        new = new[0].upper() + new[1:]
    left, right = text[:start], text[end:]
    if not new:
        left, right = left.rstrip(), right.lstrip()
        if left.endswith(",") and (not right or right[0] in ",.;!?"):
            left = left[:-1]
        if not left and text[:1].isupper():
            right = right[:1].upper() + right[1:]
        new = " " if left and right and right[0] not in ",.;:!?" else ""
    return left + new + right


def begins_sentence(text: str, at: int) -> bool:
    """Whether what stands there begins the text or a sentence of it."""
    return not text[:at].strip() or text[:at].rstrip().endswith((".", "!", "?", ":"))


def phrase(determiner: str, qualities: str, noun: str) -> str:
    """A noun phrase with "a" or "an" as its next word asks for."""
    words = " ".join(part for part in (qualities.strip(" ,"), noun) if part)
    if determiner.lower() in ("a", "an"):
        determiner = article(words)
    return f"{determiner} {words}".strip()


def uncapital(text: str) -> str:
    """Fit to stand within a sentence."""
    words = tokens(text)
    name = len(words) > 1 and words[1].text[:1].isupper() and not is_determiner(words[0].word)
    return text if name or text[1:2].isupper() else text[:1].lower() + text[1:]


def with_tail(caption: str, tail: str) -> str:
    """A further phrase at the end: ", at night"."""
    body, stop = _ending(caption)
    return f"{body}, {tail}{stop}" if body else f"{tail}{stop}"


def with_more(caption: str, extra: str) -> str:
    """Something more in the picture: "with a kite", or "and a kite" where a "with" comes last."""
    extra = uncapital(extra)
    body, stop = _ending(caption)
    last = body.rpartition(", ")[2]
    if re.match(r"with (?!.*\b(?:and|with)\b)", last) and ", " in body:
        return f"{body} and {extra}{stop}"
    return with_tail(caption, f"with {extra}")


def with_sentence(caption: str, sentence: str) -> str:
    """A further sentence at the end, which is one that the words before leave off with a stop."""
    body = caption.rstrip()
    said = sentence.strip()
    if not body:
        return said
    if not body.endswith((".", "!", "?", "…", "。")):
        body = f"{body.rstrip(',;:')}."
    if said[:1].islower():
        said = said[0].upper() + said[1:]
    return f"{body} {said}"


def _ending(caption: str) -> tuple[str, str]:
    body = caption.rstrip()
    stop = body[-1:] if body.endswith((".", "!")) and not body.endswith("..") else ""
    return body[: len(body) - len(stop)].rstrip(), stop
