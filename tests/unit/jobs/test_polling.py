from __future__ import annotations

import math
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath._core.effects import Instant, Now, Sleep
from swath._core.polling import Timer, Watch
from swath._errors import (
    DeadlineError,
    InputError,
    JobFailedError,
    JobTimeoutError,
    NotFoundError,
    RateLimitError,
    ServerError,
    StatusError,
    TransportError,
)
from swath.jobs import JobSource, JobStatus, JobToken, Polling, read_token, state_of


POLLING = Polling(jitter=0.0)
CHANCES = st.floats(0, 1, exclude_max=True)


@given(st.floats(0, 1e9), CHANCES)
def test_the_services_hint_wins_within_bounds(hint, chance):
    pause = Polling(jitter=0.0).pause(7, hint, chance)
    assert pause == min(max(hint, 1.0), 60.0)


@given(st.one_of(st.none(), st.floats()), st.integers(0, 10_000), CHANCES)
def test_every_pause_can_be_waited_for(hint, checks, chance):
    assert 1.0 <= Polling().pause(checks, hint, chance) <= 66.0


def test_without_a_hint_checks_become_rarer_up_to_a_bound():
    pauses = [POLLING.pause(count, None, 0.0) for count in range(1, 16)]
    assert pauses[:4] == [1.0, 1.5, 2.25, 3.375]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 60.0


@pytest.mark.parametrize("nonsense", [math.nan, -1.0, -math.inf])
def test_a_hint_that_makes_no_sense_is_none(nonsense):
    assert POLLING.pause(3, nonsense, 0.0) == POLLING.pause(3, None, 0.0)


def test_jitter_only_adds():
    assert Polling(jitter=0.1).pause(1, 10.0, 0.5) == pytest.approx(10.5)


@pytest.mark.parametrize(("asked", "waited"), [(0.0, 1.0), (90.0, 90.0), (9e9, 3600)])
def test_a_refusal_that_names_a_time_is_obeyed_within_reason(asked, waited):
    error = RateLimitError(429, retry_after=asked)
    assert POLLING.pause_after(error, 1, 0.0) == waited


def test_failures_without_a_time_make_checks_rarer():
    error = TransportError("no connection")
    assert [POLLING.pause_after(error, n, 0.0) for n in (1, 2, 3)] == [1.0, 1.5, 2.25]


def test_a_timer_starts_when_it_is_first_looked_at():
    timer = Timer(10.0)
    assert timer.left(Instant(100.0, 0.0)) == 10.0
    assert timer.left(Instant(104.0, 0.0)) == 6.0
    assert timer.left(Instant(500.0, 0.0)) == 0.0
    assert Timer(None).left(Instant(1e12, 0.0)) == math.inf


def test_an_unknown_word_is_no_end():
    assert state_of("REHEATING", {"DONE": "succeeded"}) == "running"
    assert not JobStatus(state="running", detail="REHEATING").ended


class Script(JobSource[str]):
    """Answers checks from a list of statuses and failures; the last one stays."""

    def __init__(self, answers):
        self.answers = list(answers)
        self.checks = 0
        self.explanations = [StatusError(424, code="WHY", message="because")]

    @property
    def token(self):
        return JobToken(service="toy", operation="render", id="j1")

    def check(self):
        yield from ()
        self.checks += 1
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def fetch(self):
        yield from ()
        return "result"

    def explain(self):
        yield from ()
        explanation = self.explanations.pop(0)
        if isinstance(explanation, TransportError):
            raise explanation
        return explanation


def stepped(flow):
    """Runs a flow on a clock of its own; gives its end and the pauses it made."""
    time, pauses, outcome = 0.0, [], None
    try:
        while True:
            effect = flow.send(outcome)
            outcome = Instant(time, time) if isinstance(effect, Now) else None
            if isinstance(effect, Sleep):
                time += effect.seconds
                pauses.append(effect.seconds)
    except StopIteration as stop:
        return stop.value, pauses
    except Exception as error:  # noqa: BLE001 - what the flow raised is the outcome
        return error, pauses


def status(state, **kwargs):
    return JobStatus(state=state, **kwargs)


ANSWERS = st.one_of(
    st.builds(
        JobStatus,
        state=st.sampled_from(["waiting", "running"]),
        next_check=st.none() | st.floats(0, 100),
        step=st.none() | st.integers(1, 6),
    ),
    st.sampled_from([ServerError(503), TransportError("broken"), RateLimitError(429)]),
)
ENDS = st.sampled_from(["succeeded", "failed", "cancelled"])


@given(st.lists(ANSWERS, max_size=10), ENDS, st.none() | st.floats(0, 1000))
def test_any_course_has_exactly_one_outcome_in_time(course, end, timeout):
    source = Script([*course, status(end)])
    watch = Watch(source, POLLING, chance=lambda: 0.0)
    told = []
    outcome, pauses = stepped(watch.result(Timer(timeout), told.append))
    assert [it.ended for it in told[:-1]] == [False] * len(told[:-1])
    if timeout is not None:
        assert sum(pauses) <= timeout + 1e-6
    if isinstance(outcome, JobTimeoutError):
        assert timeout is not None
        assert not watch.status or not watch.status.ended
    elif end == "succeeded":
        assert outcome == "result"
    else:
        assert isinstance(outcome, JobFailedError)
        assert outcome.state == end
    assert source.checks <= len(course) + 1


@pytest.mark.parametrize("end", ["succeeded", "failed", "cancelled"])
def test_what_has_ended_is_not_asked_again(end):
    source = Script([status(end)])
    watch = Watch(source, POLLING)
    first, _ = stepped(watch.end(Timer(None)))
    second, pauses = stepped(watch.end(Timer(None)))
    assert (source.checks, pauses) == (1, [])
    assert type(first) is type(second)


def test_a_service_that_never_ends_a_job_is_left_in_time():
    watch = Watch(Script([status("running")]), POLLING)
    error, pauses = stepped(watch.end(Timer(600.0)))
    assert isinstance(error, JobTimeoutError)
    assert sum(pauses) == pytest.approx(600.0)
    assert read_token(error.token, "toy").id == "j1"
    assert (error.job, error.state) == ("j1", "running")


def test_a_status_that_changes_with_every_look_does_not_outlast_the_time():
    endless = (status("running", step=number) for number in range(10**9))
    source = Script([next(endless)] * 2)
    source.answers = Endless(endless)
    outcome, _ = stepped(Watch(source, POLLING).end(Timer(0.0)))
    assert isinstance(outcome, JobTimeoutError)
    assert source.checks == 1


class Endless:
    """A list that is never used up."""

    def __init__(self, values):
        self.values = values

    def __len__(self):
        return 2

    def pop(self, _index):
        return next(self.values)


def test_the_hint_of_the_submission_is_waited_for_first():
    watch = Watch(
        Script([status("succeeded")]), POLLING, status("waiting", next_check=7.0)
    )
    assert stepped(watch.result(Timer(None))) == ("result", [7.0])


def test_waiting_again_goes_on_with_the_pause_at_hand():
    source = Script([status("running", next_check=50.0), status("succeeded")])
    watch = Watch(source, POLLING)
    late, _ = stepped(watch.end(Timer(0.0)))
    assert isinstance(late, JobTimeoutError)
    assert stepped(watch.result(Timer(None))) == ("result", [50.0])


def test_some_failures_are_borne_and_a_success_forgives_them():
    polling = Polling(jitter=0.0, tolerated=2)
    broken = ServerError(502)
    answers = [broken, broken, status("running"), broken, broken, status("succeeded")]
    assert stepped(Watch(Script(answers), polling).result(Timer(None)))[0] == "result"


def test_too_many_failures_are_raised_and_the_job_can_be_awaited_again():
    polling = Polling(jitter=0.0, tolerated=2)
    source = Script([*[ServerError(502)] * 3, status("succeeded")])
    watch = Watch(source, polling)
    error, _ = stepped(watch.result(Timer(None)))
    assert isinstance(error, ServerError)
    assert stepped(watch.result(Timer(None)))[0] == "result"


def test_a_refusal_for_good_is_not_borne():
    source = Script([NotFoundError(404)])
    error, pauses = stepped(Watch(source, POLLING).result(Timer(None)))
    assert isinstance(error, NotFoundError)
    assert (source.checks, pauses) == (1, [])


def test_a_deadline_of_a_single_check_is_borne():
    source = Script([DeadlineError("slow"), status("succeeded")])
    assert stepped(Watch(source, POLLING).result(Timer(None)))[0] == "result"


def test_a_failure_carries_its_cause_through_pickling():
    error, _ = stepped(Watch(Script([status("failed")]), POLLING).end(Timer(None)))
    again = pickle.loads(pickle.dumps(error))
    for it in (error, again):
        assert (it.code, it.message, it.job) == ("WHY", "because", "j1")
        assert isinstance(it.__cause__, StatusError)
        assert str(it) == "toy render: job j1 failed: WHY: because"
        assert read_token(it.token, "toy").operation == "render"


def test_an_explanation_that_could_not_be_had_is_asked_for_again():
    source = Script([status("failed", detail="BAD", message="no luck")])
    source.explanations.insert(0, TransportError("broken"))
    watch = Watch(source, POLLING)
    first, _ = stepped(watch.end(Timer(None)))
    second, _ = stepped(watch.end(Timer(None)))
    assert (first.code, first.message, first.__cause__) == ("BAD", "no luck", None)
    assert second.code == "WHY"


def test_a_cancelled_job_needs_no_explanation():
    source = Script([status("cancelled", detail="STOPPED")])
    source.explanations.clear()
    error, _ = stepped(Watch(source, POLLING).end(Timer(None)))
    assert str(error) == "toy render: job j1 cancelled: STOPPED"


TEXTS = st.text(max_size=30)
DATA = st.dictionaries(TEXTS, TEXTS | st.integers(-(2**53), 2**53) | st.booleans())


@given(TEXTS, TEXTS, DATA)
def test_a_token_survives_being_written_and_read(operation, job, data):
    token = JobToken(service="toy", operation=operation, id=job, data=data)
    assert read_token(token.encode(), "toy") == token


@given(st.text() | st.integers(0, 60).map(lambda end: TOKEN[:end]))
def test_what_is_no_token_is_refused(text):
    with pytest.raises(InputError, match="token"):
        read_token(text, "toy")


TOKEN = JobToken(service="toy", operation="render", id="j1").encode()


def test_a_token_of_another_service_or_version_is_refused():
    with pytest.raises(InputError, match="belongs to a job of 'toy', not of 'other'"):
        read_token(TOKEN, "other")
    with pytest.raises(InputError, match="version 2"):
        read_token(TOKEN.replace('"version":1', '"version":2'), "toy")


def test_a_token_of_another_operation_is_refused_where_some_are_named():
    with pytest.raises(InputError, match="a job of render, not of draw, paint"):
        read_token(TOKEN, "toy", "draw", "paint")
    assert read_token(TOKEN, "toy", "draw", "render").id == "j1"
