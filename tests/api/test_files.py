"""`/v1/files` over HTTP: the objects, the pages, the bytes, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

LINES = b'{"custom_id": "a"}\n{"custom_id": "b"}\n'


def upload(client: Any, content: bytes = LINES, **fields: str) -> Any:
    """An answer to an upload."""
    form = {"purpose": "batch"} | fields
    file = ("lines.jsonl", content, "application/jsonl")
    return client("POST", "/v1/files", data=form, files={"file": file})


def test_an_upload_is_shown_as_a_file(client: Any) -> None:
    """The object has the native keys in the native words, and is found again by its id."""
    answer = upload(client)
    file = answer.json()

    assert answer.status_code == 200
    assert file == {
        "id": file["id"],
        "object": "file",
        "bytes": len(LINES),
        "created_at": 1_760_000_000,
        "expires_at": None,
        "filename": "lines.jsonl",
        "purpose": "batch",
        "status": "processed",
        "status_details": None,
    }
    assert file["id"].startswith("file-")
    assert client("GET", f"/v1/files/{file['id']}").json() == file


def test_a_file_can_be_given_an_end(client: Any, server: Any) -> None:
    """`expires_after` counts from the creation, and the file is gone at that moment."""
    policy = {"expires_after[anchor]": "created_at", "expires_after[seconds]": "3600"}
    file = upload(client, **policy).json()

    assert file["expires_at"] == file["created_at"] + 3600
    server.clock.now += 3600
    assert client("GET", f"/v1/files/{file['id']}").status_code == 404


@pytest.mark.parametrize(
    ("fields", "param", "code"),
    [
        ({"purpose": "assistants"}, "purpose", "invalid_value"),
        ({"colour": "red"}, "colour", "unknown_parameter"),
        ({"expires_after": "3600"}, "expires_after", "invalid_type"),
        (
            {"expires_after[anchor]": "created_at"},
            "expires_after.seconds",
            "missing_required_parameter",
        ),
        (
            {"expires_after[anchor]": "now", "expires_after[seconds]": "3600"},
            "expires_after.anchor",
            "invalid_value",
        ),
        (
            {"expires_after[anchor]": "created_at", "expires_after[seconds]": "60"},
            "expires_after.seconds",
            "integer_below_min_value",
        ),
    ],
)
def test_a_bad_upload_is_refused(
    client: Any, fields: dict[str, str], param: str, code: str
) -> None:
    """The refusal names the field at fault, and nothing is kept."""
    answer = upload(client, **fields)

    assert answer.status_code == 400
    assert (answer.json()["error"]["param"], answer.json()["error"]["code"]) == (param, code)
    assert client("GET", "/v1/files").json()["data"] == []


def test_a_file_has_to_be_a_file_with_bytes(client: Any) -> None:
    """Neither no file, nor a text instead of one, nor an empty one is kept."""
    nothing = client("POST", "/v1/files", json={"purpose": "batch"})
    text = client("POST", "/v1/files", json={"purpose": "batch", "file": "lines"})
    empty = upload(client, b"")

    assert [answer.json()["error"]["code"] for answer in (nothing, text, empty)] == [
        "missing_required_parameter",
        "invalid_type",
        "empty_file",
    ]


def test_nothing_of_an_upload_stays_in_the_spool(client: Any, server: Any) -> None:
    """Kept or refused, the folder for uploads is empty afterwards."""
    upload(client)
    upload(client, purpose="assistants")

    assert list(server.storage.uploads.iterdir()) == []


def test_the_content_comes_back(client: Any) -> None:
    """Whole or in ranges, never as something a browser would show."""
    id = upload(client).json()["id"]
    whole = client("GET", f"/v1/files/{id}/content")
    part = client("GET", f"/v1/files/{id}/content", headers={"range": "bytes=2-10"})

    assert (whole.status_code, whole.content) == (200, LINES)
    assert whole.headers["content-type"] == "application/jsonl"
    assert whole.headers["content-disposition"] == f'attachment; filename="{id}.jsonl"'
    assert (part.status_code, part.content) == (206, LINES[2:11])


def test_declared_types_are_not_believed(client: Any) -> None:
    """A page of HTML comes back as plain bytes."""
    file = ("page.html", b"<script>", "text/html")
    form = {"purpose": "user_data"}
    id = client("POST", "/v1/files", data=form, files={"file": file}).json()["id"]
    answer = client("GET", f"/v1/files/{id}/content")

    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["content-disposition"] == f'attachment; filename="{id}.bin"'


def test_files_are_listed_in_pages(client: Any) -> None:
    """Newest first, `after` is exclusive, and every page says whether more follow."""
    ids = [upload(client).json()["id"] for _ in range(3)]
    first = client("GET", "/v1/files?limit=2").json()
    rest = client("GET", f"/v1/files?limit=2&after={first['last_id']}").json()

    assert [file["id"] for file in first["data"]] == [ids[2], ids[1]]
    assert (first["object"], first["first_id"], first["has_more"]) == ("list", ids[2], True)
    assert ([file["id"] for file in rest["data"]], rest["has_more"]) == ([ids[0]], False)
    oldest = client("GET", "/v1/files?order=asc&limit=1").json()
    assert oldest["data"][0]["id"] == ids[0]
    assert client("GET", "/v1/files?purpose=vision").json()["data"] == []


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("limit=0", "integer_below_min_value"),
        ("limit=10001", "integer_above_max_value"),
        ("limit=many", "invalid_type"),
        ("order=up", "invalid_value"),
        ("before=x", "unknown_parameter"),
        ("limit=1&limit=2", "duplicate_parameter"),
    ],
)
def test_a_bad_listing_is_refused(client: Any, query: str, code: str) -> None:
    """The refusal says what is wrong with the query."""
    answer = client("GET", f"/v1/files?{query}")

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)


def test_a_deleted_file_is_gone(client: Any) -> None:
    """It is neither found nor read nor listed nor deleted again."""
    id = upload(client).json()["id"]
    answer = client("DELETE", f"/v1/files/{id}")

    assert answer.json() == {"id": id, "object": "file", "deleted": True}
    for method, path in (("GET", ""), ("GET", "/content"), ("DELETE", "")):
        assert client(method, f"/v1/files/{id}{path}").status_code == 404
    assert client("GET", "/v1/files").json()["data"] == []


def test_the_same_key_makes_one_file(client: Any) -> None:
    """An upload that is sent again under its idempotency key gives the first answer."""
    sent = {
        "data": {"purpose": "batch"},
        "files": {"file": ("lines.jsonl", LINES, "application/jsonl")},
        "headers": {"idempotency-key": "once"},
    }
    first, second = (client("POST", "/v1/files", **sent) for _ in range(2))

    assert first.json() == second.json()
    assert len(client("GET", "/v1/files").json()["data"]) == 1
