"""What the demo does, and what it says about it."""

from __future__ import annotations

import hashlib
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

import click
import msgspec

import swath
from swath._io.files import write_whole
from swath.cli._exits import Exit, Failure
from swath.cli._output import saved
from swath.cli._progress import amount
from swath.emulator import Emulator, Entry, Fault, load_items, scene


__all__ = ["tell"]

Draw: TypeAlias = Callable[[Sequence[swath.Item], str], bytes]
"""Items and a title to a PNG."""

_SEEDED = "many"
_LIVE, _LIVE_PARENT = "live", "live-scenes"
_STREAM = "streamDataset"


class Stage(NamedTuple):
    """The emulator, a client of it, and the dataset package that is played with."""

    emulator: Emulator
    client: swath.DataSphere
    package: str

    @property
    def held(self) -> list[bytes]:
        """The Items that the emulator holds, oldest first."""
        package = self.emulator.datasphere.package(self.package)
        if package is None:
            return []
        return [package.holdings.content(index) for index in range(len(package))]


class Harvest(NamedTuple):
    """What came, and how many Items each connection brought."""

    items: list[swath.Item]
    brought: Counter[int]


def tell(file: Path | None, out: Path, seed: int, draw: Draw) -> None:
    """Plays the demo and prints its story.

    Args:
        file: Items to serve; None for the emulator's own.
        out: The folder for `items.ndjson` and `footprints.png`.
        seed: Decides where the stream is cut.
        draw: Makes the picture.

    Raises:
        Failure: The file holds no Items, or something was lost or doubled.
    """
    with Emulator() as emulator:
        package = _serve(emulator, file)
        with _client(emulator) as client:
            stage = Stage(emulator, client, package)
            items = _harvest(stage, out / "items.ndjson", random.Random(seed))
            _publish(stage, seed)
    _draw(items, file.stem if file else package, out / "footprints.png", draw)


def _serve(emulator: Emulator, file: Path | None) -> str:
    if file is None:
        return _SEEDED
    try:
        records = load_items(file)
    except ValueError as error:
        raise Failure(str(error)) from None
    if not records:
        raise Failure(f"{file} holds no Items")
    return emulator.datasphere.add_package(file.stem, records).name


def _client(emulator: Emulator) -> swath.DataSphere:
    sphere = emulator.datasphere
    return swath.DataSphere(
        sphere.token, base_url=sphere.url, publish_url=sphere.publish_url
    )


def _harvest(stage: Stage, path: Path, dice: random.Random) -> list[swath.Item]:
    held = stage.held
    size = sum(map(len, held)) + len(held)
    click.echo(
        f"The emulator serves {stage.package!r} at {stage.emulator.url}: "
        f"{_items(len(held))}, {amount(size)}.\n"
    )
    click.secho("1  Harvest it by one stream that breaks twice", bold=True)
    _plan_cuts(stage.emulator, size, dice)
    harvest = _read(stage, path)
    entries = stage.emulator.journal.find(operation=_STREAM)
    _tell_connections(entries, harvest.brought)
    _compare(held, path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    click.echo(f"   {path}: {amount(size)}, sha256 {digest[:16]}...\n")
    return harvest.items


def _plan_cuts(emulator: Emulator, size: int, dice: random.Random) -> None:
    """Cuts the first connection in its first half, the second one in what is left."""
    first = max(1, int(size * dice.uniform(0.2, 0.5)))
    second = max(1, int((size - first) * dice.uniform(0.4, 0.8)))
    for nth, place in enumerate((first, second), 1):
        emulator.faults.add(Fault(operation=_STREAM, nth=nth, cut_after=place))


def _read(stage: Stage, path: Path) -> Harvest:
    harvest = Harvest([], Counter())
    stream = stage.client.dataset.stream(stage.package, order="old")
    with saved(path) as sink, stream as records:
        for item in records:
            sink.write(item.raw + b"\n")
            harvest.items.append(item)
            harvest.brought[records.reconnects] += 1
    return harvest


def _tell_connections(entries: Sequence[Entry], brought: Counter[int]) -> None:
    click.echo("   connection  at      from                            sent  new Items")
    for index, entry in enumerate(entries):
        seconds = (entry.time - entries[0].time).total_seconds()
        start = dict(entry.query).get("from", "the beginning")
        ending = ", then cut" if entry.fault else ", then the end"
        click.echo(
            f"   {index + 1:<10}  {seconds:4.2f} s  {start:<22.22}"
            f"{entry.sent:>12,} B  {brought[index]:>9,}{ending}"
        )


def _compare(held: list[bytes], path: Path) -> None:
    """Holds the file against the emulator's Items, byte for byte and in order."""
    came = path.read_bytes().split(b"\n")[:-1]
    lost, extra = Counter(held) - Counter(came), Counter(came) - Counter(held)
    click.echo(
        f"   {_items(len(came))} came of {len(held):,}: {lost.total()} lost, "
        f"{extra.total()} doubled"
        + (", byte for byte and in order what the emulator holds" * (came == held))
    )
    if came != held:
        raise Failure("the harvest is not what the emulator holds", Exit.BROKEN)


def _items(count: int) -> str:
    return f"{count:,} Item{'' if count == 1 else 's'}"


def _publish(stage: Stage, seed: int) -> None:
    click.secho("2  Publish an Item, and receive it by subscription", bold=True)
    sent = scene(abs(seed) % 1000, _LIVE_PARENT)
    listening = stage.client.subscription.stream(_LIVE, idle_timeout=20)
    with listening as items, stage.client.publish() as publisher:
        begun = time.perf_counter()
        publisher.send(sent, active_parent=_LIVE_PARENT)
        received = next(items)
        waited = time.perf_counter() - begun
    if received.raw != msgspec.json.encode(sent):
        raise Failure("another Item came than was published", Exit.BROKEN)
    click.echo(
        f"   {received.id} of {received.datetime:%Y-%m-%d} came back after "
        f"{1000 * waited:.0f} ms, the same {len(received.raw):,} bytes\n"
    )


def _draw(items: Sequence[swath.Item], title: str, path: Path, draw: Draw) -> None:
    click.secho("3  Draw footprints and dates", bold=True)
    picture = draw(items, title)
    write_whole(path, picture)
    click.echo(f"   {path}: {amount(len(picture))}")
