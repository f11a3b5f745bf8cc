"""Conditions written in Python, and what they become."""

from __future__ import annotations

import datetime as dt
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import swath
from swath.sentinelhub.cql2 import p


cql2 = pytest.importorskip("cql2", reason="the reader of CQL2 judges")

NOON = dt.datetime(2026, 6, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))
NAMES = st.sampled_from(["eo:cloud_cover", "platform", "a.b", "odd name", "date", "Ω"])
WHOLE = st.integers(-(10**6), 10**6)
NUMBERS = WHOLE | WHOLE.map(lambda number: number / 8)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=8)
COMPARISONS = st.builds(
    lambda name, op, value: getattr(p(name), op)(value),
    NAMES,
    st.sampled_from(["__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__ne__"]),
    NUMBERS | TEXTS,
)
LEAVES = (
    COMPARISONS
    | st.builds(lambda name: p(name).is_null(), NAMES)
    | st.builds(
        lambda name, of: p(name).between(*sorted(of)),
        NAMES,
        st.tuples(NUMBERS, NUMBERS),
    )
    | st.builds(lambda name, of: p(name).is_in(of), NAMES, st.lists(TEXTS, min_size=1))
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(lambda one: ~one, inner)
        | st.builds(lambda one, other: one & other, inner, inner)
        | st.builds(lambda one, other: one | other, inner, inner)
    ),
    max_leaves=6,
)


@given(CONDITIONS)
def test_both_forms_of_a_condition_say_the_same(condition):
    from_json = cql2.parse_json(json.dumps(condition.to_dict()))
    from_json.validate()
    assert cql2.parse_text(str(condition)).to_json() == from_json.to_json()


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (p("eo:cloud_cover") < 20, "eo:cloud_cover < 20"),
        (p("a") >= 1.5, "a >= 1.5"),
        (p("a") != "it's", "a <> 'it''s'"),
        (p("a") == True, "a = TRUE"),  # noqa: E712 - makes a condition
        (p("a").between(1, 2), "a BETWEEN 1 AND 2"),
        (p("a").is_in(["x", "y"]), "a IN ('x', 'y')"),
        (p("a").is_in("xy"), "a IN ('xy')"),
        (p("a").like("S2%"), "a LIKE 'S2%'"),
        (p("a").is_null(), "a IS NULL"),
        (p("t") > NOON, "t > TIMESTAMP('2026-06-01T10:00:00Z')"),
        (p("t") == dt.date(2026, 6, 1), "t = DATE('2026-06-01')"),
        (p("or") < 1, '"or" < 1'),
        (p('say "a"') < 1, '"say ""a""" < 1'),
        (~(p("a") < 1), "NOT (a < 1)"),
        ((p("a") < 1) & (p("b") < 2) & (p("c") < 3), "a < 1 AND b < 2 AND c < 3"),
        (((p("a") < 1) | (p("b") < 2)) & (p("c") < 3), "(a < 1 OR b < 2) AND c < 3"),
        ((p("a") < 1) & ~(p("c") < 3), "a < 1 AND (NOT (c < 3))"),
    ],
)
def test_a_condition_as_text(condition, text):
    assert str(condition) == text
    assert repr(condition) == f"Condition({text!r})"


def test_conditions_joined_alike_stand_side_by_side():
    joined = (p("a") < 1) & ((p("b") < 2) & (p("c") < 3))
    assert joined.to_dict()["op"] == "and"
    assert len(joined.to_dict()["args"]) == 3
    assert joined == ((p("a") < 1) & (p("b") < 2)) & (p("c") < 3)
    assert joined != (p("a") < 1)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: 1 < p("a") < 2,
        lambda: (p("a") < 1) and (p("b") < 2),
        lambda: not (p("a") < 1),
        lambda: bool(p("a").is_null()),
    ],
)
def test_words_of_python_that_cannot_join_conditions_are_refused(wrong):
    with pytest.raises(TypeError, match="between"):
        wrong()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: p(""),
        lambda: p(5),
        lambda: p("a") < math.nan,  # noqa: PLW0177 - makes a condition
        lambda: p("a") < math.inf,
        lambda: p("a") == None,  # noqa: E711 - makes a condition
        lambda: p("a") == [1],
        lambda: p("a").between(2, 1),
        lambda: p("a").between("1", "2"),
        lambda: p("a").is_in([]),
        lambda: p("a").is_in([None]),
        lambda: p("a").like(5),
    ],
)
def test_what_makes_no_condition_is_refused(wrong):
    with pytest.raises(swath.InputError):
        wrong()


def test_a_condition_is_joined_with_conditions_alone():
    with pytest.raises(TypeError):
        (p("a") < 1) & "b < 2"
