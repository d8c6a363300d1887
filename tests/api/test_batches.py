"""`/v1/batches` over HTTP: the object, its pages, its cancellation, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

LINE = b'{"custom_id": "a", "method": "POST", "url": "/v1/videos", "body": {"prompt": "a cat"}}\n'


def upload(client: Any, purpose: str = "batch") -> str:
    """The id of a new file."""
    file = {"file": ("lines.jsonl", LINE, "application/jsonl")}
    answer = client("POST", "/v1/files", data={"purpose": purpose}, files=file)
    return str(answer.json()["id"])


def create(client: Any, **fields: Any) -> Any:
    """An answer to the creation of a batch."""
    body = {"endpoint": "/v1/videos", "completion_window": "24h", **fields}
    if "input_file_id" not in body:
        body["input_file_id"] = upload(client)
    return client("POST", "/v1/batches", json=body)


def test_a_batch_begins_with_its_validation(client: Any) -> None:
    """The object has the native keys, and is found again by its id."""
    answer = create(client, metadata={"for": "the zoo"})
    batch = answer.json()

    assert answer.status_code == 200
    assert batch["id"].startswith("batch_")
    assert (batch["object"], batch["status"]) == ("batch", "validating")
    assert batch["expires_at"] == batch["created_at"] + 86_400
    assert batch["request_counts"] == {"total": 0, "completed": 0, "failed": 0}
    assert batch["metadata"] == {"for": "the zoo"}
    assert batch["errors"] is batch["output_file_id"] is batch["error_file_id"] is None
    assert client("GET", f"/v1/batches/{batch['id']}").json() == batch


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"endpoint": "/v1/responses"}, "endpoint"),
        ({"endpoint": None}, "endpoint"),
        ({"completion_window": "1h"}, "completion_window"),
        ({"input_file_id": "file-never"}, "input_file_id"),
        ({"input_file_id": 7}, "input_file_id"),
        ({"metadata": {"a": 1}}, "metadata"),
        ({"metadata": "a"}, "metadata"),
        ({"metadata": {str(number): "" for number in range(17)}}, "metadata"),
        ({"metadata": {"k" * 65: ""}}, "metadata"),
        ({"metadata": {"k": "v" * 513}}, "metadata"),
        (
            {"output_expires_after": {"anchor": "created_at", "seconds": 60}},
            "output_expires_after.seconds",
        ),
        (
            {"output_expires_after": {"anchor": "created_at", "seconds": "3600"}},
            "output_expires_after.seconds",
        ),
        ({"priority": 1}, "priority"),
    ],
)
def test_a_bad_batch_is_refused(client: Any, fields: dict[str, Any], param: str) -> None:
    """The refusal names the field at fault, and nothing is accepted."""
    answer = create(client, **fields)

    assert (answer.status_code, answer.json()["error"]["param"]) == (400, param)
    assert client("GET", "/v1/batches").json()["data"] == []


def test_the_input_has_to_be_for_batches(client: Any) -> None:
    """A file of another purpose is refused."""
    answer = create(client, input_file_id=upload(client, "user_data"))

    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "input_file_id")


def test_the_input_may_be_deleted_at_once(client: Any, server: Any) -> None:
    """A batch keeps its own link to its input."""
    file = upload(client)
    batch = create(client, input_file_id=file).json()["id"]
    client("DELETE", f"/v1/files/{file}")

    assert (server.storage.root / "batches" / batch / "input").read_bytes() == LINE


def test_batches_are_listed_newest_first(client: Any) -> None:
    """In pages, each of which says whether more follow."""
    ids = [create(client).json()["id"] for _ in range(3)]
    first = client("GET", "/v1/batches?limit=2").json()
    rest = client("GET", f"/v1/batches?after={first['last_id']}").json()

    assert ([batch["id"] for batch in first["data"]], first["has_more"]) == (ids[:0:-1], True)
    assert ([batch["id"] for batch in rest["data"]], rest["has_more"]) == (ids[:1], False)
    assert client("GET", "/v1/batches?limit=101").status_code == 400


def test_a_batch_can_be_cancelled_once_or_twice(client: Any) -> None:
    """It is `cancelling` from then on; the second time changes nothing."""
    id = create(client).json()["id"]
    first, second = (client("POST", f"/v1/batches/{id}/cancel").json() for _ in range(2))

    assert (first["status"], first["cancelling_at"]) == ("cancelling", first["created_at"])
    assert second == first


def test_a_batch_that_is_over_cannot_be_cancelled(client: Any, server: Any) -> None:
    """The refusal says which status stands against it."""
    id = create(client).json()["id"]
    server.store.fail_batch(server.store.get_batch("default", id), (), 5)
    answer = client("POST", f"/v1/batches/{id}/cancel")

    assert answer.status_code == 400
    assert "'failed'" in answer.json()["error"]["message"]


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("POST", "/cancel")])
def test_an_unknown_batch_is_not_found(client: Any, method: str, path: str) -> None:
    """With a sentence that repeats the id."""
    answer = client(method, f"/v1/batches/batch_never{path}")

    assert answer.status_code == 404
    assert "batch_never" in answer.json()["error"]["message"]
