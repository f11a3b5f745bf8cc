from __future__ import annotations

import gzip
import io
import json
import struct
import tarfile

import pytest

from swath._core.content import Content
from swath._errors import DecodeError, InputError
from swath.geo import MapTile
from swath.spaceknow._gridfile import Rendering, TileSet


np = pytest.importorskip("numpy", reason="rasters need the extra raster")

from swath.spaceknow._ski import read_ski  # noqa: E402 - needs numpy


class Torrent(io.RawIOBase):
    """A source that cannot go back."""

    def readable(self):
        return True


def test_a_body_goes_back_to_where_it_stood():
    file = io.BytesIO(b"abcdef")
    file.seek(2)
    content = Content(file)
    assert content.repeatable
    file.read()
    content.rewind()
    assert file.read() == b"cdef"


@pytest.mark.parametrize("body", [None, b"", b"abc"])
def test_bytes_can_always_be_sent_again(body):
    assert Content(body).repeatable


@pytest.mark.parametrize("body", [Torrent(), object()])
def test_what_cannot_go_back_cannot_be_sent_again(body):
    assert not Content(body).repeatable


def test_tiles_below_are_counted_as_they_are_listed():
    above = [MapTile(3, 2, 1), MapTile(4, 9, 3)]
    tiles = TileSet(above, 5)
    listed = list(tiles)
    assert len(listed) == len(set(listed)) == tiles.count() == 16 + 4
    assert tiles.span() == (8, 4, 20, 8)


def test_tiles_over_an_extent_lie_in_both():
    tiles = TileSet([MapTile(1, 1, 0)], 4, (-10.0, 10.0, 30.0, 40.0))
    assert all(tile.x >= 8 for tile in tiles)
    assert tiles.count() == len(list(tiles)) > 0
    with pytest.raises(InputError, match="no tiles there"):
        TileSet([MapTile(1, 0, 1)], 4, (-10.0, 10.0, 30.0, 40.0)).span()


@pytest.mark.parametrize("threshold", [-1.1, 2, float("nan")])
def test_a_threshold_is_a_share(threshold):
    with pytest.raises(InputError):
        Rendering(threshold=threshold)


def skb(array, order):
    kind = array.dtype.kind
    bits = 8 * array.dtype.itemsize
    unsigned = array.view(f"u{array.dtype.itemsize}")
    steps = unsigned.copy()
    steps[1:] -= unsigned[:-1]
    rows, columns = array.shape
    head = struct.pack(f"{order}HII", bits + (kind == "i"), columns, rows)
    return head + steps.astype(f"{order}u{array.dtype.itemsize}").tobytes()


def ski(*bands, names=None):
    info = {"version": "1", "bands": [{"names": [n]} for n in names or ["a"]]}
    members = {"info.json": json.dumps(info).encode(), "meta.json": b"{}"}
    members |= {f"{n:05}.skb": band for n, band in enumerate(bands)}
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as tar:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return gzip.compress(file.getvalue())


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("kind", ["u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8"])
def test_bands_of_every_kind_come_back(kind, order):
    bounds = np.iinfo(kind)
    array = np.random.default_rng(1).integers(
        bounds.min, bounds.max, (7, 5), kind, endpoint=True
    )
    band = read_ski(ski(skb(array, order))).bands["a"]
    assert band.dtype == array.dtype
    assert np.array_equal(band, array)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive",
        gzip.compress(b"no tar"),
        ski(),
        ski(b""),
        ski(struct.pack("<HII", 17, 9, 9)),
        ski(struct.pack("<HII", 7, 0, 0)),
        ski(skb(np.zeros((4, 4), "u2"), "<")[:-1]),
        ski(skb(np.zeros((4, 4), "u2"), "<"))[:-30],
    ],
    ids=[
        "nothing",
        "no archive",
        "no tar",
        "no header",
        "empty header",
        "unknown type",
        "no pixels",
        "short pixels",
        "cut archive",
    ],
)
def test_what_is_no_ski_is_refused(content):
    with pytest.raises(DecodeError, match="no SKI"):
        read_ski(content)
