"""`swath demo`: the main job, on the emulator and with trouble on the way."""

from __future__ import annotations

from pathlib import Path

import click

from swath.cli._exits import Failure


__all__ = ["command"]


@click.command("demo")
@click.option(
    "--items",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Items to serve: JSON Lines or a FeatureCollection; else the emulator's own.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("swath-demo"),
    show_default=True,
    help="Folder for what comes out.",
)
@click.option(
    "--seed", type=int, default=1, show_default=True, help="Where the stream is cut."
)
def command(items: Path | None, out: Path, seed: int) -> None:
    """Harvests a package through a stream that is cut twice, receives an Item that is
    published meanwhile, draws footprints and dates, has a scene analysed, renders
    another one, follows a season, buys products and fetches them over a line that
    breaks, and has a region rendered as a batch. Needs no account and no network.
    """  # noqa: D205 - one paragraph of help
    try:
        from swath.cli.demo import _sentinelhub  # noqa: PLC0415 - an extra
        from swath.cli.demo._analysis import (  # noqa: PLC0415 - an extra
            tell_analysis,
        )
        from swath.cli.demo._picture import (  # noqa: PLC0415 - an extra
            draw,
        )
    except ModuleNotFoundError as error:
        raise Failure(f"demo needs {error.name}: pip install 'swath[demo]'") from None
    from swath.cli.demo._story import tell  # noqa: PLC0415 - help has to be quick

    out.mkdir(parents=True, exist_ok=True)
    tell(items, out, seed, draw)
    tell_analysis(out)
    _sentinelhub.tell(out)
