from __future__ import annotations

import os
import subprocess
import sys
import textwrap

import pytest


@pytest.fixture
def run(tmp_path):
    """Runs pytest on a test file, with no plugins but ours and those named."""

    def ran(tests, *arguments):
        (tmp_path / "test_it.py").write_text(textwrap.dedent(tests))
        command = [sys.executable, "-m", "pytest", "-p", "swath.testing", *arguments]
        return subprocess.run(
            [*command, "-W", "error", "-q", "test_it.py"],
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(sys.path),
                "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            },
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return ran


SHARED = """
    import pytest
    from urllib.request import urlopen

    seen = set()

    @pytest.mark.parametrize("time", range(4))
    def test_the_server_is_shared_and_the_state_is_not(swath_emulator, time):
        assert swath_emulator.datasphere.package("mine") is None
        swath_emulator.datasphere.add_package("mine")
        assert urlopen(swath_emulator.url + "/_emulator/health").status == 200
        seen.add(swath_emulator.url)
        assert len(seen) == 1
"""


def test_the_server_is_shared_and_reset(run):
    done = run(SHARED)
    assert done.returncode == 0, done.stdout
    assert "4 passed" in done.stdout


def test_each_worker_of_xdist_has_its_own(run):
    pytest.importorskip("xdist", reason="needs pytest-xdist")
    done = run(SHARED, "-p", "xdist", "-n", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 passed" in done.stdout


def test_a_fresh_one_is_another_each_time(run):
    done = run("""
        import pytest
        seen = set()

        @pytest.mark.parametrize("time", range(2))
        def test_it(swath_emulator, swath_emulator_fresh, time):
            assert swath_emulator_fresh.url != swath_emulator.url
            swath_emulator_fresh.datasphere.add_package("mine")
            assert swath_emulator.datasphere.package("mine") is None
            assert id(swath_emulator_fresh) not in seen
            seen.add(id(swath_emulator_fresh))
    """)
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout


def test_the_profile_leads_to_the_fixture_for_the_test_only(run):
    done = run("""
        import os
        from swath.emulator import embedded_settings

        def test_during(swath_emulator):
            assert embedded_settings()["url"] == swath_emulator.url

        def test_after():
            assert "SWATH_EMULATOR_URL" not in os.environ
    """)
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout


def test_a_failure_shows_the_journal(run):
    done = run("""
        from urllib.request import urlopen
        from urllib.error import HTTPError

        def test_it(swath_emulator):
            try:
                urlopen(swath_emulator.datasphere.url + "/api/item/v1/latest")
            except HTTPError as error:
                error.close()
            assert False
    """)
    assert done.returncode == 1
    assert "GET /datasphere/api/item/v1/latest -> 401" in done.stdout


def test_collecting_loads_nothing_of_the_emulator(run):
    done = run("""
        import sys

        def test_it():
            heavy = {"starlette", "uvicorn", "httpx", "swath.emulator"}
            assert not heavy & set(sys.modules)
    """)
    assert done.returncode == 0, done.stdout
