"""The BYOC client of sentinelhub-py, as it is, works with the emulated Sentinel Hub."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from swath.emulator import Emulator


pytest.importorskip("sentinelhub", reason="a judge: run `nox -s judges`")

from sentinelhub import (
    CRS,
    ByocCollection,
    ByocCollectionAdditionalData,
    ByocCollectionBand,
    ByocTile,
    Geometry,
    SentinelHubBYOC,
    SHConfig,
)
from sentinelhub.exceptions import DownloadFailedException


# The judge's own dependencies are not ours to mend.
pytestmark = pytest.mark.filterwarnings("default")

RING = "POLYGON((370000 5085000,380000 5085000,380000 5095000,370000 5085000))"


@pytest.fixture
def byoc(monkeypatch):
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    with Emulator() as emulator:
        hub = emulator.sentinelhub
        config = SHConfig(use_defaults=True)
        config.sh_client_id = hub.client.id
        config.sh_client_secret = hub.client.secret
        config.sh_base_url = hub.url
        config.sh_token_url = hub.token_url
        yield SentinelHubBYOC(config=config)


def made(byoc, name="photos", bucket="far-away"):
    band = ByocCollectionBand(source="RED", band_index=1, bit_depth=16)
    band.sample_format = "UINT"
    facts = ByocCollectionAdditionalData(bands={"Red": band})
    order = ByocCollection(name=name, s3_bucket=bucket, additional_data=facts)
    return byoc.create_collection(order)


def test_collections_are_made_listed_changed_and_removed(byoc):
    own = made(byoc)
    assert own["name"] == "photos"
    read = ByocCollection.from_dict(byoc.get_collection(own["id"]))
    assert list(read.additional_data.bands) == ["Red"]
    assert own["id"] in {one["id"] for one in byoc.iter_collections()}
    read.name = "other"
    byoc.update_collection(read)
    assert byoc.get_collection(own["id"])["name"] == "other"
    byoc.delete_collection(own["id"])
    with pytest.raises(DownloadFailedException):
        byoc.get_collection(own["id"])


def test_tiles_are_made_ingested_changed_copied_and_removed(byoc):
    own, other = made(byoc), made(byoc, "other")
    cover = Geometry(RING, crs=CRS.UTM_33N)
    seen = datetime(2026, 5, 1, 10, tzinfo=UTC)
    order = ByocTile(path="a/(BAND).tif", cover_geometry=cover, sensing_time=seen)
    tile = byoc.create_tile(own["id"], order)
    while tile["status"] not in {"INGESTED", "FAILED"}:
        tile = byoc.get_tile(own["id"], tile["id"])
    read = ByocTile.from_dict(tile)
    assert read.status == "INGESTED"
    assert read.tile_geometry.crs is CRS.UTM_33N
    read.sensing_time = datetime(2026, 5, 2, 10, tzinfo=UTC)
    byoc.update_tile(own["id"], read)
    assert byoc.get_tile(own["id"], read.tile_id)["sensingTime"].startswith(
        "2026-05-02"
    )
    byoc.reingest_tile(own["id"], read.tile_id)
    while byoc.get_tile(own["id"], read.tile_id)["status"] != "INGESTED":
        pass
    byoc.copy_tiles(own["id"], other["id"])
    assert [one["path"] for one in byoc.iter_tiles(other["id"])] == ["a/(BAND).tif"]
    byoc.delete_tile(own["id"], read.tile_id)
    assert list(byoc.iter_tiles(own["id"])) == []


def test_the_tiles_of_the_seed_are_all_listed(byoc):
    (own,) = byoc.iter_collections()
    tiles = [ByocTile.from_dict(one) for one in byoc.iter_tiles(own["id"])]
    assert len({tile.path for tile in tiles}) == 130
