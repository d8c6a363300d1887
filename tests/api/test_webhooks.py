"""The management of webhook endpoints, in process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kinora.errors import KinoraError
from kinora.settings import Settings
from kinora.store.webhooks import MAX_ENDPOINTS
from receiving import Receiver

NOW = 1_760_000_000
COLLECTION = "/v1/webhook_endpoints"
BODY = {"name": "Mine", "url": "https://example.com/hook", "event_types": ["video.completed"]}
KEYS = [
    "id",
    "object",
    "created_at",
    "updated_at",
    "name",
    "url",
    "event_types",
    "signing_secret_hint",
    "failing_since",
    "paused_at",
]

Make = Callable[..., dict[str, Any]]


@pytest.fixture
def local(server: Any, make_client: Any) -> Any:
    """A client of a server that may reach this machine."""
    server.settings = Settings(data=server.root, egress_allow="127.0.0.1")
    return make_client(server.api())


@pytest.fixture
def make(local: Any) -> Make:
    """A new endpoint as the API shows it."""

    def run(**fields: Any) -> dict[str, Any]:
        answer = local("POST", COLLECTION, json=BODY | fields)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    return run


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as made:
        yield made


def test_an_endpoint_shows_its_secret_once(local: Any, make: Make) -> None:
    """The answer to the create has it; afterwards there is only a hint."""
    made = make()
    secret = made.pop("signing_secret")

    assert secret.startswith("whsec_")
    assert list(made) == KEYS
    assert made["object"] == "webhook_endpoint"
    assert made["signing_secret_hint"].endswith(secret[-4:])
    assert local("GET", f"{COLLECTION}/{made['id']}").json() == made
    assert secret not in local("GET", COLLECTION).text


@pytest.mark.parametrize(
    ("fields", "param", "code"),
    [
        ({"name": None}, "name", "missing_required_parameter"),
        ({"name": ""}, "name", "invalid_value"),
        ({"name": "x" * 300}, "name", "invalid_value"),
        ({"name": 5}, "name", "invalid_type"),
        ({"url": None}, "url", "missing_required_parameter"),
        ({"url": "http://example.com"}, "url", "invalid_value"),
        ({"url": "https://localhost:1/x"}, "url", "invalid_value"),
        ({"url": "https://10.0.0.1/"}, "url", "invalid_value"),
        ({"url": "https://u:p@example.com/"}, "url", "invalid_value"),
        ({"url": "https://example.com/" + "x" * 3000}, "url", "invalid_value"),
        ({"url": "nonsense"}, "url", "invalid_value"),
        ({"url": ""}, "url", "invalid_value"),
        ({"url": "https://example.com/\x00"}, "url", "invalid_value"),
        ({"event_types": None}, "event_types", "missing_required_parameter"),
        ({"event_types": []}, "event_types", "invalid_value"),
        ({"event_types": ["video.deleted"]}, "event_types", "invalid_value"),
        ({"event_types": "video.completed"}, "event_types", "invalid_type"),
        ({"event_types": [1]}, "event_types", "invalid_type"),
        ({"secret": "mine"}, "secret", "unknown_parameter"),
    ],
)
def test_a_bad_field_is_named(local: Any, fields: dict[str, Any], param: str, code: str) -> None:
    """The refusal says which field and why; nothing is stored."""
    answer = local("POST", COLLECTION, json=BODY | fields)

    assert answer.status_code == 400
    assert (answer.json()["error"]["param"], answer.json()["error"]["code"]) == (param, code)
    assert local("GET", COLLECTION).json()["data"] == []


def test_there_are_so_many_endpoints_at_most(local: Any, make: Make) -> None:
    """One more is refused, with the number."""
    for _ in range(MAX_ENDPOINTS):
        make()
    answer = local("POST", COLLECTION, json=BODY)

    assert answer.status_code == 400
    assert str(MAX_ENDPOINTS) in answer.json()["error"]["message"]


def test_a_create_under_a_key_makes_one(local: Any) -> None:
    """The same key gives the same endpoint, secret included."""
    headers = {"idempotency-key": "once"}
    first, second = (local("POST", COLLECTION, json=BODY, headers=headers) for _ in range(2))

    assert first.json() == second.json()
    assert len(local("GET", COLLECTION).json()["data"]) == 1


def test_listing_pages(local: Any, make: Make) -> None:
    """Newest first, with the cursors of a page."""
    ids = [make()["id"] for _ in range(3)][::-1]
    first = local("GET", f"{COLLECTION}?limit=2").json()
    second = local("GET", f"{COLLECTION}?limit=2&after={first['last_id']}").json()

    assert [e["id"] for e in first["data"] + second["data"]] == ids
    assert (first["has_more"], second["has_more"]) == (True, False)
    assert (first["first_id"], first["last_id"]) == (ids[0], ids[1])


def test_an_update_changes_what_is_given(local: Any, make: Make, server: Any) -> None:
    """Only that; the time of the change is kept, and no change is none."""
    made = make()
    path = f"{COLLECTION}/{made['id']}"
    server.clock.now += 5
    same = local("POST", path, json={"name": "Mine"}).json()
    changed = local("POST", path, json={"event_types": ["batch.failed", "batch.failed"]}).json()

    assert same["updated_at"] == NOW
    assert (changed["updated_at"], changed["name"]) == (NOW + 5, "Mine")
    assert changed["event_types"] == ["batch.failed"]
    assert "signing_secret" not in changed
    assert local("POST", path, json={"url": "http://example.com"}).status_code == 400
    assert local("GET", path).json() == changed


def test_a_pause_ends_when_asked(local: Any, make: Make, server: Any) -> None:
    """`paused` says it in so many words; a new URL does too."""
    made = make()
    path = f"{COLLECTION}/{made['id']}"

    assert local("POST", path, json={"paused": True}).json()["paused_at"] == NOW
    assert local("POST", path, json={"name": "Still"}).json()["paused_at"] == NOW
    assert local("POST", path, json={"paused": False}).json()["paused_at"] is None
    local("POST", path, json={"paused": True})
    moved = local("POST", path, json={"url": "https://example.org/"}).json()
    assert (moved["paused_at"], moved["url"]) == (None, "https://example.org/")
    assert local("POST", path, json={"paused": "no"}).json()["error"]["code"] == "invalid_type"


def test_a_deleted_endpoint_is_gone(local: Any, make: Make) -> None:
    """It is found no more, and deleting it twice is an error."""
    path = f"{COLLECTION}/{make()['id']}"
    gone = local("DELETE", path)

    assert gone.json()["object"] == "webhook_endpoint.deleted"
    assert gone.json()["deleted"] is True
    assert [local(method, path).status_code for method in ("GET", "DELETE")] == [404, 404]


@pytest.mark.parametrize(("keeps", "num_signatures"), [(False, 1), (True, 2)])
def test_a_rotation_shows_a_new_secret(
    local: Any, make: Make, receiver: Receiver, *, keeps: bool, num_signatures: int
) -> None:
    """The old one signs too for a day if asked to, else never again."""
    made = make(url=receiver.url)
    path = f"{COLLECTION}/{made['id']}"
    body = {"keep_old_secret_active_for_24_hours": True} if keeps else {}
    rotated = local("POST", f"{path}/rotate_secret", json=body).json()
    local("POST", f"{path}/test", json={"event_type": "video.completed"})

    assert rotated["signing_secret"] != made["signing_secret"]
    signatures = receiver.received[0].headers["webhook-signature"].split(" ")
    assert len(signatures) == num_signatures


def test_a_test_event_tells_the_answer(local: Any, make: Make, receiver: Receiver) -> None:
    """Whatever the receiver answers is told; the event is signed and in the log."""
    receiver.statuses = [418]
    made = make(url=receiver.url)
    path = f"{COLLECTION}/{made['id']}"
    answer = local("POST", f"{path}/test", json={"event_type": "batch.failed"})
    [kept] = local("GET", f"{path}/deliveries").json()["data"]

    assert answer.json() == {
        "object": "webhook_endpoint.test",
        "webhook_endpoint_id": made["id"],
        "event_type": "batch.failed",
        "success": True,
        "status_code": 418,
    }
    assert receiver.received[0].headers["webhook-id"] == kept["id"]
    assert (kept["status"], kept["last_status_code"], kept["next_try_at"]) == ("failed", 418, None)


def test_a_test_event_without_an_answer_is_refused(local: Any, make: Make) -> None:
    """Nobody listens there: the refusal says so."""
    with Receiver() as gone:
        url = gone.url
    answer = local("POST", f"{COLLECTION}/{make(url=url)['id']}/test", json={})

    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "webhook_test_failed"


def test_the_log_tells_of_every_delivery(local: Any, make: Make, server: Any) -> None:
    """A completed video is on its way; when it has failed for good it can be sent once more."""
    made = make()
    video = local.create()
    server.complete()
    path = f"{COLLECTION}/{made['id']}/deliveries"
    page = local("GET", path).json()
    [kept] = page["data"]

    assert (page["object"], page["has_more"], page["first_id"]) == ("list", False, kept["id"])
    assert kept["event_type"] == "video.completed"
    assert (kept["object_id"], kept["status"], kept["num_tries"]) == (video["id"], "pending", 0)
    again = local("POST", f"{path}/{kept['id']}/retry")
    assert again.json()["next_try_at"] == NOW
    assert local("POST", f"{path}/wh_never/retry").status_code == 404
    assert local("GET", f"{path}?after=wh_never").status_code == 404


def test_the_event_types_are_listed(local: Any) -> None:
    """All that can be subscribed to."""
    answer = local("GET", "/v1/webhook_event_types").json()

    assert answer["object"] == "list"
    assert {"video.completed", "video.failed", "batch.completed"} <= set(answer["data"])


ROUTES = [
    ("GET", ""),
    ("POST", ""),
    ("DELETE", ""),
    ("POST", "/rotate_secret"),
    ("POST", "/test"),
    ("GET", "/deliveries"),
    ("POST", "/deliveries/wh_1/retry"),
]


@pytest.mark.parametrize(("method", "route"), ROUTES)
def test_the_other_projects_endpoint_is_not_there(
    server: Any, make_client: Any, method: str, route: str
) -> None:
    """Another project's endpoint is not found, exactly as one that never was."""
    api = server.api()
    owner = make_client(api, key=server.key("alpha"))
    stranger = make_client(api, key=server.key("beta"))
    made = owner("POST", COLLECTION, json=BODY).json()
    body = {"json": {}} if method == "POST" else {}
    answer = stranger(method, f"{COLLECTION}/{made['id']}{route}", **body)
    never = stranger(method, f"{COLLECTION}/we_never{route}", **body)

    assert answer.status_code == never.status_code == 404
    assert answer.text == never.text.replace("we_never", made["id"])
    assert stranger("GET", COLLECTION).json()["data"] == []


def test_settings_that_cannot_be_read_stop_the_start(server: Any) -> None:
    """A rule that is none is named before anything is served."""
    server.settings = Settings(data=server.root, egress_allow="10.0.0.1/8")
    with pytest.raises(KinoraError, match="KINORA_EGRESS_ALLOW"):
        server.api()
