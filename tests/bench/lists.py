"""Long lists of Sentinel Hub: what decoding them costs, as Structs and as attrs.

``python -m tests.bench.lists`` takes pages of tiles from an emulator and decodes as
many of them as 10,000 tiles need, with both families of generated models.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import swath
from swath.emulator import Emulator
from swath.sentinelhub import evalscript
from swath_api._runtime import Reply
from swath_api.sentinelhub import models
from swath_api.sentinelhub.api.batch_v1 import get_all_batch_process_tiles
from swath_api.sentinelhub.api.byoc import get_byoc_collection_tiles

from .rounds import Timing, measured
from .targets import Target, at_least


TILES = 10_000
KINDS: Mapping[str, tuple[Any, Any]] = {
    "batch": (get_all_batch_process_tiles, models.BatchTilePage),
    "byoc": (get_byoc_collection_tiles, models.ByocTilePage),
}


def pages() -> dict[str, bytes]:
    """A page of each kind of list, as the emulator sends it."""
    with Emulator() as emulator:
        hub = emulator.sentinelhub
        with swath.SentinelHub(
            hub.client.id, hub.client.secret, base_url=hub.url, token_url=hub.token_url
        ) as sh:
            job = sh.batch_v1.submit(
                delivery="s3://harbours/lists",
                grid=1,
                resolution=20,
                data="sentinel-2-l2a",
                bbox=(14.0, 45.0, 15.2, 46.2),
                time="2026-05",
                evalscript=evalscript.ndvi(),
                start=False,
            )
            orchards = next(sh.byoc.collections(search="orchards"))
            return {
                "batch": swath.raw(sh.batch_v1.get_all_batch_process_tiles)(
                    job.id
                ).content,
                "byoc": swath.raw(sh.byoc.get_byoc_collection_tiles)(
                    orchards.id
                ).content,
            }


def ways(kind: str, page: bytes, tiles: int) -> dict[str, Callable[[], int]]:
    """Both ways to decode so many tiles."""
    module, model = KINDS[kind]
    times = math.ceil(tiles / len(json.loads(page)["data"]))
    answer = Reply(status=200, headers={}, content=page)

    def repeated(decode: Callable[[], Any]) -> int:
        return min(tiles, sum(len(decode().data) for _ in range(times)))

    return {
        f"{kind}: attrs": partial(
            repeated, lambda: model.from_dict(json.loads(answer.content))
        ),
        f"{kind}: Structs": partial(repeated, lambda: module.parse(answer)),
    }


def timed(tiles: int, rounds: int) -> dict[str, Timing]:
    """The best times of each way."""
    found: dict[str, Timing] = {}
    for kind, page in pages().items():
        found |= measured(ways(kind, page, tiles), rounds=rounds, expected=tiles)
    return found


def targets(timings: Mapping[str, Timing]) -> Iterator[Target]:
    """What Structs save, against attrs of the same pages in the same run."""
    for kind in KINDS:
        ratio = timings[f"{kind}: attrs"].cpu / timings[f"{kind}: Structs"].cpu
        yield at_least(f"tiles of {kind}, CPU against attrs", ratio, 10, "x")


def show(timings: Mapping[str, Timing], tiles: int) -> None:
    print(f"{tiles:,} tiles")
    for name, one in timings.items():
        print(f"{name:44} {one.cpu:8.3f} s {1e6 * one.cpu / tiles:8.1f} us a tile")
    print()


def main() -> int:
    """Measures, prints, and returns 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tiles", type=int, default=TILES)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    timings = timed(options.tiles, options.rounds)
    show(timings, options.tiles)
    judged = [*targets(timings)]
    for target in judged:
        print(f"{target.name}: {target.figure:.1f}, {target.bound}")
    return 0 if all(target.reached for target in judged) else 1


if __name__ == "__main__":
    sys.exit(main())
