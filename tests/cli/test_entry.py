from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from swath.cli._exits import reported
from swath.emulator import Fault, generated_scenes


ROOT = Path(__file__).parents[2]
TOKEN_PATH = "/auth/realms/main/protocol/openid-connect/token"
HEAVY = ("httpx", "attrs", "attr", "msgspec", "starlette", "matplotlib", "uvicorn")


def python(code: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(ROOT / "overlay"), str(ROOT / "generated")])
    return subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )


def wait_for(path: Path) -> None:
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.05)
    pytest.fail(f"{path} never came")


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["datasphere"],
        ["datasphere", "stream"],
        ["emulator"],
        ["demo"],
        ["call"],
        ["config"],
        ["doctor"],
    ],
    ids=" ".join,
)
def test_help_imports_nothing_heavy(words):
    done = python(
        "import sys\n"
        f"sys.argv = ['swath', *{words!r}, '--help']\n"
        "from swath.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end\n"
        f"heavy = sorted(set({HEAVY!r}) & set(sys.modules))\n"
        "assert not heavy, heavy"
    )
    assert done.stderr == ""
    assert done.stdout.startswith("Usage: ")


def test_without_click_it_names_the_extra_and_exits_with_2():
    done = python(
        "import sys; sys.modules['click'] = None\nfrom swath.cli import main; main()"
    )
    assert done.returncode == 2
    assert done.stderr == "swath: the command line needs pip install 'swath[cli]'\n"


def test_python_m_swath_is_the_command_line(start):
    out, err = start("--version").communicate()
    assert out.startswith(b"swath ")
    assert err == b""


def test_a_failure_is_one_line_without_a_traceback(start, emulator):
    process = start("datasphere", "item", "nowhere")
    out, err = process.communicate()
    assert process.returncode == 1
    assert out == b""
    assert err.startswith(b"swath: datasphere getItem: 404")
    assert err.count(b"\n") == 1


def test_debug_shows_the_traceback(start, emulator, monkeypatch):
    monkeypatch.setenv("SWATH_DEBUG", "1")
    process = start("datasphere", "item", "nowhere")
    _, err = process.communicate()
    assert process.returncode == 1
    assert b"Traceback" in err


def test_a_reader_that_leaves_ends_it_in_silence(start, emulator):
    emulator.datasphere.add_package("load", generated_scenes(20_000))
    process = start("datasphere", "stream", "load")
    assert process.stdout.readline().startswith(b"{")
    process.stdout.close()
    assert process.wait() == 141
    assert process.stderr.read() == b""


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
)
def test_a_signal_ends_it_in_silence(start, emulator, number, code):
    process = start("datasphere", "subscribe", "live")
    while not emulator.journal.find(operation="subscribe"):
        time.sleep(0.02)
    process.send_signal(number)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (code, b"", b"")


def test_a_killed_harvest_goes_on_without_loss_or_repeats(
    start, run, emulator, held, tmp_path
):
    emulator.datasphere.add_package("load", generated_scenes(800))
    emulator.faults.add(Fault(operation="streamDataset", rate=500_000, times=1))
    output, place = tmp_path / "items.ndjson", tmp_path / "place"
    words = ["datasphere", "stream", "load", "--order", "old"]
    words += ["--output", output, "--cursor-file", place]
    process = start(*words)
    wait_for(place)
    process.kill()
    process.wait()
    assert not output.exists()
    part = (tmp_path / "items.ndjson.part").read_bytes()
    assert 0 < len(part) < sum(map(len, held("load")))
    done = run(*words)
    assert (done.exit_code, done.stderr) == (0, "")
    assert output.read_bytes().splitlines() == held("load")
    assert emulator.journal.entries[-1].sent < len(output.read_bytes())


def test_an_interrupted_download_leaves_nothing(start, emulator, tmp_path):
    emulator.datasphere.add_package("load", generated_scenes(500))
    emulator.faults.add(Fault(operation="streamDataset", stall_after=300_000))
    output = tmp_path / "items.ndjson"
    process = start("datasphere", "stream", "load", "--output", output)
    wait_for(tmp_path / "items.ndjson.part")
    while not emulator.journal.find(operation="streamDataset"):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    assert process.wait() == 130
    assert list(tmp_path.iterdir()) == []


def test_the_emulator_serves_a_file_until_ctrl_c(
    start, emulator, held, tmp_path, monkeypatch
):
    items, ready = tmp_path / "mine.ndjson", tmp_path / "ready"
    items.write_bytes(b"\n".join(held("fifty")))
    process = start(
        "emulator", "--items", items, "--items", f"other={items}",
        "--ready-file", ready, "--print-env", "--faults", "slow_network",
        "--clock", "manual", "--switch", "datasphere.chunk=100",
    )  # fmt: skip
    wait_for(ready)
    url = ready.read_text().strip()
    lines = [process.stdout.readline().decode().strip() for _ in range(7)]
    assert lines == [
        f"# swath emulator at {url} (Ctrl-C ends it)",
        f"export SWATH_EMULATOR_URL={url}",
        "export SWATH_PROFILE=emulator",
        "export SH_CLIENT_ID=swath-demo",
        "export SH_CLIENT_SECRET=demo-secret",
        f"export SH_BASE_URL={url}/sentinelhub",
        f"export SH_TOKEN_URL={url}/sentinelhub{TOKEN_PATH}",
    ]
    monkeypatch.setenv("SWATH_EMULATOR_URL", url)
    other = start("datasphere", "stream", "mine", "--order", "old", "--limit", "3")
    assert other.communicate()[0].splitlines() == held("fifty")[:3]
    process.send_signal(signal.SIGINT)
    assert process.wait() == 0
    assert process.stderr.read() == b""
    assert not ready.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--items", "{bad}"], "line 2: no STAC Item"),
        (["--items", "gone.ndjson"], "gone.ndjson"),
        (["--faults", "flakey"], "did you mean 'flaky'?"),
        (["--fault", '{"statuss": 500}'], "statuss"),
        (["--switch", "datasphere.nothing=1"], "nothing"),
        (["--switch", "datasfere.chunk=1"], "did you mean 'datasphere'?"),
        (["--clock", "real", "--clock-factor", "0"], "factor"),
    ],
)
def test_an_emulator_that_cannot_be_furnished_says_why(run, tmp_path, words, told):
    bad = tmp_path / "bad.ndjson"
    bad.write_text("\n{}\n")
    done = run(
        "emulator",
        *[word.format(bad=bad) if "{bad}" in word else word for word in words],
    )
    assert done.exit_code == 2
    assert told in done.stderr


def test_progress_shows_on_a_terminal(emulator, tmp_path):
    pty = pytest.importorskip("pty", reason="terminals of this kind are POSIX's")
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "swath", "datasphere", "items", "fifty"]
    paths = os.pathsep.join([str(ROOT / "overlay"), str(ROOT / "generated")])
    subprocess.run(
        words,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": paths},
    )
    shown = os.read(ours, 10_000)
    os.close(ours)
    os.close(theirs)
    assert b"50 items, " in shown
    assert shown.endswith(b"kB\r\n")


def test_a_port_in_use_is_a_plain_failure(run, emulator):
    port = emulator.url.rpartition(":")[2]
    done = run("emulator", "--port", port)
    assert done.exit_code == 2
    assert "in use" in done.stderr


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["datasfere"], "datasphere"),
        (["datasphere", "strem"], "stream"),
        (["config", "shw"], "show"),
    ],
)
def test_an_unknown_command_suggests_the_near_one(run, words, meant):
    done = run(*words)
    assert done.exit_code == 2
    assert f"no command {words[-1]!r}: did you mean {meant!r}?" in done.stderr


def test_a_defect_of_ours_is_one_line_and_exit_code_70(capsys):
    with pytest.raises(click.exceptions.Exit) as end, reported():
        raise TypeError("two\nlines")
    assert end.value.exit_code == 70
    assert capsys.readouterr().err == (
        "swath: internal error: TypeError: two lines (SWATH_DEBUG=1 shows where)\n"
    )


def test_every_exit_code_is_in_the_help(run):
    text = run("--help").stdout
    for code in (0, 1, 2, 3, 4, 70, 130, 141, 143):
        assert f"{code:>3}  " in text
