"""Released maps have tiles that agree with each other and with the ground."""

from __future__ import annotations

import base64
import io
import json
import math

import httpx
import numpy as np
import pytest
from PIL import Image

from swath.emulator.landscape import Cover, Landscape
from swath.emulator.spaceknow.analyses import ANALYSES
from swath.emulator.spaceknow.maps import Tile
from swath_api.spaceknow.operations import OPERATIONS

from .spaceknow_desk import EXTENT, SENTINEL1, SENTINEL2, SKYSAT, box
from .test_spaceknow_scenes import bands_of_ski


@pytest.fixture
def scene(desk):
    return desk.clear_scene()["sceneId"]


@pytest.fixture
def cars(desk, scene):
    return desk.release(["cars", "imagery"], [scene])


def pixels(reply):
    assert reply.headers["content-type"] == "image/png"
    with Image.open(io.BytesIO(reply.content)) as picture:
        assert picture.size == (512, 512)
        return np.asarray(picture.convert("RGBA"))


def claims(token):
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def middle(released):
    tiles = released["tiles"]
    return tiles[len(tiles) // 2]


def test_a_tile_lies_where_the_map_has_it():
    tile = Tile(19, 83861, 202628).box
    assert tile == pytest.approx(
        (-122.417221069336, 37.785368114697, -122.416534423828, 37.785910776552)
    )
    assert Tile(19, 83861, 202628).above(16) == (16, 10482, 25328)


def test_the_tiles_of_a_map_cover_its_extent(cars):
    assert cars["maxZoom"] == 19
    assert (cars["status"], cars["subGeometryId"]) == ("succeeded", "-")
    boxes = [Tile(*one).box for one in cars["tiles"]]
    assert min(one.west for one in boxes) <= 14.40
    assert max(one.east for one in boxes) >= 14.41
    assert min(one.south for one in boxes) <= 50.08
    assert max(one.north for one in boxes) >= 50.085
    assert all(one.west < 14.41 and one.east > 14.40 for one in boxes)


def test_a_map_id_is_signed_and_tells_its_end(emulator, cars):
    told = claims(cars["mapId"])
    assert set(told) == {
        "mapId",
        "mapType",
        "geometryId",
        "version",
        "exp",
        "tiles",
    }
    assert told["mapType"] == "cars"
    now = emulator.clock.now().timestamp()
    assert told["exp"] - now == pytest.approx(365 * 86_400, abs=60)
    assert set(told["tiles"][0]) == {"x", "y", "zoom"}
    assert len(cars["mapId"]) < 1000


def test_a_map_expires_on_the_clock(emulator, desk, cars):
    tile = middle(cars)
    assert desk.tile(cars, tile, "metadata.json").status_code == 200
    emulator.clock.advance(366 * 86_400)
    reply = desk.tile(cars, tile, "metadata.json")
    assert (reply.status_code, reply.json()["error"]) == (404, "NON-EXISTENT-MAP")


def test_a_changed_map_id_leads_nowhere(desk, cars):
    changed = dict(cars, mapId=cars["mapId"][:-2] + "AA")
    assert desk.tile(changed, middle(cars), "metadata.json").status_code == 404


def test_everybody_may_read_tiles_and_classes(desk, cars):
    desk.become(None)
    assert desk.tile(cars, middle(cars), "truecolor.png").status_code == 200
    told = desk.http.get(f"/kraken/map-classes/{cars['mapId']}").json()
    assert told["mapType"] == "cars"
    assert told["segmentationMetadata"]["segmentationColors"] == {"cars": [230, 40, 60]}
    assert told["segmentationClassification"]["default"]["cars"]["color"] == [
        230,
        40,
        60,
    ]


def test_a_tile_is_cut_to_the_extent_and_empty_beyond(desk, cars):
    zoom, x, y = middle(cars)
    for tile in _descendants(zoom, x, y, 18):
        reply = desk.tile(cars, tile, "truecolor.png")
        edges = Tile(*tile).box
        share = _share(edges)
        if share == 0:
            assert (reply.status_code, reply.content) == (204, b"")
        else:
            shown = pixels(reply)[:, :, 3] > 0
            assert shown.mean() == pytest.approx(share, abs=0.01)


def _share(tile):
    """The share of a tile that the extent covers."""
    width = min(tile.east, 14.41) - max(tile.west, 14.40)
    height = min(tile.north, 50.085) - max(tile.south, 50.08)
    area = (tile.east - tile.west) * (tile.north - tile.south)
    return max(0.0, width) * max(0.0, height) / area


def _descendants(zoom, x, y, deeper):
    n = 1 << (deeper - zoom)
    for i in range(n):
        for j in range(n):
            yield deeper, x * n + i, y * n + j


@pytest.mark.parametrize(
    ("tile", "status"),
    [((20, 1, 1), 404), ((16, 65536, 1), 404), ((16, 1, 1), 404), ((2, 2, 1), 404)],
)
def test_tiles_that_are_none_of_the_map_are_a_404(desk, cars, tile, status):
    assert desk.tile(cars, tile, "truecolor.png").status_code == status


def test_a_file_that_the_map_type_does_not_make_is_a_404(desk, cars):
    for name in ("ships.png", "heatmap.png", "truecolor.jpg", "passwords.txt"):
        assert desk.tile(cars, middle(cars), name).status_code == 404


def test_neighbours_agree_at_their_seam(desk, cars):
    zoom, x, y = middle(cars)
    coarse = pixels(desk.tile(cars, (zoom, x, y), "truecolor.png"))
    # Pictures of the same ground at two zooms have the same colour on the whole.
    finer = [
        pixels(reply)
        for tile in _descendants(zoom, x, y, zoom + 1)
        if (reply := desk.tile(cars, tile, "truecolor.png")).status_code == 200
    ]
    seen = [one[one[:, :, 3] > 0][:, :3] for one in finer]
    means = np.concatenate(seen).mean(axis=0)
    own = coarse[coarse[:, :, 3] > 0][:, :3].mean(axis=0)
    assert np.allclose(means, own, atol=6)


def _cars(reply):
    assert reply.headers["content-type"] == "application/geo+json"
    return [
        (tuple(map(tuple, one["geometry"]["coordinates"][0])), one["properties"])
        for one in reply.json()["features"]
    ]


def test_detections_of_a_tile_are_those_of_its_children(desk, cars):
    zoom, x, y = middle(cars)
    whole = _cars(desk.tile(cars, (zoom, x, y), "detections.geojson"))
    parts = [
        one
        for tile in _descendants(zoom, x, y, zoom + 1)
        if (reply := desk.tile(cars, tile, "detections.geojson")).status_code == 200
        for one in _cars(reply)
    ]
    assert len(whole) > 20
    # A car on the very edge of the extent may be on one side at one zoom only.
    odd = {ring for ring, _ in whole} ^ {ring for ring, _ in parts}
    assert len(odd) < len(whole) / 20


def test_a_detection_has_its_size_and_lies_in_the_extent(desk, cars):
    for ring, told in _cars(desk.tile(cars, middle(cars), "detections.geojson")):
        assert told["class"] == "cars"
        assert told["count"] == 1
        assert told["area"] == pytest.approx(told["length"] * told["width"], abs=0.05)
        assert 0 <= told["orientation"] <= 180
        assert ring[0] == ring[-1]
        lon, lat = (sum(one) / 4 for one in zip(*ring[:4], strict=True))
        assert 14.40 - 1e-5 < lon < 14.41 + 1e-5
        assert 50.08 - 1e-5 < lat < 50.085 + 1e-5
        width = (ring[1][0] - ring[0][0]) * math.cos(math.radians(lat))
        side = math.hypot(width, ring[1][1] - ring[0][1]) * 111_320
        assert side == pytest.approx(told["length"], rel=0.01)


def test_detections_are_filtered(desk, cars):
    tile = middle(cars)
    everything = _cars(desk.tile(cars, tile, "detections.geojson"))
    filters = "area gt 8\nwidth lt 2"
    some = desk.tile(cars, tile, "detections.geojson", detection_filters=filters)
    wanted = [one for one in everything if one[1]["area"] > 8 and one[1]["width"] < 2]
    assert _cars(some) == wanted
    assert 0 < len(wanted) < len(everything)


@pytest.mark.parametrize(
    ("file", "query"),
    [
        ("detections.geojson", {"detection_filters": "area"}),
        ("detections.geojson", {"detection_filters": "colour gt 1"}),
        ("detections.geojson", {"detection_filters": "area beats 1"}),
        ("detections.geojson", {"detection_filters": "area gt much"}),
        ("cars.png", {"detection_filters": "area gt 1"}),
        ("cars.png", {"user_threshold": "0.5"}),
        ("cars.png", {"download_unclipped": "yes"}),
        ("cars.png", {"force_download": "2"}),
        ("detections.geojson", {"classification": "mine"}),
    ],
)
def test_a_query_that_means_nothing_is_a_422(desk, cars, file, query):
    reply = desk.tile(cars, middle(cars), file, **query)
    assert (reply.status_code, reply.json()["error"]) == (422, "VALIDATION-ERROR")


def test_the_area_of_a_class_is_that_of_its_pixels(desk, cars):
    tile = middle(cars)
    area = desk.tile(cars, tile, "area.json").json()["cars"]
    shown = pixels(desk.tile(cars, tile, "cars.png"))
    assert (shown[shown[:, :, 3] > 0][:, :3] == (230, 40, 60)).all()
    _, south, _, north = Tile(*tile).box
    side = 40_075_016.7 / 2**16 / 512 * math.cos(math.radians((south + north) / 2))
    assert area == pytest.approx((shown[:, :, 3] > 0).sum() * side**2, rel=0.01)
    found = _cars(desk.tile(cars, tile, "detections.geojson"))
    # At this zoom a car has some six pixels, so its edges count.
    assert area == pytest.approx(sum(told["area"] for _, told in found), rel=0.8)


def test_a_download_may_be_forced(desk, cars):
    reply = desk.tile(cars, middle(cars), "area.json", force_download=1)
    assert reply.headers["content-disposition"] == 'attachment; filename="area.json"'


def test_more_than_the_extent_needs_a_right(desk, cars):
    tile = cars["tiles"][0]
    clipped = pixels(desk.tile(cars, tile, "truecolor.png"))
    whole = pixels(desk.tile(cars, tile, "truecolor.png", download_unclipped=1))
    assert (clipped[:, :, 3] == 0).any()
    assert (whole[:, :, 3] == 255).all()
    for who in ("rita", None):
        reply = desk.become(who).tile(cars, tile, "truecolor.png", download_unclipped=1)
        assert reply.status_code == 401


def test_the_raster_files_tell_the_same(desk, cars):
    tile = middle(cars)
    shown = pixels(desk.tile(cars, tile, "segmentation.png"))[:, :, 3] > 0
    reply = desk.tile(cars, tile, "analysis.geotiff")
    assert reply.headers["content-type"] == "image/tiff"
    with Image.open(io.BytesIO(reply.content)) as picture:
        assert np.array_equal(np.asarray(picture) > 0, shown)
        assert picture.tag_v2[34735][-1] == 3857
        west, north = picture.tag_v2[33922][3:5]
    assert math.degrees(west / 6_378_137) == pytest.approx(Tile(*tile).box.west)
    assert math.degrees(math.atan(math.sinh(north / 6_378_137))) == pytest.approx(
        Tile(*tile).box.north
    )
    _, _, (band,) = bands_of_ski(desk.tile(cars, tile, "segmentation.ski").content)
    assert np.array_equal(band > 0, shown)
    info, _, bands = bands_of_ski(desk.tile(cars, tile, "imagery.ski").content)
    assert info["bands"][-1]["names"][0].startswith("__MASK__")
    assert set(np.unique(bands[-1])) <= {0, 1}
    with Image.open(
        io.BytesIO(desk.tile(cars, tile, "visualization.geotiff").content)
    ) as picture:
        assert picture.mode == "RGB"


def test_cover_is_told_as_the_landscape_has_it(desk, scene):
    released = desk.release(["wrunc"], [scene])
    tile = middle(released)
    area = desk.tile(released, tile, "area.json").json()
    assert set(area) == {"water", "roads", "urban", "nature", "clouds"}
    water = pixels(desk.tile(released, tile, "water.png"))[:, :, 3] > 0
    west, south, east, north = Tile(*tile).box
    radius = 6_378_137
    steps = (np.arange(512) + 0.5) / 512
    left, right = (radius * math.radians(lon) for lon in (west, east))
    top, bottom = (
        radius * math.asinh(math.tan(math.radians(lat))) for lat in (north, south)
    )
    x = (left + steps * (right - left))[None, :]
    y = (top - steps * (top - bottom))[:, None]
    ground = Landscape().cover(x, y) == Cover.WATER
    masked = pixels(desk.tile(released, tile, "segmentation.png"))[:, :, 3] > 0
    assert (water == (ground & masked))[masked].mean() > 0.99


def test_an_index_is_split_by_a_threshold(desk, scene):
    released = desk.release(["ndvi"], [scene])
    tile = middle(released)
    split = pixels(desk.tile(released, tile, "heatmap.png", user_threshold=0.3))
    shown = split[split[:, :, 3] > 0][:, 0]
    assert set(np.unique(shown)) == {0, 255}
    lower = pixels(desk.tile(released, tile, "heatmap.png", user_threshold=-1))
    assert set(np.unique(lower[lower[:, :, 3] > 0][:, 0])) == {255}
    with Image.open(
        io.BytesIO(desk.tile(released, tile, "analysis.geotiff").content)
    ) as picture:
        values = np.asarray(picture)
    inside = ~np.isnan(values)
    assert (values[inside] >= 0.3).mean() == pytest.approx((shown == 255).mean())
    assert desk.tile(released, tile, "heatmap.png", user_threshold=2).status_code == 422


def test_changes_are_between_two_scenes(desk):
    found = desk.search(SENTINEL2, minIntersection=1.0)
    wide = box(14.3, 50.0, 14.5, 50.1)
    new, old = found[0]["sceneId"], found[-1]["sceneId"]
    released = desk.release(["s2-change"], [old, new], extent=wide)
    back = desk.release(["s2-change"], [new, old], extent=wide)
    tile = middle(released)
    one, other = (desk.tile(m, tile, "area.json").json() for m in (released, back))
    assert one["increase"] + one["decrease"] > 0
    assert other == {"increase": one["decrease"], "decrease": one["increase"]}


def test_classes_may_be_grouped(desk, scene):
    wide = box(14.38, 50.05, 14.44, 50.10)
    released = desk.release(["aircraft"], [scene], extent=wide)
    told = desk.http.get(f"/kraken/map-classes/{released['mapId']}").json()
    custom = told["segmentationClassification"]["custom_classification"]
    assert custom["airliner"]["class"] == "transport"
    assert custom["undefined"] == {}
    names = {"default": set(), "custom_classification": set()}
    for tile in released["tiles"][::3]:
        for classification, found in names.items():
            reply = desk.tile(
                released, tile, "detections.geojson", classification=classification
            )
            found |= {one["properties"]["class"] for one in reply.json()["features"]}
    assert names["default"] <= {"airliner", "cargo", "light"}
    assert names["custom_classification"] <= {"transport", "small"}
    assert names["default"]


def test_a_part_of_the_extent_has_an_id_of_its_own(desk, scene):
    part = box(14.402, 50.081, 14.404, 50.083)
    order = {
        "mapTypes": ["imagery"],
        "sceneIds": [scene],
        "extent": EXTENT,
        "subGeometry": part,
    }
    started = desk.ok("/kraken/release/initiate", order)
    assert len(started["subGeometryId"]) == 16
    desk.finish(started["pipelineId"])
    released = desk.ok(
        "/kraken/release/retrieve", {"pipelineId": started["pipelineId"]}
    )
    assert released["subGeometryId"] == started["subGeometryId"]
    shown = {"-": 0.0, started["subGeometryId"]: 0.0}
    for tile in released["tiles"]:
        for geometry in shown:
            reply = desk.tile(released, tile, "truecolor.png", geometry)
            if reply.status_code == 200:
                shown[geometry] += (pixels(reply)[:, :, 3] > 0).sum()
    whole, small = shown.values()
    assert small == pytest.approx(whole * (2 * 2) / (10 * 5), rel=0.03)
    reply = desk.tile(released, released["tiles"][0], "truecolor.png", "0" * 16)
    assert (reply.status_code, reply.json()["error"]) == (400, "NON-EXISTENT-GEOMETRY")


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"mapTypes": ["dragons"]}, (422, "VALIDATION-ERROR")),
        ({"mapTypes": ["change"]}, (422, "VALIDATION-ERROR")),
        ({"mapTypes": ["sar-change"]}, (400, "UNSUPPORTED-IMAGERY")),
        ({"sceneIds": ["none"]}, (404, "NON-EXISTING-SCENE")),
        ({"extent": box(0, 0, 1, 1)}, (400, "EXTENT-HAS-NO-INTERSECTION")),
        (
            {"extent": box(14.40, 50.08, 14.40001, 50.08001)},
            (400, "EXTENT-TOO-SMALL"),
        ),
        (
            {"extent": {"type": "Point", "coordinates": [14.4, 50.08]}},
            (422, "VALIDATION-ERROR"),
        ),
    ],
)
def test_a_release_that_cannot_be_is_refused_and_costs_nothing(
    desk, scene, change, refused
):
    before = desk.ok("/credits/user/info")["remainingCredit"]
    order = {"mapTypes": ["imagery"], "sceneIds": [scene], "extent": EXTENT} | change
    assert desk.refused("/kraken/release/initiate", order) == refused
    assert desk.ok("/credits/user/info")["remainingCredit"] == before


def test_coarse_scenes_show_no_cars(desk):
    scene = desk.search(SENTINEL2, minIntersection=1.0)[0]["sceneId"]
    order = {"mapTypes": ["cars"], "sceneIds": [scene], "extent": EXTENT}
    refused = desk.refused("/kraken/release/initiate", order)
    assert refused == (400, "GSD-TOO-COARSE")


def test_a_map_type_needs_its_right_on_the_dataset(emulator, desk, scene):
    user = emulator.spaceknow.user("ana@swath.example")
    desk.become("ana")
    order = {"mapTypes": ["cars"], "sceneIds": [scene], "extent": EXTENT}
    for held, status in (
        (("kraken", "credits", "imagery"), 401),
        (("kraken", "credits", "algorithms.cars.pl.SkySatScene"), 401),
        (("kraken", "credits", "algorithms.cars.pl.SkySatCollect"), 200),
    ):
        user.permissions = held
        assert desk.post("/kraken/release/initiate", order).status_code == status
    order["mapTypes"] = ["imagery"]
    assert desk.refused("/kraken/release/initiate", order) == (401, "NOT-AUTHORIZED")


def test_map_types_are_those_that_the_user_may_run(emulator, desk):
    told = {one["mapType"]: one for one in desk.ok("/kraken/map-types/list")}
    assert len(told) == 21
    datasets = dict(told["cars"]["availableDatasets"]["pl"])
    assert set(datasets) == {"SkySatScene", SKYSAT["dataset"]}
    assert datasets[SKYSAT["dataset"]]["maxGsd"] == 0.85
    assert "cars.png" in told["cars"]["gridFiles"]["png"]
    only = {name for name, one in told.items() if one["supportsUserThreshold"]}
    assert only == {"ndvi"}
    user = emulator.spaceknow.user("ana@swath.example")
    user.permissions = ("kraken", "algorithms.ships.ee")
    (ships,) = desk.become("ana").ok("/kraken/map-types/list")
    assert set(ships["availableDatasets"]) == {"ee"}


SEVERAL = {
    "change": (SKYSAT, 2),
    "wrunc-change": (SKYSAT, 2),
    "s2-change": (SENTINEL2, 2),
    "sar-change": (SENTINEL1, 2),
    "eme": (SENTINEL1, 3),
}


@pytest.mark.parametrize("name", ANALYSES)
def test_every_file_of_every_map_type_is_made(emulator, desk, name):
    dataset, count = SEVERAL.get(name, (SKYSAT, 1))
    emulator.spaceknow.configure({"queue": 0, "step": 0})
    found = desk.search(dataset, minIntersection=1.0)[:count]
    released = desk.release([name], [one["sceneId"] for one in found][::-1])
    told = {one["mapType"]: one for one in desk.ok("/kraken/map-types/list")}
    tile = middle(released)
    for form, files in told[name]["gridFiles"].items():
        for file in files:
            reply = desk.tile(released, tile, file)
            assert reply.status_code == 200, file
            assert reply.content
            assert file.endswith(form)


def test_a_rendered_tile_is_kept(desk, cars):
    tile = middle(cars)
    first = desk.tile(cars, tile, "truecolor.png")
    again = desk.tile(cars, tile, "truecolor.png")
    assert again.content == first.content


def test_all_operations_are_implemented(emulator):
    rows = httpx.get(f"{emulator.url}/_emulator/coverage", verify=False).json()
    done = {row["operation"] for row in rows if row["implemented"]}
    assert set(OPERATIONS) <= done
    assert len(OPERATIONS) == 36
