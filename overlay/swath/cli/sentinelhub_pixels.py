"""What of `swath sentinelhub` looks at pixels: pictures, prices, statistics, jobs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from swath.cli._exits import Exit, Failure
from swath.cli._lines import as_line, csv_line, output_option, tell, write_lines
from swath.cli._options import ClientOptions, client_options, gathered
from swath.cli._output import saved
from swath.cli._progress import Ticker
from swath.cli._selection import given_text
from swath.cli._services import sentinelhub
from swath.cli.sentinelhub_order import (
    Picture,
    form_of,
    picture_options,
    script_form,
)


if TYPE_CHECKING:
    from swath import SentinelHub
    from swath.sentinelhub import Estimate, Row, StatisticsTable


__all__ = ["estimate", "render", "stats", "status", "submit"]

_TIFF = ("tiff", "tif")

_FORMAT = "png, jpeg, tiff; of several outputs NAME=FORM for each."


class Rendering(NamedTuple):
    """How a picture is rendered."""

    forms: tuple[str, ...]
    quality: int | None
    max_pu: float | None
    large: bool
    max_concurrent: int | None
    output: Path | None


class Aggregation(NamedTuple):
    """Which statistics, of which intervals."""

    interval: str | None
    last_interval: str | None
    percentiles: str | None
    histogram: int | None

    def keywords(self) -> dict[str, Any]:
        """As the client takes them, without what was not given.

        Raises:
            UsageError: A percentile is no number.
        """
        plain: dict[str, Any] = self._asdict()
        if self.percentiles is not None:
            plain["percentiles"] = [*map(_number, self.percentiles.split(","))]
        return {name: value for name, value in plain.items() if value is not None}


class Pricing(NamedTuple):
    """What may be spent, or what is known of the price that is asked for."""

    max_pu: float | None
    estimate: bool
    bands: int | None
    samples: float | None

    def check(self) -> None:
        """Refuses what has no meaning beside the rest.

        Raises:
            UsageError: There is something.
        """
        if self.estimate and self.max_pu is not None:
            raise click.UsageError("--estimate spends nothing: leave out --max-pu")
        known = self.bands is not None or self.samples is not None
        if known and not self.estimate:
            raise click.UsageError("--bands and --samples are for --estimate")

    def known(self) -> dict[str, Any]:
        """What an estimate takes besides, as the client has it."""
        return {"bands": self.bands, "samples": self.samples}


format_option = click.option(
    "--format", "forms", multiple=True, metavar="FORM", help=_FORMAT
)
bands_option = click.option(
    "--bands", type=int, metavar="N", help="Bands read, if nothing tells."
)
samples_option = click.option(
    "--samples", type=float, metavar="N", help="Samples a pixel, if known."
)
max_pu_option = click.option(
    "--max-pu",
    type=click.FloatRange(0),
    metavar="N",
    help="Price it first; spend no more.",
)
pricing_options = gathered(
    "pricing",
    Pricing,
    max_pu_option,
    click.option(
        "--estimate", is_flag=True, help="Print the price alone; send nothing."
    ),
    bands_option,
    samples_option,
)
rendering_options = gathered(
    "rendering",
    Rendering,
    format_option,
    click.option("--quality", type=int, metavar="N", help="Of JPEGs, 0 to 100."),
    max_pu_option,
    click.option(
        "--large", is_flag=True, help="Of any size, part by part (render_large)."
    ),
    click.option(
        "--max-concurrent", type=int, metavar="N", help="Parts at a time, of --large."
    ),
    click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path),
        help="The file; of several outputs the folder. Else stdout.",
    ),
)
aggregation_options = gathered(
    "aggregation",
    Aggregation,
    click.option("--interval", metavar="P1D", help="Length of the intervals."),
    click.option("--last-interval", metavar="WORD", help="SKIP, SHORTEN or EXTEND."),
    click.option("--percentiles", metavar="25,50,75", help="Percentiles to compute."),
    click.option("--histogram", type=int, metavar="N", help="Bins of a histogram."),
)


@click.command("render")
@picture_options
@rendering_options
@client_options
def render(picture: Picture, rendering: Rendering, client: ClientOptions) -> None:
    """Renders a picture of collections by a script.

    The file's name tells its form. With --large a run that was killed goes on where it
    was when it is called again.
    """
    outputs = form_of(rendering.output, rendering.forms)
    _check_output(rendering)
    picture.check_script(outputs)
    if rendering.large:
        _render_large(picture, rendering, outputs, client)
        return
    options = picture.keywords(script_form(outputs))
    if picture.request is None or rendering.forms:
        options["outputs"] = outputs
    if rendering.quality is not None:
        options["quality"] = rendering.quality
    with sentinelhub(client) as sh, Ticker() as ticker:
        found = _rendered(sh, options, rendering.max_pu)
        ticker.show(f"{sh.usage.units:.4g} PU")
        _deliver(found, rendering.output)


@click.command("estimate")
@picture_options
@format_option
@bands_option
@samples_option
@client_options
def estimate(
    picture: Picture,
    forms: tuple[str, ...],
    bands: int | None,
    samples: float | None,
    client: ClientOptions,
) -> None:
    """Prices what `render` would make; sends nothing and spends nothing.

    Of `stats` and `submit`, their option --estimate tells the price.
    """
    outputs = form_of(None, forms)
    options = picture.keywords(script_form(outputs))
    if picture.request is None or forms:
        options["outputs"] = outputs
    with sentinelhub(client) as sh:
        _tell_price(sh.process.estimate(bands=bands, samples=samples, **options))


@click.command("stats")
@picture_options
@aggregation_options
@pricing_options
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, without histograms.")
@output_option
@client_options
def stats(
    picture: Picture,
    aggregation: Aggregation,
    pricing: Pricing,
    as_csv: bool,  # noqa: FBT001 - click passes flags
    output: Path | None,
    client: ClientOptions,
) -> None:
    """Computes statistics interval by interval, as JSON Lines: a row an output's band.

    Intervals that failed in the end are told on stderr; then the exit code is 4.
    """
    pricing.check()
    options = {**picture.keywords(), **aggregation.keywords()}
    with sentinelhub(client) as sh:
        if pricing.estimate:
            _tell_price(sh.statistics.estimate(**pricing.known(), **options))
            return
        table = sh.statistics.compute(max_pu=pricing.max_pu, **options)
    lines = _csv_lines(table) if as_csv else map(_row_line, table)
    write_lines(lines, output, "rows")
    for failed in table.failed:
        click.echo(f"swath: {failed}", err=True)
    if table.failed:
        click.get_current_context().exit(Exit.BROKEN)


@click.command("submit")
@picture_options
@format_option
@click.option("--delivery", metavar="s3://BUCKET/KEY", help="Where to.")
@click.option("--store", metavar="FOLDER", help="Where the bucket is seen from here.")
@pricing_options
@client_options
def submit(
    picture: Picture,
    forms: tuple[str, ...],
    delivery: str | None,
    store: str | None,
    pricing: Pricing,
    client: ClientOptions,
) -> None:
    """Renders a larger picture into object storage, and prints the job's token."""
    pricing.check()
    if delivery is None and picture.request is None and not pricing.estimate:
        raise click.UsageError("--delivery is missing: where the files go")
    outputs = form_of(None, forms)
    options = picture.keywords(script_form(outputs))
    if picture.request is None:
        options["outputs"] = outputs
    with sentinelhub(client) as sh:
        if pricing.estimate:
            _tell_price(sh.async_process.estimate(**pricing.known(), **options))
            return
        options |= {"delivery": delivery, "store": store, "max_pu": pricing.max_pu}
        click.echo(sh.async_process.submit(**options).token)


@click.command("status")
@click.argument("token", metavar="TOKEN|@FILE")
@click.option("--store", metavar="FOLDER", help="Where the bucket is seen from here.")
@client_options
def status(token: str, store: str | None, client: ClientOptions) -> None:
    """Tells how a job stands, by the token that it was submitted with."""
    with sentinelhub(client) as sh:
        told = sh.async_process.attach(given_text(token), store).status()
        shown = ("state", "detail", "message")
        tell({name: getattr(told, name) for name in shown})


def _check_output(rendering: Rendering) -> None:
    """Refuses what has nowhere to go, before it costs anything."""
    if rendering.max_concurrent is not None and not rendering.large:
        raise click.UsageError("--max-concurrent is for --large")
    if rendering.output is not None:
        return
    if rendering.large or any("=" in form for form in rendering.forms):
        raise click.UsageError("this needs --output: a .tif, or a folder for several")
    if sys.stdout.isatty():
        raise click.UsageError("a picture is nothing for a terminal: pass --output")


def _rendered(sh: SentinelHub, options: dict[str, Any], max_pu: float | None) -> Any:
    process: Any = sh.process  # whose overloads cannot match a dictionary
    if max_pu is None:
        return process.render(**options)
    with sh.process.budget(max_pu):
        return process.render(**options)


def _tell_price(found: Estimate) -> None:
    import msgspec  # noqa: PLC0415 - help has to be quick

    tell(msgspec.to_builtins(found))


def _deliver(found: Any, output: Path | None) -> None:
    """Writes a picture, or several into a folder."""
    from swath.sentinelhub import Image  # noqa: PLC0415 - help has to be quick

    if not isinstance(found, Image):
        if output is None:
            raise Failure("there are several outputs: pass --output with a folder")
        found.save(output)
    elif output is None or str(output) == "-":
        with saved(None) as sink:
            sink.write(found.content)
    else:
        found.save(output / _file(found) if output.is_dir() else output)


def _file(image: Any) -> str:
    ending = image.media_type.rpartition("/")[2]
    return f"{image.output}.{'tif' if ending == 'tiff' else ending}"


def _render_large(
    picture: Picture, rendering: Rendering, outputs: Any, client: ClientOptions
) -> None:
    if outputs not in _TIFF and not isinstance(outputs, dict):
        raise click.UsageError("--large makes GeoTIFFs: name the --output .tif")
    options = picture.keywords("values")
    if picture.request is None:
        options["outputs"] = outputs
    if rendering.max_concurrent is not None:
        options["max_concurrent"] = rendering.max_concurrent
    with sentinelhub(client) as sh, Ticker() as ticker:
        sh.process.render_large(
            rendering.output,
            max_pu=rendering.max_pu,
            on_progress=ticker.show,
            **options,
        )


def _row_line(row: Row) -> bytes:
    import msgspec  # noqa: PLC0415 - help has to be quick

    told = msgspec.to_builtins(row)
    told["percentiles"] = _ranked(row)
    if row.histogram is None:
        del told["histogram"]
    return as_line(told)


def _csv_lines(table: StatisticsTable) -> Iterator[bytes]:
    ranks: dict[str, None] = {}
    for row in table:
        ranks |= dict.fromkeys(_ranked(row))
    yield csv_line([*_COLUMNS, *(f"p{rank}" for rank in ranks)])
    for row in table:
        found = _ranked(row)
        plain = [row.start.isoformat(), row.end.isoformat()]
        plain += [getattr(row, name) for name in _COLUMNS[2:]]
        yield csv_line([*plain, *(found.get(rank, "") for rank in ranks)])


_COLUMNS = (
    "start",
    "end",
    "output",
    "band",
    "min",
    "max",
    "mean",
    "stdev",
    "sample_count",
    "nodata_count",
)


def _ranked(row: Row) -> dict[str, float]:
    """The percentiles by their ranks as text: ``{"50": 0.3}``."""
    return {f"{rank:g}": value for rank, value in row.percentiles.items()}


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise click.UsageError(f"--percentiles: {text!r} is no number") from None
