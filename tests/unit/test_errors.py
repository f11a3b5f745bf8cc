from __future__ import annotations

import copy
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from swath import _errors
from swath._core.publishing import LinkBrokenError
from swath._errors import (
    DecodeError,
    PublishError,
    StatusError,
    SwathError,
    TransportError,
    error_class,
)


CLASSES = [
    value
    for value in vars(_errors).values()
    if isinstance(value, type) and issubclass(value, SwathError)
] + [LinkBrokenError]


def made(cls):
    """An error of the class, with everything that it can carry."""
    if issubclass(cls, StatusError):
        error = cls(
            503,
            code="X1",
            message="no",
            request_id="r",
            retry_after=2.5,
            body=b"\x00",
        )
    elif cls is LinkBrokenError:
        error = cls(1011, "oops")
    elif issubclass(cls, TransportError):
        error = cls("no", sent=False)
    elif issubclass(cls, DecodeError):
        error = cls("no", body=b"\x00")
    elif issubclass(cls, PublishError):
        error = cls("no", code=1008)
    else:
        error = cls("no")
    if isinstance(error, TransportError | StatusError):
        error.attempts = 3
    error.add_note("seen at noon")
    return error.at("svc", "getThing")


RAISE = "import pickle; raise pickle.loads(error)"


@pytest.fixture(scope="module")
def pool():
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        yield executor


@pytest.mark.parametrize("cls", CLASSES)
@pytest.mark.parametrize(
    "clone",
    [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))],
    ids=["copy", "deepcopy", "pickle"],
)
def test_a_clone_says_the_same(cls, clone):
    error = made(cls)
    twin = clone(error)
    assert type(twin) is cls
    assert (str(twin), twin.args, vars(twin)) == (str(error), error.args, vars(error))


@pytest.mark.parametrize("cls", CLASSES)
def test_an_error_crosses_a_process_border(cls, pool):
    with pytest.raises(cls) as caught:
        pool.submit(exec, RAISE, {"error": pickle.dumps(made(cls))}).result(30)
    assert type(caught.value) is cls
    assert str(caught.value) == str(made(cls))


@pytest.mark.parametrize("cls", CLASSES)
def test_every_error_names_its_operation(cls):
    assert str(made(cls)).startswith("svc getThing: ")
    assert made(cls).at("other", "other").operation == "getThing"


def test_a_status_error_tells_all_it_knows():
    error = made(error_class(429))
    assert str(error) == (
        "svc getThing: 503 X1: no (request id r, tried 3 times, retry after 2.5 s). "
        "Send less at once, or raise max_retries or deadline"
    )


def test_every_error_is_public_and_documented():
    names = {cls.__name__ for cls in CLASSES} - {"LinkBrokenError"}
    assert names == set(_errors.__all__) - {"error_class"}
    assert all(
        f"* {name} " in f"{_errors.__doc__} " or f"* {name}\n" in _errors.__doc__
        for name in names
    )


@pytest.mark.parametrize(
    ("errors", "told"),
    [
        (
            [{"parameter": "output->resx", "violation": "too coarse"}],
            "; output->resx: t",
        ),
        ([{"violation": "too coarse"}], "no; too coarse"),
        ([{"parameter": "x"}], "503 X1: no ("),
        (["violation", 3, None], "503 X1: no ("),
        ({"violation": "x"}, "503 X1: no ("),
        (None, "503 X1: no ("),
    ],
)
def test_an_error_tells_what_the_service_says_of_its_causes(errors, told):
    error = StatusError(503, code="X1", message="no", errors=errors, request_id="r")
    assert told in str(error)
    assert pickle.loads(pickle.dumps(error)).errors == errors
