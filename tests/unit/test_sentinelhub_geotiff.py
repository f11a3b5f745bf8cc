"""Where GeoTIFFs lie, as they tell it themselves."""

from __future__ import annotations

import io

import pytest


np = pytest.importorskip("numpy", reason="pixels need the extra raster")
tifffile = pytest.importorskip("tifffile", reason="GeoTIFFs need the extra raster")

from swath._errors import DecodeError, InputError  # noqa: E402 - after the extra
from swath.sentinelhub._batch_result import BatchFile, BatchResult  # noqa: E402
from swath.sentinelhub._geotiff import grid_of  # noqa: E402
from swath.sentinelhub._store import Store  # noqa: E402


SCALE, TIEPOINT, TRANSFORMATION, KEYS = 33550, 33922, 34264, 34735
PIXELS = np.arange(12, dtype="uint8").reshape(3, 4)
STEPS = (SCALE, "d", 3, (10.0, 20.0, 0.0))
CORNER = (TIEPOINT, "d", 6, (0.0, 0.0, 0.0, 400_000.0, 5_100_000.0, 0.0))


def keys(*members):
    told = (
        1,
        1,
        0,
        len(members),
        *(n for key, value in members for n in keyed(key, value)),
    )
    return KEYS, "H", len(told), told


def keyed(key, value):
    return key, 0, 1, value


ZONE = keys((1024, 1), (3072, 32633))


def tiff(*tags):
    file = io.BytesIO()
    extra = [(*tag, True) for tag in tags]
    tifffile.imwrite(file, PIXELS, metadata=None, extratags=extra)
    return file.getvalue()


def affine(*numbers):
    a, b, c, d, e, f = numbers
    matrix = (a, b, 0.0, c, d, e, 0.0, f, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
    return TRANSFORMATION, "d", 16, matrix


def test_a_corner_and_the_size_of_pixels_tell_the_box():
    grid = grid_of(tiff(STEPS, CORNER, ZONE))
    assert grid.bbox == (400_000, 5_099_940, 400_040, 5_100_000)
    assert (grid.crs.epsg, grid.width, grid.height) == (32633, 4, 3)
    assert grid.resolution == (10, 20)


def test_the_place_may_be_that_of_any_pixel():
    inside = (TIEPOINT, "d", 6, (2.0, 1.0, 0.0, 400_020.0, 5_099_980.0, 0.0))
    assert grid_of(tiff(STEPS, inside, ZONE)) == grid_of(tiff(STEPS, CORNER, ZONE))


def test_a_matrix_tells_the_same():
    matrix = affine(10, 0, 400_000, 0, -20, 5_100_000)
    assert grid_of(tiff(matrix, ZONE)) == grid_of(tiff(STEPS, CORNER, ZONE))


def test_a_place_may_be_the_middle_of_a_pixel():
    middle = (TIEPOINT, "d", 6, (0.0, 0.0, 0.0, 400_005.0, 5_099_990.0, 0.0))
    points = keys((1024, 1), (1025, 2), (3072, 32633))
    assert grid_of(tiff(STEPS, middle, points)) == grid_of(tiff(STEPS, CORNER, ZONE))


def test_degrees_are_a_reference_system_too():
    place = (TIEPOINT, "d", 6, (0.0, 0.0, 0.0, 14.0, 46.0, 0.0))
    steps = (SCALE, "d", 3, (0.5, 0.25, 0.0))
    grid = grid_of(tiff(steps, place, keys((1024, 2), (2048, 4326))))
    assert grid.crs.in_degrees
    assert grid.bbox == (14, 45.25, 16, 46)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no whole TIFF"),
        (b"\x89PNG\r\n\x1a\n", "no whole TIFF"),
        (tiff(), "no GeoTIFF"),
        (tiff(STEPS, ZONE), "no GeoTIFF"),
        (tiff(STEPS, CORNER, keys((1024, 1))), "crs=''"),
        (tiff(STEPS, CORNER, keys((1024, 1), (3072, 27700))), "crs=27700"),
        (tiff(affine(10, 1, 0, 1, -10, 0), ZONE), "from north to south"),
        (tiff(affine(10, 0, 0, 0, 10, 0), ZONE), "from north to south"),
    ],
)
def test_files_without_a_place_of_their_own_are_told(content, message):
    with pytest.raises(DecodeError, match=message):
        grid_of(content)


@pytest.fixture
def result(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.tif").write_bytes(tiff(STEPS, CORNER, ZONE))
    return BatchResult("42", None, "s3://b", store=Store(tmp_path))


def file(output):
    return BatchFile(tile="a", output=output, url="s3://b/a.tif", width=4, height=3)


def test_a_file_of_a_batch_is_a_picture_with_its_place(result):
    image = result.image(file("ndvi"))
    assert (image.output, image.request_id) == ("ndvi", "42")
    assert np.array_equal(image.to_numpy(), PIXELS)
    assert image.grid.bbox == (400_000, 5_099_940, 400_040, 5_100_000)


def test_a_file_may_be_named_by_its_url(result):
    image = result.image("s3://b/a.tif")
    assert image.output == "default"
    assert image.content == result.image(file("ndvi")).content


def test_user_data_is_no_picture(result):
    with pytest.raises(InputError, match="read"):
        result.image(file("userdata"))
