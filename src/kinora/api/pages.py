"""The page at `/docs`: the OpenAPI document as plain HTML, with no script and nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from typing import Any

from starlette.responses import HTMLResponse

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem;
  color: #1d2433; background: #fdfcf9; }
h1 { margin-bottom: 0; } h2 { margin-top: 2.5rem; border-bottom: 1px solid #d8d4c8; }
section { border: 1px solid #d8d4c8; border-radius: 8px; margin: 1rem 0; padding: .25rem 1rem; background: #fff; }
code, pre { font: 14px/1.45 ui-monospace, monospace; }
pre { overflow-x: auto; background: #f4f1ea; padding: .75rem; border-radius: 6px; }
nav li { margin: .25rem 0; } section p { margin: .5rem 0; }
.method { display: inline-block; min-width: 5rem; font-weight: 700; color: #8a3b12; }
@media (prefers-color-scheme: dark) {
  body { color: #e6e3da; background: #15171c; } section { background: #1d2027; border-color: #363a44; }
  h2 { border-color: #363a44; } pre { background: #101216; } .method { color: #f0a070; }
}
"""


def docs_page(document: dict[str, Any]) -> HTMLResponse:
    """The document as a page, with a policy that allows its own style sheet and nothing else."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; frame-ancestors 'none'"
    )
    groups = [(tag["name"], tag["description"]) for tag in document["tags"]]
    contents = "".join(
        f'<li><a href="#{escape(name)}">{escape(name)}</a>: {_text(told)}</li>'
        for name, told in groups
    )
    operations = "".join(
        f'<h2 id="{escape(name)}">{escape(name)}</h2><p>{_text(told)}</p>{_group(document, name)}'
        for name, told in groups
    )
    schemas = "".join(
        f'<section id="{escape(name)}"><h3>{escape(name)}</h3>{_block(schema)}</section>'
        for name, schema in document["components"]["schemas"].items()
    )
    title = escape(document["info"]["title"])
    page = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title} API</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style>'
        f"<h1>{title} API</h1><p>{escape(document['info'].get('description', ''))} "
        'The same as a document for programs: <a href="/openapi.json">openapi.json</a>.</p>'
        f'<nav><ul>{contents}<li><a href="#schemas">schemas</a>: what is sent and taken.</li></ul>'
        f'</nav>{operations}<h2 id="schemas">schemas</h2>{schemas}</html>'
    )
    return HTMLResponse(page, headers={"content-security-policy": policy})


def _group(document: dict[str, Any], tag: str) -> str:
    """The operations of one group."""
    return "".join(
        _operation(path, method, operation)
        for path, methods in sorted(document["paths"].items())
        for method, operation in methods.items()
        if tag in operation["tags"]
    )


def _operation(path: str, method: str, operation: dict[str, Any]) -> str:
    parameters = "".join(
        f"<li><code>{escape(parameter['name'])}</code> ({escape(parameter['in'])}): "
        f"{_in_words(parameter['schema'])}</li>"
        for parameter in operation.get("parameters", ())
        if parameter["in"] != "path"  # there it can be seen
    )
    body = operation.get("requestBody", {}).get("content", {})
    answers = operation["responses"]
    refusals = ", ".join(status for status in answers if status >= "400")
    return (
        f'<section><h3><span class="method">{escape(method.upper())}</span> '
        f"<code>{escape(path)}</code></h3><p>{_text(operation.get('description', ''))}</p>"
        f"<ul>{parameters}{_references('Body', body)}"
        f"{_references('Answer', answers['200'].get('content', {}))}"
        f"<li>Refusals: {refusals}</li></ul>{_example(body)}</section>"
    )


def _in_words(schema: dict[str, Any]) -> str:
    """A parameter's schema in a line."""
    told = [schema["description"]] if "description" in schema else [schema.get("type", "any")]
    if "enum" in schema:
        told = [", ".join(map(str, schema["enum"]))]
    for name, word in (
        ("minimum", "at least {}"),
        ("maximum", "at most {}"),
        ("maxLength", "at most {} characters"),
        ("default", "{} unless given"),
    ):
        if name in schema:
            told.append(word.format(schema[name]))
    return escape("; ".join(told))


def _example(body: dict[str, Any]) -> str:
    """A body to begin with, where the document has one."""
    example = body.get("application/json", {}).get("example")
    return f"<pre>{escape(json.dumps(example))}</pre>" if example else ""


def _references(label: str, content: dict[str, Any]) -> str:
    """One line per content type, with a link to its schema."""
    lines = []
    for kind, value in content.items():
        name = value.get("schema", {}).get("$ref", "").rpartition("/")[2]
        link = f': <a href="#{escape(name)}">{escape(name)}</a>' if name else ""
        lines.append(f"<li>{label}: <code>{escape(kind)}</code>{link}</li>")
    return "".join(lines)


def _text(told: str) -> str:
    """A sentence, with what is between backticks as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(told))


def _block(schema: dict[str, Any]) -> str:
    return f"<pre>{escape(json.dumps(schema, indent=2))}</pre>"
