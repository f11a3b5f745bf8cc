"""Large pictures before anything is sent: their parts, their files, their journal."""

from __future__ import annotations

import itertools
import pickle

import pytest

import swath
from swath.sentinelhub import IncompleteError, LargeProgress
from swath.sentinelhub._crs import crs
from swath.sentinelhub._grid import Grid
from swath.sentinelhub._large_chunks import Chunks
from swath.sentinelhub._large_journal import Done, Journal, LaidOut, Layer, Stretch


np = pytest.importorskip("numpy")
pytest.importorskip("tifffile")
rasterio = pytest.importorskip("rasterio")

from swath.sentinelhub._large_canvas import Files, Memory  # noqa: E402 - needs the extra
from swath.sentinelhub._large_tiff import TiffFile  # noqa: E402 - needs the extra


SCRIPT = """//VERSION=3
function setup() { return {input: ["B04"], output: {bands: 1}}; }
function evaluatePixel(s) { return [s.B04]; }
"""


def grid(
    width=700, height=520, epsg=32633, bbox=(460000.3, 5090000, 467000.3, 5095200)
):
    return Grid(crs=crs(epsg), bbox=bbox, width=width, height=height)


# Parts


@pytest.mark.parametrize("side", [1, 256, 700, 2304])
def test_chunks_cover_every_pixel_once(side):
    whole = grid(70, 52) if side == 1 else grid()
    seen = np.zeros((whole.height, whole.width), int)
    for chunk in Chunks(whole, side):
        rows = slice(chunk.row, chunk.row + chunk.grid.height)
        seen[rows, chunk.column : chunk.column + chunk.grid.width] += 1
        assert chunk.grid.width <= side
        assert chunk.grid.height <= side
    assert (seen == 1).all()


def test_edges_of_neighbours_are_the_same_number():
    chunks = Chunks(grid(width=997, height=991), 256)
    table = [chunks[at : at + chunks.across] for at in range(0, len(chunks), 4)]
    for line in table:
        for one, other in itertools.pairwise(line):
            assert one.grid.bbox[2] == other.grid.bbox[0]
    for line, below in itertools.pairwise(table):
        for one, other in zip(line, below, strict=True):
            assert one.grid.bbox[1] == other.grid.bbox[3]


def test_the_outermost_edges_are_those_of_the_whole():
    chunks = Chunks(grid(width=997, height=991), 256)
    first, last = chunks[0].grid.bbox, chunks[-1].grid.bbox
    assert (first[0], last[1], last[2], first[3]) == chunks.grid.bbox


def test_what_does_not_fit_into_memory_is_told_to_go_into_a_file():
    memory = Memory(Chunks(grid(width=10**7, height=10**7), 1024))
    layer = Layer(bands=4, dtype="float32")
    with pytest.raises(swath.InputError, match=r"10000000 .* into memory: pass target"):
        memory.lay_out({"default": layer})


# Files


def written(path, pixels, side=256, order=None, **layer):
    height, width, bands = pixels.shape
    whole = grid(width, height)
    told = Layer(bands=bands, dtype=pixels.dtype.name, **layer)
    TiffFile.create(path, whole, told)
    file = TiffFile(path, whole, told, [])
    chunks = list(Chunks(whole, side))
    placed = []
    for at in order or range(len(chunks)):
        chunk = chunks[at]
        rows = slice(chunk.row, chunk.row + chunk.grid.height)
        part = pixels[rows, chunk.column : chunk.column + chunk.grid.width]
        placed.append((chunk, file.append(part)))
    file.finish(placed)
    file.close()
    return whole


@pytest.mark.parametrize("bands", [1, 2, 3, 4, 7])
@pytest.mark.parametrize("dtype", ["uint8", "uint16", "int16", "float32"])
def test_other_readers_see_the_same_pixels(tmp_path, bands, dtype):
    side = 256 * bands
    pixels = np.random.default_rng(7).integers(0, 99, (280, 520, bands)).astype(dtype)
    chance = np.random.default_rng(8)
    order = chance.permutation(len(Chunks(grid(520, 280), side))).tolist()
    whole = written(tmp_path / "a.tif", pixels, side, order)
    with rasterio.open(tmp_path / "a.tif") as file:
        assert (file.read().transpose(1, 2, 0) == pixels).all()
        assert file.crs.to_epsg() == 32633
        assert tuple(file.transform)[:6] == pytest.approx(whole.transform, rel=1e-15)
        assert file.profile["tiled"]


def test_a_file_tells_what_stands_for_nothing(tmp_path):
    pixels = np.zeros((40, 50, 1), "float32")
    written(tmp_path / "a.tif", pixels, nodata=-9999.5)
    with rasterio.open(tmp_path / "a.tif") as file:
        assert file.nodata == -9999.5


def test_degrees_are_told(tmp_path):
    layer = Layer(bands=1, dtype="uint8")
    TiffFile.create(tmp_path / "a.tif", grid(9, 9, 4326, (14, 46, 15, 47)), layer)
    with rasterio.open(tmp_path / "a.tif") as file:
        assert file.crs.to_epsg() == 4326
        assert tuple(file.bounds) == pytest.approx((14, 46, 15, 47))


@pytest.mark.parametrize(("side", "magic"), [(2_000, 42), (40_000, 43)])
def test_what_needs_long_offsets_is_a_bigtiff(tmp_path, side, magic):
    layer = Layer(bands=3, dtype="uint8")
    TiffFile.create(tmp_path / "a.tif", grid(side, side), layer)
    head = (tmp_path / "a.tif").read_bytes()[:4]
    assert int.from_bytes(head[2:], "little") == magic
    assert (tmp_path / "a.tif").stat().st_size < 400_000


def test_what_nobody_noted_is_cut_off(tmp_path):
    path = tmp_path / "a.tif"
    layer = Layer(bands=1, dtype="uint8")
    TiffFile.create(path, grid(), layer)
    file = TiffFile(path, grid(), layer, [])
    noted = file.append(np.ones((256, 256, 1), "uint8"))
    file.append(np.ones((256, 256, 1), "uint8"))
    file.close()
    TiffFile(path, grid(), layer, [noted]).close()
    assert path.stat().st_size == noted.end


# The journal


DONE = Done(number=3, stretches={"default": Stretch(100, [5, 6])}, units=0.5)
LAID = LaidOut(layers={"default": Layer(bands=1, dtype="uint8")})


def journal(folder, key="a", lines=()):
    opened = Journal(folder, key)
    for line in lines:
        opened.note(line)
    opened.close()
    return opened


def test_a_journal_remembers(tmp_path):
    journal(tmp_path / "j", lines=[LAID, DONE])
    again = journal(tmp_path / "j")
    assert again.layers == LAID.layers
    assert again.done == {3: DONE}


def test_a_line_that_was_cut_does_not_count(tmp_path):
    journal(tmp_path, lines=[LAID, DONE])
    path = tmp_path / "journal.ndjson"
    content = path.read_bytes()
    for cut in range(len(content)):
        path.write_bytes(content[:cut])
        assert journal(tmp_path).done == {}
    path.write_bytes(content)
    assert journal(tmp_path).done == {3: DONE}


def test_a_part_of_another_picture_is_left_alone(tmp_path):
    journal(tmp_path, lines=[LAID, DONE])
    with pytest.raises(swath.RunError, match="another picture"):
        Journal(tmp_path, "b")
    assert journal(tmp_path).done


def test_where_nothing_was_rendered_another_picture_may_begin(tmp_path):
    journal(tmp_path, lines=[LAID])
    assert journal(tmp_path, "b").layers is None
    assert journal(tmp_path, "b", lines=[DONE]).done


def test_one_process_at_a_time(tmp_path):
    first = Journal(tmp_path, "a")
    with pytest.raises(swath.RunError, match="in use"):
        Journal(tmp_path, "a")
    first.close()


def test_a_file_that_is_no_journal_is_refused(tmp_path):
    (tmp_path / "journal.ndjson").write_text('{"what": 1}\n')
    with pytest.raises(swath.RunError, match="no journal"):
        Journal(tmp_path, "a")
    assert (tmp_path / "journal.ndjson").read_text() == '{"what": 1}\n'


# Both


def canvas(folder, target, key="a"):
    return Files(Chunks(grid(300, 200), 256), {"default": target}, folder, key)


def painted(folder, target, number):
    """A process that painted so many of two chunks, and was killed."""
    opened = canvas(folder, target)
    opened.lay_out({"default": Layer(bands=1, dtype="uint8")})
    for chunk in Chunks(grid(300, 200), 256)[:number]:
        shape = chunk.grid.height, chunk.grid.width, 1
        pixels = np.full(shape, chunk.number + 1, "uint8")
        opened.paint(chunk, {"default": pixels}, 0.1)
    opened.close()


def test_a_process_killed_after_the_last_rename_leaves_a_whole_file(tmp_path):
    folder, target = tmp_path / "a.tif.part", tmp_path / "a.tif"
    painted(folder, target, 2)
    kept = (folder / "journal.ndjson").read_bytes()
    canvas(folder, target).finish()
    before = target.read_bytes()
    folder.mkdir()
    (folder / "journal.ndjson").write_bytes(kept)
    again = canvas(folder, target)
    assert again.kept == {0, 1}
    again.finish()
    assert target.read_bytes() == before
    assert not folder.exists()


def test_a_process_killed_before_the_rename_finishes_again(tmp_path):
    folder, target = tmp_path / "a.tif.part", tmp_path / "a.tif"
    painted(folder, target, 2)
    for _ in range(2):
        content = {one.name: one.read_bytes() for one in folder.iterdir()}
        canvas(folder, target).finish()
        with rasterio.open(target) as file:
            assert (file.read(1)[:, :256] == 1).all()
            assert (file.read(1)[:, 256:] == 2).all()
        folder.mkdir()
        content["default.tif"] = target.read_bytes()
        for name, written in content.items():
            (folder / name).write_bytes(written)


def test_a_part_without_its_file_is_told(tmp_path):
    folder, target = tmp_path / "a.tif.part", tmp_path / "a.tif"
    painted(folder, target, 1)
    (folder / "default.tif").unlink()
    with pytest.raises(swath.RunError, match="is missing, though"):
        canvas(folder, target)


def test_where_nothing_was_painted_nothing_stays(tmp_path):
    painted(tmp_path / "a.tif.part", tmp_path / "a.tif", 0)
    assert list(tmp_path.iterdir()) == []


# Refusals


USUAL = {
    "data": "sentinel-2-l2a",
    "bbox": (14.45, 46.02, 14.55, 46.08),
    "evalscript": SCRIPT,
    "width": 3000,
    "height": 2000,
}


@pytest.fixture
def process():
    with swath.SentinelHub(token="none", base_url="http://127.0.0.1:9") as client:
        yield client.process


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"chunk": 1000}, "multiple of 256"),
        ({"chunk": 2560}, "up to|to 2304"),
        ({"chunk": True}, "multiple of 256"),
        ({"chunk": np.int64(1000)}, "chunk=1000 has to be a multiple of 256"),
        ({"max_concurrent": np.int64(65)}, "max_concurrent=65 has to be"),
        ({"target": 5}, "target=5 has to be a path: the name of a .tif file"),
        ({"target": ["a.tif"]}, "has to be a path"),
        ({"max_concurrent": 0}, "max_concurrent=0 has to be .* from 1"),
        ({"retries": -1}, "retries=-1"),
        ({"max_pu": float("nan")}, "max_pu=nan"),
        ({"outputs": "png"}, "'tiff' alone"),
        ({"outputs": {"default": "tiff", "userdata": "json"}}, "'tiff' alone"),
        ({"target": "a.png"}, r"a .tif file"),
        ({"target": "a.tif", "outputs": {"default": "tiff"}}, "go into a folder"),
        ({"bbox": (15, 46, 14, 47)}, "inverted"),
        ({"resolution": 10}, "one or the other"),
    ],
)
def test_what_makes_no_sense_is_refused(process, changes, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(swath.InputError, match=words):
        process.render_large(**(USUAL | changes))
    assert list(tmp_path.iterdir()) == []


def test_what_costs_too_much_is_refused_before_anything_is_sent(process, tmp_path):
    with pytest.raises(swath.BudgetError, match="in 6 chunks") as caught:
        process.render_large(tmp_path / "a.tif", max_pu=5, **USUAL)
    assert caught.value.cost == pytest.approx(3000 * 2000 / 512**2 / 3)
    assert caught.value.limit == 5
    assert list(tmp_path.iterdir()) == []


def test_a_limit_that_cannot_be_kept_is_refused(process):
    script = SCRIPT.replace('["B04"]', "bands()")
    with pytest.raises(swath.InputError, match="max_pu= cannot be kept"):
        process.render_large(**USUAL | {"evalscript": script}, max_pu=5)


def test_progress_can_be_read():
    assert str(LargeProgress(total=9, rendered=3, kept=1)) == "4 of 9 chunks"
    assert str(LargeProgress(total=9, failed=2)) == "0 of 9 chunks, 2 failed"


def test_the_error_pickles():
    error = IncompleteError("two are missing", missing=2)
    assert pickle.loads(pickle.dumps(error)).missing == 2
