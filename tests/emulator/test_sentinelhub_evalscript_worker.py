"""Scripts run in a process of their own, which outlasts whatever they do."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress

import numpy as np
import pytest

from swath.emulator.sentinelhub.evalscript import (
    BandSamples,
    Layers,
    Script,
    ScriptFailure,
    ScriptInput,
    ScriptOrder,
    ScriptOutput,
)
from swath.emulator.sentinelhub.script_pool import ScriptPool
from swath.emulator.sentinelhub.script_worker import ScriptWorker


PATIENCE = 60
"""Seconds that a busy machine may take."""

HEAD = "//VERSION=3\nfunction setup() { return {input: ['B04'], output: {bands: 1}} }\n"


@pytest.fixture(scope="module")
def worker():
    worker = ScriptWorker()
    yield worker
    worker.close()


def run(worker, text, values=(1000, 2000, 3000), bands=1, **order):
    samples = np.array(values, "u2").reshape(1, -1)
    layers = Layers(1, [BandSamples("B04", samples, divisor=10_000)])
    inputs, outputs = [ScriptInput("0", "SIMPLE")], [ScriptOutput("default", bands)]
    order = ScriptOrder(inputs=inputs, outputs=outputs, **order)
    with worker.run(Script(text), order) as run:
        return run.block([layers], samples.size)[0].tolist(), run.finish(), run.odd


def pixel(body):
    return f"{HEAD}function evaluatePixel(s) {{ {body} }}"


def test_a_script_sees_reflectance_and_not_a_neighbour_of_it(worker):
    found, _, _ = run(worker, pixel("return [s.B04 === 0.1234 ? 1 : 0]"), [1234])
    assert found == [[1.0]]


def test_every_pixel_is_evaluated(worker):
    found, _, odd = run(worker, pixel("return [s.B04 * 10]"))
    assert (found, odd) == ([[1.0], [2.0], [3.0]], 0)


def test_randomness_is_the_same_in_every_run(worker):
    text = pixel("return [Math.random()]")
    (first, _, _), (second, _, _) = run(worker, text), run(worker, text)
    assert first == second
    assert len({value for (value,) in first}) == 3


def test_a_run_starts_with_nothing_left_of_the_last_one(worker):
    text = pixel("globalThis.seen = (globalThis.seen || 0) + 1; return [seen]")
    assert run(worker, text)[0] == run(worker, text)[0] == [[1], [2], [3]]


@pytest.mark.parametrize(
    ("before", "body"),
    [
        ("let seen = 0;", "seen += 1; return [seen]"),
        ("", "if (typeof seen === 'undefined') seen = 0; seen += 1; return [seen]"),
        ("", "blueRed.push(0); return [blueRed.length - 6]"),
        ("index = (a, b) => index.seen = (index.seen || 0) + 1;", "return [index()]"),
        ("", "isNaN = ((n) => () => n + 1)(+isNaN() || 0); return [isNaN()]"),
        ("", "Math.seen = (Math.seen || 0) + 1; return [Math.seen]"),
        (
            "",
            "Array.prototype.seen = ([].seen || 0) + 1; return [[].seen]",
        ),
    ],
)
def test_no_run_remembers_what_another_one_kept(worker, before, body):
    text = f"{HEAD}{before}\nfunction evaluatePixel(s) {{ {body} }}"
    first, *others = (run(worker, text)[0] for _ in range(3))
    assert others == [first, first]


def test_a_run_outlives_others_of_its_script(worker):
    text = pixel("return [s.B04]")
    for _ in range(20):
        assert run(worker, text, [100])[0] == [[0.01]]
    assert run(worker, f"{text}// another", [200])[0] == [[0.02]]


def test_pixels_without_a_result_are_zero_after_others_had_some(worker):
    text = pixel("if (s.B04 > 0.15) return [1]")
    assert run(worker, text, [2000, 2000])[0] == [[1], [1]]
    assert run(worker, text, [1000, 2000])[0] == [[0], [1]]


def test_a_setup_that_returns_nothing_is_no_short_form(worker):
    text = "//VERSION=3\nfunction setup() {}\nfunction evaluatePixel() {}"
    assert worker.describe(Script(text)).bare is None


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("for (;;) {}", "timeout"),
        ("return [/(a+)+$/.test('a'.repeat(50) + 'b')]", "timeout"),
        (
            "const kept = []; for (;;) kept.push(new Array(1e6).fill(1.5))",
            "memory timeout",
        ),
        (
            "const kept = []; for (;;) kept.push(new Float64Array(1e7).fill(1))",
            "script timeout",
        ),
        ("const deep = (n) => deep(n + 1) + 1; return [deep(0)]", "script"),
        ("throw new Error('no')", "script"),
        ("let text = 'x'; for (;;) text += text", "script"),
    ],
)
def test_an_attack_fails_and_the_next_script_runs(worker, body, kinds, monkeypatch):
    run(worker, pixel("return [1]"))  # so that no time goes into a new process
    if "timeout" in kinds:
        monkeypatch.setattr(worker, "limit", 1.0)
    with pytest.raises(ScriptFailure) as caught:
        run(worker, pixel(body))
    monkeypatch.undo()
    # A busy machine may run out of time before memory.
    assert caught.value.kind in kinds.split()
    assert run(worker, pixel("return [s.B04]"), [5000])[0] == [[0.5]]


@pytest.mark.parametrize(
    "name",
    [
        "process",
        "require",
        "fetch",
        "Deno",
        "import_",
        "WebAssembly",
        "SharedArrayBuffer",
        "Atomics",
        "setTimeout",
        "__timer_manager",
    ],
)
def test_nothing_of_the_host_can_be_reached(worker, name):
    text = pixel(f"return [typeof {name} === 'undefined' ? 1 : 0]")
    assert run(worker, text, [1])[0] == [[1.0]]


def test_an_error_tells_its_line(worker):
    text = f"{HEAD}\nfunction evaluatePixel(s) {{\n  return [nowhere.B04]\n}}"
    with pytest.raises(ScriptFailure, match="nowhere is not defined") as caught:
        run(worker, text)
    assert caught.value.line == 5


def test_a_text_that_is_no_script_tells_its_line(worker):
    with pytest.raises(ScriptFailure, match="SyntaxError") as caught:
        worker.describe(Script("//VERSION=3\nfunction setup( {"))
    assert (caught.value.kind, caught.value.line) == ("script", 2)


def test_a_process_that_died_is_replaced():
    worker = ScriptWorker()
    try:
        run(worker, pixel("return [1]"))
        first = worker.pid
        os.kill(first, 9)
        os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
        assert run(worker, pixel("return [1]"), [1])[0] == [[1.0]]
        assert worker.pid != first
    finally:
        worker.close()


def test_threads_take_turns(worker):
    found = {}

    def work(number):
        found[number] = run(worker, pixel("return [s.B04]"), [100 * number])[0]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: [[number / 100]] for number in range(6)}


def test_an_interpreter_ends_though_nobody_closed_the_worker():
    program = (
        "from swath.emulator.sentinelhub.evalscript import Script\n"
        "from swath.emulator.sentinelhub.script_worker import ScriptWorker\n"
        "worker = ScriptWorker()\n"
        f"worker.describe(Script({pixel('return [1]')!r}))\n"
        "print(worker.pid)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env=environment,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert ended.stderr == b""
    with pytest.raises(ProcessLookupError):
        os.kill(int(ended.stdout), 0)


def test_runs_may_overlap_and_keep_apart(worker):
    text = pixel("globalThis.seen = (globalThis.seen || 0) + 1; return [seen]")
    samples = Layers(1, [BandSamples("B04", np.ones((1, 2), "u2"))])
    order = ScriptOrder(
        inputs=[ScriptInput("0", "SIMPLE")], outputs=[ScriptOutput("default", 1)]
    )
    with (
        worker.run(Script(text), order) as one,
        worker.run(Script(text), order) as other,
    ):
        found = [run.block([samples], 2)[0].tolist() for run in (one, other, one)]
    assert found == [[[1], [2]], [[1], [2]], [[3], [4]]]


def test_a_run_whose_process_another_broke_is_told_so():
    worker = ScriptWorker()
    order = ScriptOrder(
        inputs=[ScriptInput("0", "SIMPLE")], outputs=[ScriptOutput("default", 1)]
    )
    samples = Layers(1, [BandSamples("B04", np.ones((1, 2), "u2"))])
    try:
        with worker.run(Script(pixel("return [1]")), order) as run:
            run.block([samples], 2)
            os.kill(worker.pid, 9)
            os.waitid(os.P_PID, worker.pid, os.WEXITED | os.WNOWAIT)
            with pytest.raises(ScriptFailure) as caught:
                run.block([samples], 2)
    finally:
        worker.close()
    assert caught.value.kind == "lost"


def test_a_run_of_one_block_tells_the_same_as_one_of_several(worker):
    text = pixel("return [s.B04]") + (
        "\nfunction updateOutputMetadata(scenes, input, output)"
        " { output.userData = {seen: input.normalizationFactor} }"
    )
    samples = [
        Layers(1, [BandSamples("B04", np.array([[n, n + 1]], "u2"))]) for n in (1, 3)
    ]
    both = Layers(1, [BandSamples("B04", np.array([[1, 2, 3, 4]], "u2"))])
    order = ScriptOrder(
        inputs=[ScriptInput("0", "SIMPLE")], outputs=[ScriptOutput("default", 1)]
    )
    with worker.run(Script(text), order) as run:
        parts = [
            run.block([one], 2, last=last)[0].tolist()
            for one, last in zip(samples, (False, True), strict=True)
        ]
        told = run.finish()
    with worker.run(Script(text), order) as run:
        whole = run.block([both], 4, last=True)[0].tolist()
        assert (run.finish(), whole) == (told, parts[0] + parts[1])
    assert told == {"seen": 1e-4}


def test_a_script_that_fails_in_one_exchange_leaves_the_next_alone(worker):
    samples = Layers(1, [BandSamples("B04", np.ones((1, 2), "u2"))])
    order = ScriptOrder(
        inputs=[ScriptInput("0", "SIMPLE")], outputs=[ScriptOutput("default", 1)]
    )
    text = pixel("if (typeof kept !== 'undefined') return [2]; kept = 1; throw 'no'")
    for _ in range(2):
        with (
            pytest.raises(ScriptFailure, match="no"),
            worker.run(Script(text), order) as run,
        ):
            run.block([samples], 2, last=True)


def test_no_output_is_left_of_the_run_before(worker):
    text = pixel("if (s.B04 > 0.15) return [1]")
    order = ScriptOrder(
        inputs=[ScriptInput("0", "SIMPLE")], outputs=[ScriptOutput("default", 1)]
    )
    for numbers, expected in (([2000, 2000], [[1], [1]]), ([1000, 1000], [[0], [0]])):
        bands = [BandSamples("B04", np.array([numbers], "u2"), divisor=10_000)]
        with worker.run(Script(text), order) as run:
            found = run.block([Layers(1, bands)], 2, last=True)[0]
        assert found.tolist() == expected


@pytest.fixture
def pool():
    pool = ScriptPool(size=2)
    yield pool
    pool.close()


def test_one_script_after_another_has_one_process(pool):
    for number in range(4):
        assert run(pool, pixel("return [s.B04]"), [number])[0] == [[number / 10_000]]
    assert len(pool.pids) == 1


def test_scripts_that_overlap_run_in_processes_of_their_own(pool):
    text, samples = pixel("return [s.B04]"), np.ones((1, 2), "u2")
    layers = Layers(1, [BandSamples("B04", samples)])
    order = ScriptOrder(
        inputs=[ScriptInput("0", "SIMPLE")], outputs=[ScriptOutput("default", 1)]
    )
    with (
        pool.run(Script(text), order) as one,
        pool.run(Script(text), order) as other,
    ):
        assert one.block([layers], 2)[0].tolist() == [[1], [1]]
        assert other.block([layers], 2)[0].tolist() == [[1], [1]]
        first, second = pool.pids
        os.kill(first, 9)
        os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
        with pytest.raises(ScriptFailure):
            one.block([layers], 2)
        assert other.block([layers], 2)[0].tolist() == [[1], [1]]
        assert second in pool.pids


def test_a_pool_that_was_closed_has_no_process_and_starts_again(pool):
    run(pool, pixel("return [1]"))
    (first,) = pool.pids
    pool.close()
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    assert pool.pids == []
    assert run(pool, pixel("return [1]"), [1])[0] == [[1.0]]


def ended(pid):
    """Waits for the end of a process; tells whether it came."""
    until = time.monotonic() + PATIENCE
    with suppress(ProcessLookupError):
        while time.monotonic() < until:
            os.kill(pid, 0)
            time.sleep(0.01)
        return False
    return True


def test_closing_does_not_wait_for_a_script_that_never_ends():
    worker = ScriptWorker(limit=600)
    failures = []
    held = threading.Event()
    closing = threading.Event()

    def work():
        try:
            with worker.alone():
                held.set()
                closing.wait(PATIENCE)
                # The one who closes has killed a process, and waits for this thread.
                run(worker, pixel("for (;;) {}"))
        except ScriptFailure as failure:
            failures.append(failure.kind)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    assert held.wait(PATIENCE)
    first = worker.pid
    closer = threading.Thread(target=worker.close, daemon=True)
    closer.start()
    assert ended(first)
    closing.set()
    closer.join(PATIENCE)
    thread.join(PATIENCE)
    assert failures == ["crash"]
    assert worker.pid is None
