"""All handlers of the service, by operation id; importing it needs the extra."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swath_api.spaceknow.structs import (
    PipelineProgress,
    PipelineStatus,
    PipelineStatusRequest,
)

from .accounts import Accounts
from .datacube import Datacube
from .gate import Gate, Visit
from .imagery import Imagery
from .kraken import Kraken
from .pipelines import STEPS
from .tiles import Tiles
from .tokens import TokenEndpoint


if TYPE_CHECKING:
    from swath.emulator._service import HttpHandler

    from .space import SpaceKnow


def handlers(space: SpaceKnow) -> dict[str, HttpHandler]:
    """The handlers over the state of a SpaceKnow."""
    gate = Gate(space)
    parts = (Accounts, Datacube, Kraken, Imagery, Tiles)
    found: dict[str, HttpHandler] = {
        "requestToken": TokenEndpoint(space).token,
        "getPipelineStatus": gate.plain(
            "getPipelineStatus", PipelineStatusRequest, Tasking(space).status
        ),
    }
    for part in parts:
        found |= part(space).handlers(gate)
    return found


class Tasking:
    """The handler that tells how far pipelines are."""

    def __init__(self, space: SpaceKnow) -> None:
        self._space = space

    def status(self, visit: Visit, order: PipelineStatusRequest) -> PipelineStatus:
        """How far a pipeline is; asking moves an automatic clock on."""
        del visit
        pipeline = self._space.pipelines.find(order.pipeline_id)
        state = pipeline.state(self._space.clock.poll())
        told = PipelineStatus(status=state.status)
        if not state.ended:
            told.next_try = self._space.switches.next_try
        if state.step and order.get_progress:
            message = STEPS[state.step - 1]
            told.progress = PipelineProgress(message=message, step=state.step)
            if pipeline.work.provider:
                told.progress.provider = pipeline.work.provider
        return told
