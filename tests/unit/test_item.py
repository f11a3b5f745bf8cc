from __future__ import annotations

import contextlib
import copy
import datetime as dt
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath._errors import DecodeError, InputError, SwathError
from swath.stac import Asset, Item, Link


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**80), 2**80)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
NAMES = st.sampled_from(["a", "id", "properties", "assets", "type"]) | st.text()
OBJECTS = st.dictionaries(NAMES, VALUES, max_size=4)
DATED = {
    "type": "Feature",
    "stac_version": "1.0.0",
    "id": "a",
    "collection": "c",
    "geometry": {"type": "Point", "coordinates": [179.5, 0]},
    "bbox": [179.5, -1, -179.5, 1],
    "properties": {"datetime": "2026-06-01T12:00:00.25+02:00", "eo:cloud_cover": 3},
    "links": [{"rel": "self", "href": "a.json", "x": [1]}, {"rel": "root"}],
    "assets": {"B02": {"href": "b.tif", "roles": ["data"], "raster:bands": [{}]}},
}


def encoded(members, **format_):
    return json.dumps(members, ensure_ascii=False, **format_).encode()


@given(OBJECTS, st.sampled_from([None, 2]))
def test_nothing_of_an_object_is_lost(members, indent):
    members |= {"type": "Feature"}
    for name in members.keys() & {"id", "collection"}:
        members[name] = str(members[name])
    raw = encoded(members, indent=indent)
    item = Item(raw)
    assert item.raw == raw
    assert item.to_dict() == members


@given(
    st.binary()
    | OBJECTS.map(encoded)
    | OBJECTS.map(
        lambda members: encoded({"type": "Feature", "id": "a", "properties": members})
    )
)
def test_any_bytes_are_an_item_or_a_decode_error(raw):
    try:
        item = Item(raw)
    except DecodeError:
        return
    for name in (
        "id",
        "collection",
        "identity",
        "properties",
        "geometry",
        "bbox",
        "assets",
        "links",
        "datetime",
        "start_datetime",
        "end_datetime",
    ):
        with contextlib.suppress(DecodeError):
            getattr(item, name)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b'"Feature"',
        b"{}",
        b"\xff\xfe",
        b'{"type":null}',
        b'{"type":"FeatureCollection"}',
        b'{"type":"Feature"',
        b'{"type":"Feature"} {"type":"Feature"}',
        b'{"type":"Feature","id":{"a":1}}',
        b'{"type":"Feature","id":"\xff"}',
        b'{"type":"Feature","x":' + b"[" * 100_000,
        b'{"type":"Error","detail":"\xff","x":1}',
        b'{"type":"Error","detail":{"deep":[1]}}',
    ],
    ids=lambda raw: raw[:30],
)
def test_what_is_no_item_is_refused(raw):
    with pytest.raises(DecodeError, match="not a STAC Item"):
        Item(raw)


def test_a_lazy_item_that_does_not_begin_like_one_is_refused_at_once():
    for raw in (b"", b"[]", b"{}", b'{"type":"Feature"', b'{"x":{"type":"Feature"}}'):
        with pytest.raises(DecodeError, match="not a STAC Item"):
            Item.lazy(raw)


def test_a_lazy_item_is_found_malformed_when_it_is_touched():
    item = Item.lazy(b'{"type":"Feature","id":"a","properties":{,}}')
    assert item.id == "a"
    assert item.identity[1] != "a"
    assert item.raw == pickle.loads(pickle.dumps(item)).raw
    for touch in (lambda: item.properties, item.to_dict):
        with pytest.raises(DecodeError):
            touch()


@given(OBJECTS, st.sampled_from([None, 2]), st.booleans())
def test_a_lazy_item_says_what_a_whole_one_says(members, indent, first):
    kind = {"type": "Feature"}
    members = kind | members | kind if first else members | kind
    raw = encoded(members, indent=indent)
    with contextlib.suppress(DecodeError):
        whole, lazy = Item(raw), Item.lazy(raw)
        assert lazy.id == whole.id
        assert lazy.identity == whole.identity
        assert lazy.to_dict() == whole.to_dict()


@pytest.mark.parametrize(
    "end",
    [
        b'b","bbox":[1,2,3,4]}',
        b'"}',
        b'\\u0041\\"b"}',
        "Łódź 東京".encode() + b'"}',
        b'a","type":"Feature","properties":{"id":"c"}}',
    ],
)
def test_an_item_that_begins_like_the_last_one_is_told_from_it(end):
    beginning = b'{"type":"Feature","stac_version":"1.0.0","id":"'
    assert Item.lazy(beginning + b'first"}').id == "first"
    whole, lazy = Item(beginning + end), Item.lazy(beginning + end)
    assert (lazy.id, lazy.to_dict()) == (whole.id, whole.to_dict())


@pytest.mark.parametrize("end", [b"", b'b"', b"b}", b'b\x00"}', b'\xff"}'])
def test_a_broken_item_that_begins_like_the_last_one_is_refused(end):
    beginning = b'{"type":"Feature","stac_version":"1.0.0","id":"'
    assert Item.lazy(beginning + b'first"}').id == "first"
    with pytest.raises(DecodeError, match="not a STAC Item"):
        Item.lazy(beginning + end)


def test_an_item_whose_type_follows_its_id_is_no_pattern_for_the_next():
    assert Item.lazy(b'{"id":"a","type":"Feature"}').id == "a"
    with pytest.raises(DecodeError, match="not a STAC Item"):
        Item.lazy(b'{"id":"a","type":"Error"}')


def test_an_error_object_tells_what_it_says():
    with pytest.raises(DecodeError, match=r"'Error'.*quota used up"):
        Item(b'{"type":"Error","detail":"quota used up"}')


@pytest.mark.parametrize(
    ("member", "touch"),
    [
        (b'"properties":[]', "properties"),
        (b'"properties":{"a":1e999}', "properties"),
        (b'"properties":{"a":"\xff"}', "properties"),
        (b'"properties":{"datetime":5}', "datetime"),
        (b'"properties":{"datetime":"soon"}', "datetime"),
        (b'"properties":{"datetime":"0001-01-01T00:00:00+14:00"}', "datetime"),
        (b'"properties":{"end_datetime":""}', "end_datetime"),
        (b'"bbox":["a",0,0,0]', "bbox"),
        (b'"bbox":{}', "bbox"),
        (b'"geometry":"POINT (1 1)"', "geometry"),
        (b'"assets":[]', "assets"),
        (b'"assets":{"a":null}', "assets"),
        (b'"links":{}', "links"),
        (b'"links":["a"]', "links"),
    ],
)
def test_a_malformed_member_hurts_only_who_touches_it(member, touch):
    item = Item(b'{"type":"Feature","id":"a",%s}' % member)
    assert item.id == "a"
    with pytest.raises(DecodeError, match="'a'"):
        getattr(item, touch)


@pytest.mark.parametrize(
    "hidden", [b'"x":1e999', b'"x":"\xff"', b'"x":[%s]' % (b"1e999," * 9 + b"1")]
)
def test_to_dict_of_a_malformed_item_is_a_decode_error(hidden):
    with pytest.raises(DecodeError):
        Item(b'{"type":"Feature",%s}' % hidden).to_dict()


def test_every_member_may_be_missing_or_null():
    names = [name for name in DATED if name != "type"]
    for members in ({}, dict.fromkeys(names)):
        item = Item(encoded({"type": "Feature", **members}))
        assert (item.id, item.collection, item.geometry, item.bbox) == (
            "",
            None,
            None,
            None,
        )
        assert (item.properties, item.assets, item.links) == ({}, {}, [])
        assert (item.datetime, item.start_datetime, item.end_datetime) == (None,) * 3
        assert item.to_dict() == {"type": "Feature", **members}


@pytest.mark.parametrize(
    ("written", "read"),
    [("0", "0"), ("7", "7"), ("1.5", "1.5"), (str(2**70), str(2**70)), ('""', "")],
)
def test_ids_that_are_numbers_are_told_as_text(written, read):
    item = Item(f'{{"type":"Feature","id":{written},"collection":{written}}}'.encode())
    assert (item.id, item.collection) == (read, read)


def test_items_without_an_id_are_told_apart_by_their_content():
    one, other = (Item(b'{"type":"Feature","bbox":[%d]}' % n) for n in (1, 2))
    assert one.identity != other.identity
    assert one.identity == Item(one.raw).identity


def test_members_have_their_types():
    item = Item.from_dict(DATED)
    assert item.datetime == dt.datetime(2026, 6, 1, 10, 0, 0, 250_000, tzinfo=dt.UTC)
    assert item.bbox == (179.5, -1.0, -179.5, 1.0)
    assert item.properties["eo:cloud_cover"] == 3
    assert item.identity == ("c", "a")
    assert item.geometry == DATED["geometry"]


def test_assets_and_links_keep_what_they_do_not_know():
    item = Item.from_dict(DATED)
    asset, (own, root) = item.assets["B02"], item.links
    assert isinstance(asset, Asset)
    assert isinstance(own, Link)
    assert (asset.href, asset.roles, asset.title) == ("b.tif", ("data",), None)
    assert asset["raster:bands"] == [{}]
    assert dict(asset) == asset.to_dict() == DATED["assets"]["B02"]
    assert (own.rel, own["x"], root.href) == ("self", [1], "")


def test_a_line_separator_in_a_text_is_kept():
    members = {**DATED, "properties": {"title": "a\u2028b\u2029c\x0bd\x85"}}
    assert Item(encoded(members)).properties == members["properties"]


def test_geo_interface_is_the_feature():
    assert Item.from_dict(DATED).__geo_interface__ == DATED


def test_to_pystac_keeps_everything_and_asks_nobody():
    there = Item.from_dict({**DATED, "links": DATED["links"][:1]}).to_pystac()
    assert (there.id, there.collection_id) == ("a", "c")
    assert there.assets["B02"].extra_fields["raster:bands"] == [{}]
    assert there.datetime == Item.from_dict(DATED).datetime


def without(*names):
    return Item.from_dict({k: it for k, it in DATED.items() if k not in names})


def test_to_pystac_does_without_what_a_search_for_few_fields_leaves_out():
    there = without("stac_version", "assets", "links", "bbox").to_pystac()
    assert (there.id, there.assets, there.links) == ("a", {}, [])
    month = {"start_datetime": "2026-06-01", "end_datetime": "2026-06-30"}
    spanned = without("links").to_dict() | {"properties": month}
    spanned = Item.from_dict(spanned).to_pystac()
    assert spanned.common_metadata.end_datetime.day == 30


@pytest.mark.parametrize("name", ["geometry", "properties"])
def test_to_pystac_names_what_it_cannot_do_without(name):
    with pytest.raises(InputError, match=f"pystac needs {name} of every Item"):
        without(name).to_pystac()
    with pytest.raises(InputError, match=r"pystac needs datetime .* 'a' has none"):
        Item.from_dict({**DATED, "properties": {}}).to_pystac()


@pytest.mark.parametrize(
    "clone",
    [copy.copy, copy.deepcopy, lambda item: pickle.loads(pickle.dumps(item))],
    ids=["copy", "deepcopy", "pickle"],
)
def test_clones_are_equal_and_whole(clone):
    item = Item(encoded(DATED), "e-1")
    _ = item.assets, item.datetime
    twin = clone(item)
    assert twin == item
    assert hash(twin) == hash(item)
    assert (twin.raw, twin.event_id, twin.links) == (item.raw, "e-1", item.links)
    assert clone(item.assets["B02"]) == item.assets["B02"]


def test_repr_is_short():
    assert repr(Item.from_dict(DATED)) == "Item('a')"
    assert repr(Item.from_dict(DATED).assets["B02"]) == "Asset('b.tif')"


def test_from_dict_refuses_what_json_cannot_say():
    for members in ({"type": "Feature", "a": object()}, {"type": "Catalog"}):
        with pytest.raises(SwathError):
            Item.from_dict(members)
