"""What generated operations make of answers, tried on the torture document."""

from __future__ import annotations

import copy
import datetime as dt
import importlib
import json
import pickle
import uuid

import msgspec
import pytest


@pytest.fixture
def parse(torture, torture_package):
    reply = importlib.import_module("torture_api._runtime").Reply

    def run(name, status=200, content_type="application/json", content=b""):
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        headers = {"content-type": content_type} if content_type else {}
        answer = reply(status=status, headers=headers, content=data)
        return torture(f"api.{name}").parse(answer)

    return run


@pytest.fixture
def order(torture):
    """Reads an order with some members more than it needs."""

    def read(**members):
        wire = {"name": "n", "created": "2026-06-01T12:00:00Z", **members}
        return torture("models").Order.from_dict(wire)

    return read


def test_known_formats_are_read(order):
    name = "12345678-1234-5678-1234-567812345678"
    read = order(id=name, day="2026-06-01", days=["2026-06-02"])
    assert read.created == dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
    assert read.id == uuid.UUID(name)
    assert read.day == dt.date(2026, 6, 1)
    assert read.days == [dt.date(2026, 6, 2)]


def test_unknown_value_of_an_open_enumeration_stays_text(order):
    assert order(state="exploded").state == "exploded"


def test_unknown_members_are_kept(order):
    read = order(surprise={"a": [1]})
    assert read["surprise"] == {"a": [1]}
    assert "surprise" in read
    assert read.to_dict()["surprise"] == {"a": [1]}


def test_members_are_found_by_their_wire_names(order):
    read = order(**{"@id": "urn:1"})
    assert read["@id"] == read.at_id == "urn:1"
    assert "@id" in read
    assert "day" not in read
    with pytest.raises(KeyError, match="day"):
        read["day"]


def test_discriminator_chooses_the_class(torture, order):
    read = order(source={"provider": "http", "url": "u", "bucket": "also"})
    assert isinstance(read.source, torture("models").HttpSource)
    assert read.source["bucket"] == "also"


def test_unknown_discriminator_leaves_the_object_raw(order):
    source = {"provider": "ftp", "host": "h"}
    assert order(source=source).source == source


@pytest.mark.parametrize("layer", [{"kind": "fog", "depth": 2}, {"opacity": 0.5}])
def test_other_values_of_a_discriminator_have_their_class(torture, layer):
    models = torture("models")
    read = models.Mosaic.from_dict({"layers": [{"kind": "band", "band": "B8"}, layer]})
    assert read.layers == [
        models.BandLayer(band="B8"),
        models.OtherLayer.from_dict(layer),
    ]
    assert read.to_dict()["layers"][1] == layer


def test_structs_leave_unions_of_any_value_to_dictionaries(torture):
    layers = [{"kind": "band", "band": "B8"}, {"kind": "fog", "depth": 2}]
    read = msgspec.convert({"layers": layers}, torture("structs").Mosaic)
    assert read.layers == layers


@pytest.mark.parametrize("media_type", ["image/png", "image/tiff"])
def test_answers_of_one_kind_are_read_alike(parse, media_type):
    assert parse("answers.mosaic_scenes", 200, media_type, b"\0") == b"\0"


def test_null_and_absent_differ(order):
    assert order().source is msgspec.UNSET
    assert order(source=None).source is None
    assert "source" not in order().to_dict()
    assert order(source=None).to_dict()["source"] is None


def test_broken_member_of_a_nullable_reference_is_named(order):
    with pytest.raises(ValueError, match=r"^Order\.ticket: Ticket\.id is missing$"):
        order(ticket={})


@pytest.mark.parametrize(
    ("members", "place"),
    [
        ({"created": 5}, "Order.created"),
        ({"days": "2026"}, "Order.days"),
        ({"limits": []}, "Order.limits"),
        ({"source": "s3"}, "Order.source"),
        ({"limits": {"a": 1}}, "Order.limits: Ticket: expected an object"),
    ],
)
def test_wrong_shapes_are_named(order, members, place):
    with pytest.raises(ValueError, match=f"^{place}"):
        order(**members)


def test_map_is_a_dictionary_of_models(torture, order):
    limits = order(limits={"a": {"id": "1", "next": {"id": "2"}}}).limits
    assert limits["a"] == torture("models").Ticket(
        id="1", next_=torture("models").Ticket(id="2")
    )


def test_typed_unknown_members_are_read_and_written(torture):
    ticket = torture("models").Ticket.from_dict({"id": "1", "due": "2026-06-01"})
    assert ticket["due"] == dt.date(2026, 6, 1)
    assert ticket.to_dict() == {"id": "1", "due": "2026-06-01"}


def test_union_of_plain_values_is_as_it_came(order):
    assert order(either=3).either == 3
    assert order(either=["a"]).either == ["a"]


def test_copies_and_pickles_keep_the_sentinel(order):
    read = order(source={"provider": "s3", "bucket": "b"})
    for twin in (copy.deepcopy(read), pickle.loads(pickle.dumps(read))):
        assert twin == read
        assert twin.day is msgspec.UNSET
        assert twin.to_dict() == read.to_dict()


def test_unset_is_falsy(order):
    assert not order().state


def test_status_chooses_the_answer(torture, parse):
    models = torture("models")
    wire = {"id": "t", "name": "n", "created": "2026-06-01T12:00:00Z"}
    wire |= {"id": "12345678-1234-5678-1234-567812345678"}
    assert isinstance(parse("bodies.create_order", 201, content=wire), models.Order)
    ticket = parse("bodies.create_order", 202, content={"id": "t"})
    assert isinstance(ticket, models.Ticket)
    assert parse("bodies.create_order", 204, "") is None


def test_content_type_chooses_the_answer(torture, parse):
    scene = parse("answers.get_scene", content={"id": "s"})
    assert scene == torture("models").Scene(id="s")
    assert parse("answers.get_scene", 200, "image/tiff", b"II*") == b"II*"
    assert parse("answers.get_scene", 200, "text/plain; charset=utf-8", b"t") == "t"


def test_undocumented_success_is_read_by_its_content_type(parse):
    assert parse("answers.get_scene", 206, "image/tiff", b"II*") == b"II*"


def test_json_by_another_name_is_json(parse):
    found = parse("answers.get_scene", 200, "application/geo+json", {"id": "s"})
    assert found.id == "s"


@pytest.mark.parametrize(("status", "kind"), [(200, "text/html"), (299, "text/html")])
def test_undocumented_content_type_is_refused(parse, status, kind):
    with pytest.raises(ValueError, match="text/html"):
        parse("answers.get_scene", status, kind, b"<html>")


def test_answer_of_any_content_type_is_bytes(parse):
    name = "answers.start_rendering"
    assert parse(name, 200, "image/x-new", b"pixels") == b"pixels"
    assert parse(name, 200, "application/json", b"{}") == b"{}"
    assert parse(name, 204, "") is None


def test_list_answers_are_lists_of_models(torture, parse):
    found = parse("bodies.import_scenes", content=[{"id": "a"}, {"id": "b"}])
    assert found == [torture("models").Scene(id=name) for name in "ab"]


def test_free_object_answers_a_dictionary(parse):
    assert parse("bodies.request_token", content={"a": {}}) == {"a": {}}


def test_union_answer_is_chosen_by_its_discriminator(torture, parse):
    found = parse("answers.get_anything", content={"provider": "s3", "bucket": "b"})
    assert found == torture("models").S3Source(bucket="b")


def test_head_answers_its_headers(parse):
    assert parse("parameters.head_tile", 200, "image/png") == {
        "content-type": "image/png"
    }


def test_hot_operation_answers_a_struct_with_raw_members(torture, parse):
    content = b'{"scenes": [{"id":  "s", "more": 1.10}], "next_token": null}'
    page = parse("answers.search_scenes", content=content)
    assert isinstance(page, torture("structs").ScenePage)
    assert bytes(page.scenes[0]) == b'{"id":  "s", "more": 1.10}'


def test_models_are_imported_when_asked_for(torture):
    models = torture("models")
    assert {"Order", "Band"} <= set(dir(models))
    assert all(getattr(models, name) is not None for name in models.__all__)
    with pytest.raises(AttributeError, match="Nothing"):
        _ = models.Nothing


def test_values_of_an_enumeration_keep_the_order_of_the_document(torture):
    assert torture("models.sort").SORT_VALUES == ("-name", "name", "+size")


def test_structs_keep_free_objects(torture):
    scene = msgspec.json.decode(
        b'{"id": "s", "properties": {"a": 1}}', type=torture("structs").Scene
    )
    assert scene.properties == {"a": 1}
