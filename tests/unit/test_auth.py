from __future__ import annotations

import asyncio
import threading

import pytest

from swath._core.auth import Grant, RenewingToken, Slot, StaticToken
from swath._core.effects import now, sleep
from swath._core.secret import Secret
from swath._errors import (
    AuthenticationError,
    PermissionDeniedError,
    TransportError,
)
from swath._io.aio import AsyncDriver
from swath._io.sync import SyncDriver

from .stepping import WALL, World


REFUSAL = AuthenticationError(401)


class Issuer:
    """Issues tokens that are good for `seconds`."""

    def __init__(self, seconds=3600.0, takes=0.0):
        self.issued = 0
        self.failing = None
        self._seconds = seconds
        self._takes = takes

    def __call__(self):
        self.issued += 1
        name = Secret(f"token {self.issued}")
        if self._takes:
            yield from sleep(self._takes)
        if self.failing is not None:
            raise self.failing
        instant = yield from now()
        return Grant(name, instant.wall + self._seconds)


def asked(world, token):
    return world.run(token.authorization()).reveal()


def test_a_static_token_says_its_word_and_never_changes():
    token = StaticToken(Secret("abc"), "Token")
    assert asked(World(), token) == "Token abc"
    assert not token.refused(Secret("Token abc"), REFUSAL)
    assert asked(World(), token) == "Token abc"


def test_a_token_is_fetched_once_and_kept():
    world, issuer = World(), Issuer()
    token = RenewingToken(issuer)
    assert [asked(world, token) for _ in range(3)] == ["token 1"] * 3


@pytest.mark.parametrize(("passed", "expected"), [(3539, "token 1"), (3540, "token 2")])
def test_a_token_is_renewed_before_it_expires(passed, expected):
    world, token = World(), RenewingToken(Issuer(3600), margin=60)
    asked(world, token)
    world.clock += passed
    assert asked(world, token) == expected


def test_a_refused_token_is_fetched_again():
    world, token = World(), RenewingToken(Issuer())
    first = world.run(token.authorization())
    assert token.refused(first, REFUSAL)
    assert asked(world, token) == "token 2"


def test_a_missing_right_is_no_reason_to_fetch_a_token():
    world, issuer = World(), Issuer()
    token = RenewingToken(issuer)
    first = world.run(token.authorization())
    assert not token.refused(first, PermissionDeniedError(401, code="NOT-AUTHORIZED"))
    assert asked(world, token) == "token 1"


def test_a_late_refusal_does_not_forget_the_newer_token():
    world, token = World(), RenewingToken(Issuer())
    old = world.run(token.authorization())
    token.refused(old, REFUSAL)
    assert asked(world, token) == "token 2"
    assert token.refused(old, REFUSAL)
    assert asked(world, token) == "token 2"


def test_a_failed_fetch_gives_the_lock_back():
    world, issuer = World(), Issuer()
    token = RenewingToken(issuer)
    for failure in (AuthenticationError(401), TransportError("no")):
        issuer.failing = failure
        with pytest.raises(type(failure)):
            asked(world, token)
    issuer.failing = None
    assert asked(world, token) == "token 3"


def test_giving_up_in_the_middle_gives_the_lock_back():
    world, token = World(), RenewingToken(Issuer(takes=1))
    flow = token.authorization()
    effect = next(flow)
    while type(effect).__name__ != "Sleep":
        effect = flow.send(world.perform(effect))
    flow.close()
    assert asked(world, token) == "token 2"


def test_many_threads_fetch_one_token():
    issuer = Issuer(takes=0.05)
    token, driver = RenewingToken(issuer), SyncDriver("https://api.example")
    found, gate = [], threading.Barrier(16)

    def ask():
        gate.wait()
        found.append(driver.run(token.authorization()).reveal())

    threads = [threading.Thread(target=ask) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["token 1"] * 16
    assert issuer.issued == 1


def test_many_tasks_fetch_one_token():
    issuer = Issuer(takes=0.05)
    token, driver = RenewingToken(issuer), AsyncDriver("https://api.example")

    async def ask():
        return (await driver.run(token.authorization())).reveal()

    async def all_of_them():
        return await asyncio.gather(*(ask() for _ in range(16)))

    assert asyncio.run(all_of_them()) == ["token 1"] * 16
    assert issuer.issued == 1


def test_a_cancelled_task_gives_the_lock_back():
    token, driver = RenewingToken(Issuer(takes=30)), AsyncDriver("https://api.example")

    async def scenario():
        fetching = asyncio.create_task(driver.run(token.authorization()))
        waiting = asyncio.create_task(driver.run(token.authorization()))
        await asyncio.sleep(0.02)
        for task in (waiting, fetching):
            task.cancel()
        await asyncio.gather(fetching, waiting, return_exceptions=True)
        return token._slot.lock.acquire(blocking=False)

    assert asyncio.run(scenario())


def test_two_loops_in_two_threads_fetch_one_token():
    issuer = Issuer(takes=0.05)
    token, found = RenewingToken(issuer), []

    def ask():
        driver = AsyncDriver("https://api.example")
        found.append(asyncio.run(driver.run(token.authorization())).reveal())

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["token 1"] * 4


def test_neither_tokens_nor_grants_show_themselves():
    world, token = World(), RenewingToken(Issuer())
    asked(world, token)
    told = repr([token, vars(token), Grant(Secret("token 1"), WALL)])
    assert "token 1" not in told


class Kept:
    """A keep in memory."""

    def __init__(self):
        self.lock = threading.Lock()
        self.grant = None

    def load(self):
        return self.grant

    def save(self, grant):
        self.grant = grant


def test_tokens_with_one_slot_are_one_token():
    world, issuer, slot = World(), Issuer(), Slot()
    first, second = (RenewingToken(issuer, slot=slot) for _ in range(2))
    assert [asked(world, one) for one in (first, second)] == ["token 1"] * 2
    second.refused(Secret("token 1"), REFUSAL)
    assert [asked(world, one) for one in (first, second)] == ["token 2"] * 2


def test_a_kept_token_is_used_by_those_who_come_later():
    world, issuer, keep = World(), Issuer(), Kept()
    processes = [RenewingToken(issuer, keep=keep) for _ in range(3)]
    assert [asked(world, one) for one in processes] == ["token 1"] * 3
    world.clock += 3600
    assert [asked(world, one) for one in processes] == ["token 2"] * 3


def test_a_kept_token_that_was_refused_is_fetched_anew_and_another_one_taken():
    world, issuer, keep = World(), Issuer(), Kept()
    ours, other = (RenewingToken(issuer, keep=keep) for _ in range(2))
    for token in (ours, other):
        asked(world, token)
        token.refused(Secret("token 1"), REFUSAL)
    assert [asked(world, one) for one in (ours, other)] == ["token 2"] * 2
    assert issuer.issued == 2


def test_a_failed_fetch_gives_the_keep_back():
    world, issuer, keep = World(), Issuer(), Kept()
    token = RenewingToken(issuer, keep=keep)
    issuer.failing = TransportError("no")
    with pytest.raises(TransportError):
        asked(world, token)
    assert not keep.lock.locked()


def test_a_token_that_is_given_again_after_a_refusal_is_tried_and_kept():
    world = World()
    issuer = Issuer()
    token = RenewingToken(issuer)
    for _ in range(2):
        issuer.issued = 0
        token.refused(world.run(token.authorization()), REFUSAL)
    issuer.issued = 0
    assert [asked(world, token) for _ in range(3)] == ["token 1"] * 3
