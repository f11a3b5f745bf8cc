"""Credits are spent, once for a group, and come back when work fails."""

from __future__ import annotations

from collections import Counter

import pytest

from .spaceknow_desk import EXTENT, SENTINEL2, box


CHECK = "/credits/area/check-geojson"


@pytest.fixture
def scene(desk):
    return desk.clear_scene()["sceneId"]


def left(desk):
    return desk.ok("/credits/user/info")["remainingCredit"]


def transactions(desk, **order):
    return desk.ok("/credits/group/list-transactions", order)


def pages(desk, path):
    cursor, found, count = None, [], 0
    while count == 0 or cursor is not None:
        page = desk.ok(path, {"cursor": cursor})
        found += page["results"]
        cursor, count = page.get("cursor"), count + 1
    return found, count


def test_an_area_has_its_price(desk, scene):
    extent = box(14.40, 50.08, 14.42, 50.09)
    price = desk.ok(CHECK, {"sceneIds": [scene], "geojson": extent})
    assert price["km2"] == pytest.approx(1.587, abs=0.002)
    assert price["cost"] == pytest.approx(0.1 * price["km2"], abs=1e-6)


def test_a_price_adds_up_over_scenes_and_parts(desk):
    scenes = [one["sceneId"] for one in desk.search(minIntersection=1.0)[:3]]
    one = desk.ok(CHECK, {"sceneIds": scenes[:1], "geojson": EXTENT})
    three = desk.ok(CHECK, {"sceneIds": scenes, "geojson": EXTENT})
    assert three["km2"] == pytest.approx(3 * one["km2"])
    halves = [box(14.40, 50.08, 14.405, 50.085), box(14.405, 50.08, 14.41, 50.085)]
    parts = {"type": "GeometryCollection", "geometries": halves}
    both = desk.ok(CHECK, {"sceneIds": scenes[:1], "geojson": parts})
    assert both["km2"] == pytest.approx(one["km2"], rel=1e-5)


def test_a_hole_costs_nothing(desk, scene):
    outer, inner = EXTENT["coordinates"][0], box(14.402, 50.081, 14.408, 50.084)
    ring = inner["coordinates"][0][::-1]
    holed = {"type": "Polygon", "coordinates": [outer, ring]}
    prices = [
        desk.ok(CHECK, {"sceneIds": [scene], "geojson": one})["km2"]
        for one in (EXTENT, inner, holed)
    ]
    assert prices[2] == pytest.approx(prices[0] - prices[1], abs=1e-5)


def test_free_imagery_and_the_free_area_cost_nothing(desk):
    free = desk.search(SENTINEL2)[0]["sceneId"]
    price = desk.ok(CHECK, {"sceneIds": [free], "geojson": EXTENT})
    assert (price["cost"], price["km2"] > 0) == (0, True)
    brisbane = box(153.10, -27.40, 153.11, -27.39)
    scene = desk.search(extent=brisbane)[0]["sceneId"]
    assert desk.ok(CHECK, {"sceneIds": [scene], "geojson": brisbane})["cost"] == 0


def test_a_release_spends_what_the_dry_run_said(desk, scene):
    order = {
        "dryRuns": [{"mapTypes": ["imagery", "cars"], "scenes": [[scene]]}],
        "extent": EXTENT,
    }
    before = left(desk)
    dry = desk.run("/kraken/dry-run", order)
    assert left(desk) == before
    (priced,) = dry["scenes"]
    assert priced["cost"] == pytest.approx(priced["km2"] * priced["costPerKm2"])
    assert dry["allocatedCredits"] == priced["cost"] > 0
    assert dry["krakenKm2"] == pytest.approx(2 * dry["analyzedKm2"])
    desk.release(["cars"], [scene])
    assert left(desk) == pytest.approx(before - dry["allocatedCredits"])
    newest = transactions(desk, cursor="Mg==")["results"][-1]
    assert (newest["kind"], newest["sceneId"]) == ("credit.allocate", scene)
    assert newest["credit"] == dry["allocatedCredits"]
    assert newest["tiles"]


def test_what_is_paid_for_serves_the_whole_group(desk, scene):
    desk.release(["imagery"], [scene])
    before = left(desk.become("ana"))
    price = desk.ok(CHECK, {"sceneIds": [scene], "geojson": EXTENT})
    assert price == {"cost": 0.0, "km2": 0.0}
    desk.release(["cars"], [scene])
    assert left(desk) == before
    allocations, _ = pages(desk, "/credits/group/list-allocations")
    assert allocations[-1]["sceneId"] == scene


def test_a_dry_run_books_if_told_to(desk, scene):
    order = {
        "dryRuns": [{"mapTypes": ["cars"], "scenes": [[scene]]}],
        "extent": EXTENT,
        "allocate": True,
    }
    before = left(desk)
    cost = desk.run("/kraken/dry-run", order)["allocatedCredits"]
    assert left(desk) == pytest.approx(before - cost)


def test_a_switch_wants_areas_paid_for_before(emulator, desk, scene):
    emulator.spaceknow.configure({"allocation": "required"})
    order = {"mapTypes": ["cars"], "sceneIds": [scene], "extent": EXTENT}
    assert desk.refused("/kraken/release/initiate", order) == (402, "CREDITS-ERROR")
    dry = {
        "dryRuns": [{"mapTypes": ["cars"], "scenes": [[scene]]}],
        "extent": EXTENT,
        "allocate": True,
    }
    desk.start("/kraken/dry-run", dry)
    desk.ok("/kraken/release/initiate", order)


def test_without_credits_there_is_no_release(desk, scene):
    desk.become("nora")
    order = {"mapTypes": ["cars"], "sceneIds": [scene], "extent": EXTENT}
    assert desk.refused("/kraken/release/initiate", order) == (401, "NOT-AUTHORIZED")
    assert transactions(desk)["results"] == []


def test_failed_work_gives_its_credits_back(emulator, desk, scene):
    before = left(desk)
    emulator.spaceknow.configure({"failure": {}})
    order = {"mapTypes": ["cars"], "sceneIds": [scene], "extent": EXTENT}
    pipeline = desk.start("/kraken/release", order)
    assert left(desk) < before
    desk.finish(pipeline)
    assert left(desk) == before
    kinds = [one["kind"] for one in transactions(desk, cursor="Mg==")["results"]]
    assert kinds[-2:] == ["credit.allocate", "credit.return"]
    assert desk.ok(CHECK, {"sceneIds": [scene], "geojson": EXTENT})["cost"] > 0


def test_a_limit_holds_and_can_be_taken_away(desk, scene):
    limit, used = "/credits/user/set-credit-limit", "/credits/user/info"
    spent = desk.ok(used, {"userId": "auth0|ana"})["usedCredit"]
    desk.ok(limit, {"userId": "auth0|ana", "creditLimit": spent + 0.01})
    desk.become("ana")
    assert left(desk) == pytest.approx(0.01)
    order = {"mapTypes": ["cars"], "sceneIds": [scene], "extent": EXTENT}
    assert desk.refused("/kraken/release/initiate", order)[0] == 401
    desk.become("ada").ok(limit, {"userId": "auth0|ana"})
    desk.become("ana").ok("/kraken/release/initiate", order)


def test_limits_of_other_groups_need_more(emulator, desk):
    limit = {"userId": "auth0|nora", "creditLimit": 5}
    path = "/credits/user/set-credit-limit"
    desk.ok(path, limit)
    emulator.spaceknow.admin.permissions = ("admin.credits",)
    assert desk.refused(path, limit) == (401, "NOT-AUTHORIZED")
    desk.ok(path, {"userId": "auth0|ana", "creditLimit": 5})
    assert desk.refused(path, {"userId": "auth0|none"})[0] == 404


def test_transactions_come_by_pages(desk):
    found, count = pages(desk, "/credits/group/list-transactions")
    assert (len(found), count) == (250, 3)
    assert len({one["id"] for one in found}) == 250
    assert [one["time"] for one in found] == sorted(one["time"] for one in found)
    kinds = Counter(one["kind"] for one in found)
    assert set(kinds) == {
        "credit.allocate",
        "credit.preallocate",
        "credit.return",
        "credit.update",
    }


def test_allocations_come_by_pages_and_the_last_has_no_cursor(desk):
    found, count = pages(desk, "/credits/group/list-allocations")
    assert (len(found), count) == (130, 2)
    last = desk.ok("/credits/group/list-allocations", {"cursor": "MQ=="})
    assert "cursor" not in last
    assert any("tiles" not in one for one in found)


def test_the_size_of_a_page_is_a_switch(emulator, desk):
    emulator.spaceknow.configure({"page": 9})
    page = transactions(desk)
    assert (len(page["results"]), page["cursor"]) == (9, "MQ==")


@pytest.mark.parametrize("cursor", ["nonsense", "Zm9v", "-"])
def test_a_cursor_of_ones_own_is_refused(desk, cursor):
    path = "/credits/group/list-transactions"
    assert desk.refused(path, {"cursor": cursor}) == (422, "VALIDATION-ERROR")


def test_other_groups_are_for_admins(desk):
    order = {"groupId": "grp-broke"}
    assert transactions(desk, **order)["results"] == []
    assert desk.refused("/credits/group/list-transactions", {"groupId": "x"}) == (
        404,
        "NO-VALID-BINDING",
    )
    desk.become("ana")
    for path in ("transactions", "allocations"):
        refused = desk.refused(f"/credits/group/list-{path}", order)
        assert refused == (401, "NOT-AUTHORIZED")


def test_who_has_no_group_has_no_credits(desk, scene):
    desk.become("solo")
    nothing = (404, "NO-VALID-BINDING")
    assert desk.refused("/credits/user/info") == nothing
    assert desk.refused(CHECK, {"sceneIds": [scene], "geojson": EXTENT}) == nothing


def test_a_licence_that_ended_checks_nothing(desk, scene):
    order = {"sceneIds": [scene], "geojson": EXTENT}
    assert desk.become("leo").refused(CHECK, order) == (401, "NOT-AUTHORIZED")


def test_an_area_for_another_user_needs_more_rights(desk, scene):
    order = {"sceneIds": [scene], "geojson": EXTENT, "userId": "auth0|nora"}
    assert desk.ok(CHECK, order)["cost"] > 0
    assert desk.become("ana").refused(CHECK, order) == (401, "NOT-AUTHORIZED")


def test_areas_beyond_85_degrees_are_refused(desk, scene):
    polar = box(14, 84.9, 15, 85.01)
    refused = desk.refused(CHECK, {"sceneIds": [scene], "geojson": polar})
    assert refused == (422, "VALIDATION-ERROR")
