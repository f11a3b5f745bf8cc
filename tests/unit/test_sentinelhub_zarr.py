"""Collections of Zarr groups: what is refused, and what is sent."""

from __future__ import annotations

import json
import uuid

import pytest

from swath._core.job import JobToken
from swath._errors import InputError
from swath.sentinelhub._zarr_order import (
    array_name,
    attached_group,
    group_body,
    group_ingestion,
)
from swath_api.sentinelhub.models import ZarrCollectionRequest

from .stepping import Answer, World, context


OWN = uuid.UUID("e2c7baec-3dfa-4523-b125-e242bdb5dd7c")
USUAL = {
    "name": "sst",
    "bucket": "ocean",
    "path": "sea/sst.zarr/",
    "crs_like": "EPSG:4326",
    "envelope": None,
}


def body(**changes):
    return group_body(**(USUAL | changes))


def test_a_group_is_sent_with_what_was_said_of_it():
    made = body()
    assert made == {
        "name": "sst",
        "s3Bucket": "ocean",
        "path": "sea/sst.zarr/",
        "crs": "http://www.opengis.net/def/crs/EPSG/0/4326",
    }
    ZarrCollectionRequest.from_dict(made)


def test_a_folder_gets_its_slash_and_an_envelope_its_ring():
    assert body(path="sea/sst.zarr")["path"] == "sea/sst.zarr/"
    ring = body(envelope=(0, 40, 10, 50))["envelope"]["coordinates"][0]
    assert ring == [[0, 40], [10, 40], [10, 50], [0, 50], [0, 40]]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "has to be a text"),
        ({"bucket": "s3://ocean"}, "name of a bucket alone"),
        ({"path": ""}, "has to be the folder of '.zgroup'"),
        ({"path": "/sea"}, "without a slash before it"),
        ({"path": "sea//sst"}, "none twice"),
        ({"path": "s3://ocean/sea"}, "without the bucket's address"),
        ({"path": "sea/.zgroup"}, "pass the folder it is in"),
        ({"crs_like": "EPSG:2154"}, "EPSG:2154 is no crs of a Zarr group"),
        ({"crs_like": "degrees"}, "crs='degrees' is not taken"),
        ({"envelope": (0, 50, 10, 40)}, "envelope=.* is inverted"),
    ],
)
def test_a_group_that_cannot_be_is_refused(changes, words):
    with pytest.raises(InputError, match=words):
        body(**changes)


def test_an_array_has_a_name():
    assert array_name("sst") == "sst"
    with pytest.raises(InputError, match="has to be the name of an array"):
        array_name(" ")


def told(status, **members):
    data = {"id": str(OWN), "name": "a", "s3Bucket": "b", "path": "c/", "crs": "d"}
    content = json.dumps({"data": data | {"status": status} | members})
    return Answer(chunks=(content.encode(), b""))


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("CREATED", "waiting"),
        ("INGESTING", "running"),
        ("INGESTED", "succeeded"),
        ("SOMETHING_NEW", "running"),
    ],
)
def test_states_are_the_five_of_all_services(word, state):
    status = World(told(word)).run(group_ingestion(OWN, context()).check())
    assert (status.state, status.detail) == (state, word)


def test_a_group_that_failed_tells_why():
    answer = told("FAILED", ingestionErrors="no axis")
    status = World(answer).run(group_ingestion(OWN, context()).check())
    assert (status.state, status.message) == ("failed", "no axis")


def test_a_token_names_the_collection():
    token = group_ingestion(OWN, context()).token
    assert attached_group(token.encode(), context()).token == token
    other = JobToken(service="sentinelhub", operation="process", id="x")
    with pytest.raises(InputError, match="names a job of process"):
        attached_group(other.encode(), context())
