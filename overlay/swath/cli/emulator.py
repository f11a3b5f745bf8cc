"""`swath emulator`: the emulator until Ctrl-C."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from swath._io.files import write_whole
from swath.cli._exits import Failure
from swath.cli._lazy import closest
from swath.cli._options import gathered


if TYPE_CHECKING:
    from swath.emulator import Emulator, Fault


__all__ = ["command"]

_SENTINELHUB_PY = {
    "SH_CLIENT_ID": "client_id",
    "SH_CLIENT_SECRET": "client_secret",
    "SH_BASE_URL": "base_url",
    "SH_TOKEN_URL": "token_url",
}
"""What sentinelhub-py reads, and the addresses that its `SHConfig` is to be told."""


class Address(NamedTuple):
    """Where the emulator listens, and who is told."""

    host: str
    port: int
    external_url: str | None
    ready_file: Path | None
    print_env: bool


class World(NamedTuple):
    """What the emulator holds and how it behaves."""

    items: tuple[str, ...]
    clock: str
    clock_factor: float
    clock_step: float
    faults: tuple[str, ...]
    fault: tuple[str, ...]
    switch: tuple[str, ...]
    seed: int


address_options = gathered(
    "address",
    Address,
    click.option(
        "--host", default="127.0.0.1", show_default=True, help="Address to listen on."
    ),
    click.option(
        "--port",
        default=0,
        show_default=True,
        type=click.IntRange(0, 65535),
        help="Port; 0 takes a free one.",
    ),
    click.option(
        "--external-url",
        metavar="URL",
        help="URL under which clients see it, if not that of their requests.",
    ),
    click.option(
        "--ready-file",
        type=click.Path(dir_okay=False, path_type=Path),
        help="File that gets the URL once it serves; removed at the end.",
    ),
    click.option(
        "--print-env",
        is_flag=True,
        help="Print `export` lines for the shell of a client.",
    ),
)
world_options = gathered(
    "world",
    World,
    click.option(
        "--items",
        multiple=True,
        metavar="[NAME=]FILE",
        help="Serve Items (JSON Lines, FeatureCollection) as the dataset NAME.",
    ),
    click.option(
        "--clock",
        type=click.Choice(["auto", "manual", "real"]),
        default="auto",
        show_default=True,
        help="How its time passes.",
    ),
    click.option(
        "--clock-factor",
        type=float,
        default=1.0,
        show_default=True,
        help="Emulated seconds per second, for 'real'.",
    ),
    click.option(
        "--clock-step",
        type=float,
        default=1.0,
        show_default=True,
        help="Seconds per poll, for 'auto'.",
    ),
    click.option(
        "--faults",
        multiple=True,
        metavar="PRESET",
        help="Trouble by name: flaky, rate_limited, slow_network.",
    ),
    click.option(
        "--fault",
        multiple=True,
        metavar="JSON|@FILE",
        help="Trouble in detail, as POST /_emulator/faults takes it.",
    ),
    click.option(
        "--switch",
        multiple=True,
        metavar="SERVICE.NAME=VALUE",
        help="A switch of a service; GET /_emulator/config lists them.",
    ),
    click.option(
        "--seed",
        type=int,
        default=0,
        show_default=True,
        help="Seed of the chance in --faults.",
    ),
)


@click.command("emulator")
@address_options
@world_options
def command(address: Address, world: World) -> None:
    """Runs an emulator of the services until Ctrl-C.

    The first line on stdout is its URL. Clients join it with SWATH_EMULATOR_URL and
    the profile 'emulator'; --print-env prints what to set.
    """
    from swath.emulator import Emulator  # noqa: PLC0415 - help has to be quick

    emulator = Emulator(
        host=address.host, port=address.port, external_url=address.external_url
    )
    _furnish(emulator, world)
    with emulator, _announced(emulator, address):
        _wait(emulator)


def _furnish(emulator: Emulator, world: World) -> None:
    for text in world.items:
        _add_items(emulator, text)
    try:
        emulator.clock.use(
            world.clock,  # type: ignore[arg-type]  # one of click's choices
            factor=world.clock_factor,
            step=world.clock_step,
        )
        emulator.faults.extend(_faults(world))
    except ValueError as error:
        raise Failure(str(error)) from None
    for text in world.switch:
        _turn(emulator, text)


def _add_items(emulator: Emulator, text: str) -> None:
    from swath.emulator import load_items  # noqa: PLC0415 - help has to be quick

    name, marked, file = text.rpartition("=")
    try:
        emulator.datasphere.add_package(
            name if marked else Path(file).stem, load_items(file)
        )
    except ValueError as error:
        raise Failure(str(error)) from None


def _faults(world: World) -> Iterator[Fault]:
    import msgspec  # noqa: PLC0415 - help has to be quick

    from swath.emulator import PRESETS, Fault  # noqa: PLC0415 - as msgspec

    for name in world.faults:
        if name not in PRESETS:
            raise ValueError(f"no faults {name!r}{closest(name, PRESETS)}")
        seeded = {"seed": world.seed} if name == "flaky" else {}
        yield from PRESETS[name](**seeded)
    for text in world.fault:
        content = Path(text[1:]).read_bytes() if text.startswith("@") else text
        yield from msgspec.json.decode(content, type=list[Fault] | Fault)


def _turn(emulator: Emulator, text: str) -> None:
    """Sets one switch, its value read as JSON where it is JSON."""
    import msgspec  # noqa: PLC0415 - help has to be quick

    place, marked, word = text.partition("=")
    service, _, name = place.partition(".")
    known = {one.name: one for one in emulator.services}
    if not marked or service not in known:
        raise Failure(
            f"--switch {text!r}: write SERVICE.NAME=VALUE{closest(service, known)}"
        )
    value: object = word
    with contextlib.suppress(msgspec.DecodeError):
        value = msgspec.json.decode(word)
    try:
        known[service].configure({name: value})
    except ValueError as error:
        raise Failure(f"--switch {text!r}: {error}") from None


@contextlib.contextmanager
def _announced(emulator: Emulator, address: Address) -> Generator[None]:
    comment = "# " if address.print_env else ""
    click.echo(f"{comment}swath emulator at {emulator.url} (Ctrl-C ends it)")
    if address.print_env:
        click.echo(f"export SWATH_EMULATOR_URL={emulator.url}")
        click.echo("export SWATH_PROFILE=emulator")
        hub = emulator.settings()["services"]["sentinelhub"]
        for variable, setting in _SENTINELHUB_PY.items():
            click.echo(f"export {variable}={hub[setting]}")
    if address.ready_file is None:
        yield
        return
    write_whole(address.ready_file, f"{emulator.url}\n".encode())
    try:
        yield
    finally:
        address.ready_file.unlink(missing_ok=True)


def _wait(emulator: Emulator) -> None:
    """Until Ctrl-C or SIGTERM: both are the usual way to end it."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    with contextlib.suppress(KeyboardInterrupt):
        emulator.wait()
    signal.signal(signal.SIGTERM, before)
