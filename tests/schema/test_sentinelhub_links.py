"""Links of Sentinel Hub's document lead through whole life cycles.

Schemathesis follows them at random, and hardly gets to the end of a way that is long.
Here each way is gone once, and every answer is held against the document.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import schemathesis
from schemathesis.generation.stateful.state_machine import StepOutput
from schemathesis.specs.openapi.expressions import evaluate

from swath.emulator import Emulator


ROOT = Path(__file__).parents[2]
sys.path[:0] = [] if str(ROOT) in sys.path else [str(ROOT)]

from tests.contract.sentinelhub_calls import CALLS, HOUR, SEARCH, Known  # noqa: E402 # found above


JOURNEYS = """
createNewBatchProcessingRequest request
createNewBatchProcessingRequest change
createNewBatchProcessingRequest delete
createNewBatchProcessingRequest start cancel
createNewBatchProcessingRequest analyse -- request
createNewBatchProcessingRequest analyse -- tiles tile
createNewBatchProcessingRequest analyse -- start request
createNewBatchProcessingRequest analyse -- cancel
createNewBatchProcessingRequest analyse -- start -- tiles tile
createNewBatchProcessingRequest analyse -- start restart
createNewBatchCollection collection
createNewBatchCollection change
createNewBatchCollection delete
getBatchTilingGridsProperties grid
createNewBatchV2ProcessingRequest task
createNewBatchV2ProcessingRequest change
createNewBatchV2ProcessingRequest start stop
createNewBatchV2ProcessingRequest analyse task
createNewBatchV2ProcessingRequest analyse stop
createNewBatchV2ProcessingRequest analyse -- start -- task
getBatchV2TilingGridsProperties grid
createNewBatchStatisticsRequest request
createNewBatchStatisticsRequest status
createNewBatchStatisticsRequest start stop
createNewBatchStatisticsRequest analyse status
createNewBatchStatisticsRequest analyse stop
createNewBatchStatisticsRequest analyse -- start -- status
createNewAsyncProcessRequest status
getCatalogCollections collection
getCatalogCollections queryables
getCatalogCollections items item
getCatalogItemSearch item
postCatalogItemSearch item
getLocations location
createByocCollection collection
createByocCollection change
createByocCollection delete
createByocCollection metadata
createByocCollection ingest tile
createByocCollection ingest change
createByocCollection ingest delete
createByocCollection ingest -- reingest
createByocCollection ingest tiles tile
createZarrCollection collection
createZarrCollection change
createZarrCollection delete
createZarrCollection -- metadata
createZarrCollection -- reingest
createZarrCollection -- arrays array
createOrder order
createOrder delete
createOrder confirm order
createOrder confirm -- deliveries delivery
createOrder confirm -- deliveries files file
createOrder confirm -- deliveries files head
createOrder confirm -- deliveries tiles tile
createOrder confirm -- deliveries archive status
createOrder confirm -- deliveries archive -- archive
createOrder confirm -- deliveries archive -- head
createSubscription subscription
createSubscription delete
createSubscription confirm subscription
createSubscription confirm cancel
createSubscription confirm -- deliveries delivery
createSubscription confirm -- deliveries files file
createSubscription confirm -- deliveries files head
createSubscription confirm -- deliveries tiles tile
createSubscription confirm -- deliveries archive status
createSubscription confirm -- deliveries archive -- archive
createSubscription confirm -- deliveries archive -- head
getQuotas quota
""".strip().splitlines()
"""An operation, and links that are followed from it; `--` lets an hour go by."""
QUERIES = {
    "getCatalogItemSearch": {
        "collections": "sentinel-2-l2a",
        "datetime": SEARCH["datetime"],
        "bbox": ",".join(map(str, SEARCH["bbox"])),
    }
}
SCHEMA = schemathesis.openapi.from_path(ROOT / "specs/sentinelhub/openapi.yaml")
OPERATIONS = {
    found.ok().definition.raw["operationId"]: found.ok()
    for found in SCHEMA.get_all_operations()
}


@pytest.fixture(scope="module")
def server():
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def traveller(server):
    server.reset()
    return Traveller(server)


class Traveller:
    """Sends requests, and goes on from what was answered last."""

    def __init__(self, emulator):
        self._hub = emulator.sentinelhub
        self._hub.world.flat = True
        self._known = Known(emulator)
        self._last = None

    def ask(self, name, parameters):
        """Calls an operation that must succeed, as the document says it does."""
        operation = OPERATIONS[name]
        body = self._body(operation, name)
        case = operation.Case(
            path_parameters=parameters,
            query=QUERIES.get(name, {}),
            headers={"Authorization": f"Bearer {self._hub.token}"},
            **body,
        )
        response = case.call(base_url=self._hub.url)
        assert 200 <= response.status_code < 300, response.text
        case.validate_response(response)
        self._last = StepOutput(response=response, case=case)

    def follow(self, name):
        """Follows a link of the last answer."""
        link = links_of(self._last.case.operation)[name]
        parameters = {
            parameter: evaluate(expression, self._last)
            for parameter, expression in link["parameters"].items()
        }
        if name == "restart":
            order = {"id": parameters["requestId"], "status": "PARTIAL"}
            self._hub.force(json.dumps(order).encode())
        self.ask(link["operationId"], parameters)

    def wait(self):
        """Lets an hour go by."""
        self._known.emulator.clock.advance(HOUR)

    def _body(self, operation, name):
        if not operation.body:
            return {}
        body = CALLS[name](self._known)["body"]
        return {"body": body, "media_type": "application/json"}


def links_of(operation):
    """The links of an operation's answers by name."""
    answers = operation.definition.raw["responses"].values()
    return {
        name: link for one in answers for name, link in one.get("links", {}).items()
    }


@pytest.mark.parametrize("journey", JOURNEYS)
def test_a_way_can_be_gone_to_its_end(traveller, journey):
    start, *steps = journey.split()
    traveller.ask(start, {})
    for step in steps:
        if step == "--":
            traveller.wait()
        else:
            traveller.follow(step)


def test_every_link_is_on_a_way():
    gone = set()
    for journey in JOURNEYS:
        place, *steps = journey.split()
        for step in steps:
            if step != "--":
                gone.add((place, step))
                place = links_of(OPERATIONS[place])[step]["operationId"]
    links = {
        (name, one) for name, found in OPERATIONS.items() for one in links_of(found)
    }
    assert gone == links
