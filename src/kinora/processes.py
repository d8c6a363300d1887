"""The processes of `kinora serve`: the supervisor, and the entry points of its children.

`python -m kinora.processes api DESCRIPTOR NUMBER`, `… dispatcher` and `… clerk` are started by the supervisor
alone; their settings come through the environment.
"""

from __future__ import annotations

import ctypes
import http.client
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kinora.errors import KinoraError, StartupError
from kinora.logs import configure_logs
from kinora.settings import Settings, load_settings
from kinora.store import lock_data_folder
from kinora.wiring.layout import open_store
from kinora.wiring.models import find_models
from kinora.work.lifeline import Pulse
from kinora.work.supervisor import EXIT_STARTUP, Command, Supervisor

BACKLOG = 2048
MAX_OPEN_FILES = 65_536
API_STOP_S = 3  # open requests get so long to end
LIBRARIES = {"libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libexpat.so.1": "libexpat1"}
PROBE_TIMEOUT_S = 0.25


def serve(settings: Settings, announce: Callable[[str], None]) -> None:
    """Run a server until SIGINT or SIGTERM; `announce` gets its URL once it is ready.

    Raises StartupError with one sentence when it cannot run.
    """
    check_libraries()
    find_models(settings)  # which says what has to be mended, once and not in every process
    os.umask(0o077)  # prompts and key hashes are this user's own business
    with lock_data_folder(settings.data):
        is_keyed = _prepare_store(settings)
        with _listen(settings, is_keyed=is_keyed) as listener:
            host, port = listener.getsockname()[:2]
            commands = [
                Command(
                    name="api" if number == 0 else f"api-{number}",
                    arguments=_command("api", str(listener.fileno()), str(number)),
                    has_pulse=True,
                    descriptors=(listener.fileno(),),
                )
                for number in range(settings.api_processes)
            ]
            commands += [
                Command(name="dispatcher", arguments=_command("dispatcher"), has_pulse=True),
                Command(name="clerk", arguments=_command("clerk"), has_pulse=True, can_wait=True),
            ]
            supervisor = Supervisor(commands, stop_timeout_s=settings.stop_grace_s + API_STOP_S + 2)
            supervisor.run(until_ready=lambda: _is_ready(host, port, announce))


def _command(*words: str) -> tuple[str, ...]:
    # -P: the folder that the server was started in is no place for modules.
    return (sys.executable, "-P", "-m", "kinora.processes", *words)


def check_libraries() -> None:
    """Raises StartupError that names the system libraries which drawing needs and which are missing."""
    with suppress(OSError):
        known = Path("/etc/ld.so.cache").read_bytes()
        if all(name.encode() in known for name in LIBRARIES):
            return
    missing = [package for name, package in LIBRARIES.items() if not _can_load(name)]
    if missing:
        raise StartupError(
            f"Kinora draws with system libraries that are missing here; on Debian: "
            f"apt-get install {' '.join(missing)}"
        )


def _can_load(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _prepare_store(settings: Settings) -> bool:
    """Bring the database to this version. Whether a key was ever made."""
    store = open_store(settings)
    try:
        store.migrate()
        return store.any_key_ever()
    finally:
        store.close()


def _listen(settings: Settings, *, is_keyed: bool) -> socket.socket:
    """The socket that all API processes share, so that it outlives each of them."""
    try:
        family, _, _, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except socket.gaierror as error:
        raise StartupError(
            f"There is no address '{settings.host}' to listen on (--host)."
        ) from error
    if not is_keyed and not _is_loopback(str(address[0])):
        raise StartupError(
            f"Kinora does not listen on {settings.host} before an API key exists, because anyone who "
            "reaches it could use it. Make one with `kinora keys create`, then start again."
        )
    try:
        return socket.create_server(address[:2], family=family, backlog=BACKLOG, reuse_port=False)
    except OSError as error:
        raise StartupError(
            f"Kinora cannot listen on {settings.host} port {settings.port}: {error.strerror}. "
            "Stop what uses it, or choose another with --port (0 takes a free one)."
        ) from error


def _is_loopback(address: str) -> bool:
    return address == "::1" or address.startswith("127.")


def _is_ready(host: str, port: int, announce: Callable[[str], None]) -> bool:
    """Ask the server itself; tell its URL when it says yes."""
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    connection = http.client.HTTPConnection(reachable, port, timeout=PROBE_TIMEOUT_S)
    try:
        connection.request("GET", "/readyz")
        if connection.getresponse().status != http.client.OK:
            return False
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    announce(f"http://{f'[{host}]' if ':' in host else host}:{port}")
    return True


def run_api(settings: Settings, descriptor: int, number: int) -> None:
    """Answer HTTP on an inherited listening socket until told to stop, as one of several, maybe."""
    # Imported here, because the supervisor and the dispatcher do without and stay small.
    import uvicorn

    from kinora.api.protocol import BoundedProtocol
    from kinora.wiring.api import build_api

    _allow_many_connections()
    pulse = Pulse.of_environment()
    api = build_api(settings, number=number)

    class Server(uvicorn.Server):
        async def on_tick(self, counter: int) -> bool:
            pulse.beat()  # ten times a second, as long as the event loop turns
            return await super().on_tick(counter)

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            await (
                api.watcher.stop()
            )  # ends the open event streams, which would never end by themselves
            await super().shutdown(sockets)

    config = uvicorn.Config(
        api.front,
        loop="uvloop",
        http=BoundedProtocol,
        ws="none",
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,  # nothing is decided by what a proxy says of its client
        timeout_graceful_shutdown=API_STOP_S,
    )
    Server(config).run(sockets=[socket.socket(fileno=descriptor)])


def _allow_many_connections() -> None:
    """Raise the customary limit of a thousand open files: watching clients hold one each."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MAX_OPEN_FILES if hard == resource.RLIM_INFINITY else min(MAX_OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def run_dispatcher(settings: Settings) -> None:
    """Hand out work until told to stop."""
    from kinora.wiring.dispatcher import build_dispatcher

    dispatcher = build_dispatcher(settings)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: dispatcher.request_stop())
    dispatcher.run()


def run_clerk(settings: Settings) -> None:
    """Run errands until told to stop."""
    from kinora.wiring.clerk import build_clerk

    clerk = build_clerk(settings)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: clerk.request_stop())
    clerk.run()


def main(arguments: list[str]) -> None:
    """Run one child process; the exit status tells the supervisor when starting again is hopeless."""
    os.umask(0o077)  # prompts and key hashes are this user's own business
    try:
        settings = load_settings()
        configure_logs(level=settings.log_level, format=settings.log_format)
        if arguments[0] == "api":
            run_api(settings, int(arguments[1]), int(arguments[2]))
        elif arguments[0] == "clerk":
            run_clerk(settings)
        else:
            run_dispatcher(settings)
    except KinoraError as error:
        sys.stderr.write(f"{error.message}\n")
        sys.stderr.flush()
        os._exit(EXIT_STARTUP)


if __name__ == "__main__":
    main(sys.argv[1:])
