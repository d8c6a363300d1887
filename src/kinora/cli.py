"""The command line: `kinora serve`, `kinora demo`, `kinora keys`, `kinora models`. Holds no logic."""

from __future__ import annotations

import inspect
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any, Optional

import typer
from rich.console import Console
from rich.table import Table

from kinora import __version__
from kinora.errors import KinoraError
from kinora.settings import Settings, load_settings, setting_rows, variable

DataFlag = Annotated[
    Optional[str],  # noqa: UP045 - typer reads it at run time
    typer.Option("--data", help="Data folder of the server (KINORA_DATA)."),
]
ModelName = Annotated[str, typer.Argument(help="A name that `kinora models list` shows.")]
YesFlag = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def build() -> typer.Typer:
    """The whole command line."""
    app = typer.Typer(
        name="kinora",
        help="The self-hosted Videos API: code written for Sora runs again, on your own machine.",
        no_args_is_help=True,
        invoke_without_command=True,  # for --version alone
        add_completion=False,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,  # they would show what variables hold
    )
    keys = typer.Typer(
        help="Make, list and revoke API keys. The first key closes the server to everyone without one.",
        no_args_is_help=True,
    )
    app.callback()(_root)
    app.command("serve")(_with_setting_flags(_serve))
    app.command("demo")(_demo)
    keys.command("create")(_create_key)
    keys.command("list")(_list_keys)
    keys.command("revoke")(_revoke_key)
    keys.command("reset")(_reset_keys)
    app.add_typer(keys, name="keys")
    models = typer.Typer(
        help="List, pull, check and remove the weights of video models.", no_args_is_help=True
    )
    models.command("list")(_list_models)
    models.command("pull")(_pull_model)
    models.command("check")(_check_model)
    models.command("rm")(_remove_model)
    app.add_typer(models, name="models")
    return app


def main() -> None:
    """Run the command line; what goes wrong on purpose is one sentence on standard error."""
    try:
        build()()
    except KinoraError as error:
        console = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)
        console.print(error.message, style="red")
        sys.exit(1)


def _root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    if version:
        print(f"kinora {__version__}")
        raise typer.Exit


def _with_setting_flags(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command one flag per setting; what is not given is left to the environment."""
    parameters = []
    for row in setting_rows():
        default = f" [dim]Default: {row.default}.[/dim]" if row.default else ""
        option = typer.Option(
            f"--{row.name.replace('_', '-')}",
            help=f"{row.help}{default} [dim]{row.variable}[/dim]",
            show_default=False,
            metavar=row.name.rpartition("_")[2].upper(),
        )
        kind = Annotated[Optional[str], option]  # noqa: UP045 - typer reads it at run time
        parameters.append(
            inspect.Parameter(
                row.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind
            )
        )
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    return command


def _serve(**flags: Any) -> None:
    """Serve the API. Stops with Ctrl-C; running videos then finish or go back to the queue."""
    settings = load_settings(flags)
    # The child processes read the same settings from the environment.
    os.environ |= {variable(name): text for name, text in flags.items() if text is not None}

    from kinora.logs import configure_logs
    from kinora.processes import serve
    from kinora.wiring.models import find_models, start_lines

    configure_logs(level=settings.log_level, format=settings.log_format)
    lines = start_lines(find_models(settings), settings)
    serve(settings, lambda url: _announce(url, settings, lines))


def _announce(url: str, settings: Settings, models: Sequence[str]) -> None:
    first, *further = models
    print(f"Kinora serves the Videos API at {url}/v1")
    print(f"  API page    {url}/docs")
    print(f"  Models      {first}")
    for line in further:
        print(f"              {line}")
    print(f"  Data        {settings.data}")
    print("  Stop        Ctrl-C", flush=True)


def _demo(
    output: Annotated[Path, typer.Option("--output", help="Folder for the files.")] = Path("demo"),
) -> None:
    """Make a video and its remix through the official openai client, on a server of its own."""
    from kinora.demo import run_demo

    run_demo(output, Console())


def _create_key(
    project: Annotated[str, typer.Option(help="Project that the key belongs to.")] = "default",
    name: Annotated[str, typer.Option(help="A word to recognise the key by.")] = "",
    data: DataFlag = None,
) -> None:
    """Make a key and print it, this once; only its hash is kept."""
    from kinora.store import new_secret, secret_hash

    with _store(data, may_make=True) as store:
        secret = new_secret()
        key = store.add_key(project, name, secret_hash(secret), int(time.time()))
    print(secret)
    sys.stderr.write(f"Key {key.id} of project {project!r}. It is not shown again.\n")


def _list_keys(data: DataFlag = None) -> None:
    """List the keys; the keys themselves are not kept, so they cannot be shown."""
    table = Table("id", "project", "name", "made", "revoked", box=None)
    with _store(data) as store:
        for key in store.list_keys():
            table.add_row(
                key.id, key.project, key.name, _date(key.created_at), _date(key.revoked_at)
            )
    Console(soft_wrap=True, markup=False).print(table)


def _revoke_key(
    id: Annotated[str, typer.Argument(help="The key's id, as `kinora keys list` shows it.")],
    data: DataFlag = None,
) -> None:
    """End a key; requests with it are refused within a second."""
    with _store(data) as store:
        key = store.revoke_key(id, int(time.time()))
    print(f"Key {key.id} of project {key.project!r} is revoked.")


def _reset_keys(
    yes: YesFlag = False,
    data: DataFlag = None,
) -> None:
    """Remove all keys, so that programs on this machine need none again."""
    if not yes:
        typer.confirm("Remove every key and open the server to all programs here?", abort=True)
    with _store(data) as store:
        count = store.reset_keys()
    print(f"{count} keys removed.")


def _list_models(data: DataFlag = None) -> None:
    """List the models that are configured, and how each stands on this machine."""
    from kinora.wiring.model_commands import rows

    table = Table("name", "state", "size", "licence", "answers to", box=None)
    table.columns[0].no_wrap = table.columns[2].no_wrap = True
    table.columns[4].overflow = "fold"  # a name that is cut short is no name
    for row in rows(load_settings({"data": data})):
        table.add_row(row.name, row.state, row.size, row.license, row.names)
    Console(soft_wrap=True, markup=False, highlight=False).print(table)


def _pull_model(
    name: ModelName,
    images: Annotated[
        bool, typer.Option("--images", help="Also the weights that begin with a picture.")
    ] = False,
    yes: YesFlag = False,
    data: DataFlag = None,
) -> None:
    """Fetch a model's weights from the hub, after showing their size and licence."""
    from kinora.engines.diffusion.hub import fetch
    from kinora.wiring.model_commands import config_of, wanted

    settings = load_settings({"data": data})
    config = config_of(settings, name)
    offers = wanted(settings, name, images=images)
    print(f"{config.name}: {config.license}\n  {config.license_url}")
    for offer in offers:
        print(f"  {offer.repository}: {offer.num_bytes / 1e9:.2f} GB into {offer.folder}")
    if offers and not yes:
        typer.confirm("Fetch this under that licence?", abort=True)
    for offer in offers:
        fetch(offer)
    print(f"{config.name} is pulled. Next: kinora models check {config.name}")


def _check_model(name: ModelName, data: DataFlag = None) -> None:
    """Load a model and try it: memory, seconds per step, and what is missing. Takes minutes."""
    from kinora.wiring.model_commands import check

    works, lines = check(load_settings({"data": data}), name)
    print(*lines, sep="\n")
    if not works:
        raise typer.Exit(1)


def _remove_model(name: ModelName, yes: YesFlag = False, data: DataFlag = None) -> None:
    """Remove the weights that were pulled for a model; the server must not be running."""
    from kinora.wiring.model_commands import removal, take_away

    settings = load_settings({"data": data})
    places, told = removal(settings, name)
    print(told)
    if not yes:
        typer.confirm("Remove them?", abort=True)
    print(f"{take_away(settings, places) / 1e9:.1f} GB are free again.")


def _store(data: str | None, *, may_make: bool = False) -> Any:
    """The migrated store of a data folder; `may_make` one that is not there yet."""
    from contextlib import closing

    from kinora.wiring.layout import open_store, prepare_folder

    os.umask(0o077)  # prompts and key hashes are this user's own business
    settings = load_settings({"data": data})
    prepare_folder(settings, may_make=may_make)
    store = open_store(settings)
    store.migrate()
    return closing(store)


def _date(moment: int | None) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(moment)) if moment else ""
