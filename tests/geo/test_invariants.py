"""What holds for the tiles of every extent, whatever its shape and the tiles' size."""

import itertools

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import shape

from swath.geo import decompose, extent
from swath.geo._planes import laid_flat

from .shapes import features, stars


SIZES = st.sampled_from([0.09, 0.21, 0.5, 1, 3])
ANCHORS = st.sampled_from(["corner", "center"])


def cut(given, size, **options):
    """The tiles of an extent, their size a part of its height; and it in the plane."""
    ((_, region),) = laid_flat(extent(given), None)
    side = size * (region.bounds[3] - region.bounds[1])
    return [*decompose(given, side, **options)], region


@given(stars(), SIZES, ANCHORS)
def test_areas_add_up_to_that_of_the_extent(given, size, anchor):
    tiles, region = cut(given, size, anchor=anchor)
    assert sum(tile.area for tile in tiles) == pytest.approx(region.area, rel=1e-9)
    assert all(tile.area == pytest.approx(tile.planar_clip.area) for tile in tiles)


@given(stars(), SIZES, ANCHORS)
def test_clips_together_are_the_extent(given, size, anchor):
    tiles, region = cut(given, size, anchor=anchor)
    union = shapely.union_all([tile.planar_clip for tile in tiles])
    assert union.symmetric_difference(region).area <= 1e-9 * region.area + 1e-3


@given(stars(), SIZES)
def test_clips_lie_in_their_squares_and_squares_side_by_side(given, size):
    tiles, _ = cut(given, size)
    for tile in tiles:
        assert tile.planar_square.buffer(1e-6).covers(tile.planar_clip)
    for a, b in itertools.pairwise(tile.planar_square for tile in tiles):
        assert a.intersection(b).area <= 1e-9 * a.area


@given(stars(), SIZES)
def test_each_square_comes_once(given, size):
    tiles, _ = cut(given, size)
    every, _ = cut(given, size, keep_empty=True)
    kept = [tile.index for tile in tiles]
    columns, rows = (
        1 + max(axis) for axis in zip(*(tile.index for tile in every), strict=True)
    )
    assert [tile.index for tile in every] == [
        (i, j) for j in range(rows) for i in range(columns)
    ]
    assert kept == [tile.index for tile in every if tile.area > 0]


@given(stars(), SIZES)
@settings(max_examples=50)
def test_clips_in_degrees_are_extents_and_cover_the_whole_one(given, size):
    tiles, _ = cut(given, size)
    clips = [shape(tile.clip) for tile in tiles]
    assert all(shape(extent(tile)).equals(shape(tile.clip)) for tile in tiles)
    whole = shape(extent(given))
    union = shapely.union_all(clips)
    assert union.symmetric_difference(whole).area <= 1e-5 * whole.length


@given(stars(), stars(), SIZES)
@settings(max_examples=50)
def test_parts_anywhere_lose_nothing(one, other, size):
    both = features(one, other)
    regions = laid_flat(extent(both), None)
    side = size * max(region.bounds[3] - region.bounds[1] for _, region in regions)
    total = sum(region.area for _, region in regions)
    areas = [tile.area for tile in decompose(both, max(side, 1000))]
    assert sum(areas) == pytest.approx(total, rel=1e-9)
