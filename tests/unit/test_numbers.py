import math

import numpy as np
import pytest

from swath import InputError
from swath._core.numbers import seconds, whole_number


@pytest.mark.parametrize("value", [3, np.int64(3), np.array(3)])
def test_a_whole_number_may_come_as_any_integer(value):
    number = whole_number("count", value, 0, 9)
    assert number == 3
    assert type(number) is int


@pytest.mark.parametrize("value", [0, 10, 2.0, "3", None, True, np.True_, [3]])
def test_anything_else_is_told_its_bounds(value):
    with pytest.raises(InputError) as caught:
        whole_number("count", value, 1, 9)
    assert str(caught.value) == f"count={value!r} has to be a whole number from 1 to 9"


def test_a_number_without_a_highest_may_be_as_high_as_it_likes():
    assert whole_number("count", 10**30, 0) == 10**30
    with pytest.raises(InputError, match="count=-1 has to be a whole number of 0 or"):
        whole_number("count", -1, 0)


@pytest.mark.parametrize(
    "value", [0, -1, math.nan, math.inf, True, "5", None, 1e12, 10**400]
)
def test_seconds_are_above_nothing_and_no_longer_than_a_year(value):
    with pytest.raises(InputError, match="number of seconds above 0, a year at most"):
        seconds("timeout", value)
