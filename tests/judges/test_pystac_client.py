"""pystac-client, as it is, works with the emulated catalog."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice

import pytest

from swath.emulator import Emulator


pytest.importorskip("pystac_client", reason="a judge: run `nox -s judges`")

import pystac
from pystac_client import Client
from pystac_client.exceptions import APIError


HOMES = ["/api/v1/catalog/1.0.0/", "/catalog/v1/", "/catalog/v1"]
PRAGUE = [14.40, 50.05, 14.45, 50.10]
MAY = "2026-05-01/2026-05-31"
SEARCH = {"collections": ["sentinel-2-l2a"], "bbox": PRAGUE, "datetime": MAY}
# Both the client and what it is made of warn of what is theirs to change.
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def emulator():
    with Emulator() as emulator:
        yield emulator


@pytest.fixture(params=HOMES)
def client(emulator, request):
    emulator.reset()
    hub = emulator.sentinelhub
    headers = {"Authorization": f"Bearer {hub.token}"}
    return Client.open(f"{hub.url}{request.param}", headers=headers)


def test_the_catalog_opens_and_declares_what_it_can(client):
    assert client.id == "sentinel-hub"
    for name in ("CORE", "COLLECTIONS", "FEATURES", "ITEM_SEARCH", "FIELDS", "FILTER"):
        assert client.conforms_to(name)
    assert not client.conforms_to("SORT")


def test_collections_are_read_and_valid(client):
    found = list(client.get_collections())
    assert len(found) > 10
    one = client.get_collection("sentinel-2-l2a")
    assert one.extent.temporal.intervals[0][1] is None
    assert client.get_collection("none") is None


def test_queryables_are_read(client):
    own = client.get_collection("sentinel-2-l2a").get_queryables()
    assert set(own["properties"]) == {"eo:cloud_cover"}
    merged = client.get_merged_queryables(["sentinel-2-l2a", "hls"])
    assert "eo:cloud_cover" in merged["properties"]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_searches_page_to_their_end(client, method):
    search = client.search(**SEARCH, limit=4, method=method)
    pages = list(search.pages())
    items = [item for page in pages for item in page]
    assert len(pages) == -(-len(items) // 4) > 2
    assert len({item.id for item in items}) == len(items)
    assert all(isinstance(item, pystac.Item) for item in items)
    assert all(item.collection_id == "sentinel-2-l2a" for item in items)
    whole = client.search(**SEARCH, limit=100, method=method)
    assert [item.id for item in whole.items()] == [item.id for item in items]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_max_items_ends_a_search(client, method):
    search = client.search(**SEARCH, limit=4, max_items=6, method=method)
    assert len(list(search.items())) == 6


def test_filters_as_text_and_as_json_find_the_same(client):
    text = client.search(
        **SEARCH, method="GET", filter="eo:cloud_cover < 40", filter_lang="cql2-text"
    )
    tree = {"op": "<", "args": [{"property": "eo:cloud_cover"}, 40]}
    json = client.search(**SEARCH, filter=tree)
    found = list(text.items())
    assert [item.id for item in found] == [item.id for item in json.items()]
    assert all(item.properties["eo:cloud_cover"] < 40 for item in found)


def test_fields_leave_out_members(client):
    search = client.search(**SEARCH, fields=["id", "properties.eo:cloud_cover"])
    for item in search.items_as_dicts():
        assert set(item) == {"id", "properties"}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_ids_and_geometries_find_items(client, method):
    place = {"type": "Point", "coordinates": [14.42, 50.08]}
    found = list(
        client.search(
            collections=["sentinel-2-l2a"],
            intersects=place,
            datetime=MAY,
            method=method,
        ).items()
    )
    assert found
    ids = [item.id for item in found[:2]]
    again = client.search(collections=["sentinel-2-l2a"], ids=ids, method=method)
    assert [item.id for item in again.items()] == ids


def test_items_of_a_collection_and_single_items_are_read(client):
    collection = client.get_collection("sentinel-1-grd")
    items = list(islice(collection.get_items(), 25))
    assert len(items) == 25
    one, other = collection.get_item(items[3].id), items[3]
    assert one.properties == other.properties
    assert one.geometry == other.geometry
    assert collection.get_item("none") is None


def test_items_say_when_and_in_which_system_they_lie(client):
    item = next(client.search(**SEARCH).items())
    assert datetime(2026, 5, 1, tzinfo=UTC) < item.datetime
    assert item.properties["platform"].startswith("sentinel-2")
    assert item.get_self_href().endswith(f"/items/{item.id}")
    assert item.get_root().id == "sentinel-hub"


def test_matched_is_not_told(client):
    with pytest.warns(UserWarning, match="numberMatched"):
        assert client.search(**SEARCH).matched() is None


def test_what_is_wrong_is_an_api_error_with_the_reason(client):
    search = client.search(**SEARCH, filter="cloudiness < 3", filter_lang="cql2-text")
    with pytest.raises(APIError, match="cloudiness"):
        list(search.items())


def test_items_of_ones_own_are_found(emulator, client):
    collection = client.get_collection("sentinel-2-l2a")
    item = next(client.search(**SEARCH).items()).to_dict()
    emulator.sentinelhub.catalog.add([{**item, "id": "mine"}])
    assert collection.get_item("mine").id == "mine"
    assert "mine" in {one.id for one in client.search(**SEARCH).items()}
