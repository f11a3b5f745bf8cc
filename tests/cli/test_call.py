from __future__ import annotations

import json

import pytest

from swath.emulator import Fault


def test_services_and_operations_are_listed(run):
    assert run("call").stdout.startswith("datasphere")
    listed = run("call", "datasphere").stdout
    for name in ("getDatasetPage", "streamDataset", "getItem", "subscribe", "publish"):
        assert f"{name}  " in listed
    assert "package_name=STRING" in listed
    assert "order?=new|old" in listed


def test_the_answer_is_written_as_received(run, emulator):
    body = '{"type":"FeatureCollection",  "features":[], "links":[], "extra": 1.50}'
    emulator.faults.add(Fault(operation="getDatasetPage", status=200, body=body))
    done = run("call", "datasphere", "getDatasetPage", "package_name=many")
    assert (done.exit_code, done.stdout) == (0, body)


def test_parameters_go_out_under_their_wire_names(run, emulator):
    run(
        "call", "datasphere", "getDatasetPage", "package_name=many",
        "order=old", "from=2026-03-02T00:00:00Z", "to=2026-03-03T00:00:00Z",
    )  # fmt: skip
    (entry,) = emulator.journal.entries
    assert entry.query == [
        ("order", "old"),
        ("from", "2026-03-02T00:00:00Z"),
        ("to", "2026-03-03T00:00:00Z"),
    ]
    assert entry.odd == []


def test_a_stream_is_passed_on(run, emulator, held):
    done = run("call", "datasphere", "streamDataset", "package_name=many", "order=old")
    assert done.stdout_bytes.splitlines() == held("many")


def test_the_answer_goes_to_a_file(run, held, tmp_path):
    output = tmp_path / "item.json"
    run("call", "datasphere", "getItem", "package_name=latest", "--output", output)
    assert output.read_bytes() == held("many")[-1]
    assert [path.name for path in tmp_path.iterdir()] == ["item.json"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["datasfere"], "did you mean 'datasphere'?"),
        (["datasphere", "getDataset"], "did you mean 'getDatasetPage'?"),
        (["datasphere", "getItem", "package=x"], "did you mean 'package_name'?"),
        (["datasphere", "getItem", "latest"], "write NAME=VALUE"),
        (
            ["datasphere", "getItem"],
            "needs package_name=STRING: Name of the package, as its owner chose it.",
        ),
        (
            ["datasphere", "getDatasetPage", "package_name=many", "order=newest"],
            "did you mean 'new'?",
        ),
        (["datasphere", "publish"], "swath datasphere publish --help"),
        (["datasphere", "getItem", "package_name=x", "--json", "{}"], "takes no body"),
        (["datasphere", "getItem", "package_name=.."], "cannot be part of a path"),
    ],
)
def test_bad_input_is_refused_before_any_request(run, emulator, words, told):
    done = run("call", *words)
    assert done.exit_code == 2
    assert told in done.stderr
    assert len(emulator.journal) == 0


def test_a_refusal_is_exit_code_1(run, emulator):
    done = run("call", "datasphere", "getItem", "package_name=nowhere")
    assert done.exit_code == 1
    assert "404" in done.stderr


def test_profile_and_patience_can_be_given(run, server, monkeypatch):
    server.reset()
    monkeypatch.setenv("SWATH_EMULATOR_URL", server.url)
    server.faults.add(Fault(status=503))
    done = run(
        "call", "datasphere", "getItem", "package_name=latest",
        "--profile", "emulator", "--max-retries", 0,
    )  # fmt: skip
    assert done.exit_code == 3
    assert len(server.journal) == 1


def test_the_items_of_a_page_are_valid_json(run, emulator):
    done = run("call", "datasphere", "getDatasetPage", "package_name=fifty-one")
    assert len(json.loads(done.stdout)["features"]) == 50
