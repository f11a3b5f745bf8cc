from __future__ import annotations

import datetime as dt
import json
import struct
import warnings
from pathlib import Path

import numpy as np
import pytest
from matplotlib.path import Path as Outline

from swath.cli.demo._chart import Groups
from swath.cli.demo._clusters import clusters
from swath.cli.demo._footprints import Extent, continued, extent, footprints
from swath.cli.demo._land import land
from swath.cli.demo._picture import draw
from swath.cli.demo._projection import EqualEarth, Plate, dense
from swath.cli.demo._story import tell
from swath.cli.demo._style import DATES, OTHERS
from swath.emulator import scene
from swath.stac import Item


def item(geometry=None, *, collection="c", when="2026-06-01T00:00:00Z", **members):
    return Item.from_dict(
        {
            "type": "Feature",
            "id": f"{collection}-{when}",
            "collection": collection,
            "geometry": geometry,
            "properties": {"datetime": when},
            **members,
        }
    )


def box(west, south, east, north):
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return {"type": "Polygon", "coordinates": [ring]}


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def test_the_demo_on_the_emulators_own_items(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("demo")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "120 Items came of 120: 0 lost, 0 doubled" in done.stdout
    assert done.stdout.count(", then cut") == 2
    assert done.stdout.count(", then the end") == 1
    out = Path("swath-demo")
    assert len((out / "items.ndjson").read_bytes().splitlines()) == 120
    assert size_of((out / "footprints.png").read_bytes())[0] == 1800
    assert size_of((out / "analysis.png").read_bytes()) == (1800, 990)
    assert size_of((out / "pictures.png").read_bytes()) == (1800, 1035)
    assert size_of((out / "season.png").read_bytes()) == (1800, 930)
    assert size_of((out / "region.png").read_bytes()) == (1200, 1290)
    assert {path.name for path in out.iterdir()} == {
        "items.ndjson",
        "footprints.png",
        "analysis.png",
        "pictures.png",
        "season.png",
        "order",
        "region.png",
    }
    assert "3 requests and" in done.stdout
    assert "succeeded" in done.stdout
    assert "by 9 requests: 3 were cut, 3 went on where a file had ended" in done.stdout
    assert len([*(out / "order").rglob("MS.tif")]) == 2
    assert "by the analysis 9 tiles" in done.stdout


def test_the_demo_on_real_items(tmp_path, capsys, real_items):
    tell(real_items, tmp_path, 7, draw)
    assert "216 Items came of 216: 0 lost, 0 doubled" in capsys.readouterr().out
    came = (tmp_path / "items.ndjson").read_bytes().splitlines()
    assert sorted(came) == sorted(real_items.read_bytes().splitlines())


def test_the_demo_on_a_single_item(tmp_path, capsys):
    file = tmp_path / "one.ndjson"
    file.write_text(json.dumps(scene(0, "one")))
    tell(file, tmp_path, 1, draw)
    assert "1 Item came of 1: 0 lost, 0 doubled" in capsys.readouterr().out


def test_the_seed_decides_where_the_stream_is_cut(tmp_path, capsys):
    first_lines = []
    for seed in (1, 2, 1):
        tell(None, tmp_path, seed, lambda items, title: title.encode())
        first_lines.append(capsys.readouterr().out.splitlines()[4])
    assert first_lines[0] == first_lines[2] != first_lines[1]
    assert (tmp_path / "footprints.png").read_bytes() == b"many"


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "holds no Items"), (b"\n{}\n", "line 2: no STAC Item")],
)
def test_a_file_without_items_is_refused(run, tmp_path, content, told):
    file = tmp_path / "items.ndjson"
    file.write_bytes(content)
    done = run("demo", "--items", file, "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert told in done.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_a_ring_over_the_antimeridian_goes_on_beyond_180():
    ring = np.array([(179.0, 0.0), (-179.0, 0.0), (-179.0, 1.0), (179.0, 1.0)])
    assert continued(ring)[:, 0].tolist() == [179, 181, 181, 179]


def test_a_ring_of_the_whole_world_stays():
    ring = np.array([(-180.0, -90.0), (180.0, -90.0), (180.0, 90.0), (-180.0, 90.0)])
    assert (continued(ring) == ring).all()


def test_a_ring_around_a_pole_takes_the_pole_in():
    lons = [0.0, 90.0, 180.0, -90.0, 0.0]
    ring = continued(np.array([(lon, -75.0) for lon in lons]))
    assert ring[-2:].tolist() == [[360, -90], [0, -90]]


@pytest.mark.parametrize(
    ("boxes", "bounds"),
    [
        ([(10, 40, 12, 42), (13, 41, 15, 43)], (10, 40, 15, 43)),
        ([(178, -1, 179, 1), (-179, -2, -177, 0)], (178, -2, 183, 1)),
        ([(-100, 0, -90, 1), (70, 0, 80, 1)], (-100, 0, 80, 1)),
        ([(-180, -90, 180, 90)], (-180, -90, 180, 90)),
    ],
)
def test_the_extent_is_the_shortest_way_around(boxes, bounds):
    found = footprints([item(box(*one)) for one in boxes])
    assert extent(found) == pytest.approx(bounds)


def test_only_small_regions_have_a_map_of_their_own():
    assert Extent(170, -10, 190, 10).local
    assert not Extent(-100, 0, 90, 1).local


def test_every_kind_of_geometry_has_footprints():
    point, line = [1.0, 2.0, 300.0], [[0, 0], [1, 1]]
    geometries = [
        {"type": "Point", "coordinates": point},
        {"type": "MultiPoint", "coordinates": [point, point]},
        {"type": "LineString", "coordinates": line},
        {"type": "MultiLineString", "coordinates": [line, line]},
        box(0, 0, 1, 1),
        {"type": "MultiPolygon", "coordinates": [box(0, 0, 1, 1)["coordinates"]] * 2},
        {"type": "GeometryCollection", "geometries": [box(0, 0, 1, 1)]},
    ]
    counts = [len(footprints([item(geometry)])) for geometry in geometries]
    assert counts == [1, 2, 1, 2, 1, 2, 1]


def test_a_bbox_stands_in_for_a_missing_geometry():
    (found,) = footprints([item(None, bbox=[179, 0, 5, -179, 1, 9])])
    assert extent([found]) == pytest.approx((179, 0, 181, 1))
    assert footprints([item(None)]) == []


def test_equal_earth_has_its_published_bounds():
    corners = np.array([(180.0, 0.0), (0.0, 90.0), (0.0, 0.0)])
    placed = EqualEarth()(corners)
    assert placed[0] == pytest.approx((2.70663, 0), abs=1e-5)
    assert placed[1] == pytest.approx((0, 1.31736), abs=1e-5)
    assert placed[2].tolist() == [0, 0]


def test_a_region_is_as_wide_as_it_is_on_site():
    assert Plate.of(Extent(0, 59, 2, 61)).stretch == pytest.approx(0.5)


def test_long_edges_get_corners_to_bend_at():
    ring = np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 1.0)])
    bent = dense(ring)
    assert np.abs(np.diff(bent, axis=0)).max() <= 2
    assert bent[[0, -2, -1]].tolist() == ring.tolist()


def test_land_is_where_land_is():
    places = {"Praha": (14.4, 50.1), "Lagos": (7.5, 9.0), "Pole": (0.0, -85.5)}
    waters = {"Atlantic": (-35.0, 30.0), "Pacific": (-140.0, 0.0), "Arctic": (0, 88)}
    outlines = [Outline(rings[0]) for rings in land()]
    for place in places.values():
        assert any(outline.contains_point(place) for outline in outlines)
    for place in waters.values():
        assert not any(outline.contains_point(place) for outline in outlines)


def test_rare_collections_share_a_colour():
    items = [item(collection=f"c{n}") for n in range(20) for _ in range(20 - n)]
    groups = Groups.of(items)
    assert groups.groups[-1].name == "10 others"
    assert len({group.colour for group in groups.groups}) == 11
    assert sum(len(group.members) for group in groups.groups) == len(items)
    assert "" not in groups.colours


def test_one_collection_alone_is_coloured_by_date():
    days = [item(when=f"2026-06-{day:02}T00:00:00Z") for day in (30, 1, 2, 15)]
    late, early, second, middle = Groups.of(days).colours
    assert early == second == DATES[0]
    assert late == DATES[-1]
    assert middle in DATES[4:6]


def test_an_item_without_a_date_has_no_dates_colour():
    assert Groups.of([item(when=None, properties={})]).colours == [OTHERS]


def test_the_places_with_most_items_get_a_closer_look():
    corners = [(178.5, 0), (-179, 0), (178.5, 1), (50, 50), (20, -30), (20.5, -30)]
    found = footprints([item(box(x, y, x + 0.5, y + 0.5)) for x, y in corners])
    looks = clusters(found, 2)
    assert [{one.owner for one in look} for look in looks] == [{0, 1, 2}, {4, 5}]


def test_of_two_places_side_by_side_the_bigger_one_is_shown():
    corners = [(0, 0), (0, 1), (8, 0), (40, 0)]
    found = footprints([item(box(x, y, x + 0.5, y + 0.5)) for x, y in corners])
    looks = clusters(found, 4)
    assert [{one.owner for one in look} for look in looks] == [{0, 1}, {3}]


def test_places_as_wide_as_the_world_get_none():
    items = [item(box(n, 0, n + 1, 1)) for n in range(-180, 180, 2)]
    assert clusters(footprints(items), 4) == []


def test_a_span_counts_at_its_end():
    spanning = item(
        when=None,
        properties={
            "datetime": None,
            "start_datetime": "2026-01-01T00:00:00Z",
            "end_datetime": "2026-02-01T00:00:00Z",
        },
    )
    assert Groups.of([spanning]).moments == [dt.datetime(2026, 2, 1, tzinfo=dt.UTC)]


@pytest.mark.parametrize(
    "items",
    [
        [item(None)],
        [item({"type": "Point", "coordinates": [14, 50]})],
        [item(box(14, 50, 14.001, 50.001))],
        [item(box(-180, -90, 180, 90))],
        [item(box(179, -17, -179, -16)), item(box(177, -18, 178, -17))],
        [item(box(n, 0, n + 1, 1), collection=f"c{n}") for n in range(-180, 170, 9)],
        [item(box(0, 0, 1, 1), collection="$x_1$ 東京 " + "long" * 20)],
        [item(box(0, 0, 1, 1), when=None, properties={})],
        [item(box(10, 80, 30, 89)), item(box(10, -89, 30, -80))],
        [item(box(0, 80, 120, 89.9))],
    ],
    ids=[
        "nowhere", "point", "tiny", "world", "antimeridian", "many", "names", "never",
        "poles", "arctic",
    ],
)  # fmt: skip
def test_a_picture_comes_of_any_items(items):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        width, height = size_of(draw(items, "$title_1$ 東京"))
    assert width == 1800
    assert 1000 < height < 2200


def test_twenty_thousand_items_make_a_picture():
    items = [
        item(box(n % 300 / 10, n // 300 / 5, n % 300 / 10 + 0.3, n // 300 / 5 + 0.3))
        for n in range(20_000)
    ]
    assert size_of(draw(items, "many"))[0] == 1800
