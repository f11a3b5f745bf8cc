"""Collections of one's own files: what is refused, and what is sent."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, date, datetime, timedelta, timezone

import msgspec
import pytest

from swath._core.exchange import Context
from swath._core.job import JobToken
from swath._core.polling import Polling, Timer
from swath._core.retry import Policy
from swath._errors import (
    BadRequestError,
    ConflictError,
    InputError,
    ServerError,
    TransportError,
)
from swath.sentinelhub._byoc_adding import added, ensured
from swath.sentinelhub._byoc_changes import (
    CollectionChange,
    changed_collection,
    changed_tile,
    tile_changes,
)
from swath.sentinelhub._byoc_collections import copied_ids
from swath.sentinelhub._byoc_cover import cover_geometry
from swath.sentinelhub._byoc_intake import IngestOptions
from swath.sentinelhub._byoc_job import attached_tile, tile_ingestion
from swath.sentinelhub._byoc_names import own_id, tile_id
from swath.sentinelhub._byoc_order import (
    NewTile,
    check_placeholders,
    collection_body,
    tile_bodies,
    tile_body,
)
from swath.sentinelhub._byoc_waiting import left_behind
from swath_api.sentinelhub.models import CollectionBand

from .stepping import Answer, World, context, cut


OWN = uuid.UUID("7b1c1b1e-52f7-4d52-9a3b-0d4bd4a8c4aa")
OTHER = uuid.UUID("e2c7baec-3dfa-4523-b125-e242bdb5dd7c")
TILE = "c52d1d7a-7f0e-4a0e-bb0e-0c6a4d4b8f31"
PATH = "2026/tile_1_(BAND).tif"
BODY = {"path": PATH}
BAND = {"bitDepth": 16, "sampleFormat": "UINT"}
SQUARE = [[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 9.0], [0.0, 0.0]]
METRES = [[1000 * x + 370_000, 1000 * y + 5_085_000] for x, y in SQUARE]
UTM = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32633"}}
LATER = Policy(max_retries=2)


class Told:
    """What the service told of a collection."""

    id = OWN


# ids and names


@pytest.mark.parametrize("value", [OWN, str(OWN), f"byoc-{OWN}", Told()])
def test_a_collection_is_named_by_its_id_or_by_what_was_told(value):
    assert own_id("byoc", value) == OWN


@pytest.mark.parametrize("value", ["orchards", f"zarr-{OWN}", "", None, 3])
def test_what_is_no_id_is_refused(value):
    with pytest.raises(InputError, match="has to be a UUID, or a UUID behind 'byoc-'"):
        own_id("byoc", value)
    with pytest.raises(InputError, match="has to be the UUID of a tile"):
        tile_id(value)


def test_tiles_are_not_copied_to_where_they_are():
    assert copied_ids(OWN, OTHER) == (OWN, OTHER)
    with pytest.raises(InputError, match="the collection itself"):
        copied_ids(OWN, f"byoc-{OWN}")


# collections


def test_a_collection_is_sent_with_what_was_said_of_it():
    model = CollectionBand(bit_depth=8, sample_format="INT", source="B8")
    bands = {"Red": "uint16", "Nir": BAND | {"source": "NIR"}, "_x": model}
    body = collection_body("photos", "my-photos", bands, None)
    assert body == {
        "name": "photos",
        "s3Bucket": "my-photos",
        "additionalData": {
            "bands": {
                "Red": BAND,
                "Nir": BAND | {"source": "NIR"},
                "_x": {"bitDepth": 8, "sampleFormat": "INT", "source": "B8"},
            }
        },
    }
    assert collection_body("a", "b", None, 0) == {
        "name": "a",
        "s3Bucket": "b",
        "noData": 0,
    }


@pytest.mark.parametrize(
    ("name", "bucket", "bands", "no_data", "words"),
    [
        (" ", "b", None, None, "name=' ' has to be a text"),
        (3, "b", None, None, "has to be a text"),
        ("a", "s3://b", None, None, "the name of a bucket alone"),
        ("a", "b/c", None, None, "without a path"),
        ("a", "", None, None, "the name of a bucket alone"),
        ("a", "b", ["Red"], None, "bands by their names"),
        ("a", "b", {"1a": BAND}, None, r"bands\['1a'\]: scripts have to be able"),
        ("a", "b", {"Red": "UINT7"}, None, "a type of samples such as 'UINT16'"),
        ("a", "b", {"Red": {"bitDepth": 8}}, None, "sampleFormat"),
        ("a", "b", {"Red": 16}, None, "a type of samples"),
        ("a", "b", {"Red": BAND | {"noData": 1}}, 0, "leave out one of them"),
        ("a", "b", {"Red": BAND | {"noData": "x"}}, None, "has to be a number"),
        ("a", "b", None, float("nan"), "NaN counts as no data by itself"),
        ("a", "b", {f"b{n}": BAND for n in range(101)}, None, "there are 101"),
    ],
)
def test_a_collection_that_cannot_be_is_refused(name, bucket, bands, no_data, words):
    with pytest.raises(InputError, match=words):
        collection_body(name, bucket, bands, no_data)


# tiles


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/2026/a.tif", "neither begins nor ends with a slash"),
        ("2026/", "neither begins nor ends with a slash"),
        ("2026//a.tif", "has an empty part"),
        ("s3://photos/a.tif", "leave out the bucket's address"),
        ("", "has to be the key of files"),
        (None, "has to be the key of files"),
        (" a.tif", "blanks at its ends"),
        ("a\n.tif", "signs that cannot be seen"),
        ("a_{BAND}.tif", r"has \{BAND\} in it: what stands for a band is \(BAND\)"),
        ("a_(band).tif", "what stands for a band"),
        ("a_<BAND>.tif", "what stands for a band"),
    ],
)
def test_paths_that_cannot_be_are_refused(path, words):
    with pytest.raises(InputError, match=words):
        tile_body(NewTile(path=path))


@pytest.mark.parametrize(
    ("time", "sent"),
    [
        ("2026-06-12T10:08:14.123456Z", "2026-06-12T10:08:14.123Z"),
        (datetime(2026, 6, 12, 10, tzinfo=UTC), "2026-06-12T10:00:00.000Z"),
        (
            datetime(2026, 6, 12, 10, tzinfo=timezone(timedelta(hours=2))),
            "2026-06-12T08:00:00.000Z",
        ),
        (date(2026, 6, 12), "2026-06-12T00:00:00.000Z"),
    ],
)
def test_times_are_sent_to_the_millisecond(time, sent):
    assert tile_body(NewTile(path=PATH, time=time)) == BODY | {"sensingTime": sent}


def test_a_time_that_is_none_is_refused():
    with pytest.raises(InputError, match="time='noon' is not a time"):
        tile_body(NewTile(path=PATH, time="noon"))


def test_all_tiles_are_looked_at_before_any_is_sent():
    assert tile_bodies([PATH, NewTile(path="b")]) == [BODY, {"path": "b"}]
    with pytest.raises(InputError, match=r"tiles\[1\]: path='/b'"):
        tile_bodies([PATH, "/b"])
    with pytest.raises(InputError, match=r"tiles\[2\]: the path .* is that of tiles"):
        tile_bodies([PATH, "b", PATH])
    with pytest.raises(InputError, match=r"pass \['a.tif'\]"):
        tile_bodies("a.tif")
    with pytest.raises(InputError, match="not dict"):
        tile_bodies([{"path": "b"}])


def test_one_file_is_refused_where_the_bands_are_in_several():
    apart = {"Red": BAND | {"source": "R"}, "Nir": BAND}
    with pytest.raises(InputError, match=r"in 2, Nir, R: write \(BAND\)"):
        check_placeholders([{"path": "a_R.tif"}], apart)
    check_placeholders([BODY, {"path": "2026/a"}], apart)
    together = {"Red": BAND | {"source": "RGB"}, "Nir": BAND | {"source": "RGB"}}
    check_placeholders([{"path": "a.tif"}], together)
    check_placeholders([{"path": "a.tif"}], {})


# covers


def test_a_cover_names_its_reference_system():
    geometry = {"type": "Polygon", "coordinates": [METRES]}
    assert cover_geometry(geometry, "EPSG:32633") == geometry | {"crs": UTM}
    assert cover_geometry(geometry | {"crs": UTM}, None) == geometry | {"crs": UTM}
    assert cover_geometry(geometry | {"crs": UTM}, 32633)["crs"] == UTM


def test_a_cover_is_taken_as_the_service_sent_it():
    sent = {"type": "Polygon", "coordinates": [METRES], "crs": UTM}
    assert cover_geometry(msgspec.Raw(msgspec.json.encode(sent)), None) == sent


def test_a_bbox_is_a_cover_in_any_system():
    metres = cover_geometry((370_000, 5_085_000, 379_000, 5_094_000), 32633)
    assert metres == {"type": "Polygon", "coordinates": [METRES], "crs": UTM}
    degrees = cover_geometry((0, 0, 9, 9), None)
    assert degrees["coordinates"] == [SQUARE]
    assert degrees["crs"]["properties"]["name"] == "urn:ogc:def:crs:OGC::CRS84"


@pytest.mark.parametrize(
    ("cover", "crs", "words"),
    [
        ({"type": "Polygon", "coordinates": []}, None, "nothing in it has an area"),
        ({"type": "Polygon", "coordinates": []}, 32633, "nothing in it has an area"),
        ({"type": "Point", "coordinates": [1, 2]}, None, "only Point"),
        ({"type": "Polygon", "coordinates": [METRES]}, None, "cover.*coordinates"),
        ({"type": "Polygon", "coordinates": [METRES[:-1]]}, 32633, "the last repeats"),
        ({"type": "Polygon", "coordinates": [METRES]}, 3, "crs=3 is not taken"),
        ((9, 0, 9, 9), None, "cover=.* has no area"),
        ((9, 0, 0, 9), 32633, "cover=.* is inverted"),
        ((170, 0, -170, 9), None, "cover crosses the antimeridian"),
        (
            {"type": "Polygon", "coordinates": [METRES], "crs": UTM},
            3857,
            "cover says that it is in EPSG:32633, and crs= that it is EPSG:3857",
        ),
    ],
)
def test_covers_that_cannot_be_are_refused(cover, crs, words):
    with pytest.raises(InputError, match=words):
        cover_geometry(cover, crs)


def test_a_cover_with_too_many_points_is_refused():
    ring = [[x / 10, 0.0] for x in range(100)] + [[5.0, 5.0], [0.0, 0.0]]
    with pytest.raises(InputError, match="cover has 102 points, and a tile takes 100"):
        cover_geometry({"type": "Polygon", "coordinates": [ring]}, 3857)


def test_a_cover_across_the_antimeridian_is_asked_for_in_the_crs_of_the_files():
    pytest.importorskip("shapely")
    ring = [[179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]]
    with pytest.raises(InputError, match="in the reference system of the tile's files"):
        cover_geometry({"type": "Polygon", "coordinates": [ring]}, None)


def test_a_crs_without_a_cover_is_refused():
    with pytest.raises(InputError, match="that of a cover, and there is none"):
        tile_body(NewTile(path=PATH, crs=32633))
    with pytest.raises(InputError, match="that of a cover, and there is none"):
        tile_changes(msgspec.UNSET, 32633, None)


# changes


def told(**members):
    content = json.dumps({"data": members}).encode()
    return Answer(chunks=(content, b""))


def tile(status="WAITING", **members):
    return told(id=TILE, path=PATH, status=status, **members)


DONE = Answer(status=204, chunks=(b"",))


def last_body(world):
    return json.loads(world.sent[-1].request.content)


@pytest.mark.parametrize(
    ("changes", "body"),
    [
        ({"name": "new"}, {"name": "new", "s3Bucket": "b", "noData": 7}),
        ({"no_data": None}, {"name": "old", "s3Bucket": "b"}),
        ({"no_data": 0}, {"name": "old", "s3Bucket": "b", "noData": 0}),
        (
            {"bands": {"Red": "UINT16"}, "bucket": "c"},
            {
                "name": "old",
                "s3Bucket": "c",
                "noData": 7,
                "additionalData": {"bands": {"Red": BAND}},
            },
        ),
    ],
)
def test_what_is_not_named_of_a_collection_stays(changes, body):
    world = World(told(id=str(OWN), name="old", s3Bucket="b", noData=7), DONE)
    members = CollectionChange(**changes).members()
    world.run(changed_collection(OWN, members, context()))
    assert last_body(world) == body


def test_a_change_of_nothing_is_refused():
    with pytest.raises(InputError, match="nothing is to change"):
        CollectionChange().members()
    with pytest.raises(InputError, match="nothing is to change"):
        tile_changes(msgspec.UNSET, None, msgspec.UNSET)
    with pytest.raises(InputError, match="has to be a text"):
        CollectionChange(name="").members()


BOX = {"type": "Polygon", "crs": UTM, "coordinates": [METRES]}
PART = BOX | {"coordinates": [[METRES[0], METRES[1], METRES[2], METRES[0]]]}


@pytest.mark.parametrize(
    ("cover", "time", "body"),
    [
        (
            msgspec.UNSET,
            date(2026, 6, 1),
            {"coverGeometry": PART, "sensingTime": "2026-06-01T00:00:00.000Z"},
        ),
        (msgspec.UNSET, None, {"coverGeometry": PART, "sensingTime": None}),
        (None, msgspec.UNSET, {"sensingTime": "2026-05-01T10:00:00.000Z"}),
    ],
)
def test_what_is_not_named_of_a_tile_stays(cover, time, body):
    before = tile(
        "INGESTED",
        tileGeometry=BOX,
        coverGeometry=PART,
        sensingTime="2026-05-01T10:00:00Z",
    )
    world = World(before, DONE)
    changes = tile_changes(cover, None, time)
    world.run(changed_tile(OWN, uuid.UUID(TILE), changes, context()))
    assert last_body(world) == body


def test_a_cover_that_is_the_box_of_the_files_stays_that():
    world = World(tile("INGESTED", tileGeometry=BOX, coverGeometry=BOX), DONE)
    changes = tile_changes(msgspec.UNSET, None, "2026-06-01T00:00:00Z")
    world.run(changed_tile(OWN, uuid.UUID(TILE), changes, context()))
    assert last_body(world) == {"sensingTime": "2026-06-01T00:00:00.000Z"}


# adding, once


def nothing():
    return Answer(chunks=(b'{"data": [], "links": {}}', b""))


def listed(status="WAITING"):
    one = {"id": TILE, "path": PATH, "status": status}
    return Answer(chunks=(json.dumps({"data": [one], "links": {}}).encode(), b""))


def refused(status, code="COMMON_UNIQUE_KEY_VIOLATION"):
    error = {"status": status, "code": code, "message": "no"}
    return Answer(status=status, chunks=(json.dumps({"error": error}).encode(), b""))


def methods(world):
    return [one.request.method for one in world.sent]


def patient():
    return Context(credential=None, policy=LATER, chance=lambda: 0.5)


def test_a_tile_is_added_with_one_request():
    world = World(tile())
    got = world.run(added(OWN, BODY, patient()))
    assert (str(got.tile.id), got.kept) == (TILE, False)
    assert methods(world) == ["POST"]


@pytest.mark.parametrize("failure", [cut(), refused(503)])
def test_a_tile_that_arrived_although_the_answer_did_not_is_found(failure):
    world = World(failure, listed())
    got = world.run(added(OWN, BODY, patient()))
    assert (str(got.tile.id), got.kept) == (TILE, False)
    assert methods(world) == ["POST", "GET"]
    assert dict(world.sent[1].request.query)["path"] == PATH


def test_a_tile_that_did_not_arrive_is_sent_again():
    world = World(cut(), nothing(), tile())
    assert str(world.run(added(OWN, BODY, patient())).tile.id) == TILE
    assert methods(world) == ["POST", "GET", "POST"]


def test_a_tile_that_arrives_late_is_refused_and_found():
    world = World(cut(), nothing(), refused(409), listed())
    got = world.run(added(OWN, BODY, patient()))
    assert (str(got.tile.id), got.kept) == (TILE, False)


def test_trouble_that_does_not_end_is_told_as_it_was():
    world = World(*[cut(), nothing()] * 3)
    with pytest.raises(TransportError):
        world.run(added(OWN, BODY, patient()))
    world = World(*[refused(500), nothing()] * 3)
    with pytest.raises(ServerError):
        world.run(added(OWN, BODY, patient()))
    assert methods(world) == ["POST", "GET"] * 3


def test_a_folder_is_found_as_the_service_completes_it():
    world = World(cut(), nothing(), listed())
    world.run(added(OWN, {"path": "2026/a"}, patient()))
    asked = [dict(one.request.query)["path"] for one in world.sent[1:]]
    assert asked == ["2026/a", "2026/a/(BAND).tiff"]


def test_what_was_there_before_is_refused_or_kept():
    with pytest.raises(ConflictError):
        World(refused(409)).run(added(OWN, BODY, patient()))
    world = World(refused(409), listed("INGESTED"))
    got = world.run(ensured(OWN, BODY, patient()))
    assert (got.kept, got.tile.status) == (True, "INGESTED")


def test_what_had_failed_before_begins_again():
    world = World(refused(409), listed("FAILED"), DONE)
    got = world.run(ensured(OWN, BODY, patient()))
    assert (got.kept, got.tile.status) == (True, "WAITING")
    assert world.sent[-1].request.path.endswith(f"{TILE}/reingest")


def test_another_refusal_is_not_asked_about():
    world = World(refused(400, "COMMON_BAD_PAYLOAD"))
    with pytest.raises(BadRequestError):
        world.run(ensured(OWN, BODY, patient()))
    assert methods(world) == ["POST"]


# jobs


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("WAITING", "waiting"),
        ("QUEUED", "waiting"),
        ("INGESTING", "running"),
        ("INGESTED", "succeeded"),
        ("SOMETHING_NEW", "running"),
    ],
)
def test_states_are_the_five_of_all_services(word, state):
    source = tile_ingestion(OWN, uuid.UUID(TILE), context())
    status = World(tile(word)).run(source.check())
    assert (status.state, status.detail) == (state, word)


def test_a_tile_that_failed_tells_why():
    source = tile_ingestion(OWN, uuid.UUID(TILE), context())
    facts = {"failedIngestionCause": "There is no file"}
    status = World(tile("FAILED", additionalData=facts)).run(source.check())
    assert (status.state, status.message) == ("failed", "There is no file")


def test_a_result_is_what_was_told_last_and_then_asked_for_anew():
    source = tile_ingestion(OWN, uuid.UUID(TILE), context())
    world = World(tile("INGESTED"), tile("INGESTED"))
    world.run(source.check())
    for requests in (1, 2):
        assert world.run(source.fetch()).path == PATH
        assert len(world.sent) == requests


def test_a_token_names_tile_and_collection():
    token = tile_ingestion(OWN, uuid.UUID(TILE), context()).token
    again = attached_tile(token.encode(), context())
    assert again.token == token
    world = World(tile())
    world.run(again.check())
    assert world.sent[0].request.path.endswith(f"{OWN}/tiles/{TILE}")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"operation": "createZarrCollection"}, "a job of createZarrCollection"),
        ({"data": {}}, "names 'None', which is no id"),
        ({"id": "x"}, "names 'x', which is no id"),
    ],
)
def test_other_tokens_are_refused(changes, words):
    members = {
        "service": "sentinelhub",
        "operation": "createByocCollectionTile",
        "id": TILE,
        "data": {"collection": str(OWN)},
    } | changes
    with pytest.raises(InputError, match=words):
        attached_tile(JobToken(**members).encode(), context())


# many tiles


class Sender:
    """What sends."""

    context = context(max_retries=0)


SECOND = "0b6c4d56-0f6a-4a3e-8ed2-6a3c1d0f7c11"


def behind(world, seconds=60.0):
    pause = Polling(first=4.0, jitter=0.0)
    tiles = [TILE, SECOND]
    return world.run(left_behind(Sender(), OWN, tiles, Timer(seconds), pause))


def test_who_is_in_none_of_the_lists_has_ended():
    world = World(nothing(), nothing(), listed("INGESTING"))
    assert behind(world) == {SECOND}
    asked = [dict(one.request.query)["status"] for one in world.sent]
    assert asked == ["WAITING", "QUEUED", "INGESTING"]
    assert not world.slept


def test_lists_are_asked_again_while_all_are_in_them():
    both = [{"id": name, "path": name, "status": "QUEUED"} for name in (TILE, SECOND)]
    page = Answer(chunks=(json.dumps({"data": both, "links": {}}).encode(), b""))
    world = World(*[page, nothing(), nothing()] * 2, *[nothing()] * 3)
    assert behind(world) == {TILE, SECOND}
    assert world.slept == [4.0, 6.0]
    world = World(then=page)
    assert behind(world, seconds=5.0) == set()
    assert world.slept == [4.0]


def test_without_a_list_all_are_asked_for_by_themselves():
    assert behind(World(refused(403))) == {TILE, SECOND}
    assert behind(World(cut())) == {TILE, SECOND}


@pytest.mark.parametrize("count", [0, 65, 1.5, True, "4"])
def test_how_many_at_a_time_has_bounds(count):
    with pytest.raises(InputError, match="from 1 to 64"):
        IngestOptions(max_concurrent=count).checked()
    with pytest.raises(InputError, match="timeout"):
        IngestOptions(timeout=-1).checked()
