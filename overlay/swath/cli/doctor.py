"""`swath doctor`: what is installed, set and reachable, and what to do about it."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator
from importlib import metadata
from typing import Any, NamedTuple

import click

from swath.cli._exits import Exit, Failure
from swath.cli._options import ClientOptions
from swath.cli._services import SERVICES, Service


__all__ = ["command"]

_REQUIRED = ("attrs", "httpx", "msgspec")
_EXTRAS = {
    "publish": ("websockets",),
    "emulator": ("starlette", "uvicorn", "websockets", "mini-racer", "cql2"),
    "demo": ("matplotlib",),
    "stac": ("pystac",),
    "geo": ("shapely", "pyproj"),
    "raster": ("numpy", "tifffile"),
    "xarray": ("xarray", "pyproj"),
    "dask": ("dask",),
    "dataframe": ("pandas", "pyarrow"),
    "geoparquet": ("stac-geoparquet", "geopandas"),
    "keyring": ("keyring",),
}
_MARKS = {
    "ok": click.style("ok", fg="green"),
    "skipped": click.style("--", fg="yellow"),
    "failed": click.style("no", fg="red", bold=True),
}
_PATIENCE = 10.0


class Finding(NamedTuple):
    """What one check found.

    Attributes:
        outcome: `ok`, `skipped` or `failed`.
        subject: What was looked at.
        told: What there is, or what to do.
    """

    outcome: str
    subject: str
    told: str


@click.command("doctor")
@click.option(
    "--profile", metavar="NAME", help="Profile to check; 'emulator' works offline."
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines.")
@click.option(
    "--drift",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="Only print a recorder's report, as a proposal for the documents.",
)
def command(profile: str | None, as_json: bool, drift: str | None) -> None:  # noqa: FBT001 - click passes flags
    """Checks the installation, the profile file, and each service that is configured.

    Exits with 0 if nothing failed; what is skipped has not failed.
    """
    if drift is not None:
        _propose(drift)
        return
    failed = 0
    for finding in _findings(profile):
        failed += finding.outcome == "failed"
        if as_json:
            click.echo(json.dumps(finding._asdict()))
        else:
            mark = _MARKS[finding.outcome]
            click.echo(f"{mark}  {finding.subject:12}  {finding.told}")
    if failed:
        click.get_current_context().exit(Exit.REFUSED)


def _propose(path: str) -> None:
    """Prints what servers sent beyond their documents."""
    from swath.drift import proposal, read  # noqa: PLC0415 - help is quick

    lines = list(proposal(read(path)))
    click.echo("\n".join(lines) or "Servers sent what their documents have.")


def _findings(profile: str | None) -> Iterator[Finding]:
    yield Finding("ok", "python", platform.python_version())
    yield from _packages()
    yield _profile_file()
    for service in SERVICES.values():
        yield from _service(service, profile)


def _packages() -> Iterator[Finding]:
    for name in ("swath", *_REQUIRED):
        version = _version(name)
        missing = "failed" if name in _REQUIRED else "skipped"
        told = version or "not installed as a package: pip install swath"
        yield Finding("ok" if version else missing, name, told)
    for extra, names in _EXTRAS.items():
        found = {name: _version(name) for name in names}
        if all(found.values()):
            told = ", ".join(f"{name} {version}" for name, version in found.items())
            yield Finding("ok", extra, told)
        else:
            yield Finding("skipped", extra, f"pip install 'swath[{extra}]' adds it")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _profile_file() -> Finding:
    from swath._config import config_path, resolve  # noqa: PLC0415 - help is quick
    from swath._errors import ConfigError  # noqa: PLC0415 - as above

    path = config_path()
    if not path.exists():
        told = f"{path} is not there; `swath config set` makes it"
        return Finding("skipped", "profile file", told)
    try:
        resolve("doctor", (), {}, None)
    except ConfigError as error:
        return Finding("failed", "profile file", str(error))
    return Finding("ok", "profile file", str(path))


def _service(service: Service, profile: str | None) -> Iterator[Finding]:
    """Whether it is configured, and if so whether it answers."""
    from swath._config import resolve  # noqa: PLC0415 - help has to be quick
    from swath._errors import ConfigError  # noqa: PLC0415 - as above

    try:
        found = resolve(service.name, service.settings, {}, profile).values
    except ConfigError as error:
        yield Finding("failed", service.name, str(error))
        return
    needed = _NEEDED[service.name]
    if not any(name in found for name in needed):
        told = (
            f"not configured: `swath config set {service.name} {needed[0]}`, or "
            "--profile emulator"
        )
        yield Finding("skipped", service.name, told)
        return
    yield _reached(service, ClientOptions(profile, _PATIENCE, 0, None))


def _reached(service: Service, options: ClientOptions) -> Finding:
    import swath  # noqa: PLC0415 - help has to be quick

    try:
        with service.connect(options) as client:
            _PROBES[service.name](client)
            return Finding("ok", service.name, f"{client.base_url} knows us")
    except (swath.SwathError, Failure) as error:
        return Finding("failed", service.name, str(error))


def _ask_datasphere(client: Any) -> None:
    """Asks for a package that is not there: 404 or 403 says that the token is good."""
    import swath  # noqa: PLC0415 - help has to be quick

    try:
        client.item.get("swath-doctor")
    except (swath.NotFoundError, swath.PermissionDeniedError):
        return


def _ask_spaceknow(client: Any) -> None:
    """Asks who we are."""
    client.users.info()


def _ask_sentinelhub(client: Any) -> None:
    """Asks for the collections: it needs a token, and costs no processing units."""
    client.catalog.collections()


_NEEDED = {
    "datasphere": ("token",),
    "spaceknow": ("username", "token"),
    "sentinelhub": ("client_id", "token"),
}
"""Settings of which one at least has to be there, the usual one first."""

_PROBES = {
    "datasphere": _ask_datasphere,
    "spaceknow": _ask_spaceknow,
    "sentinelhub": _ask_sentinelhub,
}
