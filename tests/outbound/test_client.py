"""Fetching and posting: only where it may go, never more than was agreed."""

from __future__ import annotations

import gzip
import re
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from kinora.errors import InvalidRequest, Unavailable
from kinora.outbound import Outbound, Policy, Times, Unreachable, client
from sites import Site, site_on

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
REFUSED = re.escape(client.REFUSED)


def outbound(
    *, allow: str = "127.0.0.1", deny: str = "", times: Times | None = None, **hosts: str
) -> Outbound:
    """A client for which `hosts` are resolved to these addresses, dots written as underscores."""
    known = {name.replace("_", "."): tuple(text.split()) for name, text in hosts.items()}
    policy = Policy.parse(allow=allow, deny=deny)
    return Outbound(policy, resolve=lambda host, _: known.get(host, (host,)), times=times)


def fetch(site: Site, tmp_path: Path, path: str = "/a.png") -> str:
    return outbound().fetch(site.url(path), max_bytes=1000, into=tmp_path / "image")


def test_an_image_is_fetched(site: Site, tmp_path: Path) -> None:
    """Its bytes and its declared type arrive; what is asked tells nothing of anybody."""
    site.page("/a.png?x=1", body=PNG, content_type="image/PNG; q=1")
    assert fetch(site, tmp_path, "/a.png?x=1") == "image/png"
    assert (tmp_path / "image").read_bytes() == PNG
    method, _, headers = site.seen[0]
    assert method == "GET"
    assert set(headers) == {"host", "user-agent", "accept-encoding", "connection", "accept"}
    assert headers["host"] == f"127.0.0.1:{site.port}"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/a",
        "http://127.1/a",
        "http://2130706433/a",
        "http://0177.0.0.1/a",
        "http://0x7f000001/a",
        "http://localhost/a",
        "http://[::1]/a",
        "http://[::ffff:127.0.0.1]/a",
        "http://169.254.169.254/latest/meta-data",
        "http://100.64.0.1/a",
        "http://127.0.0.1./a",
        "http://[127.0.0.1]/a",
        "http://[localhost]/a",
        "http://\uff11\uff12\uff17.\uff10.\uff10.\uff11/a",
        "http://127。0。0。1/a",
        "http://ⓛocalhost/a",
        "http://user:pw@example.com/a",
        "http://example.com@127.0.0.1/a",
        "http://127.0.0.1\\@example.com/a",
        "http://example.com:22/a",
        "http://exa mple.com/a",
        "http://example.com/\r\nx: y",
        "http:///a",
        "http://:80/a",
        "http://",
        "http://unknown.test/a",
        "https://a.test/" + "x" * 9000,
    ],
)
def test_addresses_that_may_not_be_used_are_refused_alike(url: str, tmp_path: Path) -> None:
    """One sentence for all of them, nothing is connected to, and nothing is left behind."""
    known = {"localhost": ("127.0.0.1",), "example.com": ("127.0.0.1",), "127.1": ("127.0.0.1",)}
    guarded = Outbound(Policy(), resolve=lambda host, _: known.get(host, ()))
    with pytest.raises(InvalidRequest, match=REFUSED) as told:
        guarded.fetch(url, max_bytes=10, into=tmp_path / "image")
    assert told.value.param == "input_reference"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url",
    [
        "//example.com/a",
        "ftp://example.com/a",
        "file:///etc/passwd",
        "gopher://127.0.0.1/a",
        "example.com/a.png",
        "iVBORw0KGgo=",
        "",
    ],
)
def test_what_is_no_image_url_is_told_what_one_begins_with(url: str, tmp_path: Path) -> None:
    """A path, bare base64 and foreign schemes are told apart from hosts that may not be used."""
    with pytest.raises(InvalidRequest, match="begins with 'http://'"):
        Outbound(Policy()).fetch(url, max_bytes=10, into=tmp_path / "image")
    assert list(tmp_path.iterdir()) == []


def test_one_private_address_among_public_ones_is_enough(site: Site, tmp_path: Path) -> None:
    """A host that resolves to several addresses is refused when any may not be reached."""
    site.page("/a", body=PNG)
    guarded = outbound(both_test="127.0.0.1 10.0.0.1")
    with pytest.raises(InvalidRequest, match=REFUSED):
        guarded.fetch(site.url("/a", host="both.test"), max_bytes=10, into=tmp_path / "image")
    assert site.seen == []


def test_a_host_that_changes_its_address_gains_nothing(tmp_path: Path) -> None:
    """The address that was judged is the one that is connected to; a second look is a new judgement."""
    answers = [("127.0.0.2",), ("127.0.0.1",), ("127.0.0.1",)]
    with site_on("127.0.0.2") as public, site_on("127.0.0.1", public.port) as private:
        public.page("/a", status=302, location="/b")
        policy = Policy.parse(allow="rebinding.invalid, 127.0.0.2", deny="127.0.0.1")
        guarded = Outbound(policy, resolve=lambda *_: answers.pop(0))
        url = public.url("/a", host="rebinding.invalid")
        with pytest.raises(InvalidRequest, match=REFUSED):
            guarded.fetch(url, max_bytes=10, into=tmp_path / "image")
        assert len(answers) == 1
        assert [path for _, path, _ in public.seen] == ["/a"]
        assert public.seen[0][2]["host"] == f"rebinding.invalid:{public.port}"
        assert private.seen == []


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.2:{port}/b",
        "//127.0.0.2:{port}/b",
        "file:///etc/passwd",
        "",
        "http://[::1]/",
    ],
)
def test_a_redirect_is_judged_like_the_first_address(
    site: Site, tmp_path: Path, location: str
) -> None:
    """What may be reached does not vouch for where it sends the client."""
    site.page("/a.png", status=307, location=location.format(port=site.port))
    site.page("/b", body=PNG)
    if location:
        with pytest.raises(InvalidRequest, match=REFUSED):
            fetch(site, tmp_path)
    else:
        with pytest.raises(InvalidRequest, match="redirects more than 3 times"):
            fetch(site, tmp_path)
    assert all(path == "/a.png" for _, path, _ in site.seen)


def test_three_redirects_are_followed_and_no_more(site: Site, tmp_path: Path) -> None:
    """A chain of three ends well, a ring ends."""
    for number in range(3):
        site.page(f"/{number}", status=302, location=f"{number + 1}")
    site.page("/3", body=PNG, content_type="image/png")
    assert fetch(site, tmp_path, "/0") == "image/png"
    site.page("/ring", status=302, location="/ring")
    with pytest.raises(InvalidRequest, match="redirects more than 3 times"):
        outbound().fetch(site.url("/ring"), max_bytes=10, into=tmp_path / "other")


@pytest.mark.parametrize("status", [204, 206, 304, 401, 404, 500, 503])
def test_only_the_class_of_a_status_is_told(site: Site, tmp_path: Path, status: int) -> None:
    """Whatever is not 200 is refused."""
    site.page("/a.png", status=status)
    with pytest.raises(InvalidRequest, match=f"status {status // 100}xx"):
        fetch(site, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_declared_length_over_the_limit_is_refused_at_once(site: Site, tmp_path: Path) -> None:
    """The body is not waited for."""
    site.page("/a.png", body=PNG, content_length="9" * 20)
    with pytest.raises(InvalidRequest, match="more than 1000 bytes"):
        fetch(site, tmp_path)


def test_an_endless_stream_is_cut_at_the_limit(site: Site, tmp_path: Path) -> None:
    """Without a declared length the bytes are counted."""

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not site.closing.is_set():
            handler.wfile.write(bytes(100_000))

    site.pages["/a.png"] = endless
    with pytest.raises(InvalidRequest, match="more than 1000 bytes"):
        fetch(site, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("where", ["head", "body"])
def test_a_slow_drip_ends_with_the_time_for_the_whole(
    site: Site, tmp_path: Path, where: str
) -> None:
    """A byte now and then does not prolong the request."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        if where == "body":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not site.closing.wait(0.05):
            handler.wfile.write(b"H")

    site.pages["/a.png"] = drip
    began = time.monotonic()
    with pytest.raises(InvalidRequest, match=r"within 0\.4 s"):
        outbound(times=Times(fetch_s=0.4)).fetch(
            site.url("/a.png"), max_bytes=1000, into=tmp_path / "image"
        )
    assert time.monotonic() - began < 3


def test_a_resolver_that_hangs_holds_nobody_up(tmp_path: Path) -> None:
    """Resolving counts as connecting."""

    def hang(*_: object) -> tuple[str, ...]:
        time.sleep(1)
        return ()

    with pytest.raises(InvalidRequest, match="within 10 s"):
        Outbound(Policy(), resolve=hang, times=Times(connect_s=0.2)).fetch(
            "http://a.test/", max_bytes=1, into=tmp_path / "image"
        )


def test_an_answer_that_breaks_off_is_no_image(site: Site, tmp_path: Path) -> None:
    """Fewer bytes than were declared are refused."""
    site.page("/a.png", body=PNG, content_length="500")
    with pytest.raises(InvalidRequest, match="does not answer properly"):
        fetch(site, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_compressed_answers_are_refused(site: Site, tmp_path: Path) -> None:
    """A bomb is never unpacked."""
    site.page("/a.png", body=gzip.compress(bytes(100_000)), content_encoding="gzip")
    with pytest.raises(InvalidRequest, match="compressed"):
        fetch(site, tmp_path)


def test_no_proxy_of_the_environment_is_used(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where requests go is decided here alone."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.page("/a.png", body=PNG)
    assert fetch(site, tmp_path) == ""


def test_a_data_url_is_its_own_image(tmp_path: Path) -> None:
    """It is decoded strictly, without any connection."""
    url = "data:image/png;base64,iVBORw0KGgo="
    assert outbound().fetch(url, max_bytes=100, into=tmp_path / "image") == "image/png"
    assert (tmp_path / "image").read_bytes() == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    "url",
    [
        "data:,hello",
        "data:image/png,abc",
        "data:text/html;base64,aaaa",
        "data:image/png;charset=x;base64,aaaa",
        "data:image/png;base64,",
        "data:image/png;base64,a",
        "data:image/png;base64,aa aa",
        "data:image/png;base64,aa\naa",
        "data:image/png;base64,äaaa",
        "data:image/png;base64,aa==aa==",
        "data:image/png;base64," + "a" * 2000,
        "data:image/png;base64," + "a" * 20_971_520,
    ],
    ids=range(12),
)
def test_a_data_url_that_is_none_is_refused(url: str, tmp_path: Path) -> None:
    """With a sentence, and nothing left behind."""
    with pytest.raises(InvalidRequest, match="Invalid 'input_reference'"):
        outbound().fetch(url, max_bytes=1000, into=tmp_path / "image")
    assert list(tmp_path.iterdir()) == []


def test_a_webhook_is_posted(site: Site) -> None:
    """Body and headers arrive as they are; the status comes back."""
    site.page("/hook", status=204)
    assert outbound().post(site.url("/hook"), b"{}", {"webhook-id": "wh_1"}) == 204
    method, _, headers = site.seen[0]
    assert method == "POST"
    assert site.bodies == [b"{}"]
    assert headers["webhook-id"] == "wh_1"


def test_a_webhook_follows_no_redirect(site: Site) -> None:
    """The status of the redirect is the answer."""
    site.page("/hook", status=307, location="/other")
    assert outbound().post(site.url("/hook"), b"{}", {}) == 307
    assert len(site.seen) == 1


def test_a_webhook_never_goes_into_the_private_network(site: Site) -> None:
    """Neither by its address nor by what its host resolves to."""
    guarded = outbound(allow="", hidden_test="127.0.0.1")
    for url in (site.url("/hook"), "https://hidden.test/hook", "https://127.0.0.1/hook"):
        with pytest.raises(Unreachable, match=REFUSED):
            guarded.post(url, b"{}", {})
    assert site.seen == []


def test_a_stalling_receiver_is_given_up(site: Site) -> None:
    """After the time for the whole request."""

    def stall(_: BaseHTTPRequestHandler) -> None:
        site.closing.wait(5)

    site.pages["/hook"] = stall
    with pytest.raises(Unreachable, match="in time"):
        outbound(times=Times(post_s=0.2)).post(site.url("/hook"), b"{}", {})


def test_a_receiver_may_talk_without_end(site: Site) -> None:
    """A bounded part of its answer is read."""

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not site.closing.is_set():
            handler.wfile.write(bytes(10_000))

    site.pages["/hook"] = endless
    assert outbound().post(site.url("/hook"), b"{}", {}) == 200


@pytest.mark.parametrize(
    "url", ["https://example.com/hook", "https://example.com:8443/", "http://127.0.0.1:1234/x"]
)
def test_urls_that_webhooks_may_have(url: str) -> None:
    """https to public hosts; plain http and any port where the operator allows it."""
    outbound().check(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "https://127.0.0.2/",
        "https://a:b@example.com/",
        "https://example.com:22/",
        "x",
        "https://10.1/",
    ],
)
def test_urls_that_webhooks_may_not_have(url: str) -> None:
    """Said when the endpoint is made, not when it fails."""
    with pytest.raises(InvalidRequest, match="Invalid 'url'"):
        outbound().check(url)


def test_only_so_many_images_are_fetched_at_once(site: Site, tmp_path: Path) -> None:
    """Slow hosts hold no more threads than that; the next client is told to come again."""
    guarded = outbound()
    waiting = threading.Semaphore(0)

    def stall(handler: BaseHTTPRequestHandler) -> None:
        waiting.release()
        site.closing.wait(5)
        handler.wfile.write(b"HTTP/1.1 404 Not Found\r\n\r\n")

    def fetch_slowly(number: int) -> None:
        with pytest.raises(InvalidRequest):
            guarded.fetch(site.url("/slow"), max_bytes=10, into=tmp_path / str(number))

    site.pages["/slow"] = stall
    threads = [
        threading.Thread(target=fetch_slowly, args=(number,)) for number in range(client.FETCHES)
    ]
    for thread in threads:
        thread.start()
    for _ in threads:
        assert waiting.acquire(timeout=5)
    with pytest.raises(Unavailable, match="Too many"):
        guarded.fetch(site.url("/slow"), max_bytes=10, into=tmp_path / "image")
    url = "data:image/png;base64,iVBORw0KGgo="
    assert guarded.fetch(url, max_bytes=100, into=tmp_path / "data") == "image/png"
    site.closing.set()
    for thread in threads:
        thread.join()


def test_a_file_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    """Nothing is ever written over."""
    path = tmp_path / "image"
    path.write_bytes(b"kept")
    with pytest.raises(FileExistsError):
        outbound().fetch("data:image/png;base64,iVBORw0KGgo=", max_bytes=100, into=path)
    assert path.read_bytes() == b"kept"
