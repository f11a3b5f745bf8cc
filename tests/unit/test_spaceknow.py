"""What of SpaceKnow needs no server."""

from __future__ import annotations

import base64
import csv
import datetime as dt
import io
import json
import sys
import types

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import swath
from swath._core.exchange import Context
from swath._core.paging import CursorPages, Listing, Walk, place_of
from swath._core.paths import checked_paths, relocated
from swath._core.retry import Policy
from swath._core.secret import Secret
from swath._errors import (
    BadRequestError,
    ConfigError,
    DecodeError,
    DownloadError,
    InputError,
)
from swath.jobs import NotReadyError
from swath.spaceknow import filters, permissions
from swath.spaceknow._account import Account
from swath.spaceknow._datapoints import QUERY
from swath.spaceknow._links import linked
from swath.spaceknow._pipelines import Pipeline
from swath.spaceknow._products import by_column
from swath.spaceknow._table import Meaning, RowReader, cell_of, table_of
from swath_api._runtime import Reply
from swath_api.spaceknow.api.kraken import get_grid_file, get_map_classes
from swath_api.spaceknow.operations import OPERATIONS

from .stepping import WALL, Answer, World


PIPELINE = "kqT4mZ0aX8sV2nLc7RwE"


def context(**options):
    return Context(credential=None, policy=Policy(max_retries=0), **options)


def answer(body, status=200):
    content = json.dumps(body).encode()
    return Answer(
        status=status,
        headers={"content-type": "application/json"},
        chunks=(content, b""),
    )


# permissions


@pytest.mark.parametrize(
    ("required", "row"),
    [
        ("imagery", "TFFF"),
        ("imagery.images", "TTFF"),
        ("imagery.availability", "TFFF"),
        ("kraken", "FFFF"),
        ("", "FFFT"),
    ],
)
def test_the_published_table_of_permissions_holds(required, row):
    held = ("imagery", "imagery.images", "credits.check-area", "")
    assert [permissions.grants(one, required) for one in held] == [
        cell == "T" for cell in row
    ]


PATHS = st.lists(st.sampled_from(["a", "b", "images", "pl/x"]), max_size=4)


@given(PATHS, PATHS)
def test_what_is_held_grants_all_below_it_and_nothing_above(above, rest):
    held, below = ".".join(["root", *above]), ".".join(["root", *above, *rest])
    assert permissions.grants(held, below)
    assert permissions.grants(below, held) == (not rest)


# tokens


def jwt(**claims):
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    return Secret(f"head.{body}.signature")


@pytest.mark.parametrize(
    ("token", "seconds"),
    [
        (jwt(iat=1_000, exp=4_600), 3_600),
        (jwt(iat=1_000), 36_000),
        (Secret("opaque"), 36_000),
        (Secret("a.%%%.c"), 36_000),
    ],
)
def test_a_token_lives_as_long_as_it_says(token, seconds):
    told = {"id_token": token.reveal(), "scope": "openid"}
    grant = World(answer(told)).run(account().fetch())
    assert grant.expires == WALL + seconds


def account():
    return Account(
        username="ana@example.org",
        password=Secret("pass-word"),
        token_url="https://tokens.example/oauth/ro",
        context=context(),
    )


def test_a_grant_ends_by_our_clock_whatever_the_clock_of_the_service():
    token = jwt(iat=10, exp=3_610).reveal()
    world = World(answer({"id_token": token, "scope": "openid"}))
    grant = world.run(account().fetch())
    assert grant.expires == WALL + 3_600
    assert grant.value.reveal() == f"Bearer {token}"
    (sent,) = world.sent
    assert sent.request.url == "https://tokens.example/oauth/ro"
    assert sent.authorization is None
    assert json.loads(sent.request.content.read()) == {
        "client_id": "hmWJcfhRouDOaJK2L8asREMlMrv3jFE1",
        "username": "ana@example.org",
        "password": "pass-word",
        "connection": "Username-Password-Authentication",
        "grant_type": "password",
        "scope": "openid",
    }


def test_a_token_request_does_not_show_the_password():
    world = World(answer({"id_token": jwt(iat=0, exp=9).reveal()}))
    world.run(account().fetch())
    assert "pass-word" not in repr(world.sent)
    assert "pass-word" not in repr(account())


def test_an_answer_without_a_token_is_an_error_that_does_not_show_it():
    world = World(answer({"access_token": "opaque-secret"}))
    with pytest.raises(DecodeError, match="id_token") as caught:
        world.run(account().fetch())
    assert caught.value.body == b""
    assert "opaque-secret" not in str(caught.value)


# paths


def test_values_move_to_the_path_that_the_user_gave():
    built = get_map_classes.build("a.b/c")
    paths = {"getMapClasses": "/kraken/{signed_map_id}/classes"}
    moved = relocated(OPERATIONS["getMapClasses"], built, paths)
    assert moved.path == "/kraken/a.b%2Fc/classes"


def test_every_value_of_a_path_moves():
    built = get_grid_file.build("map", "-", 16, 3, 5, "cars.png")
    path = "/g/{file_name}/{zoom}-{x}-{y}/{request_geometry_id}/{signed_map_id}"
    moved = relocated(OPERATIONS["getGridFile"], built, {"getGridFile": path})
    assert moved.path == "/g/cars.png/16-3-5/-/map"


def test_other_operations_stay_where_they_are():
    built = get_map_classes.build("a")
    assert relocated(OPERATIONS["getMapClasses"], built, {"listAois": "/x"}) is built


@pytest.mark.parametrize("path", ["", "x", "//x", "/a//b", "/../x", "/x?y", "/a b"])
def test_only_absolute_paths_are_paths(path):
    with pytest.raises(ConfigError):
        checked_paths({"listAois": path}, OPERATIONS)


# pipelines


def pipeline():
    return Pipeline(QUERY, PIPELINE, context())


def test_a_status_says_which_step_is_under_way():
    told = {
        "status": "PROCESSING",
        "nextTry": 7,
        "progress": {"message": "Analyzing", "step": 5},
    }
    status = World(answer(told)).run(pipeline().check())
    assert (status.state, status.step, status.next_check) == ("running", 5, 7)
    assert status.message == "Analyzing"
    assert status.fraction == pytest.approx(4 / 6)


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("NEW", "waiting"),
        ("PROCESSING", "running"),
        ("RESOLVED", "succeeded"),
        ("FAILED", "failed"),
        ("PAUSED", "running"),
    ],
)
def test_every_word_of_the_service_has_a_state(word, state):
    status = World(answer({"status": word})).run(pipeline().check())
    assert (status.state, status.detail) == (state, word)
    assert status.next_check is None


def refusal(code, status):
    return answer({"error": code, "errorMessage": "Because."}, status)


def test_a_result_that_is_not_there_yet_is_no_error():
    world = World(refusal("PIPELINE-NOT-PROCESSED", 400))
    with pytest.raises(NotReadyError):
        world.run(pipeline().fetch())


def test_a_refused_result_is_an_error():
    world = World(refusal("INVALID_PIPELINE_RESULT", 400))
    with pytest.raises(BadRequestError):
        world.run(pipeline().fetch())


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (refusal("GSD-TOO-COARSE", 424), "GSD-TOO-COARSE"),
        (refusal("NON-EXISTENT-PIPELINE", 404), None),
        (answer({"totalRows": 1}), None),
    ],
)
def test_only_a_424_tells_why_a_pipeline_failed(told, code):
    cause = World(told).run(pipeline().explain())
    assert getattr(cause, "code", None) == code


# filters


def test_filters_are_written_as_the_service_wants_them():
    written = [
        filters.value_list("source", ["a", "b"]).to_dict(),
        filters.value_range("cloudCover", minimum=0, maximum=1).to_dict(),
        filters.time_range("startDatetime", end="2026-02").to_dict(),
        filters.geo_intersects("cz").to_dict(),
    ]
    assert [(one["field"], one["type"], one["params"]) for one in written] == [
        ("source", "value-list", {"values": ["a", "b"]}),
        ("cloudCover", "value-range", {"min": 0.0, "max": 1.0}),
        ("startDatetime", "time-range", {"to": "2026-02-28 23:59:59"}),
        ("aoi", "geo-intersects", {"geometryLabel": "cz"}),
    ]


@pytest.mark.parametrize(
    "make",
    [
        lambda: filters.value_list("source", []),
        lambda: filters.value_list("source", "abc"),
        lambda: filters.value_list("", ["a"]),
        lambda: filters.value_range("cloudCover"),
        lambda: filters.value_range("cloudCover", minimum=2, maximum=1),
        lambda: filters.time_range("startDatetime"),
        lambda: filters.time_range("startDatetime", start="2026", end="2025"),
        lambda: filters.geo_intersects(" "),
    ],
)
def test_a_filter_that_filters_nothing_is_refused(make):
    with pytest.raises(InputError):
        make()


# tables


TABLE = (
    "﻿value_dt, delivery_dt, index, note\n"
    ' 2024-01-01 00:00:00 UTC,2024-01-02 06:00:00 UTC,0.5,"a, ""b""\nc"\n'
    " 2024-01-08 00:00:00 UTC,,,\n"
    " \n"
    " 2024-01-15 00:00:00 UTC,2024-01-16 06:00:00 UTC,1e3"
)


def test_cells_become_what_they_are():
    meanings = {"index": Meaning(column_id="P_index", units="%")}
    table = table_of(TABLE.encode(), meanings)
    assert [(one.name, one.kind, one.units) for one in table.columns] == [
        ("value_dt", "time", ""),
        ("delivery_dt", "time", ""),
        ("index", "number", "%"),
        ("note", "text", ""),
    ]
    first, second, third = table
    assert first == {
        "value_dt": dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
        "delivery_dt": dt.datetime(2024, 1, 2, 6, tzinfo=dt.UTC),
        "index": 0.5,
        "note": 'a, "b"\nc',
    }
    assert (second["delivery_dt"], second["index"], second["note"]) == (None,) * 3
    assert (third["index"], third["note"]) == (1000.0, None)


@given(st.lists(st.integers(0, len(TABLE.encode())), max_size=6))
def test_rows_do_not_depend_on_where_the_pieces_break(cuts):
    content = TABLE.encode()
    reader, rows = RowReader(), []
    for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), None], strict=True):
        rows += reader.feed(content[start:end])
    rows += reader.feed(b"", last=True)
    assert rows == list(RowReader().feed(content, last=True))


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x00"), max_size=9)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5))
def test_a_table_reads_what_a_spreadsheet_writes(rows):
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([["tag", "source"], *rows])
    read = [tuple(row.values()) for row in table_of(text.getvalue().encode())]
    wanted = [tuple(cell.strip() or None for cell in row) for row in rows]
    assert read == [row for row in wanted if any(row)]


def test_a_column_with_one_text_in_it_is_text():
    table = table_of(b"a,b\n1,x\n2,\n")
    assert [column.kind for column in table.columns] == ["number", "text"]


def test_versions_stay_text():
    assert cell_of("version", "201") == "201"
    assert cell_of("value", "201") == 201.0


@pytest.mark.parametrize(
    "content", [b"a,b\n1,2,3\n", b"value_dt\nyesterday\n", b"\xff"]
)
def test_what_is_no_table_is_an_error(content):
    with pytest.raises(DecodeError):
        table_of(content)


def test_meanings_are_found_under_the_names_of_columns():
    meaning = Meaning(column_id="SK_X_30d", units="%")
    assert by_column([meaning], "SK_X")["30d"] is meaning
    assert by_column([meaning], "SK_X")["SK_X_30d"] is meaning


# links


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://files.example/a.csv", "https://files.example/a.csv"),
        ("http://127.0.0.1:8080/a.csv", "http://127.0.0.1:8080/a.csv"),
        ("/files/a.csv", "http://127.0.0.1:8080/files/a.csv"),
    ],
)
def test_links_lead_where_they_may(link, url):
    assert linked(link, "http://127.0.0.1:8080/spaceknow").url == url


@pytest.mark.parametrize("link", ["http://files.example/a", "ftp://x/y", "https://a\n"])
def test_unsafe_links_lead_nowhere(link):
    with pytest.raises(DownloadError):
        linked(link, "https://api.spaceknow.com")


# the keyring


class Keyring(types.ModuleType):
    """The library as far as it is used, over a dictionary."""

    def __init__(self, **passwords):
        super().__init__("keyring")
        self.errors = types.SimpleNamespace(KeyringError=RuntimeError)
        self._passwords = passwords

    def get_password(self, service, username):
        assert service == "swath.spaceknow"
        if username == "locked":
            raise RuntimeError("it is locked")
        return self._passwords.get(username)


@pytest.fixture
def keyring(monkeypatch, tmp_path):
    monkeypatch.setenv("SWATH_CONFIG", str(tmp_path / "none.toml"))
    monkeypatch.setitem(sys.modules, "keyring", Keyring(ana="kept-password"))


def password_of(client):
    world = World(answer({"id_token": jwt(iat=0, exp=9).reveal()}))
    world.run(client.context.credential.authorization())
    return json.loads(world.sent[0].request.content.read())["password"]


@pytest.mark.usefixtures("keyring")
def test_a_password_that_is_set_nowhere_comes_from_the_keyring():
    with swath.SpaceKnow("ana") as sk:
        assert password_of(sk) == "kept-password"


@pytest.mark.usefixtures("keyring")
def test_a_password_that_was_passed_wins_over_the_keyring():
    with swath.SpaceKnow("ana", "pässword") as sk:
        assert password_of(sk) == "pässword"


@pytest.mark.usefixtures("keyring")
@pytest.mark.parametrize(
    ("username", "told"), [("bob", "needs a password"), ("locked", "it is locked")]
)
def test_without_a_password_in_the_keyring_there_is_no_client(username, told):
    with pytest.raises(ConfigError, match=told):
        swath.SpaceKnow(username)


# cursors in bodies


def cursor_pages(following):
    """Pages of one number each, and the cursor that follows each cursor."""
    asked = []

    def send(body):
        yield from ()
        asked.append(body)
        return Reply(status=200, headers={}, content=b"")

    def read(_):
        cursor = following.get(asked[-1].get("cursor"), msgspec.UNSET)
        return Listing([len(asked)], place_of(cursor))

    info = OPERATIONS["listTransactions"]
    return CursorPages(info, {"groupId": "g"}, send, read), asked


@pytest.mark.parametrize("cursors", [("MQ==", "Mg=="), (1, 2), ()])
def test_a_cursor_keeps_its_kind_on_its_way_back(cursors):
    pages, asked = cursor_pages(dict(zip((None, *cursors), cursors, strict=False)))
    walk = Walk(pages, identity=lambda number: number)
    world = World()
    while world.run(walk.advance()):
        walk.take_page()
    assert asked == [{"groupId": "g"}] + [
        {"groupId": "g", "cursor": cursor} for cursor in cursors
    ]


def test_a_cursor_that_comes_again_ends_the_list():
    pages, asked = cursor_pages({None: 1, 1: 2, 2: 1})
    walk = Walk(pages, identity=lambda number: number)
    world = World()
    while world.run(walk.advance()):
        walk.take_page()
    assert [body.get("cursor") for body in asked] == [None, 1, 2]


def test_a_place_that_was_tampered_with_is_refused():
    pages, asked = cursor_pages({})
    with pytest.raises(InputError, match="cursor"):
        World().run(pages.fetch("not json"))
    assert asked == []
