from __future__ import annotations

import json
import random
import socket

import httpx
import msgspec
import pytest

from swath.emulator import Fault, GeneratedItems, Token, generated_scenes, scene


def page_path(package):
    return f"/api/dataset/v1/{package}/paginate/"


def stream_path(package):
    return f"/api/dataset/v1/{package}/stream/"


def pages(client, url):
    """All pages from a URL on, by their `next` links."""
    while url:
        page = client.get(url).raise_for_status().json()
        yield page
        links = {link["rel"]: link["href"] for link in page["links"]}
        url = links.get("next")


def streamed(client, package, **query):
    reply = client.get(stream_path(package), params=query).raise_for_status()
    return reply.content.split(b"\n")[:-1]


def ids(lines):
    return [json.loads(line)["id"] for line in lines]


def item(name, when, **changes):
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "id": name,
        "geometry": None,
        "properties": {"datetime": when},
        "links": [],
        "assets": {},
        **changes,
    }


@pytest.mark.parametrize(
    ("package", "sizes"),
    [
        ("empty", [0]),
        ("fifty", [50]),
        ("fifty-one", [50, 1]),
        ("many", [50, 50, 20]),
    ],
)
def test_pages_hold_fifty_items(client, package, sizes):
    found = list(pages(client, page_path(package)))
    assert [len(page["features"]) for page in found] == sizes
    assert {page["type"] for page in found} == {"FeatureCollection"}


def test_links_lead_to_the_neighbours_and_back(client):
    first, second, third = pages(client, page_path("many"))
    rels = [[link["rel"] for link in page["links"]] for page in (first, second, third)]
    assert rels == [["self", "next"], ["self", "prev", "next"], ["self", "prev"]]
    hrefs = {link["rel"]: link["href"] for link in second["links"]}
    assert client.get(hrefs["self"]).json() == second
    assert client.get(hrefs["prev"]).json() == first
    assert client.get(hrefs["next"]).json() == third


def test_links_keep_the_selection(client):
    query = {"order": "old", "from": "2026-03-05T00:00:00+01:00"}
    found = list(pages(client, f"{page_path('many')}?{httpx.QueryParams(query)}"))
    read = [feature["id"] for page in found for feature in page["features"]]
    assert read == ids(streamed(client, "many", **query))
    assert 50 < len(read) < 120


def test_links_are_built_from_the_host_of_the_request(client):
    page = client.get(page_path("many"), headers={"Host": "sphere.test:8080"}).json()
    hosts = {httpx.URL(link["href"]).netloc for link in page["links"]}
    assert hosts == {b"sphere.test:8080"}


def test_page_and_stream_give_the_same_bytes(client):
    page = client.get(page_path("fifty"), params={"order": "old"}).content
    features = msgspec.json.decode(page, type=dict[str, msgspec.Raw])["features"]
    items = msgspec.json.decode(features, type=list[msgspec.Raw])
    assert [bytes(one) for one in items] == streamed(client, "fifty", order="old")


def test_new_is_the_default_and_the_reverse_of_old(client):
    assert streamed(client, "many") == streamed(client, "many", order="new")
    assert streamed(client, "many")[::-1] == streamed(client, "many", order="old")


def test_items_come_by_datetime_and_then_by_id(emulator, client):
    names = [
        ("c", "2026-01-02"),
        ("b", "2026-01-01"),
        ("a", "2026-01-02"),
        ("d", "2025-01-01"),
    ]
    emulator.datasphere.add_package(
        "mine", [item(name, f"{day}T00:00:00Z") for name, day in names]
    )
    assert ids(streamed(client, "mine", order="old")) == ["d", "b", "a", "c"]


def test_zones_and_fractions_are_compared_as_moments(emulator, client):
    moments = {
        "late": "2026-01-01T00:30:00-01:00",
        "early": "2026-01-01T02:00:00+02:00",
        "between": "2026-01-01T00:00:00.5Z",
    }
    emulator.datasphere.add_package(
        "mine", [item(name, when) for name, when in moments.items()]
    )
    assert ids(streamed(client, "mine", order="old")) == ["early", "between", "late"]


def test_bounds_are_inclusive(emulator, client):
    emulator.datasphere.add_package(
        "mine", [item(str(day), f"2026-01-0{day}T00:00:00Z") for day in range(1, 6)]
    )
    query = {"from": "2026-01-02T00:00:00Z", "to": "2026-01-04T00:00:00Z"}
    assert ids(streamed(client, "mine", order="old", **query)) == ["2", "3", "4"]


def test_a_null_datetime_counts_as_the_end_of_its_interval(emulator, client):
    interval = {
        "datetime": None,
        "start_datetime": "2026-01-01T00:00:00Z",
        "end_datetime": "2026-01-09T00:00:00Z",
    }
    emulator.datasphere.add_package(
        "mine",
        [item("span", None, properties=interval), item("day", "2026-01-05T00:00:00Z")],
    )
    assert ids(streamed(client, "mine", order="old")) == ["day", "span"]
    late = {"from": "2026-01-08T00:00:00Z"}
    assert ids(streamed(client, "mine", **late)) == ["span"]


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-05T00:00:00Z",
        "2026-03-05t00:00:00z",
        "2026-03-05",
        "2026-03-05T00:00:00",
    ],
)
def test_forms_of_a_datetime(client, text):
    exact = streamed(client, "many", **{"from": "2026-03-05T00:00:00Z"})
    assert streamed(client, "many", **{"from": text}) == exact


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ({"order": "newest"}, "order"),
        ({"order": ""}, "order"),
        ({"from": "yesterday"}, "'from'"),
        ({"to": ""}, "'to'"),
        ({"to": "2026-W10-1"}, "'to'"),
        ({"to": "2026-13-01T00:00:00Z"}, "'to'"),
        ({"from": "0001-01-01T00:00:00+01:00"}, "'from'"),
        ({"from": "2026-01-01T00:00:00 01:00"}, "%2B"),
        ({"from": "2026-02-01", "to": "2026-01-01"}, "after"),
    ],
)
@pytest.mark.parametrize("path", [page_path("many"), stream_path("many")])
def test_a_bad_parameter_is_a_400_that_says_which(client, path, query, problem):
    reply = client.get(path, params=query)
    assert reply.status_code == 400
    assert problem in reply.json()["detail"]


@pytest.mark.parametrize("page", ["0", "-1", "x", "1.5", "²", ""])
def test_a_page_that_is_no_number_is_a_400(client, page):
    assert client.get(page_path("many"), params={"page": page}).status_code == 400


@pytest.mark.parametrize("page", ["4", "9" * 40])
def test_a_page_beyond_the_last_is_a_404(client, page):
    assert client.get(page_path("many"), params={"page": page}).status_code == 404


@pytest.mark.parametrize(
    "path",
    [page_path("none"), stream_path("none"), page_path("live"), "/api/item/v1/none"],
)
def test_an_unknown_package_is_a_404_that_names_it(client, path):
    reply = client.get(path)
    assert reply.status_code == 404
    assert path.strip("/").split("/")[3] in reply.json()["detail"]


@pytest.mark.parametrize(
    "header", [None, "", "Token", "Token nonsense", "Bearer {}", "token {}", "{}"]
)
def test_without_a_good_token_there_is_a_401(emulator, header):
    value = header and header.format(emulator.datasphere.token)
    headers = {} if value is None else {"Authorization": value}
    reply = httpx.get(
        emulator.datasphere.url + page_path("fifty"), headers=headers, verify=False
    )
    assert reply.status_code == 401
    assert reply.headers["www-authenticate"] == "Token"
    assert "Token <api token>" in reply.json()["detail"]


def test_a_token_reads_only_what_it_may(emulator, client):
    emulator.datasphere.tokens.add(Token(value="narrow", read=("fifty*",)))
    client.headers["Authorization"] = "Token narrow"
    assert client.get(page_path("fifty-one")).status_code == 200
    refused = client.get(page_path("many"))
    assert refused.status_code == 403
    assert "many" in refused.json()["detail"]


def test_a_revoked_token_is_unknown(emulator, client):
    emulator.datasphere.tokens.revoke(emulator.datasphere.token)
    assert client.get(page_path("many")).status_code == 401


def test_an_item_package_serves_its_newest_item(emulator, client):
    emulator.datasphere.add_package(
        "mine",
        [item("new", "2026-01-02T00:00:00Z"), item("old", "2026-01-01T00:00:00Z")],
        kind="item",
    )
    assert client.get("/api/item/v1/mine").json()["id"] == "new"


def test_an_item_package_without_an_item_is_a_404(emulator, client):
    emulator.datasphere.add_package("mine", kind="item")
    assert client.get("/api/item/v1/mine").status_code == 404


@pytest.mark.parametrize(
    "path", ["/api/item/v1/latest", page_path("fifty"), stream_path("fifty")]
)
def test_a_final_slash_does_not_matter_for_reading(client, path):
    other = path.removesuffix("/") if path.endswith("/") else f"{path}/"
    assert client.get(other).status_code == client.get(path).status_code == 200


def test_a_name_is_percent_decoded(emulator, client):
    emulator.datasphere.add_package("my/päckage +1", [scene(0, "c")])
    reply = client.get("/api/dataset/v1/my%2Fp%C3%A4ckage%20+1/stream/")
    assert ids(reply.content.splitlines()) == ["c-0001"]


def test_content_types_are_as_documented(client):
    kinds = [
        client.get(path).headers["content-type"]
        for path in (page_path("fifty"), stream_path("fifty"), "/api/item/v1/latest")
    ]
    json_type = "application/json; charset=utf-8"
    assert kinds == [json_type, "text/event-stream; charset=utf-8", json_type]


def test_a_stream_can_be_framed_as_events(emulator, client):
    plain = streamed(client, "fifty")
    emulator.datasphere.switches.stream_format = "sse"
    events = client.get(stream_path("fifty")).content.split(b"\n\n")
    assert events == [*(b"data: " + line for line in plain), b""]


def test_head_is_get_without_the_body(client):
    get, head = client.get(page_path("fifty")), client.head(page_path("fifty"))
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == get.headers["content-length"]
    assert client.head("/subscription/v1/?package=live").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"])
def test_other_methods_are_a_405_with_allow(client, method):
    reply = client.request(method, page_path("fifty"))
    assert reply.status_code == 405
    assert reply.headers["allow"] == "GET, HEAD, OPTIONS"


def test_options_tells_the_methods(client):
    reply = client.options(page_path("fifty"))
    assert (reply.status_code, reply.headers["allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("path", ["/", "/api", "/api/dataset/v2/fifty/paginate/"])
def test_an_unknown_path_is_a_404_with_a_pointer(client, path):
    reply = client.get(path)
    assert reply.status_code == 404
    assert "/_emulator/coverage" in reply.json()["detail"]


def test_outside_of_the_services_there_is_a_pointer_too(emulator):
    reply = httpx.get(f"{emulator.url}/api", verify=False)
    assert reply.status_code == 404
    assert "/datasphere/" in reply.json()["detail"]


def test_a_malformed_request_is_a_400(emulator):
    host, port = emulator.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=60) as connection:
        connection.sendall(b"GET /datasphere HTTP/1.1\r\nbroken\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 400 ")


def test_generated_items_are_selected_by_time_without_being_held(emulator, client):
    made: list[int] = []
    scenes = generated_scenes(100_000)

    def make(index: int) -> bytes:
        made.append(index)
        return scenes.content(index)

    emulator.datasphere.add_package("load", GeneratedItems(100_000, make))
    query = {"from": "2026-03-01T10:00:00Z", "to": "2026-03-01T10:00:09Z"}
    lines = streamed(client, "load", order="old", **query)
    assert [json.loads(line)["properties"]["datetime"][-3:-1] for line in lines] == [
        f"{second:02d}" for second in range(10)
    ]
    assert len(made) < 100


def test_a_stream_is_made_while_it_is_read(emulator, client):
    made: list[int] = []
    scenes = generated_scenes(1_000_000)

    def make(index: int) -> bytes:
        made.append(index)
        return scenes.content(index)

    emulator.datasphere.add_package("load", GeneratedItems(1_000_000, make))
    with client.stream("GET", stream_path("load")) as reply:
        assert next(reply.iter_raw())
    assert len(made) < 50_000


def test_generated_items_take_no_new_ones(emulator):
    with pytest.raises(ValueError, match="generated"):
        emulator.datasphere.add_package("load", generated_scenes(1), covers=["c"])


def test_generated_items_are_as_big_as_asked():
    scenes = generated_scenes(10, size=4096)
    assert {len(scenes.content(index)) for index in range(10)} == {4096}
    assert json.loads(scenes.content(3))["id"] == "load-000000003"


def test_a_long_stream_survives_fifty_cuts(emulator, client):
    """Whoever resumes at the last line read gets everything, cut by cut."""
    count, dice = 100_000, random.Random(7)
    lines = [
        msgspec.json.encode(item(f"{n:06d}", f"2026-01-01T00:00:00.{n:06d}Z"))
        for n in range(count)
    ]
    emulator.datasphere.add_package("long", lines)
    total = sum(len(line) + 1 for line in lines)
    marks = sorted(dice.sample(range(1, total), 50))
    steps = [b - a for a, b in zip([0, *marks], marks, strict=False)]
    emulator.faults.extend(Fault(cut_after=step, times=1) for step in steps)
    received: list[bytes] = []
    rests = 0
    while len(received) < count:
        start = f"2026-01-01T00:00:00.{len(received):06d}Z"
        body = bytearray()
        try:
            with client.stream(
                "GET", stream_path("long"), params={"order": "old", "from": start}
            ) as reply:
                for piece in reply.iter_raw():
                    body += piece
        except httpx.RemoteProtocolError:
            rests += 1
        received += bytes(body).split(b"\n")[:-1]
    assert rests == sum(planned.struck for planned in emulator.faults.planned) == 50
    assert received == lines
