from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath._core.auth import StaticToken
from swath._core.exchange import body, opened, parsed, reply
from swath._core.secret import Secret
from swath._errors import (
    AuthenticationError,
    BadRequestError,
    DeadlineError,
    DecodeError,
    InputError,
    NotFoundError,
    RateLimitError,
    RedirectError,
    ServerError,
    StatusError,
    TransportError,
)
from swath_api._runtime import Operation, Reply

from .stepping import ORIGIN, Answer, World, context, cut, get, info


OK = Answer(chunks=[b"ab", b"c"])
BUSY = Answer(
    status=503,
    headers={"x-request-id": "r-7"},
    chunks=[b'{"detail":"under repair"}'],
)


class Renewed:
    """A credential that gives another value after each refusal."""

    def __init__(self, *values):
        self.values = [Secret(value) for value in values]
        self.refusals = []

    def authorization(self):
        yield from ()
        return self.values[min(len(self.refusals), len(self.values) - 1)]

    def refused(self, value, failure):
        self.refusals.append(value)
        return len(self.refusals) < len(self.values)


def answered(world, **options):
    return world.run(reply(info(**options.pop("info", {})), get(), context(**options)))


def test_pieces_of_a_body_are_joined():
    world = World(OK)
    answer = answered(world)
    assert (answer.status, answer.content, answer.url) == (
        200,
        b"abc",
        f"{ORIGIN}/things",
    )
    assert world.slept == []
    assert world.open == {}


def test_retries_end_with_the_servers_own_words():
    world = World(then=BUSY)
    with pytest.raises(ServerError) as caught:
        answered(world, max_retries=3)
    error = caught.value
    assert (error.status, error.message, error.request_id, error.attempts) == (
        503,
        "under repair",
        "r-7",
        4,
    )
    assert (error.service, error.operation) == ("svc", "listThings")
    assert "under repair" in str(error)
    assert "r-7" in str(error)
    assert world.slept == [0.25, 0.5, 1.0]


def test_an_answer_after_failures_counts():
    world = World(BUSY, cut(), cut(sent=False), OK)
    assert answered(world).content == b"abc"
    assert len(world.sent) == 4


def test_a_cut_body_is_fetched_again_whole():
    world = World(Answer(chunks=[b"ab", cut()]), OK)
    assert answered(world).content == b"abc"


def test_what_may_not_be_repeated_is_sent_once():
    for failure in (BUSY, cut(), Answer(chunks=[b"a", cut()])):
        world = World(failure, OK)
        with pytest.raises((ServerError, TransportError)):
            answered(world, info={"idempotent": False, "method": "POST"})
        assert len(world.sent) == 1


def test_a_refused_post_is_repeated_where_nothing_was_sent_or_processed():
    world = World(cut(sent=False), Answer(status=429), OK)
    answered(world, info={"idempotent": False})
    assert len(world.sent) == 3


def test_retry_after_is_honoured_in_the_services_unit():
    limited = Answer(status=429, headers={"retry-after": "2000"})
    world = World(limited, OK)
    answered(world, retry_after_unit="ms", chance=0.0)
    assert world.slept == [2.0]
    with pytest.raises(RateLimitError) as caught:
        answered(World(limited), retry_after_unit="s")
    assert caught.value.retry_after == 2000
    assert caught.value.attempts == 1


@pytest.mark.parametrize("status", [499, 520, 561, 599, 600, 999])
def test_unusual_statuses_are_errors_like_others(status):
    with pytest.raises(StatusError) as caught:
        answered(World(Answer(status=status, chunks=[b"odd"])))
    assert (caught.value.status, caught.value.message) == (status, "odd")


@pytest.mark.parametrize(
    ("content", "headers", "code", "message"),
    [
        (b'{"detail":"no"}', {}, "", "no"),
        (b'{"error":{"code":"X1","message":"no"}}', {}, "X1", "no"),
        (b'{"error":"X2","error_description":"no"}', {}, "X2", "no"),
        (b'{"message":7}', {}, "", "7"),
        (b'"no"', {}, "", "no"),
        (b"no\n", {}, "", "no"),
        (b"<h1>no</h1>", {"content-type": "text/html; charset=utf-8"}, "", ""),
        (b"", {}, "", ""),
        (b"[1]", {}, "", ""),
        (b"null", {}, "", ""),
        (b'{"detail":[{"msg":"no"}]}', {}, "", ""),
        (b'{"detail":"\xff"}', {}, "", '{"detail":"\ufffd"}'),
        (b"\xff", {}, "", "\ufffd"),
        (b"{" * 5, {}, "", "{" * 5),
        (b'{"a":' * 12_000, {}, "", '{"a":' * 100),
        (b"[" * 60_000, {}, "", ""),
        (b'{"detail":"' + b"x" * 900 + b'"}', {}, "", "x" * 500),
    ],
)
def test_any_error_body_keeps_the_status(content, headers, code, message):
    answer = Answer(status=400, headers=headers, chunks=[content])
    with pytest.raises(BadRequestError) as caught:
        answered(World(answer))
    error = caught.value
    assert (error.code, error.message, error.body) == (code, message, content)


@given(st.binary())
def test_no_error_body_hides_the_status(content):
    with pytest.raises(NotFoundError) as caught:
        answered(World(Answer(status=404, chunks=[content] if content else [])))
    assert caught.value.body == content


def test_a_cut_error_body_does_not_hide_the_status():
    world = World(Answer(status=404, chunks=[b'{"detail":"no', cut()]))
    with pytest.raises(NotFoundError) as caught:
        answered(world)
    assert caught.value.body == b'{"detail":"no'


def test_a_huge_error_body_is_read_in_part_only():
    endless = iter(lambda: b"x" * 10_000, b"")
    world = World(Answer(status=404))
    world._then = None
    flow = reply(info(), get(), context())
    world._read = lambda _: next(endless)
    with pytest.raises(NotFoundError) as caught:
        world.run(flow)
    assert len(caught.value.body) == 65_536
    assert world.open == {}


def test_a_dribbling_error_body_is_given_up_after_the_timeout():
    world = World(Answer(status=404, chunks=[b"x", 50.0] * 1000))
    with pytest.raises(NotFoundError):
        answered(world, timeout=60)
    assert world.clock <= 120
    assert world.open == {}


def test_a_body_larger_than_allowed_is_refused():
    with pytest.raises(DecodeError, match="larger than 10 bytes") as caught:
        answered(World(Answer(chunks=[b"x" * 6] * 2)), largest_body=10)
    assert caught.value.operation == "listThings"


def test_the_deadline_ends_a_slow_body():
    world = World(Answer(chunks=[b"x", 4.0] * 1000))
    with pytest.raises(DeadlineError) as caught:
        answered(world, deadline=10)
    assert world.clock <= 14
    assert (caught.value.attempts, caught.value.operation) == (1, "listThings")


def test_the_deadline_ends_a_slow_error_body():
    world = World(Answer(status=404, chunks=[b"x", 4.0] * 1000))
    with pytest.raises(NotFoundError):
        answered(world, deadline=10)
    assert world.clock <= 14


def test_a_retry_that_the_deadline_forbids_keeps_the_servers_words():
    world = World(then=BUSY)
    with pytest.raises(ServerError, match="under repair") as caught:
        answered(world, deadline=1, max_retries=50, chance=0.9)
    assert caught.value.attempts == len(world.sent) > 1
    assert world.clock < 1


def test_silence_until_the_deadline_is_a_deadline_error():
    def silence(effect):
        world.clock += effect.timeout
        return cut("silence for too long")

    world = World(then=silence)
    with pytest.raises(DeadlineError, match="deadline of 5 s") as caught:
        answered(world, deadline=5, timeout=60)
    assert world.clock == 5
    assert "silence" in str(caught.value.__cause__)


def test_a_deadline_error_tells_what_went_before():
    world = World(BUSY, Answer(seconds=20, chunks=[b"x"]))
    with pytest.raises(DeadlineError) as caught:
        answered(world, deadline=10)
    assert isinstance(caught.value.__cause__, ServerError)
    assert caught.value.attempts == 2


def test_no_request_waits_longer_than_the_deadline_leaves():
    world = World(Answer(status=503, seconds=6), OK)
    answered(world, deadline=10, timeout=60, chance=0.5)
    assert world.sent[0].timeout == 10
    assert world.sent[1].timeout == pytest.approx(3.75)


def test_redirects_on_the_same_origin_are_followed_with_the_credential():
    world = World(
        Answer(status=307, headers={"location": "/other?x=1"}),
        Answer(status=301, headers={"location": f"{ORIGIN}:443/third"}),
        OK,
    )
    token = StaticToken(Secret("t"), "Token")
    answered(world, credential=token)
    urls = [effect.request.url for effect in world.sent]
    assert urls == ["", f"{ORIGIN}/other?x=1", f"{ORIGIN}:443/third"]
    assert all(effect.authorization.reveal() == "Token t" for effect in world.sent)
    assert world.open == {}


@pytest.mark.parametrize(
    "location",
    [
        "https://evil.example/things",
        "//evil.example/things",
        "http://api.example.evil/",
        "https://api.example:8443/things",
        "https://user@api.example/things",
        "https://api.example@evil.example/",
        "ftp://api.example/things",
        "javascript:alert(1)",
        "https://[::1",
        "https://api.example:99999/",
        "/things\x7f",
        "/thi\u2028ngs",
    ],
)
def test_redirects_to_another_origin_are_errors(location):
    world = World(Answer(status=302, headers={"location": location}), then=OK)
    with pytest.raises(RedirectError) as caught:
        answered(world)
    assert caught.value.status == 302
    assert len(world.sent) == 1


def test_redirects_in_circles_end_at_once():
    world = World(then=Answer(status=302, headers={"location": "/things"}))
    with pytest.raises(RedirectError, match="redirects in a row"):
        answered(world)
    assert len(world.sent) == 6
    assert world.slept == []


@pytest.mark.parametrize("headers", [{}, {"location": ""}])
def test_a_redirect_to_nowhere_is_an_error(headers):
    with pytest.raises(RedirectError):
        answered(World(Answer(status=302, headers=headers)))


def test_a_post_is_never_redirected():
    world = World(Answer(status=302, headers={"location": "/other"}), OK)
    request = get(method="POST")
    with pytest.raises(RedirectError):
        world.run(reply(info(method="POST"), request, context()))


def test_a_refused_token_is_renewed_once():
    world = World(Answer(status=401), OK)
    credential = Renewed("old", "new")
    answered(world, credential=credential)
    assert [effect.authorization.reveal() for effect in world.sent] == ["old", "new"]
    assert world.slept == []


def test_a_token_refused_twice_is_an_error():
    world = World(then=Answer(status=401, chunks=[b'{"detail":"no"}']))
    with pytest.raises(AuthenticationError, match="no"):
        answered(world, credential=Renewed("a", "b", "c"))
    assert len(world.sent) == 2


def test_a_token_that_cannot_get_better_is_not_asked_again():
    world = World(then=Answer(status=401))
    with pytest.raises(AuthenticationError):
        answered(world, credential=StaticToken(Secret("t"), "Token"))
    assert len(world.sent) == 1


def test_an_open_operation_gets_no_credential():
    world = World(OK)
    answered(
        world,
        info={"secured": False},
        credential=StaticToken(Secret("t"), "Token"),
    )
    assert world.sent[0].authorization is None


def test_opened_leaves_the_body_to_be_read():
    world = World(BUSY, OK)
    head = world.run(opened(info(), get(), context()))
    assert head.status == 200
    assert list(world.open) == [head.handle]


def test_a_deadline_bounds_the_head_and_not_the_silence_of_a_stream():
    world = World(OK, OK)
    world.run(opened(info(), get(), context(deadline=5, timeout=300)))
    answered(world, deadline=5, timeout=300)
    assert [(one.timeout, one.silence) for one in world.sent] == [(5, 300), (5, 5)]


def test_body_gives_the_head_and_then_the_pieces():
    head, *chunks = World(OK).emitted(body(info(), get(), context()))
    assert (head.status, chunks) == (200, [b"ab", b"c"])


def test_a_body_that_breaks_tells_where():
    flow = body(info(), get(), context())
    with pytest.raises(TransportError, match=r"^svc listThings: the connection broke"):
        World(Answer(chunks=[b"ab", cut()])).emitted(flow)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("x"),
        KeyError("x"),
        TypeError("x"),
        RecursionError("x"),
        UnicodeDecodeError("utf-8", b"x", 0, 1, "x"),
        DecodeError("x"),
    ],
)
def test_an_unreadable_answer_is_a_decode_error_of_its_operation(error):
    def parse(_):
        raise error

    answer = Reply(status=200, headers={}, content=b"y" * 100_000)
    with pytest.raises(DecodeError) as caught:
        parsed(Operation(info(result="Thing"), parse), answer)
    assert caught.value.operation == "listThings"
    assert len(caught.value.body) <= 65_536


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), "5", None])
def test_patience_has_to_be_a_number(timeout):
    with pytest.raises(InputError):
        context().patient(timeout)
