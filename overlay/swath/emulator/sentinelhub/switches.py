"""What an admin can say to the emulated Sentinel Hub."""

from __future__ import annotations

from typing import Literal

import msgspec

from .accounts import Account, Client, TokenTime
from .batch_model import Family
from .limits import Policy


class Switches(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """How the service behaves where its documentation leaves a choice.

    Attributes:
        token_lifetime: Seconds that a token lives.
        token_time: Whose time `iat` and `exp` of tokens tell. The emulator judges
            them by its own clock either way.
        policies: How fast accounts may ask that have no policies of their own.
        async_running: Asynchronous requests of an account that may run at once.
        async_seconds: Seconds on the clock that each of them takes.
        import_ranges: Whether stretches of delivered files are given, or always all.
        batch_analysis_seconds: Seconds on the clock of the analysis of a batch job.
        batch_seconds: The same for the processing of all its tiles or features.
        batch_failing: Patterns of the names of tiles and features that fail, such as
            `33TV*`.
        batch_pixels: Pixels that a job renders at most. What is beyond is counted and
            paid, but there are no files of it.
    """

    token_lifetime: int = 3600
    token_time: TokenTime = "emulated"  # noqa: S105 - no secret
    policies: list[Policy] = []
    async_running: int = 5
    async_seconds: float = 3.0
    import_ranges: bool = True
    batch_analysis_seconds: float = 2.0
    batch_seconds: float = 4.0
    batch_failing: list[str] = []
    batch_pixels: int = 64_000_000

    def __post_init__(self) -> None:
        """Refuses what no service could do.

        Raises:
            ValueError: A number is out of its range.
        """
        counts = self.token_lifetime, self.async_running
        seconds = self.async_seconds, self.batch_analysis_seconds, self.batch_seconds
        if min(counts) < 1 or min(*seconds, self.batch_pixels) < 0:
            raise ValueError("lifetime and count are 1 at least, seconds not negative")


class SeedOrder(msgspec.Struct, forbid_unknown_fields=True):
    """What an admin request puts in place.

    Attributes:
        accounts: Accounts.
        clients: OAuth clients.
        units: What accounts, by their id, have left from now on.
        batches: How many new jobs of batch processing the first account gets, by the
            interface: `v1`, `v2` or `statistics`.
    """

    accounts: list[Account] = []
    clients: list[Client] = []
    units: dict[str, float] = {}
    batches: dict[Family, int] = {}


class ForceOrder(msgspec.Struct, forbid_unknown_fields=True):
    """The end of a request, a batch job or an ingestion, as an admin sets it."""

    id: str
    status: Literal["DONE", "PARTIAL", "STOPPED", "FAILED"]
    message: str = "The request failed because it was told to."
