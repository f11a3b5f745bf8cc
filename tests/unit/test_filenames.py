from __future__ import annotations

import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from swath._core.filenames import LOCK, MANIFEST, Names, problem, tamed


DEVICES = {"CON", "PRN", "AUX", "NUL", "COM1", "COM9", "LPT1", "CONIN$"}
names = st.text(
    st.sampled_from("aB./\\: \0~é\u0130nulCON1-*\U0001f30d") | st.characters(),
    max_size=40,
)


@pytest.mark.parametrize(
    "name",
    [
        "../../x",
        "a/../../x",
        "..\\x",
        "a/.. /x",
        "..",
        "/etc/passwd",
        "\\\\host\\share",
        "C:\\x",
        "c:x",
        "",
        "  ",
        ".",
        "a//b",
        "a/./b",
        "a/",
        "a/ . ",
        "a/" * 20 + "b",
    ],
)
def test_a_name_that_leads_elsewhere_or_nowhere_is_refused(name):
    assert problem(name)


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("B04.tif", "B04.tif"),
        ("img/B04.tif", "img/B04.tif"),
        ("img\\B04.tif", "img/B04.tif"),
        (".hidden", ".hidden"),
        ("NUL", "_NUL"),
        ("con.tif", "_con.tif"),
        ("lpt1/x", "_lpt1/x"),
        ("COM\u00b9.txt", "_COM\u00b9.txt"),
        ("console.log", "console.log"),
        ("ab:c?.tif", "ab_c_.tif"),
        ("a\0b\n", "a_b_"),
        ("ends.", "ends_"),
        ("ends ", "ends_"),
        ("x.part", "x.part_"),
        ("x.PART.json", "x.PART.json_"),
        (MANIFEST, f"{MANIFEST}_"),
        (LOCK.upper(), f"{LOCK.upper()}_"),
        ("\ud800x", "_x"),
    ],
)
def test_a_name_is_stored_so_that_every_disk_takes_it(name, stored):
    assert not problem(name)
    assert tamed(name) == stored


def test_long_names_stay_apart_and_keep_their_ending():
    one, other = (tamed(f"{'é' * 300}{last}.tif") for last in "ab")
    assert one != other
    assert one.endswith(".tif")
    assert len(one.encode()) <= 200


@given(names)
@example("a/..")
@example("nul .")
@example("." + "\u0301" * 300)
def test_no_name_leaves_the_folder(name):
    if problem(name):
        return
    stored = tamed(name)
    path = (Path("/folder") / stored).resolve()
    windows = PureWindowsPath(stored)
    assert path.is_relative_to("/folder")
    assert path != Path("/folder")
    assert not windows.is_absolute()
    assert not windows.drive
    assert not {part.split(".")[0].rstrip().upper() for part in windows.parts} & DEVICES
    assert all(len(f"{part}.part.json".encode()) <= 255 for part in path.parts)


@given(st.lists(names, max_size=12))
@example(["a", "A", "a-2", "A"])
@example(["a", "a/b", "a_b"])
@example(["a/b", "A"])
@example(["\u0130", "i\u0307"])
def test_no_two_files_share_a_name_on_a_disk_that_is_blind_to_case(given_names):
    free = Names().free
    stored = [free(tamed(name)) for name in given_names if not problem(name)]
    keys = [unicodedata.normalize("NFC", name).casefold() for name in stored]
    assert len(set(keys)) == len(keys)
    for key in keys:
        assert not any(other.startswith(f"{key}/") for other in keys), "file and folder"


def test_names_in_use_are_numbered_on():
    names = Names(["x.tif"], lambda name: name == "x-2.tif")
    assert [names.free("X.tif") for _ in range(3)] == [
        "X-2.tif",
        "X-3.tif",
        "X-4.tif",
    ]
