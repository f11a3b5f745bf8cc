from __future__ import annotations

from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath._core.origin import follow, origin, relative


BASE = "https://api.example/data/list/?page=1"

HOSTILE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "https:\\\\evil.example",
    "https://api.example\\@evil.example/",
    "https://api.example@evil.example/",
    "https://api.example:pw@evil.example/",
    "https://me:pw@api.example/",
    "https://api.example.evil.example/",
    "https://api.example%2eevil.example/",
    "https://api.example#@evil.example/",
    "https://api.example?@evil.example/",
    "https://api.example:444/",
    "https://api.example:0/",
    "https://api.example:-1/",
    "https://api.example:x/",
    "https://api.example:65536/",
    "http://evil.example/",
    "http://api.example:8080/",
    "wss://api.example/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/plain,x",
    "https://[::1]/",
    "https://[::1",
    "https://[bad]/",
    "https://xn--pi-7ka.example/",
    "https://\u0430pi.example/",
    "https://api.example\u3002evil.example/",
    "https://api.example\u2100/",
    "\x00https://evil.example/",
    " https://evil.example/",
    "ht\ntps://evil.example/",
    "https://evil.example\t/",
    "/ok\x00",
    "/ok\x7f",
]


@pytest.mark.parametrize("href", HOSTILE)
def test_a_hostile_link_never_leads_away(href):
    target = follow(BASE, href)
    if target is None:
        return
    for parts in (httpx.URL(target), urlsplit(target)):
        assert (parts.scheme, parts.port or 443) == ("https", 443)
        assert (getattr(parts, "host", None) or parts.hostname) == "api.example"
    assert "@" not in urlsplit(target).netloc


@given(st.text() | st.builds("{}{}".format, st.sampled_from(HOSTILE), st.text()))
def test_whatever_follow_gives_is_on_the_same_origin(href):
    target = follow(BASE, href)
    if target is not None:
        url = httpx.URL(target)
        assert (url.scheme, url.host, url.port) == ("https", "api.example", None)
        assert not url.userinfo


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("?page=2", "https://api.example/data/list/?page=2"),
        ("../x", "https://api.example/data/x"),
        ("/x?y#z", "https://api.example/x?y#z"),
        ("//api.example/x", "https://api.example/x"),
        ("HTTPS://API.EXAMPLE/x", "https://API.EXAMPLE/x"),
        ("https://api.example:443/x", "https://api.example:443/x"),
        ("http://api.example/x", "https://api.example/x"),
        ("http://api.example:80/x", "https://api.example/x"),
        ("http://API.example/x", "https://api.example/x"),
        ("/a/%2e%2e/b?q=a%2Fb", "https://api.example/a/%2e%2e/b?q=a%2Fb"),
        ("/caf\u00e9", "https://api.example/caf\u00e9"),
    ],
)
def test_links_on_the_same_origin_are_followed_as_given(href, target):
    assert follow(BASE, href) == target


def test_a_link_written_by_a_proxy_goes_to_the_services_own_port():
    base = "https://api.example:8443/list"
    for href in ("http://api.example:8443/x", "http://api.example/x"):
        assert follow(base, href) == "https://api.example:8443/x"


def test_an_unencrypted_service_is_not_upgraded_nor_left():
    assert follow("http://127.0.0.1:80/a", "/b") == "http://127.0.0.1:80/b"
    assert follow("http://127.0.0.1/a", "http://127.0.0.1:80/b") is not None
    assert follow("http://127.0.0.1/a", "https://127.0.0.1/b") is None


def test_origins_fill_in_the_default_port():
    assert origin("https://A.example/x") == ("https", "a.example", 443)
    assert origin("ws://a.example:81/x") == ("ws", "a.example", 81)


@given(st.from_regex(r"/[a-z0-9/%]{0,20}(\?[a-z=&%0-9]{1,20})?", fullmatch=True))
def test_path_and_query_lead_back(path):
    target = follow(BASE, path)
    if target is None or path.startswith("//"):
        return
    assert follow(BASE, relative(target)) == target
