"""Redirects of downloads: to other origins, but never with the credential."""

from __future__ import annotations

import msgspec
import pytest

from swath._core.effects import Flow
from swath._core.exchange import opened
from swath._core.origin import roam
from swath._core.secret import Secret
from swath._errors import RedirectError

from .stepping import ORIGIN, Answer, World, context, get, info


class Standing:
    """A credential that is always the same."""

    def authorization(self) -> Flow[Secret]:
        yield from ()
        return Secret("Token t")

    def refused(self, *_: object) -> bool:
        return False


def moved(location: str) -> Answer:
    return Answer(status=302, headers={"location": location})


def sent(*locations: str, roams: bool = True) -> list[tuple[str, bool]]:
    """Where requests went, and whether the credential went along."""
    world = World(*map(moved, locations), Answer())
    patience = msgspec.structs.replace(context(credential=Standing()), roams=roams)
    world.run(opened(info(), get(), patience))
    return [
        (one.request.url or one.request.path, one.authorization is not None)
        for one in world.sent
    ]


def test_within_the_origin_the_credential_goes_along():
    assert sent("/b") == [("/things", True), (f"{ORIGIN}/b", True)]


def test_to_another_origin_it_does_not_nor_back():
    there, back = "https://bucket.example/x", f"{ORIGIN}/b"
    assert sent(there, back) == [("/things", True), (there, False), (back, False)]


def test_only_who_roams_is_led_away():
    with pytest.raises(RedirectError):
        sent("https://bucket.example/x", roams=False)


@pytest.mark.parametrize(
    "location",
    [
        "http://bucket.example/x",
        "https://user:secret@bucket.example/x",
        "https://bucket.example:port/x",
        "ftp://bucket.example/x",
        "file:///etc/passwd",
        "https://bucket.example/\x00",
    ],
)
def test_what_is_unsafe_is_not_followed(location):
    assert roam(f"{ORIGIN}/a", location) is None
    with pytest.raises(RedirectError):
        sent(location)


def test_from_plain_http_both_may_be_reached():
    assert roam("http://a.example/x", "http://b.example/y") == "http://b.example/y"
    assert roam("http://a.example/x", "https://b.example/y") == "https://b.example/y"
