"""The command `swath` itself."""

from __future__ import annotations

import signal
import sys
from typing import Any, NoReturn

import click

from swath.cli._exits import TABLE, Exit, reported
from swath.cli._lazy import Entry, LazyGroup


__all__ = ["root", "run"]

COMMANDS = {
    "demo": Entry("swath.cli.demo", "Shows all three services at work, offline."),
    "emulator": Entry("swath.cli.emulator", "Runs a local emulator of the services."),
    "doctor": Entry("swath.cli.doctor", "Checks the installation and the services."),
    "config": Entry("swath.cli.config", "Shows and writes settings."),
    "call": Entry("swath.cli.call", "Calls any operation of any service."),
    "download": Entry("swath.cli.download", "Downloads files, resumably."),
    "datasphere": Entry("swath.cli.datasphere", "Reads and publishes STAC Items."),
    "spaceknow": Entry("swath.cli.spaceknow", "Finds and analyses scenes."),
    "sentinelhub": Entry("swath.cli.sentinelhub", "Finds and renders scenes."),
}

_EXAMPLES = """\b
Examples:
  swath demo
  swath datasphere stream PACKAGE --order old --output items.ndjson
  swath datasphere items PACKAGE --start 2026-06 --limit 10 --ids
  swath sentinelhub search sentinel-2-l2a --extent 14.4,46,14.6,46.1 --time 2026-06
  swath --help, swath COMMAND --help
"""
_ENDINGS = "\n".join(["\b", "Exit codes:", *(f"  {n:>3}  {TABLE[n]}" for n in TABLE)])


class Root(LazyGroup):
    """The outermost group: here errors become lines and exit codes."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command that was called."""
        with reported():
            return super().invoke(ctx)


def _tell_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's
    if wanted:
        click.echo(f"swath {version()}")
        ctx.exit()


def version() -> str:
    """The version installed; empty where swath runs from a bare source tree."""
    from importlib import metadata  # noqa: PLC0415 - slow to import, rarely needed

    try:
        return metadata.version("swath")
    except metadata.PackageNotFoundError:
        return "(not installed)"


root = Root(
    name="swath",
    entries=COMMANDS,
    help="Sentinel Hub, SpaceKnow and Astro Dynamic Data Sphere from the shell.",
    epilog=f"{_EXAMPLES}\n{_ENDINGS}",
    context_settings={"help_option_names": ["-h", "--help"]},
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_tell_version,
            help="Show the version and exit.",
        )
    ],
)


def run() -> NoReturn:
    """Runs the command line on the process's arguments and ends the process."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        root.main(prog_name="swath")
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
    sys.exit(Exit.DONE)


def _terminate(*_: object) -> NoReturn:
    """Leaves through every `finally`, so that nothing stays half-written."""
    sys.exit(Exit.TERMINATED)
