from __future__ import annotations

import json

import httpx
import msgspec
import pytest

from swath.emulator import Fault, scene
from swath_api.datasphere.operations import OPERATIONS
from swath_api.sentinelhub.operations import OPERATIONS as SENTINELHUB
from swath_api.spaceknow.operations import OPERATIONS as SPACEKNOW


TABLES = (OPERATIONS, SENTINELHUB, SPACEKNOW)


@pytest.fixture
def admin(emulator):
    with httpx.Client(
        base_url=f"{emulator.url}/_emulator", verify=False, timeout=60
    ) as admin:
        yield admin


def test_config_tells_the_settings(emulator, admin):
    assert admin.get("config").json() == emulator.settings()


def test_config_follows_the_host_of_the_request(admin):
    settings = admin.get("config", headers={"Host": "emulator.test"}).json()
    assert settings["services"]["datasphere"]["base_url"] == (
        "http://emulator.test/datasphere"
    )


def test_switches_are_changed(emulator, admin):
    reply = admin.patch("config", json={"datasphere": {"strict": True}})
    assert reply.json()["services"]["datasphere"]["switches"]["strict"] is True
    assert emulator.datasphere.switches.strict


@pytest.mark.parametrize(
    "body",
    [
        {"datasphere": {"strcit": True}},
        {"datasphere": {"strict": "very"}},
        {"marsphere": {}},
        [],
    ],
)
def test_switches_that_do_not_exist_are_a_400(emulator, admin, body):
    reply = admin.patch("config", json=body)
    assert reply.status_code == 400
    assert reply.json()["detail"]
    assert not emulator.datasphere.switches.strict


def test_a_fault_is_planned(emulator, admin):
    fault = {"operation": "getItem", "status": 503, "nth": [1, None], "times": 2}
    reply = admin.post("faults", json=fault)
    assert reply.json() == [{"fault": fault, "seen": 0, "struck": 0}]
    assert emulator.faults.planned[0].fault == Fault(
        operation="getItem", status=503, nth=(1, None), times=2
    )


def test_a_list_of_faults_is_planned(emulator, admin):
    admin.post("faults", json=[{"cut_after": n, "times": 1} for n in range(3)])
    assert [one.fault.cut_after for one in emulator.faults.planned] == [0, 1, 2]


def test_faults_show_how_often_they_struck(admin, client):
    admin.post("faults", json={"status": 503})
    client.get("/api/item/v1/latest")
    assert admin.get("faults").json()[0]["struck"] == 1


def test_a_preset_is_planned(emulator, admin):
    admin.post("faults?preset=rate_limited", json={"every": 2, "retry_after": 9})
    (planned,) = emulator.faults.planned
    assert (planned.fault.status, planned.fault.retry_after) == (429, 9)
    admin.post("faults?preset=flaky")
    assert len(emulator.faults) == 4


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("faults", {}),
        ("faults", {"status": 7}),
        ("faults", {"statsu": 500}),
        ("faults", [{"status": 500}, {"times": 1}]),
        ("faults", "none"),
        ("faults?preset=hurricane", {}),
        ("faults?preset=flaky", {"strength": 9}),
    ],
)
def test_a_fault_that_makes_no_sense_is_a_400_and_nothing_is_planned(
    emulator, admin, path, body
):
    assert admin.post(path, json=body).status_code == 400
    assert not len(emulator.faults)


def test_faults_are_cleared(emulator, admin):
    emulator.faults.add(Fault(status=500))
    assert admin.delete("faults").json() == []
    assert not len(emulator.faults)


def test_the_journal_is_read_and_cleared(admin, client):
    client.get("/api/item/v1/latest")
    client.get("/api/item/v1/none")
    assert len(admin.get("journal").json()) == 2
    (found,) = admin.get("journal", params={"status": 404}).json()
    assert found["operation"] == "getItem"
    assert found["headers"]["authorization"] == "Token ***"
    assert admin.get("journal", params={"operation": "publish"}).json() == []
    admin.delete("journal")
    assert admin.get("journal").json() == []


def test_the_clock_is_read_and_set(emulator, admin):
    before = emulator.clock.now()
    clock = admin.post("clock", json={"mode": "manual", "advance": 60}).json()
    assert clock["mode"] == "manual"
    assert (emulator.clock.now() - before).total_seconds() == 60
    assert admin.get("clock").json() == clock


@pytest.mark.parametrize("body", [{"mode": "fast"}, {"advance": -1}, {"speed": 2}])
def test_a_clock_that_makes_no_sense_is_a_400(admin, body):
    assert admin.post("clock", json=body).status_code == 400


def test_a_package_is_seeded(admin, client):
    scenes = [scene(number, "c") for number in range(3)]
    order = {"package": "mine", "items": scenes, "covers": ["c"]}
    reply = admin.post("seed", json={"datasphere": order})
    assert reply.json() == {
        "datasphere": {"package": "mine", "kind": "dataset", "items": 3}
    }
    lines = client.get("/api/dataset/v1/mine/stream/?order=old").content.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(json.dumps(scenes))


@pytest.mark.parametrize(
    "order",
    [
        {"package": "mine", "items": [{"type": "Feature"}]},
        {"package": "mine", "kind": "archive"},
        {"items": []},
    ],
)
def test_a_seed_that_makes_no_sense_is_a_400(emulator, admin, order):
    assert admin.post("seed", json={"datasphere": order}).status_code == 400
    assert emulator.datasphere.package("mine") is None


def test_reset_of_all_and_of_parts(emulator, admin):
    emulator.datasphere.add_package("mine")
    emulator.faults.add(Fault(status=500))
    admin.post("reset", json={"only": ["faults"]})
    assert not len(emulator.faults)
    assert emulator.datasphere.package("mine") is not None
    admin.post("reset")
    assert emulator.datasphere.package("mine") is None
    assert admin.post("reset", json={"only": ["weather"]}).status_code == 400


def test_there_are_no_jobs_in_the_data_sphere(admin):
    assert admin.get("jobs").json()["datasphere"] == []
    order = {"datasphere": {"id": "x", "status": "DONE"}}
    assert admin.post("jobs", json=order).status_code == 400


def test_coverage_has_a_row_for_each_operation(admin, client):
    client.get("/api/item/v1/latest")
    client.get("/api/item/v1/none")
    rows = {row["operation"]: row for row in admin.get("coverage").json()}
    assert set(rows) == {name for table in TABLES for name in table}
    assert all(row["implemented"] for row in rows.values())
    assert (rows["getItem"]["hits"], rows["publish"]["hits"]) == (2, 0)
    assert rows["publish"]["method"] == "WEBSOCKET"


def test_coverage_is_a_page_for_browsers(admin):
    reply = admin.get("coverage", headers={"Accept": "text/html,*/*"})
    assert reply.headers["content-type"].startswith("text/html")
    count = sum(map(len, TABLES))
    done = f"{count} of {count} operations implemented, 0 hit"
    assert done in reply.text
    assert all(name in reply.text for table in TABLES for name in table)


@pytest.mark.parametrize("path", ["", "unknown", "health/more"])
def test_an_unknown_route_names_those_there_are(admin, path):
    reply = admin.get(path)
    assert reply.status_code == 404
    assert "coverage" in reply.json()["detail"]


def test_a_wrong_method_is_a_405_with_allow(admin):
    reply = admin.delete("health")
    assert (reply.status_code, reply.headers["allow"]) == (405, "GET")


def test_a_body_that_is_no_json_is_a_400(admin):
    for path in ("faults", "reset", "seed", "clock"):
        assert admin.post(path, content=b"{\xff").status_code == 400


def test_the_routes_and_the_object_agree_on_a_fault():
    fields = set(Fault.__struct_fields__)
    documented = {
        line.split(":")[0].strip()
        for line in (Fault.__doc__ or "").splitlines()
        if line.startswith("    ") and ":" in line
    }
    assert fields <= documented
    assert msgspec.json.decode(b'{"status":500}', type=Fault) == Fault(status=500)
