from __future__ import annotations

import json
import threading
import time

import pytest

from swath.emulator import Fault, generated_scenes, scene


DEAF = {"SWATH_DATASPHERE_MAX_RETRIES": "0"}


def lines(content):
    return [line + b"\n" for line in content]


@pytest.mark.parametrize("form", ["items", "stream"])
def test_items_come_as_they_are_held_one_a_line(run, held, form):
    done = run("datasphere", form, "many")
    assert done.exit_code == 0
    assert done.stderr == ""
    assert done.stdout_bytes == b"".join(lines(held("many")[::-1]))


@pytest.mark.parametrize("form", ["items", "stream"])
def test_order_period_and_limit_select(run, held, form):
    words = (
        "--order",
        "old",
        "--start",
        "2026-03-02",
        "--end",
        "2026-03",
        "--limit",
        4,
    )
    done = run("datasphere", form, "many", *words)
    wanted = [item for item in held("many") if b'"datetime":"2026-03-02' in item]
    assert done.stdout_bytes.startswith(b"".join(lines(wanted)))
    assert done.stdout_bytes.count(b"\n") == 4


def test_ids_only(run, held):
    done = run("datasphere", "items", "fifty", "--ids", "--order", "old")
    assert done.stdout.split() == [json.loads(item)["id"] for item in held("fifty")]


@pytest.mark.parametrize("form", ["items", "stream"])
def test_the_cursor_file_takes_the_next_run_on(run, held, tmp_path, form):
    words = ("datasphere", form, "many", "--order", "old")
    place = ("--cursor-file", tmp_path / "place")
    first = run(*words, *place, "--limit", 47).stdout_bytes
    second = run(*words, *place).stdout_bytes
    third = run(*words, *place).stdout_bytes
    assert first.count(b"\n") == 47
    assert first + second == b"".join(lines(held("many")))
    assert third == b""


def test_a_cursor_can_be_given_as_text_or_by_file(run, held, tmp_path):
    words = ("datasphere", "items", "fifty", "--order", "old")
    place = tmp_path / "place"
    run(*words, "--cursor-file", place, "--limit", 49)
    for cursor in (f"@{place}", place.read_text().splitlines()[0]):
        done = run(*words, "--cursor", cursor)
        assert done.stdout_bytes == held("fifty")[-1] + b"\n"


def test_a_finished_output_grows_by_what_is_new(run, emulator, held, tmp_path):
    output = tmp_path / "items.ndjson"
    words = ("datasphere", "stream", "live-archive", "--order", "old")
    words += ("--cursor-file", tmp_path / "place", "--output", output)
    run(*words)
    emulator.datasphere.publish(scene(700, "live-scenes"), active_parent="live-scenes")
    assert run(*words).exit_code == 0
    assert output.read_bytes() == b"".join(lines(held("live-archive")))
    assert output.read_bytes().count(b"\n") == 11


def test_an_output_other_than_the_cursors_begins_anew(run, held, tmp_path):
    words = ("datasphere", "items", "fifty", "--order", "old")
    words += ("--cursor-file", tmp_path / "place", "--output")
    run(*words, tmp_path / "one", "--limit", 20)
    (tmp_path / "two").write_bytes(b"something else\n" * 5000)
    run(*words, tmp_path / "two")
    assert (tmp_path / "two").read_bytes() == b"".join(lines(held("fifty")[20:]))


def test_an_output_that_was_cut_down_is_refused(run, emulator, tmp_path):
    output = tmp_path / "items.ndjson"
    words = ("datasphere", "items", "fifty", "--output", output)
    words += ("--cursor-file", tmp_path / "place")
    run(*words, "--limit", 20)
    output.write_bytes(b"")
    done = run(*words)
    assert done.exit_code == 2
    assert "shorter than the cursor file says" in done.stderr
    assert output.read_bytes() == b""


@pytest.mark.parametrize("keep", [True, False])
def test_a_failed_harvest_leaves_no_output(run, emulator, held, tmp_path, keep):
    emulator.faults.add(Fault(operation="getDatasetPage", status=403, nth=2))
    output, place = tmp_path / "items.ndjson", tmp_path / "place"
    words = ["datasphere", "items", "many", "--output", output]
    words += ["--cursor-file", place] if keep else []
    done = run(*words)
    assert done.exit_code == 1
    names = {path.name for path in tmp_path.iterdir()}
    assert names == ({"items.ndjson.part", "place"} if keep else set())
    if keep:
        assert run(*words).exit_code == 0
        assert output.read_bytes() == b"".join(lines(held("many")[::-1]))


def test_an_older_output_outlives_a_failure(run, emulator, tmp_path):
    output = tmp_path / "items.ndjson"
    output.write_text("precious\n")
    assert run("datasphere", "items", "nowhere", "--output", output).exit_code == 1
    assert output.read_text() == "precious\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["items", "many", "--order", "sideways"], "sideways"),
        (["stream", "many", "--order", "sideways"], "sideways"),
        (["items", "many", "--start", "2026-07", "--end", "2026-06"], "2026-0"),
        (["stream", "many", "--start", "yesterday"], "yesterday"),
        (["items", ""], "package"),
        (["stream", " "], "package"),
        (["item", ".."], "package"),
        (["subscribe", ""], "package"),
        (["items", "many", "--cursor", "nonsense"], "cursor"),
        (["items", "many", "--cursor", "@gone"], "gone"),
        (["items", "many", "--output", "gone/items.ndjson"], "gone"),
        (["items", "many", "--timeout", "-1"], "timeout"),
    ],
)
def test_bad_input_is_refused_before_any_request(run, emulator, words, told):
    done = run("datasphere", *words)
    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stdout == ""
    assert len(emulator.journal) == 0


def test_two_places_to_go_on_from_are_refused(run, emulator, tmp_path):
    place = tmp_path / "place"
    run("datasphere", "items", "fifty", "--cursor-file", place, "--limit", 1)
    emulator.journal.clear()
    done = run("datasphere", "items", "fifty", "--cursor-file", place, "--cursor", "{}")
    assert done.exit_code == 2
    assert "Leave out one" in done.stderr
    assert len(emulator.journal) == 0


def test_a_cursor_of_another_selection_is_refused(run, emulator, tmp_path):
    place = ("--cursor-file", tmp_path / "place")
    run("datasphere", "items", "fifty", *place, "--limit", 1)
    done = run("datasphere", "items", "many", *place)
    assert done.exit_code == 2
    assert "the cursor belongs to" in done.stderr


def test_a_cursor_file_of_another_kind_is_refused(run, emulator, tmp_path):
    place = tmp_path / "place"
    place.write_text("{}\nmany\n")
    done = run("datasphere", "items", "fifty", "--cursor-file", place)
    assert done.exit_code == 2
    assert "is no cursor file" in done.stderr


def test_a_missing_token_is_told_before_any_request(run):
    done = run("datasphere", "items", "many")
    assert done.exit_code == 2
    assert "SWATH_DATASPHERE_TOKEN" in done.stderr


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault(status=400), 1),
        (Fault(token="expired"), 1),
        (Fault(status=404), 1),
        (Fault(status=429), 3),
        (Fault(status=503), 3),
        (Fault(drop="reset"), 3),
        (Fault(garbage=True), 4),
    ],
    ids=str,
)
def test_each_kind_of_trouble_has_its_exit_code(run, emulator, fault, code):
    emulator.faults.add(fault)
    done = run("datasphere", "item", "latest", env=DEAF, prog_name="swath")
    assert done.exit_code == code
    assert done.stdout == ""
    assert done.stderr.startswith("swath: datasphere getItem: ")
    assert done.stderr.count("\n") == 1


def test_nothing_listening_is_exit_code_3(run, monkeypatch):
    monkeypatch.setenv("SWATH_DATASPHERE_TOKEN", "any")
    monkeypatch.setenv("SWATH_DATASPHERE_BASE_URL", "http://127.0.0.1:9")
    done = run("datasphere", "item", "latest", "--max-retries", 0)
    assert done.exit_code == 3


def test_a_stream_of_something_else_is_exit_code_4(run, emulator):
    emulator.faults.add(Fault(status=200, body='{"detail": "no"}\n'))
    assert run("datasphere", "stream", "many").exit_code == 4


def test_what_a_server_says_cannot_steer_the_terminal(run, emulator):
    body = json.dumps({"detail": "a\u001b[31mred\nline"})
    emulator.faults.add(Fault(status=400, body=body))
    done = run("datasphere", "item", "latest")
    assert "\x1b" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_one_item_is_one_line(run, emulator, held):
    done = run("datasphere", "item", "latest")
    assert done.stdout_bytes == held("many")[-1] + b"\n"


def test_an_item_spread_over_lines_is_put_on_one_and_loses_nothing(run, emulator):
    item = b'{\n "type": "Feature",\r\n "id": "a", "n": 1.0, "x": 12345678901234567890}'
    emulator.faults.add(Fault(status=200, body=item.decode()))
    done = run("datasphere", "item", "latest")
    assert done.stdout == (
        '{"type":"Feature","id":"a","n":1.0,"x":12345678901234567890}\n'
    )


def test_a_subscription_writes_what_is_published(run, emulator, tmp_path):
    new = scene(3, "live-scenes")

    def supply():
        while not emulator.journal.find(operation="subscribe", status=200):
            time.sleep(0.02)
        emulator.datasphere.publish(new, active_parent="live-scenes")

    output = tmp_path / "live.ndjson"
    output.write_bytes(b"before\n")
    thread = threading.Thread(target=supply)
    thread.start()
    done = run("datasphere", "subscribe", "live", "--limit", 1, "--output", output)
    thread.join()
    assert done.exit_code == 0
    before, received = output.read_bytes().splitlines()
    assert before == b"before"
    assert json.loads(received) == json.loads(json.dumps(new))


@pytest.fixture
def feed(tmp_path):
    path = tmp_path / "feed.ndjson"
    items = [scene(number, "live-scenes") for number in range(5)]
    path.write_text("".join(json.dumps(item) + "\n" for item in items))
    return path


PARENT = ("--active-parent", "live-scenes")


def test_publishing_a_file_delivers_every_line(run, emulator, feed):
    done = run("datasphere", "publish", feed, *PARENT)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    published = emulator.datasphere.wait_for_published(5)
    sent = [json.loads(line) for line in feed.read_text().splitlines()]
    assert [one.decoded() for one in published] == sent
    assert all(one.subscribable for one in published)


def test_an_archive_load_reaches_no_subscriber(run, emulator, feed):
    run("datasphere", "publish", feed, *PARENT, "--archive", "--provider", "swath")
    published = emulator.datasphere.wait_for_published(5)
    assert not any(one.subscribable for one in published)


def test_stdin_is_published_too(run, emulator, feed):
    content = feed.read_bytes().replace(b"\n", b"\n\n")
    assert run("datasphere", "publish", "-", *PARENT, input=content).exit_code == 0
    assert len(emulator.datasphere.wait_for_published(5)) == 5


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "not a JSON object"),
        ("[]", "not a JSON object"),
        ('{"type": "Feature"}', "not publishable"),
        (json.dumps(scene(1, "x") | {"properties": {}}), "datetime"),
        (json.dumps(scene(1, "x") | {"properties": {"datetime": "noon"}}), "noon"),
    ],
)
def test_a_bad_line_of_a_file_is_named_and_nothing_is_sent(
    run, emulator, feed, line, told
):
    feed.write_text(feed.read_text() + "\n" + line + "\n")
    done = run("datasphere", "publish", feed, *PARENT)
    assert done.exit_code == 2
    assert f"{feed}, line 7: " in done.stderr
    assert told in done.stderr
    assert len(emulator.journal) == 0


def test_a_bad_line_of_stdin_is_named_when_it_comes(run, emulator, feed):
    content = feed.read_bytes() + b"{}\n" + feed.read_bytes()
    done = run("datasphere", "publish", "-", *PARENT, input=content)
    assert done.exit_code == 2
    assert "stdin, line 6: " in done.stderr
    assert len(emulator.datasphere.wait_for_published(5)) == 5


def test_a_dry_run_sends_nothing(run, emulator, feed):
    done = run("datasphere", "publish", feed, *PARENT, "--dry-run")
    assert done.exit_code == 0
    assert "5 objects could be published" in done.stderr
    assert len(emulator.journal) == 0


def test_a_refused_publisher_is_exit_code_1(run, emulator, feed):
    emulator.faults.add(Fault(operation="publish", status=403))
    assert run("datasphere", "publish", feed, *PARENT).exit_code == 1


def test_a_lost_publisher_tells_how_far_it_came(run, emulator, feed):
    emulator.faults.add(Fault(operation="publish", drop="reset", after_messages=2))
    done = run("datasphere", "publish", feed, *PARENT, "--max-retries", 0)
    assert done.exit_code in {3, 4}
    assert f"objects of {feed} were sent)" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_large_package_streams_in_order(run, emulator, held):
    emulator.datasphere.add_package("load", generated_scenes(3000))
    done = run("datasphere", "stream", "load", "--order", "old")
    assert done.stdout_bytes == b"".join(lines(held("load")))
