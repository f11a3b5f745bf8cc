"""Pictures of the emulated Sentinel Hub lie where they were asked for."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio

from swath.emulator.sentinelhub.process import render
from swath.emulator.sentinelhub.world import World

from .sentinelhub_orders import (
    EPSG,
    RED,
    UTM,
    UTM_BOX,
    floats,
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


@pytest.mark.parametrize(
    ("crs", "box"),
    [
        (UTM, UTM_BOX),
        (f"{EPSG}3857", [1603000, 6460000, 1604280, 6461280]),
        (f"{EPSG}4326", [14.40, 50.05, 14.4128, 50.0628]),
    ],
)
def test_halves_of_a_picture_fit_together_without_a_seam(world, crs, box):
    west, south, east, north = box
    middle = (west + east) / 2
    bands = ["B04", "B11", "SCL", "dataMask"]
    text = script(bands, "[s.B04, s.B11, s.SCL, s.dataMask]", floats(4))
    half = {"width": 32, "height": 64}
    whole = pixels(render(request(text, box, crs), world))
    left, right = (
        pixels(render(request(text, part, crs, output=half), world))
        for part in ([west, south, middle, north], [middle, south, east, north])
    )
    np.testing.assert_allclose(np.concatenate([left, right], axis=1), whole, atol=2e-4)
    assert whole[:, :, 3].all()


@pytest.mark.parametrize("code", [2154, 2180, 3413, 5514, 28992])
def test_systems_of_countries_show_what_pyproj_says_is_there(world, code):
    pyproj = pytest.importorskip("pyproj")
    judge = pyproj.Transformer.from_crs(4326, code, always_xy=True)
    lon, lat = {3413: (-40, 75)}.get(code, (14.4, 50.05))
    x, y = judge.transform(lon, lat)
    text, one = script(["DEM"], "[s.DEM]", floats(1)), {"width": 1, "height": 1}
    heights = [
        pixels(render(request(text, box, crs, type="dem", output=one), world)).item()
        for box, crs in (
            ([x - 1, y - 1, x + 1, y + 1], f"{EPSG}{code}"),
            ([lon - 1e-5, lat - 1e-5, lon + 1e-5, lat + 1e-5], f"{EPSG}4326"),
        )
    ]
    assert heights[0] == pytest.approx(heights[1], abs=1)
    assert heights[0] > 0


def test_a_large_picture_is_the_same_though_it_is_made_in_blocks(world, monkeypatch):
    whole = pixels(render(request(RED), world))
    monkeypatch.setattr("swath.emulator.sentinelhub.render._BLOCK_PIXELS", 7 * 64)
    assert (pixels(render(request(RED), world)) == whole).all()


@pytest.mark.parametrize("code", [4326, 3857, 32633])
def test_a_tiff_lies_where_it_was_asked_for(world, code, tmp_path):
    box = {
        4326: [14.4, 50.05, 14.41, 50.06],
        3857: [1603000, 6460000, 1604280, 6461280],
        32633: UTM_BOX,
    }[code]
    output = "bands: 1, sampleType: 'FLOAT32', nodataValue: -7"
    text = script(["B04"], "[s.B04]", output)
    file = tmp_path / "picture.tif"
    file.write_bytes(render(request(text, box, f"{EPSG}{code}"), world).body)
    with rasterio.open(file) as found:
        assert found.crs.to_epsg() == code
        assert list(found.bounds) == pytest.approx(box)
        assert found.nodata == -7


def test_resolution_gives_the_size(world):
    order = request(RED, [414315, 4958219, 414859, 4958819])
    order["output"] |= {"resx": 10, "resy": 10}
    del order["output"]["width"], order["output"]["height"]
    assert pixels(render(order, world)).shape == (60, 54)


def test_a_picture_has_256_pixels_on_a_side_unless_told_otherwise(world):
    order = request(RED)
    del order["output"]["width"], order["output"]["height"]
    assert pixels(render(order, world)).shape == (256, 256)


def test_nothing_is_shown_outside_of_a_geometry(world):
    west, south, east, north = UTM_BOX
    text = script(["B04", "dataMask"], "[s.B04, s.dataMask]", floats(2))
    order = request(text)
    triangle = [[west, south], [east, south], [west, north], [west, south]]
    order["input"]["bounds"]["geometry"] = {
        "type": "Polygon",
        "coordinates": [triangle],
    }
    red, mask = np.moveaxis(pixels(render(order, world)), -1, 0)
    assert mask.mean() == pytest.approx(0.5, abs=0.01)
    assert not red[mask == 0].any()
    assert red[mask == 1].all()


def test_the_box_around_a_geometry_is_shown_if_there_is_no_other(world):
    west, south, east, north = UTM_BOX
    order = request(script(["dataMask"], "[s.dataMask]"))
    ring = [[west, south], [east, south], [west, north], [west, south]]
    hole = [
        [west + 200, south + 200],
        [west + 400, south + 200],
        [west + 200, south + 400],
    ]
    polygon = [ring, [*hole, hole[0]]]
    order["input"]["bounds"]["geometry"] = {
        "type": "MultiPolygon",
        "coordinates": [polygon],
    }
    del order["input"]["bounds"]["bbox"]
    found = pixels(render(order, world))
    assert found[63, 0] == 1
    assert found[0, 63] == 0
    assert found[50, 13] == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"bbox": None}, "bbox or a geometry"),
        ({"bbox": [1, 1, 1, 2]}, "empty"),
        ({"properties": {"crs": f"{EPSG}27700"}}, "not supported"),
        ({"properties": {"crs": "EPSG:4326"}}, "not supported"),
        ({"geometry": {"type": "Point", "coordinates": [1, 2]}}, "Polygon"),
        (
            {
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]],
                }
            },
            "not closed",
        ),
    ],
)
def test_bounds_that_are_wrong_are_refused(world, change, words):
    order = request(RED)
    order["input"]["bounds"] |= change
    assert words in refused(world, order).detail


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ({"resx": 10}, "either width and height"),
        ({"width": 2501}, "output->width"),
        ({"width": 0, "height": 5}, "output->width"),
        ({"height": -1}, "output->height"),
        ({"width": "many"}, "output->width"),
    ],
)
def test_sizes_that_are_wrong_are_refused(world, size, words):
    order = request(RED)
    order["output"] |= size
    assert words in refused(world, order).detail


def test_a_resolution_that_gives_too_many_pixels_is_named(world):
    order = request(RED)
    order["output"] = {"resx": 0.1, "resy": 10}
    (told,) = refused(world, order).errors
    assert told["parameter"] == "output->resx"


def test_sentinel_2_cannot_be_seen_from_too_far(world):
    order = request(RED, [0, 0, 20, 20], f"{EPSG}4326")
    assert refused(world, order).code == "COMMON_EXCEPTION"
