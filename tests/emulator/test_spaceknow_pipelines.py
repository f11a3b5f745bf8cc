"""Pipelines go their way on the clock."""

from __future__ import annotations

import httpx
import pytest

from .spaceknow_desk import EXTENT, SKYSAT


ORDER = {"datasets": [SKYSAT], "extent": EXTENT}


@pytest.fixture
def slow(emulator):
    emulator.clock.use("manual")
    emulator.spaceknow.configure({"queue": 10, "step": 5, "next_try": 7})
    return emulator


def test_each_poll_goes_on_by_itself(desk):
    started = desk.ok("/imagery/search/initiate", ORDER)
    assert (started["status"], started["nextTry"]) == ("NEW", 1)
    assert len(started["pipelineId"]) == 20
    states = desk.finish(started["pipelineId"])
    assert states == ["NEW", "PROCESSING", "PROCESSING", "RESOLVED"]


def test_the_six_steps_come_in_their_order(slow, desk):
    pipeline = desk.start("/imagery/search", ORDER)
    assert desk.status(pipeline, getProgress=True) == {"status": "NEW", "nextTry": 7}
    slow.clock.advance(10)
    seen = []
    for _ in range(6):
        told = desk.status(pipeline, getProgress=True)
        assert (told["status"], told["nextTry"]) == ("PROCESSING", 7)
        seen.append((told["progress"]["step"], told["progress"]["message"]))
        slow.clock.advance(5)
    assert [step for step, _ in seen] == [1, 2, 3, 4, 5, 6]
    assert seen[0][1] == "Preparing analysis"
    assert seen[5][1] == "Finalizing analysis"
    assert desk.status(pipeline, getProgress=True) == {"status": "RESOLVED"}


def test_progress_comes_only_if_asked_for(slow, desk):
    pipeline = desk.start("/imagery/search", ORDER)
    slow.clock.advance(12)
    assert "progress" not in desk.status(pipeline)


def test_progress_names_the_provider_whose_data_it_takes(slow, desk):
    slow.clock.use("auto")
    scene = desk.clear_scene()["sceneId"]
    order = {"mapTypes": ["imagery"], "sceneIds": [scene], "extent": EXTENT}
    slow.clock.use("manual")
    pipeline = desk.start("/kraken/release", order)
    slow.clock.advance(12)
    assert desk.status(pipeline, getProgress=True)["progress"]["provider"] == "pl"


def test_ids_are_the_same_on_every_run(emulator, desk):
    first = [desk.start("/imagery/search", ORDER) for _ in range(3)]
    assert len(set(first)) == 3
    emulator.reset()
    assert [desk.start("/imagery/search", ORDER) for _ in range(3)] == first


def test_a_result_is_not_there_before_its_time(slow, desk):
    pipeline = {"pipelineId": desk.start("/imagery/search", ORDER)}
    early = (400, "PIPELINE-NOT-PROCESSED")
    assert desk.refused("/imagery/search/retrieve", pipeline) == early
    slow.clock.advance(39)
    assert desk.refused("/imagery/search/retrieve", pipeline) == early
    slow.clock.advance(1)
    first = desk.ok("/imagery/search/retrieve", pipeline)
    assert desk.ok("/imagery/search/retrieve", pipeline) == first


def test_an_unknown_pipeline_is_a_404(desk):
    unknown = {"pipelineId": "x" * 20}
    gone = (404, "NON-EXISTENT-PIPELINE")
    assert desk.refused("/tasking/get-status", unknown) == gone
    assert desk.refused("/kraken/release/retrieve", unknown) == gone


def test_a_pipeline_of_another_operation_is_a_400(desk):
    pipeline = desk.start("/imagery/search", ORDER)
    desk.finish(pipeline)
    wrong = desk.refused("/kraken/release/retrieve", {"pipelineId": pipeline})
    assert wrong == (400, "INVALID_PIPELINE_RESULT")


@pytest.mark.parametrize("name", ["short", "x" * 21, 7, None])
def test_a_pipeline_id_has_20_characters(desk, name):
    code = desk.refused("/tasking/get-status", {"pipelineId": name})
    assert code == (422, "VALIDATION-ERROR")


def test_a_switch_lets_pipelines_fail_with_a_code(emulator, desk):
    failure = {"code": "EXTENT-TOO-SMALL", "message": "so small"}
    emulator.spaceknow.configure({"failure": failure})
    pipeline = desk.start("/imagery/search", ORDER)
    assert desk.finish(pipeline)[-1] == "FAILED"
    reply = desk.post("/imagery/search/retrieve", {"pipelineId": pipeline})
    assert reply.status_code == 424
    assert reply.json() == {"error": "EXTENT-TOO-SMALL", "errorMessage": "so small"}


def test_the_switch_may_mean_one_operation_only(emulator, desk):
    emulator.spaceknow.configure({"failure": {"operation": "initiateRelease"}})
    assert desk.finish(desk.start("/imagery/search", ORDER))[-1] == "RESOLVED"


def test_the_admin_sees_pipelines_and_forces_them(emulator, slow, desk):
    jobs = f"{emulator.url}/_emulator/jobs"
    pipeline = desk.start("/imagery/search", ORDER)
    (listed,) = httpx.get(jobs, verify=False).json()["spaceknow"]
    assert listed == {
        "id": pipeline,
        "operation": "initiateSearch",
        "status": "NEW",
        "step": 0,
        "started": "2026-06-01T00:00:00Z",
    }
    order = {"id": pipeline, "status": "RESOLVED"}
    reply = httpx.post(jobs, json={"spaceknow": order}, verify=False)
    assert reply.json()["spaceknow"]["status"] == "RESOLVED"
    assert desk.ok("/imagery/search/retrieve", {"pipelineId": pipeline})["results"]
    order = {"id": pipeline, "status": "FAILED", "code": "GSD-TOO-COARSE"}
    httpx.post(jobs, json={"spaceknow": order}, verify=False)
    assert desk.status(pipeline) == {"status": "FAILED"}
    failed = desk.refused("/imagery/search/retrieve", {"pipelineId": pipeline})
    assert failed == (424, "GSD-TOO-COARSE")


@pytest.mark.parametrize(
    "order", [{"id": "x", "status": "RESOLVED"}, {"id": "x", "status": "DONE"}, {}]
)
def test_an_order_that_cannot_be_is_a_400(emulator, order):
    jobs = f"{emulator.url}/_emulator/jobs"
    reply = httpx.post(jobs, json={"spaceknow": order}, verify=False)
    assert reply.status_code == 400


def test_a_reset_forgets_pipelines(emulator, desk):
    pipeline = desk.start("/imagery/search", ORDER)
    emulator.reset()
    assert not emulator.spaceknow.jobs()
    assert desk.refused("/tasking/get-status", {"pipelineId": pipeline})[0] == 404
