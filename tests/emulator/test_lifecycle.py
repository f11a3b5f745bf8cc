from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import textwrap
import threading
from contextlib import suppress

import httpx
import pytest

from swath.emulator import Emulator, Fault, embedded, embedded_settings

from .sentinelhub_desk import HubDesk


def run(program: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(program)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout.strip()


def test_the_context_manager_serves_and_then_frees_the_port():
    with Emulator() as emulator:
        port = int(emulator.url.rpartition(":")[2])
        assert httpx.get(f"{emulator.url}/_emulator/health").json() == {"status": "ok"}
    assert not emulator.running
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))


def test_async_code_uses_it_the_same_way():
    async def visit() -> int:
        async with Emulator() as emulator, httpx.AsyncClient() as client:
            return (await client.get(f"{emulator.url}/_emulator/health")).status_code

    assert asyncio.run(visit()) == 200


def test_it_can_start_again_and_keeps_its_state():
    emulator = Emulator()
    emulator.datasphere.add_package("mine")
    for _ in range(2):
        with emulator:
            settings = httpx.get(f"{emulator.url}/_emulator/config").json()
            packages = settings["services"]["datasphere"]["packages"]
            assert {"name": "mine", "kind": "dataset", "items": 0} in packages


def test_two_emulators_know_nothing_of_each_other(emulator):
    with Emulator() as other:
        other.datasphere.add_package("theirs")
        assert other.url != emulator.url
    assert emulator.datasphere.package("theirs") is None


def test_a_taken_port_is_an_os_error(emulator):
    port = int(emulator.url.rpartition(":")[2])
    with pytest.raises(OSError, match="in use"):
        Emulator(port=port).start()


def test_starting_twice_is_refused(emulator):
    with pytest.raises(RuntimeError, match="runs already"):
        emulator.start()


def test_without_a_start_there_is_no_url():
    with pytest.raises(RuntimeError, match="does not run"):
        _ = Emulator().url


def test_stopping_does_not_wait_for_open_streams():
    with Emulator() as emulator:
        emulator.faults.add(Fault(stall_after=10))
        headers = {"Authorization": f"Token {emulator.datasphere.token}"}
        stream = httpx.stream(
            "GET",
            f"{emulator.datasphere.url}/api/dataset/v1/many/stream/",
            headers=headers,
        )
        with stream as reply:
            assert reply.status_code == 200
            emulator.stop()
            with pytest.raises(httpx.TransportError):
                reply.read()


ENDLESS = {
    "input": {
        "bounds": {"bbox": [14.4, 46.0, 14.41, 46.01]},
        "data": [{"type": "dem"}],
    },
    "output": {"width": 8, "height": 8},
    "evalscript": """//VERSION=3
        function setup() { return {input: ["DEM"], output: {bands: 1}} }
        function evaluatePixel() { for (;;) {} }""",
}


def test_stopping_does_not_wait_for_a_script_that_never_ends(eventually):
    emulator = Emulator().start()
    hub, desk = emulator.sentinelhub, HubDesk(emulator)
    for worker in hub.world.engine._workers:
        worker.limit = 600

    def ask():
        with suppress(httpx.TransportError), desk.http:
            desk.post("/api/v1/process", ENDLESS)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    eventually(lambda: hub.world.engine.pids)
    stopping = threading.Thread(target=emulator.stop, daemon=True)
    stopping.start()
    for one in (stopping, asking):
        one.join(60)
        assert not one.is_alive()


def test_importing_it_loads_no_server():
    loaded = run("""
        import sys
        import swath.emulator
        print([m for m in ("starlette", "uvicorn", "websockets") if m in sys.modules])
    """)
    assert loaded == "[]"


def test_without_the_extra_the_error_names_it():
    message = run("""
        import sys
        sys.modules["uvicorn"] = None
        from swath.emulator import Emulator
        try:
            Emulator().start()
        except ImportError as error:
            print(error)
    """)
    assert message == "the emulator needs uvicorn: pip install 'swath[emulator]'"


def test_the_embedded_one_is_shared_and_ends_with_the_process():
    answer = run("""
        import httpx
        from swath.emulator import embedded
        assert embedded() is embedded()
        print(httpx.get(embedded().url + "/_emulator/health").json()["status"])
    """)
    assert answer == "ok"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_forked_child_gets_an_embedded_one_of_its_own():
    answer = run("""
        import os, sys, warnings
        from urllib.request import urlopen
        from swath.emulator import embedded
        warnings.simplefilter("ignore")
        parent = embedded().url
        child = os.fork()
        if not child:
            own = embedded().url
            urlopen(own + "/_emulator/health").read()
            embedded().stop()
            os._exit(0 if own != parent else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        print(urlopen(parent + "/_emulator/health").status)
    """)
    assert answer == "200"


def test_the_variable_joins_a_running_one(emulator, monkeypatch):
    monkeypatch.setenv("SWATH_EMULATOR_URL", f"{emulator.url}/")
    assert embedded_settings() == emulator.settings()


def test_without_the_variable_the_embedded_one_tells_its_settings(monkeypatch):
    monkeypatch.delenv("SWATH_EMULATOR_URL", raising=False)
    assert embedded_settings()["url"] == embedded().url


@pytest.mark.parametrize("url", ["ftp://x", "somewhere"])
def test_the_variable_must_be_a_url(monkeypatch, url):
    monkeypatch.setenv("SWATH_EMULATOR_URL", url)
    with pytest.raises(ValueError, match="SWATH_EMULATOR_URL"):
        embedded_settings()


def test_settings_tell_how_to_reach_each_service(emulator):
    service = emulator.settings()["services"]["datasphere"]
    assert service["base_url"] == f"{emulator.url}/datasphere"
    assert service["publish_url"].startswith("ws://")
    assert service["publish_url"].endswith("/datasphere/publish/v1/")
    assert service["token"] == emulator.datasphere.token


def test_waiting_ends_with_a_stop(emulator):
    with Emulator() as other:
        waiting = threading.Thread(target=other.wait)
        waiting.start()
        other.stop()
        waiting.join(60)
        assert not waiting.is_alive()


def test_an_external_url_stands_in_settings_and_links():
    with Emulator(external_url="https://emulator.example/x/") as emulator:
        port = emulator._server.address[1]
        page = httpx.get(
            f"http://127.0.0.1:{port}/datasphere/api/dataset/v1/fifty-one/paginate/",
            headers={"Authorization": f"Token {emulator.datasphere.token}"},
        ).json()
        assert emulator.datasphere.url == "https://emulator.example/x/datasphere"
        assert emulator.datasphere.publish_url.startswith("wss://emulator.example/x/")
    assert page["links"][1]["href"] == (
        "https://emulator.example/x/datasphere"
        "/api/dataset/v1/fifty-one/paginate/?page=2"
    )


def test_reset_takes_everything_back(emulator, client):
    emulator.datasphere.add_package("mine")
    emulator.datasphere.switches.strict = True
    emulator.faults.add(Fault(status=503))
    emulator.clock.advance(60)
    client.get("/api/item/v1/latest")
    emulator.reset()
    assert emulator.datasphere.package("mine") is None
    assert not emulator.datasphere.switches.strict
    assert not len(emulator.faults)
    assert not len(emulator.journal)
    assert emulator.clock.now() == Emulator().clock.now()


def test_reset_of_a_part_leaves_the_others(emulator):
    emulator.datasphere.add_package("mine")
    emulator.faults.add(Fault(status=503))
    emulator.reset("faults")
    assert emulator.datasphere.package("mine") is not None
    assert not len(emulator.faults)


def test_reset_of_an_unknown_part_is_an_error(emulator):
    with pytest.raises(ValueError, match="weather"):
        emulator.reset("weather")
