"""The world that pictures and statistics show."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from .collections import collection
from .rasters import Rasters
from .refusals import bad_payload
from .scenes import SEED, Scene, newest_first
from .script_pool import ScriptPool


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .collections import Collection
    from .evalscript import ScriptEngine


MOST_SCENES = 10_000
"""Scenes that a request may look at in one of its intervals."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class World(msgspec.Struct, kw_only=True):
    """The world, and the engine that runs the scripts which look at it.

    Attributes:
        engine: It.
        rasters: What a user put in place.
        seed: Which world.
        flat: Whether it has one colour only; for whoever needs bytes and no picture.
        strict: Whether scripts must return as many values as they declare. The others
            get zeros, and lose what is too much.
        now: The time on the emulator's clock.
    """

    engine: ScriptEngine = msgspec.field(default_factory=ScriptPool)
    rasters: Rasters = msgspec.field(default_factory=Rasters)
    seed: int = SEED
    flat: bool = False
    strict: bool = False
    now: Callable[[], datetime] = _utc_now

    def collection(self, name: str) -> Collection | None:
        """The public collection of a name, or the one that pictures were put into."""
        return collection(name) or self.rasters.collection(name)

    def scenes(
        self, shown: Collection, bbox: Sequence[float], start: datetime, end: datetime
    ) -> Iterator[Scene]:
        """The scenes of a collection that meet a box, newest first, made one by one.

        Within a day those that a user put in place come first.

        Raises:
            ServiceError: There are more than anybody would wait for.
        """
        for number, scene in enumerate(self._scenes(shown, bbox, start, end)):
            if number == MOST_SCENES:
                told = f"{shown.id} has more than {MOST_SCENES} scenes there"
                raise bad_payload(f"{told}: name a smaller area or a shorter timeRange")
            yield scene

    def _scenes(
        self, shown: Collection, bbox: Sequence[float], start: datetime, end: datetime
    ) -> Iterator[Scene]:
        own = self.rasters.scenes(shown.id, bbox, start, end)
        if shown.kind == "custom":
            yield from own
            return
        for scene in newest_first(shown.id, bbox, start, end, seed=self.seed):
            while own and own[0].day >= scene.day:
                yield own.pop(0)
            yield scene
        yield from own


class Answer(NamedTuple):
    """What becomes of a request.

    Attributes:
        body: The content.
        media_type: Of the content.
        units: The processing units that it costs.
        notes: What was odd, for the journal.
    """

    body: bytes
    media_type: str
    units: float
    notes: list[str]
