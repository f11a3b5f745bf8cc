"""The parts of the demo that Sentinel Hub plays, at one emulator."""

from __future__ import annotations

from pathlib import Path

import swath
from swath.cli.demo._purchase import tell_purchase
from swath.cli.demo._region import tell_region
from swath.cli.demo._season import tell_season
from swath.emulator import Emulator


__all__ = ["tell"]

_HASTE = 10.0
"""How much faster the emulator's time passes: nobody waits for its minutes."""


def tell(out: Path) -> None:
    """Plays these parts and prints their story.

    Args:
        out: The folder for what comes out.

    Raises:
        Failure: Something was lost on the way.
    """
    with Emulator() as emulator, _client(emulator) as client:
        emulator.clock.use("real", factor=_HASTE)
        tell_season(client, out)
        tell_purchase(emulator, client, out)
        tell_region(emulator, client, out)


def _client(emulator: Emulator) -> swath.SentinelHub:
    hub = emulator.sentinelhub
    return swath.SentinelHub(
        hub.client.id,
        hub.client.secret,
        base_url=hub.url,
        token_url=hub.token_url,
    )
