from __future__ import annotations

import datetime as dt
import threading

import pytest

import swath
from swath.emulator import Fault
from swath.stac import Item

from .worlds import until


NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)


def scene(number, minutes=0, **more):
    """An Item of now; the archive is asked for what is recent."""
    when = NOW + dt.timedelta(minutes=minutes)
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "id": f"n{number}",
        "collection": "live-scenes",
        "geometry": None,
        "properties": {"datetime": f"{when:%Y-%m-%dT%H:%M:%SZ}"},
        "links": [],
        "assets": {},
        **more,
    }


def ids(items):
    return [item.id for item in items]


def publish(emulator, *numbers, **more):
    for number in numbers:
        emulator.datasphere.publish(
            scene(number, number, **more), active_parent="live-scenes"
        )


def heads(emulator):
    return [entry.headers for entry in emulator.journal.find(operation="subscribe")]


def when_anew(emulator, number):
    """Publishes as soon as somebody listens for the second time."""

    def wait():
        until(lambda: len(heads(emulator)) > 1)
        publish(emulator, number)

    threading.Thread(target=wait).start()


@pytest.mark.parametrize("form", ["sse", "ndjson"])
def test_what_is_published_is_heard_in_order(world, emulator, form):
    emulator.datasphere.switches.subscription_format = form
    items, _ = world.listen("live", 5, then=lambda: publish(emulator, 1, 2, 3, 4, 5))
    assert ids(items) == ["n1", "n2", "n3", "n4", "n5"]
    assert all(isinstance(item, Item) for item in items)
    named = [item.event_id is not None for item in items]
    assert named == [form == "sse"] * 5


def test_nothing_is_missed_between_entering_and_reading(world, emulator):
    items, _ = world.listen("live", 1, then=lambda: publish(emulator, 1))
    assert ids(items) == ["n1"]


def test_what_is_not_for_subscribers_is_not_heard(world, emulator):
    def both():
        emulator.datasphere.publish(
            scene(1), active_parent="live-scenes", subscribable=False
        )
        publish(emulator, 2)

    assert ids(world.listen("live", 1, then=both)[0]) == ["n2"]


def test_a_gap_is_bridged_by_the_last_event_id(world, emulator):
    emulator.faults.add(Fault(operation="subscribe", nth=1, cut_after=700))
    items, _ = world.listen(
        "live", 9, then=lambda: publish(emulator, *range(1, 10)), backfill=None
    )
    assert ids(items) == [f"n{number}" for number in range(1, 10)]
    first, second = heads(emulator)
    assert "last-event-id" not in first
    assert second["last-event-id"]


@pytest.mark.parametrize("cut_by", ["close", "reset"])
def test_a_gap_is_filled_from_the_archive(world, emulator, cut_by):
    emulator.datasphere.switches.replay = False
    emulator.faults.add(
        Fault(operation="subscribe", nth=1, cut_after=700, cut_by=cut_by)
    )
    items, _ = world.listen(
        "live",
        9,
        then=lambda: publish(emulator, *range(1, 10)),
        backfill="live-archive",
    )
    assert ids(items) == [f"n{number}" for number in range(1, 10)]
    assert len(emulator.journal.find(operation="getDatasetPage")) >= 1


def test_filling_and_replay_together_double_nothing(world, emulator):
    emulator.faults.add(Fault(operation="subscribe", nth=1, cut_after=700))
    items, _ = world.listen(
        "live",
        12,
        then=lambda: publish(emulator, *range(1, 10)),
        after=lambda count: publish(emulator, 10, 11, 12) if count == 9 else None,
        backfill="live-archive",
    )
    assert ids(items) == [f"n{number}" for number in range(1, 13)]


def test_an_update_is_heard_and_a_repeat_is_not(world, emulator):
    def changes():
        publish(emulator, 1)
        publish(emulator, 1)
        publish(emulator, 1, title="changed")
        publish(emulator, 2)

    items, _ = world.listen("live", 3, then=changes)
    assert ids(items) == ["n1", "n1", "n2"]
    items, _ = world.listen("live", 2, then=changes, updates=False)
    assert ids(items) == ["n1", "n2"]


def test_a_cursor_brings_what_came_meanwhile(world, emulator):
    emulator.datasphere.switches.replay = False
    items, cursor = world.listen("live", 2, then=lambda: publish(emulator, 1, 2, 3))
    assert ids(items) == ["n1", "n2"]
    publish(emulator, 4)
    more, _ = world.listen(
        "live",
        3,
        then=lambda: publish(emulator, 5),
        cursor=cursor,
        backfill="live-archive",
    )
    assert ids(more) == ["n3", "n4", "n5"]


def test_a_subscription_outlives_its_server_side(world, emulator):
    emulator.datasphere.switches.subscription_seconds = 0.3
    items, _ = world.listen(
        "live",
        2,
        then=lambda: publish(emulator, 1),
        after=lambda count: when_anew(emulator, 2) if count == 1 else None,
        backfill="live-archive",
    )
    assert ids(items) == ["n1", "n2"]
    assert len(heads(emulator)) >= 2


def test_keep_alives_are_no_silence(world, emulator):
    emulator.datasphere.switches.keep_alive = 0.05
    later = threading.Timer(4.5, publish, (emulator, 1))
    items, _ = world.listen(
        "live", 1, then=later.start, idle_timeout=4.0, backfill="live-archive"
    )
    assert ids(items) == ["n1"]
    assert len(heads(emulator)) == 1


def test_silence_makes_it_connect_anew(world, emulator):
    items, _ = world.listen(
        "live",
        1,
        then=lambda: when_anew(emulator, 1),
        idle_timeout=0.2,
        backfill="live-archive",
    )
    assert ids(items) == ["n1"]
    assert len(heads(emulator)) >= 2


@pytest.mark.parametrize(
    ("package", "error"),
    [("nothing", swath.NotFoundError), ("many", swath.NotFoundError)],
)
def test_an_unknown_package_is_an_error(world, package, error):
    with pytest.raises(error):
        world.listen(package, 1)


def test_an_unknown_archive_is_an_error_when_it_is_needed(world, emulator):
    emulator.faults.add(Fault(operation="subscribe", nth=1, cut_after=0))
    with pytest.raises(swath.NotFoundError, match="nothing"):
        world.listen("live", 1, backfill="nothing")
