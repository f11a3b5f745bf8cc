"""What generated operations send, tried on the torture document."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import inspect
import io
import json
import uuid

import pytest


def module(torture, name):
    return torture(f"api.{name}")


@pytest.fixture
def tile(torture):
    build = module(torture, "parameters.get_tile").build
    return lambda **given: build(7, "a/b c.png", **given)


def test_slashes_of_a_slash_path_stay(tile):
    assert tile().path == "/tiles/7/a/b%20c.png"


def test_slashes_of_other_path_parameters_are_encoded(torture):
    request = module(torture, "answers.get_scene").build("a/b")
    assert request.path == "/scenes/a%2Fb"


@pytest.mark.parametrize("name", ["..", ".", ""])
def test_dot_segments_cannot_change_the_path(torture, name):
    with pytest.raises(ValueError, match="cannot be part of a path"):
        module(torture, "answers.get_scene").build(name)


def test_unexploded_array_is_one_value(tile):
    assert tile(bbox=(1, 2.5, 3, 4)).query == (("bbox", "1,2.5,3,4"),)


def test_exploded_array_is_several_values(tile):
    assert tile(band=["B02", "b-02"]).query == (("band", "B02"), ("band", "b-02"))


@pytest.mark.parametrize("as_model", [True, False])
def test_deep_object_names_its_members(torture, tile, as_model):
    options = {"verbose": True, "upsampling": "cubic", "unknown": 1}
    if as_model:
        options = torture("models").TileOptions.from_dict(options)
    assert sorted(tile(options=options).query) == [
        ("options[unknown]", "1"),
        ("options[upsampling]", "cubic"),
        ("options[verbose]", "true"),
    ]


def test_nothing_is_sent_that_was_not_given(tile):
    request = tile()
    assert (request.query, request.headers, request.content) == ((), (), None)


def test_default_goes_over_the_wire_where_the_document_says_so(torture):
    head = module(torture, "parameters.head_tile").build(7, "a")
    assert head.query == (("quality", "80"),)
    assert torture("models").TileOptions().to_dict() == {"upsampling": "nearest"}


def test_default_does_not_appear_in_what_was_read(torture):
    options = torture("models").TileOptions.from_dict({})
    assert options.to_dict() == {}


@pytest.mark.parametrize("given", ['{"type":"Point"}', {"type": "Point"}])
def test_json_in_the_query_may_be_given_decoded(tile, given):
    assert tile(intersects=given).query == (("intersects", '{"type":"Point"}'),)


def test_caller_chooses_among_several_answers(torture):
    build = module(torture, "answers.get_scene").build
    assert build("s", accept="image/tiff").headers == (("Accept", "image/tiff"),)
    assert build("s").headers == ()


def test_header_parameter_is_a_header(tile):
    assert tile(x_trace_id="t-1").headers == (("X-Trace-Id", "t-1"),)


def test_reserved_word_gets_an_underscore_in_python_only(tile):
    assert tile(class_="x").query == (("class", "x"),)


def test_booleans_and_datetimes_are_written_as_the_web_does(tile):
    noon = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
    query = tile(fresh=False, at=noon).query
    assert query == (("at", "2026-06-01T12:00:00+00:00"), ("fresh", "false"))


def test_datetime_may_be_given_as_text(tile):
    assert tile(at="2026-06").query == (("at", "2026-06"),)


def test_uuid_may_be_given_as_it_is_or_as_text(tile):
    name = uuid.UUID(int=7)
    assert tile(x_trace_id=name).headers == tile(x_trace_id=str(name)).headers


@pytest.mark.parametrize("as_model", [True, False])
def test_json_body_keeps_wire_names(torture, as_model):
    wire = {
        "name": "n",
        "created": "2026-06-01T12:00:00+00:00",
        "@id": "urn:1",
        "id": "12345678-1234-5678-1234-567812345678",
        "filter-lang": "cql2-json",
        "eo:cloud_cover": None,
        "additional_properties": "mine",
        "extra": [1],
    }
    body = torture("models").Order.from_dict(wire) if as_model else wire
    request = module(torture, "bodies.create_order").build(body=body)
    assert json.loads(request.content) == wire
    assert request.headers == (("Content-Type", "application/json"),)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_json_body_refuses_what_json_cannot_say(torture, number):
    with pytest.raises(ValueError, match="no form in JSON"):
        module(torture, "bodies.create_order").build(body={"deep": [{"x": number}]})


def test_form_body_repeats_names_of_lists(torture):
    body = {"grant_type": "client_credentials", "scope": ["a b", "c&d"]}
    request = module(torture, "bodies.request_token").build(body=body)
    assert request.content == b"grant_type=client_credentials&scope=a+b&scope=c%26d"
    assert request.headers == (("Content-Type", "application/x-www-form-urlencoded"),)


def test_constant_member_needs_not_be_given(torture):
    body = torture("models").TokenRequest(client_id="me")
    request = module(torture, "bodies.request_token").build(body=body)
    assert request.content == b"grant_type=client_credentials&client_id=me"


def multipart_parts(request):
    head = f"Content-Type: {dict(request.headers)['Content-Type']}\r\n\r\n".encode()
    message = email.message_from_bytes(head + request.content, policy=email.policy.HTTP)
    return list(message.iter_parts())


@pytest.fixture
def form(torture):
    models, file = torture("models"), torture("types").File
    return models.SceneForm(
        file=file(content=io.BytesIO(b"\r\n--\0tiff"), name='a"b.tif'),
        previews=[b"one", b"two"],
        meta=models.Scene(id="s"),
        note="ž",
        public=True,
    )


def test_multipart_body_holds_every_member(torture, form):
    request = module(torture, "bodies.upload_scene").build(body=form)
    parts = multipart_parts(request)
    names = [part.get_param("name", header="content-disposition") for part in parts]
    assert names == ["file", "meta", "previews", "previews", "note", "public"]
    assert parts[0].get_payload(decode=True) == b"\r\n--\0tiff"
    assert parts[0].get_filename() == "a%22b.tif"
    assert parts[1].get_content_type() == "application/vnd.scene+json"
    assert parts[1].get_payload(decode=True) == b'{"id":"s"}'
    assert [part.get_payload(decode=True) for part in parts[2:4]] == [b"one", b"two"]
    assert parts[4].get_payload(decode=True) == "ž".encode()
    assert parts[5].get_payload(decode=True) == b"true"


def test_multipart_body_is_the_same_every_time(torture):
    build = module(torture, "bodies.upload_scene").build
    body = {"file": b"x", "meta": {"id": "s"}}
    assert build(body=body) == build(body=dict(body))


def test_boundary_does_not_occur_in_the_content(torture):
    build = module(torture, "bodies.upload_scene").build
    first = build(body={"file": b"x", "meta": {}})
    boundary = dict(first.headers)["Content-Type"].partition("boundary=")[2].encode()
    second = build(body={"file": b"\r\n--" + boundary, "meta": {}})
    assert len(multipart_parts(second)) == 2
    assert multipart_parts(second)[0].get_payload(decode=True).endswith(boundary)


def test_binary_body_is_passed_through(torture):
    build = module(torture, "bodies.put_raw").build
    file = io.BytesIO(b"x")
    assert build(body=file).content is file
    assert build(body=b"y").content == b"y"


def test_optional_body_may_be_left_out(torture):
    request = module(torture, "bodies.put_raw").build()
    assert (request.content, request.headers) == (None, ())


def test_default_body_is_sent_if_none_is_given(torture):
    build = module(torture, "answers.start_rendering").build
    assert build().content == b'{"size":"large"}'
    assert build(body={}).content == b"{}"
    assert build(body={}).headers == (("Content-Type", "application/json"),)
    described = inspect.getdoc(module(torture, "answers").AnswersApi.start_rendering)
    assert "What to render. If left out, it is {'size': 'large'}." in described


def test_caller_chooses_among_several_forms(torture):
    build = module(torture, "bodies.import_scenes").build
    scene = torture("models").Scene(id="s")
    assert build(body=[scene, {"id": "t"}]).content == b'[{"id":"s"},{"id":"t"}]'
    table = build(body=b"id\ns\n", content_type="text/csv")
    assert table.content == b"id\ns\n"
    assert table.headers == (("Content-Type", "text/csv"),)


@pytest.mark.parametrize("tag", ["parameters", "bodies", "answers"])
@pytest.mark.parametrize("prefix", ["", "Async"])
def test_methods_have_the_signature_of_build(torture, tag, prefix):
    api = getattr(module(torture, tag), f"{prefix}{tag.title()}Api")
    infos = [i for i in torture("operations").OPERATIONS.values() if i.tag == tag]
    assert infos
    for info in infos:
        method = getattr(api, info.function)
        build = inspect.signature(module(torture, info.module).build)
        arguments = list(build.parameters)
        assert list(inspect.signature(method).parameters) == ["self", *arguments]
        for argument in arguments:
            assert f" {argument}: " in inspect.getdoc(method)


def test_description_with_quotes_and_backslashes_survives(torture):
    method = module(torture, "parameters").ParametersApi.get_tile
    assert 'at: Say "when", or C:\\temp.' in inspect.getdoc(method)
    assert inspect.getdoc(torture("models").Order) == 'An order """quoted""" \\x.'
