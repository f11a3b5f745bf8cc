"""Pictures of the emulated Sentinel Hub show its scenes, and those of users."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import msgspec
import numpy as np
import pytest
import tifffile

from swath.emulator.sentinelhub import ServiceError
from swath.emulator.sentinelhub.process import render
from swath.emulator.sentinelhub.world import World

from .sentinelhub_orders import (
    JUNE,
    RED,
    UTM,
    UTM_BOX,
    members,
    pixels,
    refused,
    request,
    script,
)


@pytest.fixture(scope="module")
def shared_world():
    world = World()
    yield world
    world.engine.close()


@pytest.fixture
def world(shared_world):
    shared_world.rasters.clear()
    return shared_world


ONE_CLOUDY_TILE = """
function preProcessScenes(collections) {
  collections.scenes.tiles = collections.scenes.tiles
    .filter((tile) => tile.dataPath.includes('T33UVR'))
    .filter((tile) => tile.cloudCoverage > 20 && tile.cloudCoverage < 80)
    .slice(0, 1);
  return collections;
}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = scenes.tiles[0].cloudCoverage;
}"""


def test_the_picture_of_a_user_lies_on_top_of_its_day(world):
    array = np.arange(64 * 64, dtype=float).reshape(64, 64) / 10_000
    day = "2024-06-30T23:00:00Z"
    world.rasters.add(array, bbox=UTM_BOX, crs=UTM, datetime=day, bands=["B04"])
    found = pixels(render(request(RED), world))
    assert found == pytest.approx(array, abs=5e-5)


def test_pictures_of_a_user_can_be_a_collection_of_their_own(world):
    name = "byoc-1f8b6b5e-0000-4000-8000-000000000000"
    array = np.array([[[1, 2], [3, 4]], [[10, 20], [30, 40]]], "u1")
    world.rasters.add(
        array,
        bbox=UTM_BOX,
        crs=UTM,
        datetime="2024-06-10T00:00:00Z",
        bands=["a", "b"],
        collection=name,
        nodata=4,
    )
    text = script(
        ["a", "b", "dataMask"],
        "[s.a, s.b, s.dataMask]",
        "bands: 3, sampleType: 'UINT8'",
    )
    order = request(text, output={"width": 2, "height": 2}, type=name)
    assert pixels(render(order, world)).tolist() == [
        [[1, 10, 1], [2, 20, 1]],
        [[3, 30, 1], [4, 40, 1]],
    ]


def test_bilinear_pixels_lie_between_those_of_the_source(world):
    name = "byoc-slope"
    array = np.tile(np.arange(4.0), (4, 1))
    world.rasters.add(
        array,
        bbox=UTM_BOX,
        crs=UTM,
        datetime="2024-06-10",
        bands=["a"],
        collection=name,
    )
    order = request(
        script(["a"], "[s.a]"), type=name, processing={"upsampling": "BILINEAR"}
    )
    row = pixels(render(order, world))[32]
    assert (np.diff(row) >= 0).all()
    assert len(set(row.tolist())) > 40


@pytest.mark.parametrize("kernel", ["NEAREST", "BILINEAR", "BICUBIC"])
def test_a_pixel_of_the_source_covers_many_that_are_finer(world, kernel):
    order = request(
        RED, [455000, 5545000, 455040, 5545040], processing={"upsampling": kernel}
    )
    colours = len(np.unique(pixels(render(order, world))))
    assert (colours <= 25) == (kernel == "NEAREST")


def test_reflectance_is_a_ten_thousandth_of_the_number(world):
    both = script(["B04"], "[s.B04]")
    number = script(["B04"], "[s.B04]", extra=", units: 'DN'")
    seen, raw = (pixels(render(request(one), world)) for one in (both, number))
    assert (raw == np.round(raw)).all()
    np.testing.assert_allclose(seen, raw / 10_000, rtol=1e-6)


def test_raw_numbers_of_new_products_have_an_offset(world):
    text = script(["B04"], "[s.B04]", extra=", units: 'DN'")
    usual = pixels(render(request(text), world))
    raw = pixels(render(request(text, processing={"harmonizeValues": False}), world))
    assert (raw - usual == 1000).all()


def test_clouds_cover_what_the_scene_says(world):
    order = request(
        script(["CLM"], "[s.CLM]"),
        [399960, 5490240, 509760, 5600040],
        filter={"mosaickingOrder": "leastCC", "maxCloudCoverage": 100},
        output={"width": 200, "height": 200},
    )
    text = order["evalscript"].replace("input:", "mosaicking: 'TILE', input:")
    text = text.replace("[s.CLM]", "[s.length ? s[0].CLM : 0]") + ONE_CLOUDY_TILE
    order["evalscript"] = text
    order["output"]["responses"].append(
        {"identifier": "userdata", "format": {"type": "application/json"}}
    )
    files = members(render(order, world, "application/x-tar"))
    mask = tifffile.imread(io.BytesIO(files["default.tif"]))
    told = msgspec.json.decode(files["userdata.json"])
    assert 100 * mask.mean() == pytest.approx(told, abs=6)


def test_classes_agree_with_the_mask_of_clouds(world):
    text = script(
        ["SCL", "CLM", "CLP"], "[s.SCL, s.CLM, s.CLP]", "bands: 3, sampleType: 'UINT8'"
    )
    order = request(
        text, [440000, 5530000, 470000, 5560000], filter={"maxCloudCoverage": 100}
    )
    classes, mask, chance = np.moveaxis(pixels(render(order, world)), -1, 0)
    assert set(np.unique(classes)) <= set(range(2, 12))
    assert mask.any()
    assert np.isin(classes[mask == 1], (8, 9)).mean() > 0.95
    assert (chance[mask == 1] >= 127).mean() > 0.95


def test_where_no_scene_is_all_is_empty_and_still_a_picture(world):
    text = script(["B04", "dataMask"], "[s.B04 + s.dataMask]")
    span = {"from": "2014-01-01T00:00:00Z", "to": "2014-01-02T00:00:00Z"}
    assert not pixels(render(request(text, filter={"timeRange": span}), world)).any()


def test_time_is_open_where_no_moment_stands(world):
    bounds = {"from": "2024-06-01T00:00:00Z", "to": "2024-06-30T00:00:00Z"}
    end = datetime(2024, 6, 30, tzinfo=UTC)
    here = msgspec.structs.replace(world, now=lambda: end)
    spans = [bounds, {"from": bounds["from"]}, {"to": bounds["to"]}, {}]
    found = [
        pixels(render(request(RED, filter={"timeRange": span}), here)) for span in spans
    ]
    assert all((one == found[0]).all() for one in found[1:])


def test_nothing_is_no_number_in_landsat(world):
    span = {"from": "2010-01-01T00:00:00Z", "to": "2010-01-02T00:00:00Z"}
    order = request(RED, type="landsat-ot-l2", filter={"timeRange": span})
    assert np.isnan(pixels(render(order, world))).all()


@pytest.mark.parametrize(
    ("kind", "band", "low", "high"),
    [
        ("sentinel-1-grd", "VV", 0.0, 2.0),
        ("dem", "DEM", -600, 1500),
        ("landsat-ot-l2", "B10", 200, 330),
        ("sentinel-2-l1c", "B10", 0, 1),
        ("sentinel-2-l2a", "sunZenithAngles", 5, 85),
    ],
)
def test_every_instrument_sees_what_is_likely(world, kind, band, low, high):
    order = request(script([band], f"[s.{band}]"), type=kind)
    del order["input"]["data"][0]["dataFilter"]["maxCloudCoverage"]
    found = pixels(render(order, world))
    assert low <= np.nanmin(found) <= np.nanmax(found) <= high


def test_least_recent_lies_on_top_if_asked_for(world):
    for day, value in ((3, 0.1), (20, 0.2)):
        array = np.full((2, 2), value)
        moment = f"2024-06-{day:02}T23:59:00Z"
        world.rasters.add(
            array,
            bbox=UTM_BOX,
            crs=UTM,
            datetime=moment,
            bands=["a"],
            collection="byoc-1",
        )
    text = script(["a"], "[s.a]")
    orders = [
        request(text, type="byoc-1", filter={"mosaickingOrder": name})
        for name in ("mostRecent", "leastRecent")
    ]
    newest, oldest = (pixels(render(one, world)).mean() for one in orders)
    assert (newest, oldest) == pytest.approx((0.2, 0.1))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"type": "sentinel-9"}, "no dataset type"),
        ({"filter": {"maxCloudCoverage": 101}}, "maxCloudCoverage"),
        ({"filter": {"mosaickingOrder": "nearest"}}, "mosaickingOrder"),
        ({"filter": {"timeRange": {"from": JUNE["to"], "to": JUNE["from"]}}}, "after"),
        (
            {"filter": {"timeRange": {"from": "2024-06-01", "to": JUNE["to"]}}},
            "timeRange",
        ),
        ({"processing": {"backCoeff": "GAMMA0_TERRAIN"}}, "orthorectify"),
        ({"processing": {"upsampling": "LANCZOS"}}, "upsampling"),
    ],
)
def test_datasets_that_are_wrong_are_refused(world, change, words):
    assert words in refused(world, request(RED, **change)).detail


def test_a_collection_that_does_not_exist_is_not_found(world):
    with pytest.raises(ServiceError) as caught:
        render(request(RED, type="byoc-none"), world)
    assert (caught.value.status, caught.value.code) == (404, "COMMON_NOT_FOUND")
