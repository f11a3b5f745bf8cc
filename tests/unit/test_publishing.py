"""The publisher's outbox, stepped: what is sent, again, and given up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath._core.auth import StaticToken
from swath._core.publishing import (
    Confirm,
    Connect,
    HangUp,
    LinkBrokenError,
    Outbox,
    Transmit,
)
from swath._core.retry import Policy
from swath._core.secret import Secret
from swath._errors import (
    AuthenticationError,
    PermissionDeniedError,
    PublishError,
    ServerError,
    StatusError,
    TransportError,
    error_class,
)

from .stepping import World


GONE = LinkBrokenError(1006, "")


class Wire(World):
    """A websocket that breaks by a script.

    Attributes:
        connections: What arrived over each connection.
    """

    def __init__(self, *trouble, lost=False):
        super().__init__()
        self.connections = []
        self.hung_up = 0
        self._trouble = list(trouble)
        self._lost = lost
        self._up = False

    @property
    def arrived(self):
        return [message for one in self.connections for message in one]

    def perform(self, effect):
        match effect:
            case Connect():
                self._up = False
                self._fail("connect")
                self.connections.append([])
                self._up = True
            case Transmit(message):
                self._needs_connection()
                if self._lost and self._next("transmit"):
                    return None
                self._fail("transmit")
                self.connections[-1].append(message)
            case Confirm():
                self._needs_connection()
                self._fail("confirm")
            case HangUp():
                self._up = False
                self._fail("hang up")
                self.hung_up += 1
            case _:
                return super().perform(effect)
        return None

    def _needs_connection(self):
        if not self._up:
            raise TransportError("not connected")

    def _next(self, where):
        if self._trouble and self._trouble[0][0] == where:
            self._up = False
            return self._trouble.pop(0)[1]
        return None

    def _fail(self, where):
        if self._trouble and self._trouble[0][0] == "skip":
            self._trouble.pop(0)
            return
        failure = self._next(where)
        if failure is not None:
            raise failure

    def run(self, flow):
        try:
            effect = next(flow)
            while True:
                try:
                    outcome = self.perform(effect)
                except (TransportError, StatusError) as error:
                    effect = flow.throw(error)
                else:
                    effect = flow.send(outcome)
        except StopIteration as stop:
            return stop.value


def outbox(keep=10, **policy):
    return Outbox(
        "wss://ws.example/",
        StaticToken(Secret("t"), "Token"),
        Policy(**policy),
        keep=keep,
        chance=lambda: 0.5,
    )


def publish(wire, box, *messages):
    wire.run(box.open())
    for message in messages:
        wire.run(box.send(message))
    wire.run(box.finish())


def test_messages_go_in_order_and_are_confirmed_at_the_end():
    wire, box = Wire(), outbox()
    publish(wire, box, b"a", b"b", b"c")
    assert wire.connections == [[b"a", b"b", b"c"]]
    assert (box.unconfirmed, box.resent, wire.hung_up) == (0, 0, 1)


def test_confirming_comes_after_as_many_as_are_kept():
    wire, box = Wire(), outbox(keep=2)
    wire.run(box.open())
    counts = []
    for message in (b"a", b"b", b"c"):
        wire.run(box.send(message))
        counts.append(box.unconfirmed)
    assert counts == [1, 0, 1]


def test_after_a_break_everything_in_doubt_goes_again_in_order():
    wire, box = Wire(("skip", 0), ("skip", 0), ("transmit", GONE)), outbox()
    publish(wire, box, b"a", b"b", b"c")
    assert wire.connections == [[b"a"], [b"a", b"b", b"c"]]
    assert box.resent == 2
    assert len(wire.slept) == 1


def test_a_message_lost_on_its_way_goes_again():
    wire, box = Wire(("transmit", GONE), ("confirm", GONE), lost=True), outbox()
    publish(wire, box, b"a")
    assert wire.connections == [[], [b"a"], [b"a"]]


def test_a_break_while_confirming_sends_again():
    wire, box = Wire(("confirm", GONE)), outbox()
    publish(wire, box, b"a", b"b")
    assert wire.connections == [[b"a", b"b"]] * 2


def test_after_a_break_the_last_messages_go_again_confirmed_or_not():
    wire, box = Wire(), outbox(keep=2)
    wire.run(box.open())
    for message in (b"a", b"b", b"c"):
        wire.run(box.send(message))
    wire._trouble = [("confirm", GONE)]
    wire.run(box.finish())
    assert wire.connections == [[b"a", b"b", b"c"], [b"b", b"c"]]


def test_a_close_that_the_other_end_does_not_share_sends_again():
    wire, box = Wire(("hang up", LinkBrokenError(1011, ""))), outbox()
    publish(wire, box, b"a")
    assert wire.connections == [[b"a"], [b"a"]]
    assert wire.hung_up == 1


def test_a_server_that_never_parts_in_order_is_given_up():
    wire = Wire(*[("hang up", LinkBrokenError(1011, ""))] * 99)
    with pytest.raises(PublishError, match="lost for good"):
        publish(wire, outbox(max_retries=3), b"a")
    assert len(wire.connections) == 4


@given(
    st.lists(
        st.sampled_from(["connect", "transmit", "confirm", "hang up", "skip"]),
        max_size=12,
    ),
    st.integers(1, 5),
)
def test_whatever_breaks_every_message_arrives_and_none_overtakes(trouble, keep):
    wire = Wire(*[(where, GONE) for where in trouble])
    messages = [b"%d" % number for number in range(8)]
    box = outbox(keep, max_retries=100)
    publish(wire, box, *messages)
    first_seen = list(dict.fromkeys(wire.arrived))
    assert first_seen == messages
    for connection in wire.connections:
        assert connection == sorted(connection)
    assert box.unconfirmed == 0


@pytest.mark.parametrize("code", [1003, 1007, 1008, 1009])
def test_a_refusal_is_not_repeated(code):
    wire, box = Wire(("confirm", LinkBrokenError(code, "bad"))), outbox()
    wire.run(box.open())
    wire.run(box.send(b"a"))
    with pytest.raises(PublishError, match="last 1 sent") as caught:
        wire.run(box.confirm())
    assert caught.value.code == code
    assert (caught.value.service, caught.value.operation) == ("datasphere", "publish")
    assert wire.slept == []


@pytest.mark.parametrize("code", [1000, 1001, 1006, 1011, 1012, 1013, 4000])
def test_other_closes_are_taken_up_again(code):
    wire, box = Wire(("confirm", LinkBrokenError(code, ""))), outbox()
    publish(wire, box, b"a")
    assert wire.connections == [[b"a"], [b"a"]]


def test_a_connection_lost_for_good_tells_what_is_in_doubt():
    wire = Wire(*[("confirm", GONE), ("connect", GONE), ("connect", GONE)])
    box = outbox(max_retries=2)
    wire.run(box.open())
    wire.run(box.send(b"a"))
    with pytest.raises(PublishError, match="lost for good") as caught:
        wire.run(box.confirm())
    assert caught.value.code == 1006
    assert box.unconfirmed == 1


@pytest.mark.parametrize(
    ("status", "error"), [(401, AuthenticationError), (403, PermissionDeniedError)]
)
def test_a_refused_upgrade_is_an_error_at_once(status, error):
    wire, box = Wire(("connect", error_class(status)(status))), outbox()
    with pytest.raises(error):
        wire.run(box.open())
    assert (wire.slept, wire.connections) == ([], [])


def test_a_busy_server_is_tried_again():
    busy = ServerError(503)
    wire, box = Wire(("connect", busy), ("connect", busy)), outbox()
    publish(wire, box, b"a")
    assert wire.arrived == [b"a"]
    assert len(wire.slept) == 2


def test_patience_is_renewed_by_a_confirmation():
    wire, box = Wire(), outbox(keep=1, max_retries=1)
    wire.run(box.open())
    for number in range(5):
        wire._trouble = [("confirm", GONE)]
        wire.run(box.send(b"%d" % number))
    assert box.unconfirmed == 0
    assert len(wire.slept) == 5
