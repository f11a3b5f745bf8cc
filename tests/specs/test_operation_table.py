"""What the operation table tells of the torture document's extensions."""

from __future__ import annotations

import importlib

import pytest


@pytest.fixture
def table(torture):
    return torture("operations").OPERATIONS


@pytest.fixture
def runtime(torture_package):
    return importlib.import_module("torture_api._runtime")


def test_work_says_how_it_is_followed(table, runtime):
    assert table["startRendering"].polling == runtime.Polling(
        status="reportRendering",
        result="fetchPictures",
        id="ticket",
        parameter="ticket",
        state="state",
        wait="wait",
        succeeded=("done",),
        failed=("burnt",),
    )


def test_permissions_are_told_apart_by_when_they_are_needed(table, runtime):
    info = table["startRendering"]
    assert info.permissions == ("render",)
    assert info.conditional_permissions == (
        runtime.ConditionalPermission(name="render.large", when="size is large"),
    )
    assert table["createOrder"].permissions == ()


@pytest.mark.parametrize(
    ("name", "secured", "anonymous", "user_only"),
    [
        ("startRendering", True, True, True),
        ("headTile", False, False, False),
        ("getTile", True, False, False),
    ],
)
def test_who_may_call_is_said(table, name, secured, anonymous, user_only):
    info = table[name]
    found = (info.secured, info.anonymous, info.user_only)
    assert found == (secured, anonymous, user_only)


def test_paths_are_sure_unless_said_otherwise(table):
    assert table["startRendering"].certainty == "guess"
    assert table["getTile"].certainty == "confirmed"


def test_operation_with_a_server_of_its_own_names_it(table):
    assert table["startRendering"].server == "https://render.example"
    assert table["getTile"].server == ""


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [
        ("", "https://render.example/render"),
        ("https://torture.example/", "https://render.example/render"),
        ("http://localhost:8000", "http://localhost:8000/render"),
    ],
)
def test_own_server_is_used_in_production_only(torture, base_url, expected):
    module = torture("api.answers.start_rendering")
    with torture("client").Client("token", base_url=base_url) as client:
        sent = client._arguments(module.OPERATION, module.build())
    assert sent["url"] == expected


def test_token_stays_with_the_server_of_the_service(torture):
    module = torture("api.answers.start_rendering")
    with torture("client").Client("a-token") as client:
        sent = client._arguments(module.OPERATION, module.build())
    assert "a-token" not in str(sent)


def test_documented_answers_are_told(table):
    assert table["getTile"].statuses == ("200", "404", "default")
    assert table["getScene"].statuses == ("200", "4XX", "default")
    assert table["getScene"].media_types == (
        "application/json",
        "image/tiff",
        "text/plain",
    )
    assert table["headTile"].media_types == ()
