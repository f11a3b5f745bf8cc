"""Ready-made and built scripts run; what is told to be refused is refused."""

from __future__ import annotations

import pytest

import swath
from swath.sentinelhub import evalscript
from swath.sentinelhub.evalscript import band, index, output, script
from swath.sentinelhub.evalscript._ready import _ROLES

from .hubs import SyncHub


np = pytest.importorskip("numpy")
pytest.importorskip("tifffile")

S2 = "sentinel-2-l2a"
AREA = {"bbox": (14.45, 46.02, 14.55, 46.08), "width": 16, "height": 12}
ENDED = {
    "landsat-etm-l1": "2010-06",
    "landsat-etm-l2": "2010-06",
    "landsat-tm-l1": "2010-06",
    "landsat-tm-l2": "2010-06",
    "landsat-mss-l1": "1990-06",
}
"""When scenes of collections were taken that do not grow any more."""
INDICES = (
    evalscript.ndvi,
    evalscript.ndwi,
    evalscript.ndmi,
    evalscript.nbr,
    evalscript.ndsi,
    evalscript.evi,
    evalscript.savi,
)
COMPOSITES = (
    evalscript.true_colour,
    evalscript.false_colour,
    evalscript.short_wave_infrared,
)


@pytest.fixture
def hub(emulator):
    with SyncHub(emulator) as opened:
        yield opened.client


def rendered(hub, text, collection=S2, outputs="tiff", **changes):
    found = text.lint(collection=collection, responses={"default": outputs})
    assert not found, str(found)
    options = {"data": collection, "time": ENDED.get(collection, "2026-06")} | AREA
    image = hub.process.render(evalscript=text, outputs=outputs, **(options | changes))
    return image.to_numpy()


def made(maker, collection, *form):
    """A ready-made script; None if the collection lacks a band for it."""
    try:
        return maker(collection, *form)
    except swath.InputError as error:
        assert "has no band for" in str(error)  # noqa: PT017 - others are none of ours
        return None


@pytest.mark.parametrize("collection", _ROLES)
def test_ready_made_scripts_run_where_the_bands_are(hub, collection):
    ran = 0
    for maker in COMPOSITES:
        text = made(maker, collection)
        if text is not None:
            assert rendered(hub, text, collection, "png").shape == (12, 16, 4)
            ran += 1
    for maker in INDICES:
        text = made(maker, collection)
        if text is not None:
            values = rendered(hub, text, collection)
            assert values.dtype == np.float32
            ran += 1
    assert ran >= 4


@pytest.mark.parametrize("maker", INDICES)
def test_an_index_has_values_and_a_picture_of_them(hub, maker):
    values = rendered(hub, maker())
    assert np.isfinite(values).any()
    assert np.nanmin(values) < np.nanmax(values)
    picture = rendered(hub, maker(form="picture"), outputs="png")
    assert len(np.unique(picture[..., :3])) > 3


def test_pixels_without_data_are_no_number_or_transparent(hub):
    half = "POLYGON((14.45 46.02, 14.5 46.02, 14.5 46.08, 14.45 46.08, 14.45 46.02))"
    values = rendered(hub, evalscript.ndvi(), geometry=half)
    assert np.isnan(values[:, 9:]).all()
    picture = rendered(hub, evalscript.true_colour(), outputs="png", geometry=half)
    assert not picture[:, 9:, 3].any()
    assert picture[..., 3].max() in {0, 255}


def test_other_ready_made_scripts_run(hub):
    assert rendered(hub, evalscript.scene_classification("values")).max() <= 11
    assert rendered(hub, evalscript.scene_classification(), outputs="png").any()
    heights = rendered(hub, evalscript.elevation(), "dem")
    assert np.ptp(heights) > 50
    assert rendered(hub, evalscript.elevation("picture"), "dem", "png").any()
    decibels = rendered(hub, evalscript.radar("values"), "sentinel-1-grd")
    assert np.nanmax(decibels) < 20
    assert rendered(hub, evalscript.radar(), "sentinel-1-grd", "png").any()


def test_raw_bands_are_what_they_are(hub):
    numbers = rendered(hub, evalscript.raw(["B04", "B08"], collection=S2, unit="DN"))
    share = rendered(hub, evalscript.raw(["B04", "B08"], collection=S2))
    assert numbers.dtype == np.uint16
    assert np.allclose(numbers / 10_000, share, atol=1e-4)


def test_band_maths_mean_the_same_in_the_script_and_here(hub):
    red, nir = band("B04"), band("B08")
    maths = script(
        red,
        nir,
        index(nir, red),
        evalscript.where((nir > 0.2) & ~(red >= 0.1) | (red == 0), -(red**2), 2 - nir),
        evalscript.classify(nir, [0.1, 0.3], [1, 2, 3]),
        evalscript.clip(abs(red - nir) / 2, 0.05, 0.1),
        evalscript.maximum(evalscript.sqrt(red), evalscript.log10(nir + 1), nir),
    )
    r, n, *found = np.moveaxis(rendered(hub, maths).astype(float), -1, 0)
    wanted = [
        np.where(n + r == 0, 0, (n - r) / np.where(n + r == 0, 1, n + r)),
        np.where((n > 0.2) & ~(r >= 0.1) | (r == 0), -(r**2), 2 - n),
        np.select([n < 0.1, n < 0.3], [1, 2], 3),
        np.clip(abs(r - n) / 2, 0.05, 0.1),
        np.maximum(np.maximum(np.sqrt(r), np.log10(n + 1)), n),
    ]
    for one, other in zip(found, wanted, strict=True):
        assert np.allclose(one, other, atol=1e-5)


def test_a_palette_colours_its_classes_alone(hub):
    classes = rendered(hub, evalscript.scene_classification("values"))
    one = int(classes[0, 0])
    shown = script(output(evalscript.palette(band("SCL"), {one: "#ff0000"})))
    picture = rendered(hub, shown, outputs="png")
    red = (picture[..., 0] == 255) & (picture[..., 1] == 0)
    assert (red == (classes == one)).all()
    assert not picture[classes != one].any()


def test_scripts_of_several_sources_run(hub):
    s2, dem = band("B04", source="s2"), band("DEM", source="dem")
    fused = script(output(s2, dem, sample_type="FLOAT32", nodata=-1))
    data = [
        swath.sentinelhub.Source(S2, id="s2"),
        swath.sentinelhub.Source("dem", id="dem"),
    ]
    image = hub.process.render(
        evalscript=fused, data=data, time="2026-06", outputs="tiff", **AREA
    )
    values = image.to_numpy()
    assert np.ptp(values[..., 1]) > 50
    assert values[..., 0].max() < 2


REFUSED = {
    "band": '{input: ["B4"], output: {bands: 1}}',
    "unit": '{input: [{bands: ["B04"], units: ["KELVIN"]}], output: {bands: 1}}',
    "units": '{input: [{bands: ["B04"], units: ["DN", "DN"]}], output: {bands: 1}}',
    "sample type": '{input: ["B04"], output: {bands: 1, sampleType: "BYTE"}}',
    "mosaicking": '{input: ["B04"], output: {bands: 1}, mosaicking: "DAY"}',
    "two outputs": '{input: ["B04"], output: [{bands: 1}, {bands: 2}]}',
    "no input": "{output: {bands: 1}}",
    "no output": '{input: ["B04"]}',
    "no bands": '{input: ["B04"], output: {bands: 0}}',
    "another output": '{input: ["B04"], output: {id: "red", bands: 1}}',
    "floats": '{input: ["B04"], output: {bands: 1, sampleType: "FLOAT32"}}',
    "many bands": '{input: ["B04"], output: {bands: 5}}',
    "bracket": '{input: ["B04"], output: {bands: 1}',
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_told_to_be_refused_would_be(emulator, hub, name):
    text = (
        f"//VERSION=3\nfunction setup() {{ return {REFUSED[name]}; }}\n"
        "function evaluatePixel(s) { return [1]; }"
    )
    usual = {"data": S2, "time": "2026-06", "outputs": "png", **AREA}
    with pytest.raises(swath.InputError, match=r"(?s)would be refused:.*line 2"):
        hub.process.render(evalscript=text, **usual)
    assert not emulator.journal.find(operation="process")
    with pytest.raises(swath.BadRequestError):
        hub.process.render(evalscript=text, lint=False, **usual)
