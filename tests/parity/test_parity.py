"""The synchronous and the asynchronous face are one face."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re

import pytest

import swath
import swath.datasphere
import swath.download
import swath.jobs
import swath.sentinelhub
import swath.spaceknow
import swath_api


PUBLIC = (
    swath,
    swath.datasphere,
    swath.download,
    swath.jobs,
    swath.sentinelhub,
    swath.spaceknow,
)
PACKAGES = (*PUBLIC[1:], swath_api)


def modules(package):
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not re.search(r"\.(emulator|cli|testing|__main__)\b", found.name):
            yield importlib.import_module(found.name)


def classes(module):
    return {
        name: value
        for name, value in vars(module).items()
        if inspect.isclass(value) and value.__module__ == module.__name__
    }


def pairs():
    """Every class `Async<Name>`, and the class `<Name>` or `Sync<Name>` beside it."""
    for package in PACKAGES:
        for module in modules(package):
            yield from _pairs(module)
    for name in ("_client", "_callers", "_items", "_pager", "_stream"):
        yield from _pairs(importlib.import_module(f"swath.{name}"))


def _pairs(module):
    known = {**classes(_beside(module)), **classes(module)}
    for name, value in classes(module).items():
        if name.startswith("Async") and not _is_a_word(name, module):
            plain = name.removeprefix("Async")
            yield value, known.get(plain) or known.get(f"Sync{plain}")


def _beside(module):
    """The synchronous module of one that is asynchronous all over."""
    return importlib.import_module(module.__name__.removesuffix("_async"))


def _is_a_word(name, module):
    """Whether `Async` is part of the name of Sentinel Hub's asynchronous interface."""
    generated = module.__name__.startswith("swath_api.sentinelhub.")
    face = name.endswith("Api") and name.removeprefix("Async") in classes(module)
    order = module.__name__ == "swath.sentinelhub._async_order"
    return order or (generated and not face and name.startswith("AsyncProcess"))


PAIRS = list(pairs())
MEMBERS = [
    (getattr(sync, "__name__", "nothing"), name, sync, other)
    for other, sync in PAIRS
    for name in sorted({*vars(sync or object), *vars(other)})
    if not name.startswith("_") or name == "__init__"
]


def test_there_are_pairs_to_compare():
    found = {other.__name__ for other, _ in PAIRS}
    assert {
        "AsyncDataSphere",
        "AsyncDataset",
        "AsyncItemPackages",
        "AsyncSubscription",
        "AsyncPublisher",
        "AsyncPager",
        "AsyncRecordStream",
        "AsyncDatasetApi",
        "AsyncItemApi",
        "AsyncSubscriptionApi",
        "AsyncClient",
        "AsyncCaller",
        "AsyncBody",
        "AsyncItemPager",
        "AsyncJob",
        "AsyncRun",
        "AsyncGathered",
        "AsyncDownloader",
        "AsyncSentinelHub",
        "AsyncCatalog",
        "AsyncProcess",
        "AsyncStatistics",
        "AsyncBatch",
        "AsyncByoc",
        "AsyncZarrCollections",
        "AsyncDataImport",
        "AsyncSpaceKnow",
    } <= found


@pytest.mark.parametrize(
    ("other", "sync"), PAIRS, ids=[other.__qualname__ for other, _ in PAIRS]
)
def test_each_class_has_a_twin_with_the_same_members(other, sync):
    assert sync is not None

    def public(cls):
        return {name for name in dir(cls) if not name.startswith("_")}

    assert public(other) == public(sync)
    refers = f"The asynchronous twin of `{sync.__name__}`."
    assert other.__doc__ == refers or same_text(other, sync)
    lineages = [
        [re.sub("Async|Sync", "", cls.__name__) for cls in one.__mro__]
        for one in (other, sync)
    ]
    assert lineages[0] == lineages[1]


@pytest.mark.parametrize(
    ("name", "sync", "other"),
    [(name, sync, other) for _, name, sync, other in MEMBERS],
    ids=[f"{cls}.{name}" for cls, name, _, _ in MEMBERS],
)
def test_each_member_has_a_twin_with_the_same_face(name, sync, other):
    one, two = (unwrapped(inspect.getattr_static(cls, name)) for cls in (sync, other))
    assert type(one) is type(two)
    assert same_text(one, two)
    assert has_example(one) == has_example(two)
    if callable(one):
        assert face(one) == face(two)


def unwrapped(member):
    """The function behind a property."""
    for attribute in ("fget", "func", "__func__"):
        member = getattr(member, attribute, member)
    return member


def face(function):
    """Names, kinds, defaults and annotations, the asynchronous words made plain."""
    signature = inspect.signature(function)
    parameters = [
        (one.name, one.kind, one.default, plain_type(one.annotation))
        for one in signature.parameters.values()
    ]
    return parameters, plain_type(signature.return_annotation)


def plain_type(annotation):
    text = str(annotation)
    text = re.sub(r"Awaitable\[(.*)\]", r"\1", text)
    for word in ("Generator", "Iter", "ContextManager"):
        text = text.replace(f"Async{word}", word)
    text = re.sub(r"\b(Async|Sync)(?=[A-Z])", "", text)
    return re.sub(r"\b(\S+) \| \1$", r"\1", text)  # either kind of iterable


def same_text(one, two):
    first, second = (getattr(member, "__doc__", None) for member in (one, two))
    return plain_text(first) == plain_text(second)


def has_example(member):
    return "\nExamples:" in inspect.cleandoc(getattr(member, "__doc__", None) or "")


def plain_text(doc):
    """A docstring without its examples, the asynchronous words made plain."""
    text = inspect.cleandoc(doc or "").partition("\nExamples:")[0]
    text = re.sub(r"\btask\b", "thread", text.replace("``async with``", "``with``"))
    text = re.sub(r"asynchronous(ly)?", r"synchronous\1", text)
    return re.sub(r"\b(Async|Sync)(?=[A-Z])", "", text).strip()


def test_every_public_name_with_a_twin_is_exported_with_it():
    twins = {sync: other.__name__ for other, sync in PAIRS}
    for module in PUBLIC:
        exported = set(module.__all__)
        for name in exported:
            if name.startswith("Async"):
                assert name.removeprefix("Async") in exported
            elif (twin := twins.get(getattr(module, name))) is not None:
                assert twin in exported
