"""Who may do what at the emulated Sentinel Hub, and how it says no."""

from __future__ import annotations

import pytest

from swath.emulator.sentinelhub import ServiceError
from swath.emulator.sentinelhub.paths import aliases
from swath_api.sentinelhub.operations import OPERATIONS


LOCATIONS = "/api/v1/metadata/location"
PROCESS = "/api/v1/process"
ORDER = {
    "input": {
        "bounds": {"bbox": [13.0, 45.0, 13.1, 45.1]},
        "data": [{"type": "sentinel-2-l2a"}],
    },
    "evalscript": "//VERSION=3",
}


def boom(reply):
    """Status, code and message of an error in the form of the service."""
    error = reply.json()["error"]
    assert error["status"] == reply.status_code
    assert error["reason"]
    return error["status"], error["code"], error["message"]


@pytest.mark.parametrize(
    "header", [None, "", "Basic abc", "Bearer", "Bearer a.b.c", "Bearer é"]
)
def test_without_a_valid_token_it_is_a_401(hub_desk, header):
    del hub_desk.http.headers["authorization"]
    headers = {} if header is None else {"authorization": header.encode()}
    reply = hub_desk.get(LOCATIONS, headers=headers)
    status, code, message = boom(reply)
    assert (status, code) == (401, "COMMON_UNAUTHORIZED")
    assert "Bearer" in message


def test_a_token_of_an_account_that_is_gone_is_a_401(emulator, hub_desk):
    emulator.sentinelhub.accounts._accounts.clear()
    assert boom(hub_desk.get(LOCATIONS))[:2] == (401, "COMMON_UNAUTHORIZED")


def test_an_account_that_has_ended_is_a_403(hub_desk):
    hub_desk.become("ended")
    status, code, _ = boom(hub_desk.get(LOCATIONS))
    assert (status, code) == (403, "COMMON_SENTINEL_ACCOUNT_EXPIRED")


def test_what_is_not_in_the_plan_is_a_403(hub_desk):
    hub_desk.become("trial")
    order = ORDER | {"output": {"delivery": {"s3": {"url": "s3://demo/x"}}}}
    status, code, _ = boom(hub_desk.post("/api/v1/async/process", order))
    assert (status, code) == (403, "COMMON_INSUFFICIENT_PERMISSIONS")


def test_without_processing_units_nothing_is_rendered_but_all_can_be_read(hub_desk):
    hub_desk.become("spent")
    assert hub_desk.get(LOCATIONS).status_code == 200
    status, code, _ = boom(hub_desk.post(PROCESS, ORDER))
    assert (status, code) == (403, "ACCESS_INSUFFICIENT_PROCESSING_UNITS")


@pytest.mark.parametrize(
    ("content", "media", "status", "code", "told"),
    [
        (b"", "application/json", 400, "COMMON_BAD_PAYLOAD", "empty"),
        (b"{", "application/json", 400, "COMMON_BAD_PAYLOAD", "no JSON"),
        (b"\xff", "application/json", 400, "COMMON_BAD_PAYLOAD", "no JSON"),
        (b"{}", "application/json", 400, "COMMON_BAD_PAYLOAD", "input"),
        (b"{}", "text/plain", 415, "COMMON_UNSUPPORTED_MEDIA_TYPE", "text/plain"),
        (
            b"--x--",
            "multipart/form-data; boundary=x",
            400,
            "COMMON_BAD_PAYLOAD",
            "part",
        ),
    ],
)
def test_a_body_that_cannot_be_read(hub_desk, content, media, status, code, told):
    headers = {"content-type": media}
    reply = hub_desk.http.post(PROCESS, content=content, headers=headers)
    assert boom(reply)[:2] == (status, code)
    assert told in boom(reply)[2]


def test_a_wrong_member_is_named_with_what_is_wrong(hub_desk):
    order = ORDER | {"output": {"width": 5000}}
    reply = hub_desk.post(PROCESS, order)
    (violation,) = reply.json()["error"]["errors"]
    assert violation["parameter"] == "output->width"
    assert "2500" in violation["violation"]


def test_a_wrong_method_is_a_405_and_an_unknown_path_a_404(hub_desk):
    reply = hub_desk.http.put(PROCESS)
    assert boom(reply)[:2] == (405, "COMMON_METHOD_NOT_ALLOWED")
    assert "POST" in reply.headers["allow"]
    assert boom(hub_desk.get("/api/v1/nothing"))[:2] == (404, "COMMON_NOT_FOUND")


@pytest.mark.parametrize("info", OPERATIONS.values(), ids=lambda info: info.id)
@pytest.mark.parametrize("slash", ["", "/"])
def test_every_operation_is_at_all_its_paths(emulator, hub_desk, info, slash):
    paths = [one.path for one in aliases({info.id: info}).values()]
    for path in (info.path, *paths):
        concrete = path.replace("{", "x").replace("}", "x") + slash
        hub_desk.http.request(info.method, concrete)
        assert emulator.journal.entries[-1].operation == info.id


def test_the_new_paths_are_those_of_the_reference():
    found = {one.path for one in aliases(OPERATIONS).values()}
    assert {
        "/process/v1",
        "/catalog/v1",
        "/catalog/v1/search",
        "/api/v1/catalog/search",
        "/async/v1/process/{requestId}",
        "/statistics/v1",
    } <= found


def test_a_prefix_in_a_segment_is_not_part_of_the_parameter(emulator, hub_desk):
    path = "/api/v1/metadata/collection/byoc-"
    emulator.sentinelhub.own_collections["byoc-a1"] = {"Red": "UINT16"}
    told = hub_desk.get(f"{path}a1").json()
    assert (told["id"], told["datasetType"]) == ("a1", "custom")
    assert told["bands"] == [{"name": "Red", "sampleType": "UINT16"}]
    assert boom(hub_desk.get(f"{path}b2"))[:2] == (404, "COMMON_NOT_FOUND")
    zarr = hub_desk.get(path.replace("byoc", "zarr") + "a1")
    assert boom(zarr)[:2] == (404, "COMMON_NOT_FOUND")


def test_locations_lead_to_the_emulator_itself(emulator, hub_desk):
    listed = hub_desk.get(LOCATIONS).json()
    assert [one["id"] for one in listed][:2] == ["aws-eu-central-1", "aws-us-west-2"]
    assert {one["url"] for one in listed} == {emulator.sentinelhub.url}
    one = hub_desk.get(f"{LOCATIONS}/creo").json()
    assert one in listed
    assert hub_desk.get(f"{LOCATIONS}/mars").status_code == 404


def test_every_answer_has_an_id_of_its_own(hub_desk):
    ids = {hub_desk.get(LOCATIONS).headers["sh-request-id"] for _ in range(3)}
    assert len(ids) == 3


def test_settings_lead_clients_to_the_emulator(emulator):
    told = emulator.settings()["services"]["sentinelhub"]
    assert told["base_url"] == emulator.sentinelhub.url
    assert told["token_url"].startswith(told["base_url"])
    assert told["client_secret"] == emulator.sentinelhub.client.secret


def test_accounts_and_clients_come_from_a_seed(emulator, hub_desk):
    order = (
        b'{"accounts": [{"id": "a", "name": "mine", "units": 5}], "units": {"a": 7},'
        b'"clients": [{"id": "c", "secret": "s", "account": "a"}]}'
    )
    emulator.sentinelhub.seed(order)
    assert hub_desk.grant(client_id="c", client_secret="s").status_code == 200
    assert emulator.sentinelhub.account("mine").units == 7
    with pytest.raises(ValueError, match="no account"):
        emulator.sentinelhub.seed(b'{"units": {"x": 1}}')


def test_a_bucket_leads_nowhere_else(emulator):
    objects = emulator.sentinelhub.objects
    objects.put("s3://demo/a/b.txt", b"x")
    assert list(objects) == ["s3://demo/a/b.txt"]
    assert (objects.folder / "demo/a/b.txt").read_bytes() == b"x"
    for url in ("s3://demo/../x", "file:///etc", "s3:///x", "s3://../x", "demo/x"):
        with pytest.raises(ServiceError, match="bucket"):
            objects.path(url)
    with pytest.raises(ServiceError, match="denied"):
        objects.check("s3://denied/x")
    emulator.reset("state")
    assert list(objects) == []
