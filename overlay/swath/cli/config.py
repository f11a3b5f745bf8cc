"""`swath config`: what is set, where it comes from, and how to set it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from swath.cli._exits import Failure
from swath.cli._lazy import SuggestingGroup, closest
from swath.cli._services import SERVICES, Service, service_named


if TYPE_CHECKING:
    from swath._config import Setting


__all__ = ["command"]

_MASK = "***"


class Row(NamedTuple):
    """One setting as it is shown; a secret's value is stars."""

    service: str
    name: str
    value: Any
    source: str
    about: str


@click.group("config", cls=SuggestingGroup)
def command() -> None:
    """Settings: arguments win over the environment, that over the profile file."""


@command.command("path")
def path() -> None:
    """Prints where the profile file is, or would be."""
    from swath._config import config_path  # noqa: PLC0415 - help has to be quick

    click.echo(config_path())


@command.command("show")
@click.argument("service", required=False)
@click.option("--profile", metavar="NAME", help="Profile to read.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines.")
def show(service: str | None, profile: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes flags
    """Shows each setting, its value, and where it comes from."""
    chosen = [service_named(service)] if service else list(SERVICES.values())
    for one in chosen:
        rows = list(_rows(one, profile))
        if as_json:
            for row in rows:
                click.echo(json.dumps(row._asdict()))
        else:
            _tell(one, rows)


@command.command("set")
@click.argument("service")
@click.argument("name")
@click.argument("value", required=False)
@click.option("--profile", metavar="NAME", help="Profile to write into.")
def set_(service: str, name: str, value: str | None, profile: str | None) -> None:
    """Writes a setting into the profile file.

    Without a VALUE, or with -, it is asked for or read from stdin: a secret never
    stands on the command line.
    """
    from swath._config import config_path  # noqa: PLC0415 - help has to be quick
    from swath.cli._profiles import store  # noqa: PLC0415 - as above

    chosen = service_named(service)
    setting = _setting(chosen, name)
    if setting.secret and value not in {None, "-"}:
        raise click.UsageError(
            f"{name} is a secret and would stay in the shell's history: leave it out "
            "and type it when asked, or pass - and pipe it in"
        )
    text = _asked(setting) if value in {None, "-"} else str(value)
    target = profile or os.environ.get("SWATH_PROFILE") or "default"
    if target == "emulator":
        raise click.UsageError("the profile 'emulator' is built in: choose another")
    store(config_path(), target, service, name, _checked(setting, text))
    click.echo(
        f"{service} {name} is set in profile {target!r}, {config_path()}", err=True
    )


def _rows(service: Service, profile: str | None) -> Iterator[Row]:
    from swath._config import COMMON, resolve  # noqa: PLC0415 - help has to be quick

    found = resolve(service.name, service.settings, {}, profile).values
    for setting in (*service.settings, *COMMON):
        resolved = found.get(setting.name)
        value: Any = None if resolved is None else resolved.value
        if setting.secret and resolved is not None:
            value = _MASK
        source = "not set" if resolved is None else resolved.source
        yield Row(service.name, setting.name, value, source, setting.about)


def _tell(service: Service, rows: list[Row]) -> None:
    click.secho(service.title, bold=True)
    shown = ["-" if row.value is None else str(row.value) for row in rows]
    width = max(map(len, shown))
    longest = max(len(row.name) for row in rows)
    for row, value in zip(rows, shown, strict=True):
        click.echo(
            f"  {row.name:{longest}}  {value:{width}}  {row.source:28}  {row.about}"
        )


def _setting(service: Service, name: str) -> Setting:
    from swath._config import COMMON  # noqa: PLC0415 - help has to be quick

    known = {one.name: one for one in (*service.settings, *COMMON)}
    if name not in known:
        raise Failure(f"{service.name} has no setting {name!r}{closest(name, known)}")
    return known[name]


def _asked(setting: Setting) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    text: str = click.prompt(
        f"{setting.name} ({setting.about})", hide_input=setting.secret, err=True
    )
    return text.strip()


def _checked(setting: Setting, text: str) -> Any:
    from swath._config import check_url  # noqa: PLC0415 - help has to be quick

    if not text or not text.isprintable():
        raise Failure(f"{setting.name} is empty or has characters that do not print")
    if setting.name.endswith("_url"):
        websocket = str(setting.default).startswith("ws")
        check_url(setting.name, text, "ws" if websocket else "http")
        return text
    try:
        return setting.kind(text)
    except ValueError:
        raise Failure(f"{setting.name}={text!r} is not {setting.form}") from None
