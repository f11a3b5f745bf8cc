"""Pictures that were rendered: as bytes, as files, as arrays."""

from __future__ import annotations

import io
import pickle
import tarfile

import pytest

from swath import DecodeError, InputError
from swath.sentinelhub import Image, Images
from swath.sentinelhub._image import made
from swath.sentinelhub._order import order
from swath_api._runtime import Reply


np = pytest.importorskip("numpy")
pillow = pytest.importorskip("PIL.Image")
tifffile = pytest.importorskip("tifffile")

SCRIPT = "//VERSION=3\nreturn [B04]"
PLACE = {"crs": 32633, "bbox": (500000, 5000000, 500040, 5000020)}
HEADERS = {"x-processingunits-spent": "0.25", "sh-request-id": "abc"}


def png(values):
    file = io.BytesIO()
    pillow.fromarray(values).save(file, "PNG")
    return file.getvalue()


def tiff(values, nodata=None):
    file = io.BytesIO()
    tags = [] if nodata is None else [(42113, "s", 0, nodata, True)]
    tifffile.imwrite(file, values, photometric="minisblack", metadata=None,
                     planarconfig="contig" if values.ndim > 2 else None,
                     extratags=tags)  # fmt: skip
    return file.getvalue()


def tar(**files):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name.replace("_", "."))
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return file.getvalue()


def answered(content, media_type, **options):
    usual = {
        "data": "sentinel-2-l2a",
        "evalscript": SCRIPT,
        "width": 4,
        "height": 2,
        "time": "2026-06",
        "lint": False,
    }
    headers = HEADERS | {"content-type": media_type}
    reply = Reply(status=200, headers=headers, content=content)
    return made(order(**(PLACE | usual | options)), reply)


BYTES = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
NOISE = np.random.default_rng(1).integers(0, 255, (20, 40), np.uint8)
FLOATS = np.linspace(-1, 1, 8, dtype=np.float32).reshape(2, 4)


def test_a_picture_is_what_came_and_what_is_known_of_it():
    image = answered(png(BYTES), "image/png")
    assert image.content == png(BYTES)
    assert (image.media_type, image.output) == ("image/png", "default")
    assert (image.processing_units, image.request_id) == (0.25, "abc")
    assert repr(image).startswith("Image(output='default', media_type='image/png', 4 x")
    assert pickle.loads(pickle.dumps(image)) == image


@pytest.mark.parametrize("values", [BYTES, BYTES[:, :, 0], BYTES[:, :, :2]])
def test_pixels_of_a_png_are_those_that_went_in(values):
    pixels = answered(png(values), "image/png").to_numpy()
    assert pixels.dtype == np.uint8
    assert np.array_equal(pixels, values)


@pytest.mark.parametrize(
    "values", [FLOATS, np.dstack([FLOATS] * 5), BYTES.astype(np.int16), BYTES[:, :, 0]]
)
def test_pixels_of_a_tiff_are_those_that_went_in(values):
    pixels = answered(tiff(values), "image/tiff", outputs="tiff").to_numpy()
    assert pixels.dtype == values.dtype
    assert np.array_equal(pixels, values)


def test_a_grey_png_of_sixteen_bits_keeps_them():
    values = (FLOATS * 30_000 + 30_000).astype(np.uint16)
    pixels = answered(png(values), "image/png").to_numpy()
    assert np.array_equal(pixels, values)


def test_a_picture_with_colours_of_sixteen_bits_never_loses_eight_of_them(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "imagecodecs", None)
    content = png(BYTES)
    deep = content[:24] + b"\x10" + content[25:]
    with pytest.raises(ImportError, match=r"imagecodecs; image/tiff needs nothing"):
        answered(deep, "image/png").to_numpy()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (png(NOISE)[:600], "png"),
        (tiff(FLOATS)[:-9], "tiff"),
        (b"x", "tiff"),
    ],
)
def test_what_is_not_whole_is_a_decode_error(content, kind):
    image = answered(content, f"image/{kind}", outputs=kind)
    with pytest.raises(DecodeError, match=f"no whole {kind.upper()}"):
        image.to_numpy()


@pytest.mark.parametrize(
    ("content", "media_type", "outputs"),
    [
        (b"", "image/png", "png"),
        (tar(ndvi_tif=b"", userdata_json=b"{}"), "application/x-tar",
         {"ndvi": "tiff", "userdata": "json"}),
    ],
)  # fmt: skip
def test_a_picture_of_no_bytes_is_a_decode_error_at_once(content, media_type, outputs):
    with pytest.raises(DecodeError, match=r"the output \w+ of the answer is empty"):
        answered(content, media_type, outputs=outputs)


def test_another_form_than_was_asked_for_is_a_decode_error():
    with pytest.raises(DecodeError, match="text/html in place of image/png"):
        answered(b"<html>", "text/html")


def test_a_file_appears_whole_and_under_a_name_of_its_kind(tmp_path):
    image = answered(tiff(FLOATS), "image/tiff", outputs="tiff")
    assert image.save(tmp_path / "deep" / "ndvi.TIFF").read_bytes() == image.content
    assert image.save(tmp_path / "without").read_bytes() == image.content
    with pytest.raises(InputError, match=r"name it .tif, or ask for outputs='png'"):
        image.save(tmp_path / "ndvi.png")
    assert sorted(one.name for one in tmp_path.rglob("*") if one.is_file()) == [
        "ndvi.TIFF",
        "without",
    ]


def test_a_save_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    target = tmp_path / "a.png"
    answered(png(BYTES), "image/png").save(target)
    before = target.read_bytes()
    monkeypatch.setattr("os.fsync", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        answered(png(BYTES[:, :, 0]), "image/png").save(target)
    assert target.read_bytes() == before
    assert [*tmp_path.iterdir()] == [target]


def test_several_outputs_come_by_their_names(tmp_path):
    content = tar(ndvi_tif=tiff(FLOATS), userdata_json=b'{"scenes": 3}')
    outputs = {"ndvi": "tiff", "userdata": "json"}
    images = answered(content, "application/x-tar", outputs=outputs)
    assert isinstance(images, Images)
    assert [*images] == ["ndvi", "userdata"]
    assert np.array_equal(images["ndvi"].to_numpy(), FLOATS)
    assert images.userdata == images["userdata"].json() == {"scenes": 3}
    assert (images.processing_units, images.request_id) == (0.25, "abc")
    assert [one.name for one in images.save(tmp_path)] == ["ndvi.tif", "userdata.json"]


def test_an_archive_is_written_nowhere_whatever_its_names_say(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    content = tar(**{"../../evil_json": b"{}", "userdata_json": b"{}"})
    images = answered(content, "application/x-tar",
                      outputs={"userdata": "json", "evil": "png"})  # fmt: skip
    assert images.userdata == {}
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (tar(ndvi_tif=b"x" * 900)[:-10_000], "no whole tar archive"),
        (b"{}", "no whole tar archive"),
        (tar(ndvi_tif=b"x"), "lacks userdata"),
    ],
)
def test_an_archive_that_is_not_whole_is_a_decode_error(content, told):
    with pytest.raises(DecodeError, match=told):
        answered(content, "application/x-tar",
                 outputs={"ndvi": "tiff", "userdata": "json"})  # fmt: skip


def test_user_data_is_no_picture_and_a_picture_no_user_data():
    user = answered(b'{"a": 1}', "application/json", outputs={"userdata": "json"})
    with pytest.raises(DecodeError, match="has no pixels"):
        user["userdata"].to_numpy()
    with pytest.raises(DecodeError, match="and no JSON"):
        answered(png(BYTES), "image/png").json()
    broken = answered(b"{", "application/json", outputs={"userdata": "json"})
    with pytest.raises(DecodeError, match="is no JSON"):
        broken.userdata  # noqa: B018 - its lookup is what is tested


def test_a_notebook_is_shown_a_picture():
    assert answered(png(BYTES), "image/png")._repr_png_() == png(BYTES)
    jpeg = answered(b"\xff\xd8", "image/jpeg", outputs="jpeg")
    assert (jpeg._repr_jpeg_(), jpeg._repr_png_()) == (b"\xff\xd8", None)
    shown = answered(tiff(FLOATS), "image/tiff", outputs="tiff")._repr_png_()
    pixels = np.asarray(pillow.open(io.BytesIO(shown)))
    assert (pixels[0, 0], pixels[-1, -1]) == (0, 255)
    holed = np.where(FLOATS > -1, FLOATS, -9999).astype(FLOATS.dtype)
    file = tiff(holed, nodata="-9999")
    shown = answered(file, "image/tiff", outputs="tiff")._repr_png_()
    assert len(np.unique(np.asarray(pillow.open(io.BytesIO(shown))))) > len("01")
    many = answered(tiff(np.dstack([FLOATS] * 5)), "image/tiff", outputs="tiff")
    assert many._repr_png_() is None
    assert answered(b"x", "image/tiff", outputs="tiff")._repr_png_() is None


def test_an_xarray_knows_place_time_bands_and_what_is_missing():
    pytest.importorskip("xarray")
    content = tar(ndvi_tif=tiff(FLOATS, "-9999"), userdata_json=b"{}")
    outputs = {"ndvi": "tiff", "userdata": "json"}
    array = answered(content, "application/x-tar", outputs=outputs)["ndvi"].to_xarray()
    assert (array.dims, array.shape) == (("band", "y", "x"), (1, 2, 4))
    assert array.name == "ndvi"
    assert [*array.band.values] == ["ndvi"]
    assert [*array.x.values] == [500005, 500015, 500025, 500035]
    assert [*array.y.values] == [5000015, 5000005]
    assert array.attrs["transform"] == (10, 0, 500000, 0, -10, 5000020)
    assert array.attrs["crs"] == "EPSG:32633"
    assert array.attrs["nodata"] == -9999
    assert array.attrs["time_end"].startswith("2026-06-30T23:59:59")
    assert array.time.values == np.datetime64("2026-06-01T00:00:00", "ns")
    assert "UTM zone 33N" in array.spatial_ref.attrs["crs_wkt"]
    numbers = [float(one) for one in array.spatial_ref.attrs["GeoTransform"].split()]
    assert numbers == [500000, 10, 0, 5000020, 0, -10]
    assert np.array_equal(array.values[0], FLOATS)


@pytest.mark.parametrize(
    ("values", "kind", "names"),
    [
        (BYTES, "png", ["red", "green", "blue"]),
        (BYTES, "tiff", ["1", "2", "3"]),
        (BYTES[:, :, 0], "png", ["1"]),
    ],
)
def test_bands_have_names(values, kind, names):
    pytest.importorskip("xarray")
    content = png(values) if kind == "png" else tiff(values)
    array = answered(content, f"image/{kind}", outputs=kind).to_xarray()
    assert [*array.band.values] == names
    assert "nodata" not in array.attrs


@pytest.mark.parametrize(("count", "names"), [(3, ["r", "g", "b"]), (2, ["1", "2"])])
def test_bands_are_called_as_the_script_says_if_that_fits(count, names):
    pytest.importorskip("xarray")
    script = (
        'function setup() {return {input: ["B04"], output: {bands: ["r","g","b"]}}}'
    )
    values = tiff(BYTES[:, :, :count])
    image = answered(values, "image/tiff", outputs="tiff", evalscript=script)
    assert [*image.to_xarray().band.values] == names


def test_bands_are_called_as_the_user_wants():
    pytest.importorskip("xarray")
    image = answered(png(BYTES), "image/png", crs="CRS84", bbox=(1, 2, 3, 4))
    array = image.to_xarray(["B04", "B03", "B02"])
    with pytest.raises(InputError, match=r"\['rgb'\] are 1 names"):
        image.to_xarray("rgb")
    assert [*array.band.values] == ["B04", "B03", "B02"]
    assert array.x.attrs["units"] == "degrees_east"
    with pytest.raises(InputError, match="2 names, but 'default' has 3 bands"):
        image.to_xarray(["a", "b"])


def test_a_picture_of_another_size_has_no_place():
    pytest.importorskip("xarray")
    image = answered(png(BYTES[:1]), "image/png")
    assert isinstance(image, Image)
    with pytest.raises(DecodeError, match="4 x 1 pixels, and not the 4 x 2"):
        image.to_xarray()


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(InputError, match="is a folder: name the file in it too"):
        answered(png(BYTES), "image/png").save(tmp_path)
    assert [*tmp_path.parent.glob("*.part")] == []
