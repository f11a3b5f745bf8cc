from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from swath.emulator import load_items, scene
from swath.emulator.datasphere.items import compact, record


REAL = Path(__file__).parents[3] / "shared" / "data" / "stac-items.ndjson"


def test_lines_are_read_as_items(tmp_path):
    file = tmp_path / "items.ndjson"
    lines = [msgspec.json.encode(scene(number, "c")) for number in range(3)]
    file.write_bytes(b"\n\n".join(lines) + b"\r\n\n")
    assert [one.content for one in load_items(file)] == lines


def test_a_feature_collection_is_read_as_items(tmp_path):
    file = tmp_path / "items.json"
    scenes = [scene(number, "c") for number in range(3)]
    file.write_text(
        json.dumps({"type": "FeatureCollection", "features": scenes}, indent=2)
    )
    assert [json.loads(one.content) for one in load_items(file)] == json.loads(
        json.dumps(scenes)
    )


def test_a_single_item_may_be_spread_over_a_line_of_its_own(tmp_path):
    file = tmp_path / "one.ndjson"
    file.write_bytes(b"\xef\xbb\xbf" + msgspec.json.encode(scene(0, "c")))
    assert [one.id for one in load_items(file)] == ["c-0001"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "truncated"),
        ("[1]", "object"),
        ('{"type": "Feature"}', "stac_version"),
        ('{"type": "Granule"}', "Granule"),
        (
            (
                '{"type":"Catalog","stac_version":"1.0.0","id":"c","description":"d",'
                '"links":[]}'
            ),
            "Catalog",
        ),
        (json.dumps({**scene(0, "c"), "type": None}), "type"),
        ('{"detail": "nothing"}', "`type`"),
    ],
)
def test_what_is_no_item_is_an_error_that_names_the_line(tmp_path, line, problem):
    file = tmp_path / "items.ndjson"
    file.write_text(f"{json.dumps(scene(0, 'c'))}\n\n{line}\n")
    with pytest.raises(ValueError, match="line 3") as caught:
        load_items(file)
    assert str(file) in str(caught.value)
    assert problem in str(caught.value)


def test_a_bad_feature_is_named_by_its_index(tmp_path):
    file = tmp_path / "items.json"
    file.write_text(json.dumps({"features": [scene(0, "c"), {"type": "Feature"}]}))
    with pytest.raises(ValueError, match="feature 1"):
        load_items(file)


def test_an_item_needs_a_moment():
    item = scene(0, "c")
    item["properties"]["datetime"] = None
    with pytest.raises(ValueError, match="neither datetime nor"):
        record(item)


def test_a_moment_must_be_a_date_time():
    item = scene(0, "c")
    item["properties"]["datetime"] = "last summer"
    with pytest.raises(ValueError, match="last summer"):
        record(item)


def test_a_file_that_is_not_there_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_items(tmp_path / "none")


def test_json_on_one_line_is_kept_byte_for_byte():
    text = b'{ "a":1.50, "b" : "\xe2\x80\xa8\\u00e4",  "c":1e400}'
    assert compact(text) == text


def test_json_on_many_lines_loses_its_blanks_only():
    assert compact(b'{\n  "a": 1.50,\r\n "b": "x  \\n y"\n}') == (
        b'{"a":1.50,"b":"x  \\n y"}'
    )


@pytest.mark.skipif(not REAL.exists(), reason=f"no {REAL}")
def test_real_items_are_read_and_kept():
    lines = REAL.read_bytes().splitlines()
    assert len(lines) == 216
    assert [one.content for one in load_items(REAL)] == lines


def test_a_bad_item_for_a_package_is_named_by_its_index(emulator):
    with pytest.raises(ValueError, match="item 1"):
        emulator.datasphere.add_package("mine", [scene(0, "c"), {"id": "x"}])
    assert emulator.datasphere.package("mine") is None


def test_an_unknown_kind_of_package_is_an_error(emulator):
    with pytest.raises(ValueError, match="archive"):
        emulator.datasphere.add_package("mine", kind="archive")


def test_of_two_items_with_one_name_the_last_stays(emulator):
    first, second = scene(0, "c"), scene(0, "c")
    second["properties"]["title"] = "again"
    package = emulator.datasphere.add_package("mine", [first, second])
    assert len(package) == 1
    assert b'"again"' in package.newest
