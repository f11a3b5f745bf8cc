from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from swath import drift
from swath.emulator import Fault


def findings(done):
    return {row["subject"]: row for row in map(json.loads, done.stdout.splitlines())}


def asked(emulator):
    """The requests but those for tokens, which live longer than a client."""
    return [one for one in emulator.journal if one.operation != "requestToken"]


def test_the_emulator_is_healthy(run, emulator):
    done = run("doctor", "--json", "--profile", "emulator")
    assert done.exit_code == 0
    found = findings(done)
    assert found["datasphere"]["outcome"] == "ok"
    assert found["spaceknow"]["outcome"] == "ok"
    assert found["sentinelhub"]["outcome"] == "ok"
    assert found["httpx"]["outcome"] == "ok"
    assert found["profile file"]["outcome"] == "skipped"
    assert [entry.status for entry in asked(emulator)] == [404, 200, 200]


def test_what_is_not_configured_is_skipped_and_no_failure(run):
    done = run("doctor", "--json")
    assert done.exit_code == 0
    for service, setting in (
        ("datasphere", "token"),
        ("spaceknow", "username"),
        ("sentinelhub", "client_id"),
    ):
        skipped = findings(done)[service]
        assert skipped["outcome"] == "skipped"
        assert f"swath config set {service} {setting}" in skipped["told"]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (Fault(token="invalid"), "401"),
        (Fault(status=503), "503"),
        (Fault(drop="reset"), ""),
    ],
    ids=str,
)
def test_a_service_in_trouble_fails_it(run, emulator, fault, told):
    emulator.faults.add(fault)
    done = run("doctor", "--json")
    assert done.exit_code == 1
    for service in ("datasphere", "spaceknow", "sentinelhub"):
        failed = findings(done)[service]
        assert failed["outcome"] == "failed"
        assert told in failed["told"]
    once = [one for one in emulator.journal if one.service != "sentinelhub"]
    assert len(once) == 2


def test_a_profile_file_that_others_can_read_fails_it(run):
    file = Path(os.environ["SWATH_CONFIG"])
    file.parent.mkdir()
    file.write_text("")
    file.chmod(0o644)
    done = run("doctor", "--json")
    assert done.exit_code == 1
    assert "chmod 600" in findings(done)["profile file"]["told"]


def test_it_reads_as_a_list_for_people(run, emulator):
    done = run("doctor")
    assert "ok  datasphere" in done.stdout


def test_a_report_of_drift_is_printed_as_a_proposal(run, tmp_path):
    path = tmp_path / "drift.json"
    found = drift.OperationDrift(answers=2, statuses={"418": 1})
    drift.Report(services={"spaceknow": {"getSceneInfo": found}}).save(path)
    done = run("doctor", "--drift", str(path))
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "spaceknow.getSceneInfo (2 answers)",
        "  document status 418: came 1 time",
    ]


def test_a_report_without_drift_says_so(run, tmp_path):
    path = tmp_path / "drift.json"
    drift.Report(services={}).save(path)
    done = run("doctor", "--drift", str(path))
    assert done.stdout == "Servers sent what their documents have.\n"


def test_what_is_no_report_is_refused(run, tmp_path):
    path = tmp_path / "drift.json"
    path.write_text("{")
    done = run("doctor", "--drift", str(path))
    assert done.exit_code == 2
    assert "is no report of a recorder" in done.stderr
