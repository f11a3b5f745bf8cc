"""Rendering at the emulator, with both clients."""

from __future__ import annotations

import asyncio
import inspect
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import msgspec
import pytest

import swath
from swath.emulator import Fault
from swath.sentinelhub import Images, Source
from swath_api.sentinelhub import models

from .hubs import AsyncHub, SyncHub


np = pytest.importorskip("numpy")
pytest.importorskip("tifffile")

RGB = """//VERSION=3
function setup() {
  return {input: ["B02", "B03", "B04"], output: {bands: 3}};
}
function evaluatePixel(s) { return [2.5 * s.B04, 2.5 * s.B03, 2.5 * s.B02]; }
"""
NDVI = """//VERSION=3
function setup() {
  return {
    input: ["B04", "B08", "dataMask"],
    output: [{id: "ndvi", bands: 1, sampleType: "FLOAT32", nodataValue: -9},
             {id: "rgb", bands: 3}],
  };
}
function evaluatePixel(s) {
  return {ndvi: [s.dataMask ? index(s.B08, s.B04) : -9], rgb: [s.B04, s.B04, s.B04]};
}
function updateOutputMetadata(scenes, input, output) {
  output.userData = {factor: input.normalizationFactor};
}
"""
USUAL = {
    "data": "sentinel-2-l2a",
    "bbox": (14.45, 46.02, 14.55, 46.08),
    "time": "2026-06",
    "evalscript": RGB,
    "width": 40,
    "height": 24,
}
UTM = {"crs": "EPSG:32633", "bbox": (460000, 5090000, 461280, 5091280)}
FUSED = """//VERSION=3
function setup() {
  return {
    input: [{datasource: "s2", bands: ["B04"]}, {datasource: "dem", bands: ["DEM"]}],
    output: {bands: 2, sampleType: "FLOAT32"},
  };
}
function evaluatePixel(s) { return [s.s2[0] ? s.s2[0].B04 : -1, s.dem[0].DEM]; }
"""


class Renderer:
    """The part `process` of a client; what it does is waited for."""

    def __init__(self, hub):
        self._hub = hub

    @property
    def api(self):
        return self._hub.client.process

    def __call__(self, **changes):
        return self.wait(lambda: self.api.render(**(USUAL | changes)))

    def wait(self, errand):
        async def awaited():
            found = errand()
            return await found if inspect.isawaitable(found) else found

        runner = getattr(self._hub, "_runner", None)
        return errand() if runner is None else runner.run(awaited())

    def together(self, *each):
        """Renders many at once, and gives pictures and errors."""

        def one(changes):
            try:
                return self.api.render(**(USUAL | changes))
            except swath.SwathError as error:
                return error

        async def all_():
            tasks = (self.api.render(**(USUAL | changes)) for changes in each)
            return await asyncio.gather(*tasks, return_exceptions=True)

        runner = getattr(self._hub, "_runner", None)
        if runner is not None:
            return runner.run(all_())
        with ThreadPoolExecutor(8) as threads:
            return [*threads.map(one, each)]


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def render(request, emulator):
    with request.param(emulator) as hub:
        yield Renderer(hub)


def sent(emulator):
    return emulator.journal.find(operation="process")


def test_time_may_be_open(emulator, render):
    emulator.clock.use("manual")
    now = emulator.clock.now()
    past = now - timedelta(days=30)
    open_ended = render(time=(past, None))
    assert (open_ended.to_numpy() == render(time=(past, now)).to_numpy()).all()
    assert render(time=(None, now)).to_numpy().std() > 1


def test_a_picture_has_the_pixels_that_were_asked_for(render):
    image = render()
    assert image.media_type == "image/png"
    assert image.to_numpy().shape == (24, 40, 3)
    assert image.to_numpy().std() > 1
    assert image.request_id
    assert image.processing_units > 0


def test_both_clients_see_the_same(emulator):
    with SyncHub(emulator) as one, AsyncHub(emulator) as other:
        assert Renderer(one)().content == Renderer(other)().content


def test_a_geotiff_lies_where_the_picture_says(render):
    tifffile = pytest.importorskip("tifffile")
    image = render(outputs="tiff", **UTM)
    assert image.grid.resolution == (32, 1280 / 24)
    path = __import__("io").BytesIO(image.content)
    with tifffile.TiffFile(path) as file:
        tags = file.pages[0].geotiff_tags
    assert tags["ModelTiepoint"][3:5] == [460000, 5091280]
    assert tags["ModelPixelScale"][:2] == pytest.approx(list(image.grid.resolution))
    assert int(tags["ProjectedCSTypeGeoKey"]) == 32633


@pytest.mark.parametrize("system", ["CRS84", "EPSG:4326"])
def test_metres_give_square_pixels_on_the_ground(render, system):
    image = render(width=None, height=None, resolution=100, crs=system)
    assert (image.grid.width, image.grid.height) == (77, 67)
    assert image.to_numpy().shape == (67, 77, 3)


def test_outside_of_a_geometry_there_is_nothing(render):
    triangle = [[460000, 5090000], [461280, 5090000], [460000, 5091280]]
    shape = {"type": "Polygon", "coordinates": [[*triangle, triangle[0]]]}
    masked = NDVI.replace("[s.B04, s.B04, s.B04]", "[s.dataMask, 0, 1]")
    images = render(
        bbox=None,
        geometry=shape,
        crs=UTM["crs"],
        evalscript=masked,
        outputs={"rgb": "png"},
    )
    mask = images["rgb"].to_numpy()[:, :, 0]
    assert (mask[0, -1], mask[-1, 0]) == (0, 255)


def test_several_outputs_come_at_once(render, emulator):
    outputs = {"ndvi": "tiff", "rgb": "jpeg", "userdata": "json"}
    images = render(evalscript=NDVI, outputs=outputs, quality=50)
    assert isinstance(images, Images)
    assert [*images] == [*outputs]
    assert images["ndvi"].to_numpy().dtype == np.float32
    assert images["rgb"].to_numpy().shape == (24, 40, 3)
    assert images.userdata["factor"] > 0
    assert len(sent(emulator)) == 1


def test_an_xarray_has_the_value_that_stands_for_nothing(render):
    pytest.importorskip("xarray")
    images = render(evalscript=NDVI, outputs={"ndvi": "tiff"})
    array = images["ndvi"].to_xarray()
    assert array.attrs["nodata"] == -9
    assert array.shape == (1, 24, 40)


def test_data_of_several_collections_are_fused(render):
    pixels = render(
        data=[Source("sentinel-2-l2a", id="s2"), Source("dem", id="dem")],
        evalscript=FUSED,
        outputs="tiff",
    ).to_numpy()
    assert pixels.shape == (24, 40, 2)
    assert pixels[:, :, 1].std() > 0


def test_a_whole_request_gives_the_same_picture(render):
    image = render()
    request = models.ProcessRequest.from_dict(
        {
            "input": {
                "bounds": {"bbox": list(USUAL["bbox"])},
                "data": [
                    {
                        "type": "sentinel-2-l2a",
                        "dataFilter": {
                            "timeRange": {
                                "from": "2026-06-01T00:00:00Z",
                                "to": "2026-06-30T23:59:59.999Z",
                            }
                        },
                    }
                ],
            },
            "output": {"width": 40, "height": 24},
            "evalscript": RGB,
        }
    )
    again = render.wait(lambda: render.api.render(request=request))
    assert again.content == image.content
    assert again.grid.bbox == image.grid.bbox


def test_the_answer_can_be_had_beside_the_picture(render):
    response = render.wait(lambda: swath.raw(render.api.render)(**USUAL))
    assert response.status == 200
    assert response.value.content == response.content
    assert response.request_id == response.value.request_id


@pytest.mark.parametrize(
    "changes",
    [
        {"bbox": (15, 46, 14, 47)},
        {"crs": "EPSG:1"},
        {"width": None},
        {"resolution": 10},
        {"width": 2501},
        {"time": ("2026-07", "2026-06")},
        {"max_cloud_cover": 100.5},
        {"outputs": "gif"},
        {"evalscript": ""},
    ],
)
def test_a_mistake_is_refused_before_anything_is_sent(render, emulator, changes):
    with pytest.raises(swath.InputError):
        render(**changes)
    assert sent(emulator) == []


def test_a_script_that_throws_is_a_bad_request_with_its_words(render):
    broken = RGB.replace("return [2.5", "return [nothing.at.all, 2.5")
    with pytest.raises(swath.BadRequestError, match="nothing is not defined") as caught:
        render(evalscript=broken)
    assert caught.value.operation == "process"
    assert caught.value.request_id


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 503},
        {"status": 429, "retry_after": 0.001, "retry_after_as": "milliseconds"},
        {"drop": "reset"},
        {"cut_after": 100},
        {"token": "expired"},
    ],
    ids=str,
)
def test_a_picture_that_fails_once_is_had_all_the_same(render, emulator, fault):
    expected = render().content
    emulator.faults.add(Fault(operation="process", times=1, **fault))
    assert render().content == expected
    assert len(sent(emulator)) == 3


def test_garbage_is_a_decode_error_when_it_is_looked_at(render, emulator):
    emulator.faults.add(Fault(operation="process", garbage=True))
    with pytest.raises(swath.DecodeError):
        render().to_numpy()
    with pytest.raises(swath.DecodeError, match="tar archive"):
        render(evalscript=NDVI, outputs={"rgb": "png", "userdata": "json"})


# What pictures cost


def many_requests():
    """Requests that differ in all that the formula looks at."""
    one_band = RGB.replace('["B02", "B03", "B04"]', '["B04"]')
    one_band = one_band.replace("s.B03", "1").replace("s.B02", "1")
    for width in (8, 16, 52, 300):
        yield {"width": width}
        yield {"width": width, "outputs": "tiff"}
        yield {"width": width, "outputs": "jpeg", "evalscript": one_band}
        yield {"width": width, "evalscript": NDVI, "outputs": {"rgb": "png"}}
        yield {"width": width, "evalscript": NDVI, "outputs": {"ndvi": "tiff"}}
        both = {"ndvi": "tiff", "rgb": "png"}
        yield {"width": width, "evalscript": NDVI, "outputs": both}
        yield {
            "width": width,
            "data": [Source("sentinel-2-l2a", id="s2"), Source("dem", id="dem")],
            "evalscript": FUSED,
            "outputs": "tiff",
        }
    radar = RGB.replace('["B02", "B03", "B04"]', '["VV", "VH"]')
    radar = radar.replace("s.B04", "s.VV").replace("s.B03", "s.VH")
    radar = radar.replace("s.B02", "s.VH")
    for processing in (
        {},
        {"orthorectify": True},
        {"orthorectify": True, "backCoeff": "GAMMA0_TERRAIN"},
        {"speckleFilter": {"type": "LEE", "windowSizeX": 3, "windowSizeY": 3}},
    ):
        data = Source("sentinel-1-grd", processing=processing)
        yield {"data": data, "evalscript": radar, "width": 200, "height": 200}
    yield {"data": "dem", "evalscript": FUSED_ALONE, "outputs": "tiff", "time": None}


FUSED_ALONE = """//VERSION=3
function setup() { return {input: ["DEM"], output: {bands: 1, sampleType: "FLOAT32"}}; }
function evaluatePixel(s) { return [s.DEM]; }
"""


def test_what_was_estimated_is_what_was_spent(render):
    asked = [USUAL | changes for changes in many_requests()]
    estimates = [render.api.estimate(**one) for one in asked]
    spent = [render(**one).processing_units for one in asked]
    assert all(one.certain for one in estimates)
    assert spent == pytest.approx([one.units for one in estimates], rel=1e-6)
    usage = render._hub.client.usage
    assert usage.units == pytest.approx(sum(spent))


def test_scenes_of_a_span_are_estimated_by_how_often_satellites_pass(render):
    orbits = RGB.replace("output:", 'mosaicking: "ORBIT", output:')
    orbits = orbits.replace("return [2.5 * s.B04", "s = s[0]; return [2.5 * s.B04")
    estimate = render.api.estimate(**(USUAL | {"evalscript": orbits}))
    spent = render(evalscript=orbits).processing_units
    assert not estimate.certain
    assert spent / 2.5 <= estimate.units <= spent * 2.5
    looks = spent / (estimate.area * estimate.fusion)
    known = render.api.estimate(**(USUAL | {"evalscript": orbits}), samples=looks)
    assert known.units == pytest.approx(spent)


def test_an_estimate_sends_nothing(render, emulator):
    assert render.api.estimate(**(USUAL | {"width": 20_000})).units > 1
    assert emulator.journal.entries == []


def test_a_budget_refuses_what_would_go_over(render, emulator):
    cost = render.api.estimate(**USUAL).units
    with render.api.budget(2.5 * cost) as budget:
        render()
        render()
        with pytest.raises(swath.BudgetError, match="ask for a smaller") as caught:
            render()
        assert caught.value.limit == 2.5 * cost
        assert budget.spent == pytest.approx(2 * cost)
        assert len(sent(emulator)) == 2
    render()


def test_a_budget_holds_for_requests_that_are_on_their_way(render, emulator):
    emulator.faults.add(Fault(operation="process", delay=0.05))
    cost = render.api.estimate(**USUAL).units
    with render.api.budget(3.5 * cost) as budget:
        outcomes = render.together(*[{}] * 8)
        assert budget.spent == pytest.approx(3 * cost)
    assert sum(isinstance(one, swath.BudgetError) for one in outcomes) == 5
    assert len(sent(emulator)) == 3


def test_a_budget_counts_for_views_of_the_client_too(render):
    view = render._hub.client.with_options(timeout=3)
    with render.api.budget(0), pytest.raises(swath.BudgetError):
        render.wait(lambda: view.process.render(**USUAL))


def test_what_the_service_refused_leaves_the_budget_as_it_was(render, emulator):
    emulator.faults.add(Fault(operation="process", status=400))
    with render.api.budget(1) as budget:
        with pytest.raises(swath.BadRequestError):
            render()
        assert (budget.spent, budget.left) == (0, 1)


def test_a_budget_cannot_be_kept_with_a_script_that_does_not_tell(render, emulator):
    hidden = RGB.replace('["B02", "B03", "B04"]', "names()")
    hidden += 'function names() { return ["B02", "B03", "B04"]; }'
    with (
        render.api.budget(10),
        pytest.raises(swath.InputError, match=r"budget cannot be kept.*plain object$"),
    ):
        render(evalscript=hidden)
    with pytest.raises(swath.InputError, match="plain object, or pass bands="):
        render.api.estimate(**USUAL | {"evalscript": hidden})
    assert sent(emulator) == []
    assert render(evalscript=hidden).processing_units > 0


@pytest.mark.parametrize("units", [-1, float("nan"), float("inf"), True])
def test_a_budget_is_an_amount(render, units):
    with pytest.raises(swath.InputError, match="0 or more"):
        render.api.budget(units)


def test_what_is_known_of_the_cost_is_told_to_the_rate_budget(emulator, monkeypatch):
    seen = []
    with SyncHub(emulator, rate="100000 PU/min") as hub:
        pace = hub.client._pace
        admitted = pace._budget.admitted
        monkeypatch.setattr(
            pace._budget,
            "admitted",
            lambda units, patience: seen.append(units) or admitted(units, patience),
        )
        Renderer(hub)()
        assert seen[-1] == pytest.approx(hub.client.process.estimate(**USUAL).units)


def test_the_script_is_no_secret_but_the_token_is(emulator, caplog):
    with caplog.at_level("DEBUG"), SyncHub(emulator) as hub:
        image = Renderer(hub)()
        token = msgspec.json.encode(repr(hub.client.process)).decode()
    assert "Bearer" not in caplog.text + repr(image) + token
