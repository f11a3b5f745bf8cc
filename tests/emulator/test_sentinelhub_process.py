"""Pictures of the emulated Sentinel Hub: their scripts, formats and prices."""

from __future__ import annotations

import io
import warnings

import numpy as np
import pytest
import rasterio
import tifffile
from PIL import Image
from rasterio.errors import NotGeoreferencedWarning

from swath.emulator.sentinelhub.process import render
from swath.emulator.sentinelhub.world import World

from .sentinelhub_orders import (
    JPEG,
    PNG,
    RED,
    TIFF,
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("//VERSION=2\nreturn [B04]", "version 3"),
        (script(["B99"], "[1]"), "B99 does not exist"),
        (script(["B04"], "[1]", extra=", units: 'PERCENT'"), "unit"),
        (script(["B04"], "[1]", extra=", mosaicking: 'DAY'"), "mosaicking"),
        (script(["B04"], "[1]", "id: 'other', bands: 1"), "default"),
        (script(["B04"], "[1]", "bands: 0"), "bands of output"),
        (script(["B04"], "[1]", "bands: 1, sampleType: 'UINT64'"), "UINT64"),
    ],
)
def test_setups_that_are_wrong_are_refused(world, text, words):
    error = refused(world, request(text))
    assert error.code == "COMMON_BAD_PAYLOAD"
    assert words in error.detail


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (script(["B04"], "[s.B04.x.y]"), "at line 3: TypeError"),
        ("//VERSION=3\nfunction setup( {", "at line 2: SyntaxError"),
        ("//VERSION=3\nfunction setup() { return {} }", "evaluatePixel"),
        ("//VERSION=3\nfunction evaluatePixel() { return [1] }", "setup"),
    ],
)
def test_scripts_that_fail_are_refused_with_their_line(world, text, words):
    error = refused(world, request(text))
    assert error.code == "RENDERER_EXCEPTION"
    assert words in error.detail


@pytest.mark.parametrize(
    ("output", "form", "mode"),
    [
        ("bands: 1", PNG, "L"),
        ("bands: 3", PNG, "RGB"),
        ("bands: 4", PNG, "RGBA"),
        ("bands: 1, sampleType: 'UINT16'", PNG, "I;16"),
        ("bands: 3", JPEG, "RGB"),
        ("bands: 1, sampleType: 'UINT8'", JPEG, "L"),
    ],
)
def test_a_picture_has_the_format_that_was_asked_for(world, output, form, mode):
    text = script(["B04"], "[s.B04, s.B04, s.B04, 1]", output)
    answer = render(request(text, form=form), world)
    image = Image.open(io.BytesIO(answer.body))
    assert (answer.media_type, image.mode, image.size) == (form, mode, (64, 64))


def test_sixteen_bits_of_three_bands_survive_in_a_png(world, tmp_path):
    text = script(
        ["B04"], "[s.B04 * 65535, 256, 65535]", "bands: 3, sampleType: 'UINT16'"
    )
    both = [render(request(text, form=form), world).body for form in (TIFF, PNG)]
    (tmp_path / "a.png").write_bytes(both[1])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with rasterio.open(tmp_path / "a.png") as found:
            seen = np.moveaxis(found.read(), 0, -1)
    assert (seen == tifffile.imread(io.BytesIO(both[0]))).all()


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("AUTO", 0.5, 128),
        ("AUTO", 1.7, 255),
        ("AUTO", -1, 0),
        ("UINT8", 40.6, 41),
        ("UINT8", 310, 255),
        ("INT8", -200, -128),
        ("UINT16", 70_000, 65_535),
        ("INT16", -1.4, -1),
        ("UINT8", "NaN", 0),
        ("FLOAT32", 1.5, 1.5),
    ],
)
def test_numbers_are_kept_as_the_output_says(world, kind, value, kept):
    text = script(["B04"], f"[{value}]", f"bands: 1, sampleType: '{kind}'")
    assert (pixels(render(request(text), world)) == kept).all()


def test_several_outputs_come_in_an_archive(world):
    text = script(["B04"], "({ a: [s.B04], b: [1] })", "id: 'a', bands: 1").replace(
        "output: {id: 'a', bands: 1}",
        "output: [{id: 'a', bands: 1}, {id: 'b', bands: 1}]",
    )
    order = request(text)
    order["output"]["responses"] = [
        {"identifier": "a"},
        {"identifier": "b", "format": {"type": TIFF}},
    ]
    answer = render(order, world, "application/tar")
    assert answer.media_type == "application/x-tar"
    assert list(members(answer)) == ["a.png", "b.tif"]
    mixed = render(order, world, "multipart/mixed")
    assert mixed.media_type.startswith("multipart/mixed; boundary=")
    assert mixed.body.count(b"Content-Type: image/") == 2
    assert "x-tar" in refused(world, order, "image/png").detail
    assert "x-tar" in refused(world, order).detail


def test_the_accept_header_overrides_the_format_of_a_single_response(world):
    answer = render(request(script(["B04"], "[s.B04]", "bands: 1")), world, JPEG)
    assert answer.media_type == JPEG


def test_raw_octets_are_the_numbers(world):
    order = request(RED)
    octets = render(order, world, "application/octet-stream")
    found = np.frombuffer(octets.body, "<f4").reshape(64, 64)
    assert (found == pixels(render(order, world))).all()


@pytest.mark.parametrize(
    ("output", "form", "words"),
    [
        ("bands: 1, sampleType: 'FLOAT32'", PNG, "cannot hold"),
        ("bands: 3, sampleType: 'UINT16'", JPEG, "cannot hold"),
        ("bands: 4", JPEG, "4 bands"),
        ("bands: 7", PNG, "7 bands"),
        ("bands: 1", "image/webp", "take image/png"),
        ("bands: 1", "application/json", "userdata"),
    ],
)
def test_formats_that_cannot_hold_an_output_are_refused(world, output, form, words):
    assert (
        words
        in refused(world, request(script(["B04"], "[1]", output), form=form)).detail
    )


def test_an_accept_header_that_asks_for_nothing_known_is_refused(world):
    assert "text/html" in refused(world, request(RED), "text/html").detail


# At what price


@pytest.mark.parametrize(
    ("bands", "side", "kind", "units"),
    [
        (["B02", "B03", "B04"], 512, "AUTO", 1.0),
        (["B02", "B03", "B04", "dataMask"], 512, "AUTO", 1.0),
        (["B02", "B03", "B04"], 512, "FLOAT32", 2.0),
        (["B04"], 256, "UINT16", 1 / 12),
        (["dataMask"], 512, "AUTO", 1 / 3),
        (["B04"], 8, "AUTO", 0.005),
    ],
)
def test_a_picture_costs_what_the_formula_says(world, bands, side, kind, units):
    text = script(bands, "[1]", f"bands: 1, sampleType: '{kind}'")
    flat = World(engine=world.engine, flat=True)
    order = request(text, output={"width": side, "height": side})
    assert render(order, flat).units == pytest.approx(units)


def test_radar_costs_more_the_more_is_done_to_it(world):
    text = script(["VV"], "[s.VV]", "bands: 1")
    processing = {
        "orthorectify": True,
        "speckleFilter": {"type": "LEE", "windowSizeX": 3, "windowSizeY": 3},
    }
    plain = request(text, type="sentinel-1-grd", output={"width": 512, "height": 512})
    dear = request(
        text,
        type="sentinel-1-grd",
        output={"width": 512, "height": 512},
        processing=processing,
    )
    flat = World(engine=world.engine, flat=True)
    assert render(dear, flat).units == pytest.approx(4 * render(plain, flat).units)
