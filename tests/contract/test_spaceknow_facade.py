"""Every operation of SpaceKnow has a method of ours, in both worlds."""

from __future__ import annotations

import inspect
from functools import cached_property

import pytest

import swath
from swath.spaceknow import _pipelines
from swath_api.spaceknow.operations import OPERATIONS


FACADE = {
    "checkArea": "credits.price",
    "listTransactions": "credits.transactions",
    "listAllocations": "credits.allocations",
    "setCreditLimit": "credits.set_limit",
    "getUserCredits": "credits.info",
    "listAois": "datacube.aois",
    "getCatalogue": "datacube.catalogue",
    "getDatapoints": "datacube.datapoints",
    "initiateDatapoints": "datacube.start_datapoints",
    "retrieveDatapoints": "datacube.attach",
    "listProducts": "datacube.products",
    "getProduct": "datacube.product",
    "getDataDictionary": "datacube.data_dictionary",
    "initiateRelease": "kraken.release",
    "retrieveRelease": "kraken.attach",
    "initiateDryRun": "kraken.dry_run",
    "retrieveDryRun": "kraken.attach",
    "initiatePairwise": "kraken.pairwise",
    "retrievePairwise": "kraken.attach",
    "initiateNwise": "kraken.nwise",
    "retrieveNwise": "kraken.attach",
    "getMapClasses": "kraken.map_classes",
    "listMapTypes": "kraken.map_types",
    "ingestScene": "phoenix.ingest",
    "initiateSearch": "imagery.search",
    "retrieveSearch": "imagery.search",
    "initiateImage": "imagery.get_image",
    "retrieveImage": "imagery.attach",
    "getSceneInfo": "imagery.scene_info",
    "listProviders": "imagery.providers",
    "getPipelineStatus": "tasking.status",
    "getUserInfo": "users.info",
    "createGuardianUser": "users.create_guardian",
    "deleteGuardianUser": "users.delete_guardian",
}
BEHIND = {"requestToken", "getGridFile"}
"""What is called for the user: by the account, and by the map that a release gives."""


def part(client, name):
    """The class of a client's part."""
    found = inspect.getattr_static(client, name)
    assert isinstance(found, cached_property)
    return getattr(swath.spaceknow, found.func.__annotations__["return"])


def own_methods(cls):
    """What the hand-written classes of a part have, those behind it too."""
    return {
        name: method
        for one in cls.__mro__
        if one.__module__.startswith("swath.spaceknow")
        for name, method in vars(one).items()
        if inspect.isfunction(method) and not name.startswith("_")
    }


def test_every_operation_has_a_method():
    assert FACADE.keys() | BEHIND == OPERATIONS.keys()
    assert len(OPERATIONS) == 36
    for cls in (swath.spaceknow.Map, swath.spaceknow.AsyncMap):
        assert "tile" in own_methods(cls)


@pytest.mark.parametrize(("operation", "path"), FACADE.items(), ids=FACADE)
def test_the_method_and_the_generated_one_are_there_in_both_worlds(operation, path):
    name, method = path.split(".")
    generated = OPERATIONS[operation].function
    for client in (swath.SpaceKnow, swath.AsyncSpaceKnow):
        cls = part(client, name)
        assert method in own_methods(cls)
        assert callable(getattr(part(client, OPERATIONS[operation].tag), generated))


@pytest.mark.parametrize(
    "info",
    [info for info in OPERATIONS.values() if info.polling],
    ids=lambda info: info.id,
)
def test_every_pipeline_is_followed_as_the_document_says(info):
    assert info.polling.status == "getPipelineStatus"
    assert info.polling.result in OPERATIONS
    assert {_pipelines.STATES[word] for word in info.polling.succeeded} == {"succeeded"}
    assert {_pipelines.STATES[word] for word in info.polling.failed} == {"failed"}
    for client in (swath.SpaceKnow, swath.AsyncSpaceKnow):
        assert "attach" in own_methods(part(client, info.tag))


@pytest.mark.parametrize("client", [swath.SpaceKnow, swath.AsyncSpaceKnow])
def test_every_method_of_ours_stands_for_an_operation(client):
    tags = {info.tag for info in OPERATIONS.values()} - {"auth"}
    found = {f"{tag}.{name}" for tag in tags for name in own_methods(part(client, tag))}
    assert found == set(FACADE.values())
