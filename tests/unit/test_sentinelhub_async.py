"""Pictures that are delivered to object storage, and what became of them."""

from __future__ import annotations

import json
import pickle
import re

import msgspec
import pytest

from swath._core.exchange import Context
from swath._core.retry import Policy
from swath._errors import BadRequestError, DecodeError, InputError
from swath.sentinelhub import Bucket, _delivery_job, evalscript
from swath.sentinelhub._async_order import AsyncOptions, async_order
from swath.sentinelhub._delivery_job import attached
from swath.sentinelhub._store import Store
from swath_api.sentinelhub.models import AsyncProcessRequest

from .stepping import Answer, World


ID = "2f0c7e0e-0e5f-4a53-8e1c-3d0cf9e2f6a1"
USUAL = {
    "delivery": "s3://harbours/ndvi",
    "data": "sentinel-2-l2a",
    "bbox": (14.45, 46.02, 14.55, 46.08),
    "time": "2026-06",
    "evalscript": evalscript.ndvi(),
    "width": 40,
    "height": 24,
    "outputs": "tiff",
}
KEYS = Bucket(
    url="s3://harbours/ndvi", access_key="AKIADEMO", secret_access_key="hidden-secret"
)
TIFF = f"s3://harbours/ndvi/{ID}/default.tif"
FAILURE = f"s3://harbours/ndvi/{ID}/error.json"
GONE = Answer(status=404, chunks=(b"",))


def ordered(store=None, **changes):
    left = {name: one for name, one in (USUAL | changes).items() if one is not None}
    return async_order(AsyncOptions(**left), store, lint=True)


def body(**changes):
    request = ordered(**changes).request
    return json.loads(request.content.read())


def rendering(store, **changes):
    context = Context(credential=None, policy=Policy(max_retries=0))
    return ordered(store, **changes).rendering(ID, context)


def running():
    content = json.dumps({"id": ID, "status": "RUNNING"}).encode()
    headers = {"content-type": "application/json"}
    return Answer(headers=headers, chunks=(content, b""))


def files(**found):
    """A function from URLs to bytes."""
    return {**found}.get


# requests


def test_a_request_is_that_of_a_picture_with_a_delivery():
    made = body()
    assert made["output"]["delivery"] == {"s3": {"url": "s3://harbours/ndvi"}}
    assert made["output"]["responses"][0]["identifier"] == "default"
    assert made["evalscript"] == str(USUAL["evalscript"])
    AsyncProcessRequest.from_dict(made)


def test_keys_go_to_the_service_and_nowhere_else():
    told = ordered(store=files(), delivery=KEYS)
    sent = told.request.content.read()
    assert b"hidden-secret" in sent
    assert b'"accessKey":"AKIADEMO"' in sent.replace(b": ", b":")
    token = rendering(files(), delivery=KEYS).token.encode()
    shown = f"{told} {told.request!r} {KEYS!r} {[KEYS]} {token}"
    assert "hidden-secret" not in shown
    assert "AKIADEMO" not in shown


def test_google_has_keys_of_another_kind():
    place = Bucket(url="gs://harbours", credentials="e30=")
    delivery = body(delivery=place)["output"]["delivery"]
    assert delivery == {"gs": {"url": "gs://harbours", "credentials": "e30="}}


def test_a_script_may_lie_beside():
    made = body(evalscript=None, evalscript_at="s3://harbours/ndvi.js", delivery=KEYS)
    assert "evalscript" not in made
    place = made["evalscriptReference"]["s3"]
    assert place["url"] == "s3://harbours/ndvi.js"
    assert place["secretAccessKey"] == "hidden-secret"


def test_a_whole_request_is_taken_as_it_is():
    made = body()
    given = AsyncOptions(request=made)
    assert (
        json.loads(async_order(given, None, lint=True).request.content.read()) == made
    )
    model = AsyncProcessRequest.from_dict(made)
    told = async_order(AsyncOptions(request=model), None, lint=True)
    assert told.delivery == ordered().delivery


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"delivery": None}, "delivery= is missing"),
        ({"delivery": "bucket/prefix"}, "begins with s3://bucket or gs://bucket"),
        ({"delivery": "https://bucket"}, "begins with s3://bucket or gs://bucket"),
        ({"delivery": {}}, "delivery is no place"),
        (
            {"delivery": "gs://a"},
            "'gs://a' cannot be opened: pass a Bucket with the cred",
        ),
        ({"delivery": Bucket(url="s3://a", access_key="b")}, "half of a key"),
        ({"delivery": {"s3": {"url": "s3://a"}, "gs": {"url": "gs://a"}}}, "no place"),
        ({"delivery": "s3://a/<OUTPUT>", "store": files()}, "has no <REQUEST_ID>"),
        ({"evalscript": None}, "either evalscript= or evalscript_at="),
        ({"evalscript_at": "s3://a/b"}, "either evalscript= or evalscript_at="),
        ({"evalscript": None, "evalscript_at": "b.js"}, "begins with s3://"),
        ({"width": 10_001}, "more than the 10000 pixels"),
        ({"outputs": "png"}, "cannot hold it"),
        ({"bbox": None}, "the area is missing"),
        ({"request": {"input": {}}}, "leave out delivery, evalscript"),
        ({"store": 3}, "is no object store"),
    ],
)
def test_nonsense_is_refused_with_what_to_do(changes, words):
    with pytest.raises(InputError, match=re.escape(words)):
        ordered(**changes)


def test_a_whole_request_is_checked_too():
    with pytest.raises(InputError, match="is no request"):
        async_order(AsyncOptions(request=3), None, lint=True)
    made = body()
    place = made["output"].pop("delivery")
    with pytest.raises(InputError, match=r"request\.output\.delivery"):
        async_order(AsyncOptions(request=made), None, lint=True)
    made["output"]["delivery"] = place
    made["output"]["width"] = 20_000
    with pytest.raises(InputError, match="10000"):
        async_order(AsyncOptions(request=made), None, lint=True)


# where files are


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("s3://a/b", f"s3://a/b/{ID}/default.tif"),
        ("s3://a/b/", f"s3://a/b/{ID}/default.tif"),
        ("s3://a", f"s3://a/{ID}/default.tif"),
        ("s3://a/<REQUEST_ID>-<OUTPUT>", f"s3://a/{ID}-default.tif"),
        ("s3://a/<OUTPUT>/<REQUEST_ID>", f"s3://a/default.tif/{ID}"),
    ],
)
def test_files_are_where_the_service_puts_them(url, place):
    assert ordered(delivery=url).delivery.files(ID) == {"default": place}


class Fsspec:
    """A file system with two files."""

    def exists(self, path):
        return path in {TIFF, FAILURE}

    def cat_file(self, path):
        if not self.exists(path):
            raise FileNotFoundError(path)
        return b"tiff"


def test_a_store_is_a_folder_or_a_file_system_or_a_function(tmp_path):
    path = tmp_path / TIFF.removeprefix("s3://")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"tiff")
    for given in (tmp_path, str(tmp_path), Fsspec(), files(**{TIFF: b"tiff"})):
        store = Store(given)
        assert store.has(TIFF)
        assert store.read(TIFF) == b"tiff"
        assert not store.has(TIFF + "x")
        with pytest.raises(FileNotFoundError):
            store.read(TIFF + "x")
    assert Store(tmp_path).folder == str(tmp_path)
    assert Store(Fsspec()).folder is None
    with pytest.raises(InputError, match="out of the bucket"):
        Store(tmp_path).has("s3://a/../b")


# what became of a request


def test_a_request_runs_while_the_service_says_so():
    status = World(running()).run(rendering(files()).check())
    assert (status.state, status.detail) == ("running", "RUNNING")


def test_a_request_that_is_gone_and_left_its_files_has_succeeded():
    source = rendering(files(**{TIFF: b"tiff"}))
    status = World(GONE).run(source.check())
    assert (status.state, status.detail) == ("succeeded", "DONE")
    delivered = World().run(source.fetch())
    assert dict(delivered) == {"default": TIFF}
    assert delivered.read() == b"tiff"
    assert delivered.verified
    assert delivered.image().media_type == "image/tiff"
    assert delivered.image().grid.width == 40


def test_a_request_that_left_an_error_has_failed_and_tells_why():
    told = {"status": 400, "code": "RENDERER_EXCEPTION", "message": "no such thing"}
    found = files(**{FAILURE: json.dumps({"error": told}).encode()})
    source = rendering(found)
    assert World(GONE).run(source.check()).state == "failed"
    error = World().run(source.explain())
    assert isinstance(error, BadRequestError)
    assert (error.code, error.message) == ("RENDERER_EXCEPTION", "no such thing")


@pytest.mark.parametrize("content", [b"", b"[]", b'{"error": 3}', b'{"error": {}}'])
def test_an_error_that_says_little_is_one_too(content):
    error = World().run(rendering(files(**{FAILURE: content})).explain())
    assert error.status == 500


def test_nobody_knows_what_became_of_a_request_without_a_store():
    source = rendering(None)
    status = World(GONE).run(source.check())
    assert (status.state, status.detail) == ("succeeded", "ENDED")
    assert "well or not" in status.message
    assert World().run(source.explain()) is None
    delivered = World().run(source.fetch())
    assert not delivered.verified
    assert "not verified" in repr(delivered)
    with pytest.raises(InputError, match="pass store="):
        delivered.read()


def test_files_may_take_a_while_to_be_seen_but_not_for_ever(monkeypatch):
    found = {}
    source = rendering(found.get)
    world = World(then=GONE)
    status = world.run(source.check())
    assert status.state == "running"
    assert TIFF in status.message
    found[TIFF] = b"tiff"
    assert world.run(source.check()).state == "succeeded"

    monkeypatch.setattr(_delivery_job, "GRACE", 60.0)
    source = rendering({}.get)
    assert world.run(source.check()).state == "running"
    world.clock += 61
    status = world.run(source.check())
    assert status.state == "failed"
    assert "not to be seen" in status.message
    assert world.run(source.explain()) is None


def test_a_token_names_the_request_and_its_files(tmp_path):
    token = rendering(tmp_path).token.encode()
    again = attached(token, Context(credential=None, policy=Policy()), None)
    assert again.token.encode() == token
    assert str(tmp_path) in token
    elsewhere = attached(token, Context(credential=None, policy=Policy()), files())
    assert elsewhere.token.id == ID


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"operation": "process"}, "names a job of process"),
        ({"service": "spaceknow"}, "belongs to a job of 'spaceknow'"),
        ({"data": {}}, "does not tell what is delivered"),
    ],
)
def test_other_tokens_are_refused(changes, words):
    token = msgspec.structs.replace(rendering(None).token, **changes).encode()
    with pytest.raises(InputError, match=words):
        attached(token, Context(credential=None, policy=Policy()), None)


def test_what_was_delivered_is_read_by_output(tmp_path):
    copy = f"s3://harbours/ndvi/{ID}/request.json"
    found = {TIFF: b"tiff", copy: b'{"costPU": 10}'}
    delivered = World().run(rendering(found.get).fetch())
    assert delivered.request_copy() == {"costPU": 10}
    (path,) = delivered.save(tmp_path / "new")
    assert (path.name, path.read_bytes()) == ("default.tif", b"tiff")
    with pytest.raises(InputError, match="none of default"):
        delivered.read("ndvi")
    found[copy] = b"<xml>"
    with pytest.raises(DecodeError, match="is no JSON"):
        delivered.request_copy()


def test_secrets_of_a_bucket_do_not_leave_the_process():
    with pytest.raises(TypeError, match="does not pickle"):
        pickle.dumps(KEYS)
