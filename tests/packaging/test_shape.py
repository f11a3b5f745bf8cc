"""Modules and functions stay small, and are called by what they are about."""

from __future__ import annotations

import ast
import re
import statistics

import pytest

from .sources import ROOT, files, functions


LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 8
BANNED = re.compile(
    r"(^|_)(utils?|helpers?|managers?|misc|common_stuff)($|_)", re.IGNORECASE
)
OWN = files("overlay", "scripts")


def body_lines(function):
    """Lines of a function's body without its docstring."""
    documented = ast.get_docstring(function, clean=False) is not None
    first = function.body[1:] if documented else function.body
    return first[-1].end_lineno - first[0].lineno + 1 if first else 1


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short_and_so_are_its_functions(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    long = {
        f"{function.name}, line {function.lineno}": body_lines(function)
        for function in functions(path)
        if body_lines(function) > LONGEST_FUNCTION
    }
    assert long == {}


def test_half_of_all_functions_have_at_most_eight_lines():
    lengths = [body_lines(one) for path in OWN for one in functions(path)]
    assert statistics.median(lengths) <= MEDIAN_FUNCTION


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_has_a_name_that_says_nothing(path):
    names = [path.stem, path.parent.name, *(one.name for one in functions(path))]
    assert [name for name in names if BANNED.search(name)] == []
