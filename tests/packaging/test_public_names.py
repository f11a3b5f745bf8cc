from __future__ import annotations

import ast
import importlib
import inspect
import pickle
import subprocess
import sys
import types

import pytest

import swath

from .sources import ROOT, statements, tree


INIT = tree(ROOT / "overlay" / "swath" / "__init__.py")


def named_for_checkers():
    return {
        (alias.asname or alias.name, node.module)
        for node, typing in statements(INIT)
        if typing and isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_the_public_names_are_sorted():
    assert swath.__all__ == sorted(swath.__all__)


def test_lazy_names_checked_names_and_public_names_are_the_same():
    checked = {name for name, _ in named_for_checkers()}
    assert set(swath.__all__) == set(swath._HOMES) == checked


def test_checkers_look_for_a_name_where_it_is_loaded_from():
    for name, module in named_for_checkers():
        home = importlib.import_module(module)
        assert getattr(home, name) is getattr(swath, name)


@pytest.mark.parametrize("name", swath.__all__)
def test_a_public_name_is_there_and_documented(name):
    value = getattr(swath, name)
    assert inspect.getdoc(value), f"swath.{name} has no docstring"
    if not isinstance(value, types.ModuleType):
        assert value.__name__ == name
        assert pickle.loads(pickle.dumps(value)) is value


@pytest.mark.parametrize("name", swath.__all__)
def test_what_a_public_class_offers_is_documented(name):
    value = getattr(swath, name)
    if not isinstance(value, type):
        pytest.skip("no class")
    bare = [
        f"{owner.__name__}.{member}"
        for owner in value.__mro__
        if owner.__module__.startswith("swath")
        for member, found in vars(owner).items()
        if not member.startswith("_")
        and (callable(found) or isinstance(found, property))
        and not inspect.getdoc(found)
    ]
    assert bare == []


def test_every_public_name_is_listed():
    assert set(swath.__all__) <= set(dir(swath))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match=r"'swath' has no attribute 'nothing'"):
        swath.nothing  # noqa: B018 - its lookup is what is tested


def test_a_star_import_gives_the_public_names():
    code = "from swath import *; import swath; print(set(swath.__all__) <= set(dir()))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "True"
