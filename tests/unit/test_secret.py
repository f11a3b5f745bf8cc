from __future__ import annotations

import copy
import pickle

import pytest

from swath._core.secret import HiddenText, Secret


def test_a_secret_shows_itself_to_nobody():
    secret = Secret("hunter2")
    told = [repr(secret), str(secret), f"{secret}", f"{secret!r:>20}", f"{[secret]}"]
    assert not any("hunter2" in text for text in told)
    assert secret.reveal() == "hunter2"
    with pytest.raises(TypeError):
        vars(secret)


@pytest.mark.parametrize(
    "clone", [pickle.dumps, copy.copy, copy.deepcopy, lambda s: s.__reduce_ex__(2)]
)
def test_a_secret_stays_in_its_process(clone):
    with pytest.raises(TypeError, match="does not pickle"):
        clone(Secret("hunter2"))


def test_secrets_compare_by_value():
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2


@pytest.mark.parametrize("value", ["", "a\nb", "a\r", "caf\u00e9", "a\x7f"])
def test_what_no_header_carries_is_not_sendable(value):
    assert not Secret(value).sendable


def test_of_takes_text_and_leaves_secrets():
    assert Secret.of(" a\n") == Secret("a")
    assert Secret.of(5) == Secret("5")
    assert Secret.of(None) is None
    secret = Secret("a")
    assert Secret.of(secret) is secret


def test_a_hidden_text_is_whole_on_the_wire_and_shown_nowhere_else():
    hidden = HiddenText("hunter2")
    assert f"key={hidden}" == "key=hunter2"
    assert hidden.encode() == b"hunter2"
    assert "hunter2" not in repr({"query": (("key", hidden),)})


@pytest.mark.parametrize(
    "clone", [pickle.dumps, copy.copy, copy.deepcopy, lambda s: s.__reduce_ex__(2)]
)
def test_a_hidden_text_stays_in_its_process(clone):
    with pytest.raises(TypeError, match="do not pickle"):
        clone(HiddenText("hunter2"))
