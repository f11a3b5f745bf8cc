"""Overlays do what their specification says, and nothing of it silently."""

from __future__ import annotations

import copy
import datetime as dt
import shutil

import pytest
import yaml
from scripts.curate import __main__ as command
from scripts.curate import build
from scripts.curate.apply import apply
from scripts.curate.overlay import Overlay
from scripts.curate.reading import read, text_of
from scripts.curate.source import Source, digest
from scripts.document import Document, SpecError


ROOT = {
    "openapi": "3.1.0",
    "info": {"title": "Harbours", "version": "1"},
    "tags": ["a", "b"],
    "paths": {
        "/items": {
            "get": {
                "operationId": "items",
                "parameters": [
                    {"name": "limit", "in": "query"},
                    {"name": "page", "in": "query"},
                    {"name": "debug", "in": "query"},
                ],
                "responses": {"200": {"description": "Items."}},
            }
        },
        "/ships": {
            "get": {"operationId": "ships", "responses": {"500": {}}},
            "delete": {"operationId": "sink", "deprecated": True},
        },
    },
}


@pytest.fixture
def overlay(tmp_path):
    """Writes an Overlay document of some actions and reads it."""

    def make(*actions, **members):
        root = {
            "overlay": "1.1.0",
            "info": {"title": "Ours", "version": "1"},
            "actions": [{"description": "a reason", **one} for one in actions],
            **members,
        }
        path = tmp_path / "10-fix.yaml"
        path.write_text(yaml.safe_dump(root, sort_keys=False))
        return Overlay.load(path)

    return make


@pytest.fixture
def applied(overlay):
    """The example with some actions carried out."""
    return lambda *actions: apply(ROOT, overlay(*actions).actions)


def test_objects_merge_and_what_is_not_named_stays(applied):
    result = applied({"target": "$.info", "update": {"version": "2", "contact": {}}})
    assert result["info"] == {"title": "Harbours", "version": "2", "contact": {}}
    assert ROOT["info"] == {"title": "Harbours", "version": "1"}


def test_objects_merge_at_any_depth(applied):
    update = {"get": {"responses": {"200": {"x-a": 1}, "404": {}}}}
    result = applied({"target": "$.paths['/items']", "update": update})
    responses = result["paths"]["/items"]["get"]["responses"]
    assert responses == {"200": {"description": "Items.", "x-a": 1}, "404": {}}


def test_the_root_is_a_target(applied):
    assert applied({"target": "$", "update": {"x-a": 1}})["x-a"] == 1


@pytest.mark.parametrize(
    ("update", "tags"), [("c", ["a", "b", "c"]), (["c", "d"], ["a", "b", "c", "d"])]
)
def test_lists_grow_by_one_or_by_many(applied, update, tags):
    assert applied({"target": "$.tags", "update": update})["tags"] == tags


def test_lists_within_objects_grow(applied):
    result = applied({"target": "$", "update": {"tags": ["c"]}})
    assert result["tags"] == ["a", "b", "c"]


def test_single_values_are_replaced(applied):
    result = applied({"target": "$.info.title", "update": "Ports"})
    assert result["info"]["title"] == "Ports"


def test_every_match_is_updated(applied):
    result = applied({"target": "$.paths.*.get", "update": {"x-safe": True}})
    assert [item["get"]["x-safe"] for item in result["paths"].values()] == [True, True]


def test_filters_select(applied):
    target = "$.paths.*[?@.deprecated == true]"
    result = applied({"target": target, "remove": True})
    assert list(result["paths"]["/ships"]) == ["get"]


def test_elements_of_a_list_are_removed_together(applied):
    target = "$.paths['/items'].get.parameters[?@.name != 'page']"
    result = applied({"target": target, "remove": True})
    assert result["paths"]["/items"]["get"]["parameters"] == [
        {"name": "page", "in": "query"}
    ]


def test_single_values_are_removed_from_lists(applied):
    assert applied({"target": "$.tags[?@ == 'a']", "remove": True})["tags"] == ["b"]


def test_nested_matches_are_removed(applied):
    result = applied({"target": "$..get", "remove": True})
    assert result["paths"] == {"/items": {}, "/ships": {"delete": {**sink()}}}


def sink():
    return ROOT["paths"]["/ships"]["delete"]


def test_copies_make_a_move(applied):
    result = applied(
        {"target": "$.paths", "update": {"/vessels": {}}},
        {"target": "$.paths['/vessels']", "copy": "$.paths['/ships']"},
        {"target": "$.paths['/ships']", "remove": True},
    )
    assert list(result["paths"]) == ["/items", "/vessels"]
    assert result["paths"]["/vessels"] == ROOT["paths"]["/ships"]


def test_copies_are_independent(applied):
    result = applied(
        {"target": "$.paths", "update": {"/vessels": {}}},
        {"target": "$.paths['/vessels']", "copy": "$.paths['/ships']"},
        {"target": "$.paths['/vessels'].get", "update": {"x-new": True}},
    )
    assert "x-new" not in result["paths"]["/ships"]["get"]


def test_later_actions_see_what_earlier_ones_did(applied):
    result = applied(
        {"target": "$.info.title", "remove": True},
        {"target": "$.info", "update": {"title": "Ports"}},
    )
    assert result["info"]["title"] == "Ports"


@pytest.mark.parametrize(
    ("action", "told"),
    [
        (
            {"target": "$.paths['/item'].get", "update": {"x-a": 1}},
            r"selects nothing: \$\['paths'\] is there, /item is not; nearest: /items",
        ),
        (
            {"target": "$.paths['/items'].get.sumary", "remove": True},
            r"\['get'\] is there, sumary is not",
        ),
        (
            {"target": "$.info", "copy": "$.inffo"},
            r"\$ is there, inffo is not; nearest: info",
        ),
        ({"target": "$.info", "copy": "$.paths.*"}, r"\$\['paths'\]\[\*\] selects 2"),
        (
            {"target": "$.info", "update": {"title": "Harbours"}},
            r"\$\['info'\] is like this already: drop the action",
        ),
        ({"target": "$.tags", "update": []}, "is like this already"),
        ({"target": "$", "remove": True}, "whole document cannot be removed"),
        (
            {"target": "$.info", "update": "text"},
            r"\$\['info'\] is an object and cannot become a single value",
        ),
        (
            {"target": "$", "update": {"info": {"title": {"en": "Ports"}}}},
            r"\$\['info'\]\['title'\] is a single value and cannot become an object",
        ),
        (
            {"target": "$", "update": {"tags": "c"}},
            r"\$\['tags'\] is a list and cannot become a single value",
        ),
        (
            {"target": "$['info','tags']", "update": {"a": 1}},
            "selects a list and an object: select one kind",
        ),
    ],
)
def test_an_action_that_does_not_fit_is_an_error_with_its_name(applied, action, told):
    fine = {"target": "$", "update": {"x-a": 1}}
    with pytest.raises(SpecError, match=told) as caught:
        applied(fine, action)
    assert "10-fix.yaml: action 2 (a reason): " in str(caught.value)


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"overlay": "2.0.0"}, "2.0.0 is not a version that is known"),
        ({"info": {"title": "Ours"}}, "info: give it a title and a version"),
        ({"action": []}, "action is not a field of the overlay; nearest: actions"),
        ({"actions": []}, "actions: there are none"),
        ({"actions": ["x"]}, "action 1: a mapping is needed"),
    ],
)
def test_an_overlay_with_a_mistake_is_refused(overlay, members, told):
    with pytest.raises(SpecError, match=told):
        overlay({"target": "$.info", "update": {}}, **members)


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ({"description": "", "target": "$", "update": {}}, "describe why"),
        ({"target": "$"}, "one of update, copy, remove is needed, 0 are given"),
        ({"target": "$", "update": {}, "remove": True}, "2 are given"),
        ({"target": "$", "updaet": {}}, "updaet is not a field of .*nearest: update"),
        ({"target": "$.paths[", "remove": True}, "is no JSONPath query"),
        ({"remove": True}, "target: a JSONPath query is needed"),
        ({"target": "$", "copy": "info"}, "copy: info is no JSONPath query"),
    ],
)
def test_an_action_with_a_mistake_is_refused(overlay, action, told):
    with pytest.raises(SpecError, match=f"action 1: .*{told}"):
        overlay(action)


def test_mistakes_are_told_together(overlay):
    with pytest.raises(SpecError) as caught:
        overlay({"target": 1, "description": ""}, overlay="2", x=1)
    assert len(caught.value.problems) == 5


@pytest.mark.parametrize("text", ["[", "[]"])
def test_what_is_no_document_is_named(tmp_path, text):
    path = tmp_path / "x.yaml"
    path.write_text(text)
    with pytest.raises(SpecError, match=r"x\.yaml: "):
        read(path)
    with pytest.raises(SpecError, match=r"y\.yaml: No such file"):
        read(tmp_path / "y.yaml")


def test_statuses_and_dates_are_text(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("responses: {200: {when: 2026-06-01}}\n")
    assert read(path) == {"responses": {"200": {"when": "2026-06-01"}}}


def test_what_is_written_reads_the_same(tmp_path, torture):
    path = tmp_path / "x.yaml"
    path.write_text(text_of(torture.root, "Made.\nNot by hand."))
    assert path.read_text().startswith("# Made.\n# Not by hand.\nopenapi: 3.1.0\n")
    assert Document.load(path).root == torture.root


@pytest.fixture
def service(tmp_path, overlay, monkeypatch):
    """A service whose document is built of an upstream one."""
    folder = tmp_path / "specs" / "harbours"
    (folder / "upstream").mkdir(parents=True)
    (folder / "overlays").mkdir()
    content = yaml.safe_dump(ROOT, sort_keys=False).encode()
    (folder / "upstream" / "api.yaml").write_bytes(content)
    Source(
        file="api.yaml",
        url="https://harbours.example/api.yaml",
        licence="CC-BY-4.0",
        kept=True,
        fetched="2026-06-01",
        sha256=digest(content),
    ).save(folder / "upstream")
    path = overlay({"target": "$.paths.*.get", "update": {"tags": ["read"]}}).path
    shutil.copy(path, folder / "overlays" / "10-fix.yaml")
    path = overlay({"target": "$.paths.*.get.tags", "update": "safe"}).path
    shutil.copy(path, folder / "overlays" / "20-name.yaml")
    monkeypatch.setattr(command, "SPECS", tmp_path / "specs")
    return folder


def change(service, edit):
    """Another upstream document."""
    root = copy.deepcopy(ROOT)
    edit(root)
    path = service.parent / "newer.yaml"
    path.write_text(yaml.safe_dump(root, sort_keys=False))
    return path


def test_overlays_build_on_each_other_by_name(service, capsys):
    assert command.main(["harbours"]) == 1
    assert "is not what upstream and overlays give" in capsys.readouterr().err
    assert command.main(["harbours", "--write"]) == 0
    assert command.main([]) == 0
    document = Document.load(service / "openapi.yaml")
    assert document.root["paths"]["/items"]["get"]["tags"] == ["read", "safe"]
    assert document.path.read_text().startswith("# Made by scripts.curate of upstream/")


def test_a_newer_upstream_is_taken_with_its_digest(service):
    path = change(service, lambda root: root["info"].update(version="2"))
    assert command.main(["harbours", "--upstream", str(path), "--write"]) == 0
    source = Source.load(service / "upstream")
    assert source.sha256 == digest(path.read_bytes())
    assert source.fetched == dt.datetime.now(dt.UTC).date().isoformat()
    assert command.main(["harbours"]) == 0


def test_an_upstream_that_no_overlay_fits_is_not_taken(service, capsys):
    command.main(["harbours", "--write"])
    before = (service / "openapi.yaml").read_text()
    path = change(service, lambda root: root["paths"].clear())
    assert command.main(["harbours", "--upstream", str(path), "--write"]) == 1
    assert "10-fix.yaml: action 1" in capsys.readouterr().err
    assert (service / "openapi.yaml").read_text() == before
    assert command.main(["harbours"]) == 0


def test_an_upstream_that_changed_in_place_is_noticed(service, capsys):
    kept = service / "upstream" / "api.yaml"
    kept.write_text(kept.read_text() + "x-new: 1\n")
    assert command.main(["harbours", "--write"]) == 1
    assert "is not the document of 2026-06-01" in capsys.readouterr().err
    assert command.main(["harbours", "--upstream", str(kept), "--write"]) == 0
    assert command.main(["harbours"]) == 0


@pytest.fixture
def secret(service):
    """The service, under a licence that keeps its document out."""
    path = service / "upstream" / "SOURCE.toml"
    path.write_text(path.read_text().replace("kept = true", "kept = false"))
    return service


def test_an_upstream_that_may_not_be_kept_is_known_by_its_digest(secret, capsys):
    kept = secret / "upstream" / "api.yaml"
    elsewhere = secret.parent / "fetched.yaml"
    kept.rename(elsewhere)
    assert command.main(["harbours", "--upstream", str(elsewhere), "--write"]) == 0
    assert not kept.exists()
    assert command.main(["harbours"]) == 0
    assert "fetch https://harbours.example/api.yaml" in capsys.readouterr().out
    assert command.main(["harbours", "--upstream", str(elsewhere)]) == 0
    with pytest.raises(SpecError, match="is not here: fetch"):
        build.write(secret)


def test_an_overlay_for_another_document_is_refused(service, overlay):
    path = overlay({"target": "$", "update": {"x-a": 1}}, extends="./other.yaml").path
    shutil.copy(path, service / "overlays" / "30-sdk.yaml")
    with pytest.raises(SpecError, match=r"extends \./other.yaml, but upstream is api"):
        build.write(service)


def test_what_is_not_known_of_upstream_is_named(service):
    (service / "upstream" / "SOURCE.toml").write_text('file = "api.yaml"\n')
    with pytest.raises(SpecError, match="it has: file, url, licence, kept"):
        build.write(service)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["moon"], "these services have: harbours"),
        (["--upstream", "x.yaml"], "name the service"),
    ],
)
def test_wrong_command_lines_are_explained(service, words, told, capsys):
    assert command.main(words) == 1
    assert told in capsys.readouterr().err
