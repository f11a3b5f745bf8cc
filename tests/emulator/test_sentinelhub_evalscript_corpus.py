"""Scripts of our own, one for each thing that evalscripts can do."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import msgspec
import numpy as np
import pytest
import tifffile

from swath.emulator.sentinelhub import ServiceError
from swath.emulator.sentinelhub.evalscript import Script
from swath.emulator.sentinelhub.evalscript_setup import setup_of
from swath.emulator.sentinelhub.process import render
from swath.emulator.sentinelhub.sources import DATA_MASK
from swath.emulator.sentinelhub.world import World


FOLDER = Path(__file__).parent / "evalscripts"
NAMES = sorted(path.stem for path in FOLDER.glob("*.js"))
PICTURES = [name for name in NAMES if name != "no_bands"]
ODD = {"too_few_values", "too_many_values"}
"""They return another number of values than they declare."""
TRUE = {
    "orbit_dates",
    "scenes_as_array",
    "tile_metadata",
    "tile_names",
    "preprocess_drops_all",
    "preprocess_tiles",
    "helpers_of_old",
    "redefined_helper_function",
    "palettes",
    "ramp_of_greys",
    "colours_as_text",
    "bands_named_twice",
    "quality_bits",
    "fusion_by_place",
    "fusion_mosaicking",
    "fusion_units_of_old",
}
"""They look at what they are given, and return 1 where it is right."""
JUNE = {"from": "2024-06-01T00:00:00Z", "to": "2024-06-30T23:59:59Z"}


@pytest.fixture(scope="module")
def world():
    world = World()
    yield world
    world.engine.close()


def text_of(name):
    return (FOLDER / f"{name}.js").read_text("utf-8")


def order(world, name):
    clear = {"timeRange": JUNE, "maxCloudCoverage": 40}
    data = [{"type": "sentinel-2-l2a", "dataFilter": clear}]
    if name.startswith("fusion"):
        data[0]["id"] = "optical"
        data.append(
            {"type": "sentinel-1-grd", "id": "radar", "dataFilter": {"timeRange": JUNE}}
        )
    outputs = setup_of(world.engine.describe(Script(text_of(name))), "AUTO").outputs
    tiff = {"type": "image/tiff"}
    return {
        "input": {"bounds": {"bbox": [14.40, 50.05, 14.42, 50.06]}, "data": data},
        "output": {
            "width": 12,
            "height": 9,
            "responses": [{"identifier": one.id, "format": tiff} for one in outputs],
        },
        "evalscript": text_of(name),
    }


def rendered(world, name):
    if name.startswith("short_form"):
        request = order(world, "simple_array") | {"evalscript": text_of(name)}
    else:
        request = order(world, name)
    return render(request, world, "application/x-tar")


def pictures(answer):
    with tarfile.open(fileobj=io.BytesIO(answer.body)) as archive:
        return {
            member.name.partition(".")[0]: tifffile.imread(
                io.BytesIO(archive.extractfile(member).read())
            )
            for member in archive
        }


def test_there_is_a_script_for_each_feature():
    assert len(NAMES) >= 40


@pytest.mark.parametrize("name", PICTURES)
def test_it_runs(world, name):
    answer = rendered(world, name)
    assert bool(answer.notes) == (name in ODD)
    for picture in pictures(answer).values():
        assert picture.shape[:2] == (9, 12)


@pytest.mark.parametrize("name", sorted(TRUE))
def test_it_is_given_what_it_expects(world, name):
    for picture in pictures(rendered(world, name)).values():
        assert (picture == 255).all()


@pytest.mark.parametrize("name", sorted({*PICTURES} - {"user_data_from_pixels"}))
def test_it_shows_something(world, name):
    values = np.concatenate(
        [one.ravel() for one in pictures(rendered(world, name)).values()]
    )
    assert values.any()


def test_functions_may_be_replaced_by_others(world):
    picture = pictures(rendered(world, "functions_replaced"))["default"]
    assert picture.shape[2] == 2
    assert (picture[:, :, 1] == 255).all()


def test_scripts_find_satellite_and_day_in_names_of_sentinel3(world):
    request = order(world, "tile_names")
    text = text_of("tile_names").replace("B04", "B06")
    text = text.replace('startsWith("S2")', 'slice(43).startsWith("S3")')
    request["evalscript"] = text
    request["input"]["data"][0]["type"] = "sentinel-3-olci"
    assert (
        pictures(render(request, world, "application/x-tar"))["default"] == 255
    ).all()


def test_a_strict_world_knows_no_units_of_old(world):
    with pytest.raises(ServiceError, match="no unit REFLECTANCE"):
        rendered(World(engine=world.engine, strict=True), "fusion_units_of_old")


def test_random_pictures_are_the_same_every_time(world):
    first, second = (rendered(world, "random_numbers") for _ in range(2))
    assert first.body == second.body


def test_a_short_form_names_its_bands(world):
    names = ("B02", "B04", "B08", "B11", "B12", DATA_MASK)
    told = world.engine.describe(Script(text_of("short_form_one_value"), names))
    assert (told.bare, told.bands, told.setup) == (("B04", "B08"), 1, None)


def user_data(world, name):
    request = order(world, name)
    request["output"]["responses"] = [
        {"identifier": "userdata", "format": {"type": "application/json"}}
    ]
    return msgspec.json.decode(render(request, world, "application/json").body)


def test_no_file_is_made_of_an_output_without_bands(world):
    with pytest.raises(ServiceError, match="ask for userdata alone"):
        rendered(world, "no_bands")


def test_a_script_without_bands_tells_user_data(world):
    tiles = user_data(world, "no_bands")["tiles"]
    assert tiles
    assert min(tiles) > 0


def test_user_data_are_told(world):
    told = user_data(world, "user_data")
    assert (told["factor"], told["version"]) == (0.0001, "4.263.0")
    assert told["dates"] == sorted(told["dates"], reverse=True)
    assert all(date.startswith("2024-06-") for date in told["dates"])


def test_bands_grow_with_the_number_of_scenes(world):
    picture = pictures(rendered(world, "update_output"))["series"]
    assert picture.ndim == 3
    assert picture.shape[2] > 3


@pytest.mark.parametrize("scene", ["{}", "null", "{ __idx: -1 }", '{ __idx: "0" }'])
def test_scenes_that_it_was_not_given_cannot_be_kept(world, scene):
    request = order(world, "preprocess_tiles")
    request["evalscript"] += f"""
        preProcessScenes = () => ({{ scenes: {{ tiles: [{scene}] }} }});"""
    with pytest.raises(ServiceError, match="scenes that it was given"):
        render(request, world, "image/tiff")


@pytest.mark.parametrize("bands", ["true", "0", "-1", "1.5", "[]", '"1"'])
def test_bands_are_a_number_or_names(world, bands):
    request = order(world, "simple_array")
    request["evalscript"] = (
        f'//VERSION=3\nfunction setup() {{ return {{ input: ["B04"], '
        f"output: {{ bands: {bands} }} }}; }}\n"
        "function evaluatePixel(sample) { return [sample.B04]; }"
    )
    with pytest.raises(ServiceError, match="take a number or names"):
        render(request, world, "image/tiff")


def test_orbits_are_dropped_before_pixels_are_read(world):
    few, all_ = (
        rendered(world, name).units for name in ("preprocess_orbits", "orbit_mean")
    )
    assert few < all_


def test_a_strict_world_wants_as_many_values_as_were_declared(world):
    strict = World(engine=world.engine, strict=True)
    with pytest.raises(ServiceError, match="another number of values") as caught:
        rendered(strict, "too_few_values")
    assert caught.value.code == "RENDERER_EXCEPTION"
