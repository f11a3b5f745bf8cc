from __future__ import annotations

import configparser
import re
import tomllib
from email.parser import BytesParser
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
MOST = 3_000_000
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def names(archive):
    return set(archive.namelist())


def in_info(archive, name):
    [path] = [one for one in names(archive) if one.endswith(f".dist-info/{name}")]
    return archive.read(path)


@pytest.fixture
def metadata(wheel):
    return BytesParser().parsebytes(in_info(wheel, "METADATA"))


def sources(folder, package):
    return {
        str(path.relative_to(ROOT / folder))
        for path in (ROOT / folder / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_both_packages_whole_and_nothing_else(wheel):
    held = {name for name in names(wheel) if ".dist-info/" not in name}
    assert held == sources("overlay", "swath") | sources("generated", "swath_api")


def test_both_packages_are_typed(wheel):
    assert {"swath/py.typed", "swath_api/py.typed"} <= names(wheel)


def test_the_wheel_is_small(distributions):
    [path] = distributions.glob("*.whl")
    assert path.stat().st_size <= MOST


def test_the_wheel_carries_the_licence(wheel):
    assert b"Apache License" in in_info(wheel, "licenses/LICENSE")
    assert in_info(wheel, "licenses/NOTICE")


def test_the_sdist_gives_the_same_wheel(wheel, rebuilt):
    assert names(rebuilt) == names(wheel)


def test_the_sdist_holds_no_tests_and_no_specifications(sdist):
    tops = {Path(name).parts[1] for name in sdist.getnames() if "/" in name}
    assert not tops & {"tests", "specs", "scripts", "docs"}


def test_the_wheel_brings_the_command_and_the_pytest_plugin(wheel):
    entries = configparser.ConfigParser()
    entries.read_string(in_info(wheel, "entry_points.txt").decode())
    assert dict(entries["console_scripts"]) == {"swath": "swath.cli:main"}
    assert dict(entries["pytest11"]) == {"swath": "swath.testing"}


def test_few_packages_are_required(metadata):
    required = [
        re.split(r"[^\w-]", line)[0]
        for line in metadata.get_all("Requires-Dist")
        if "extra ==" not in line
    ]
    assert sorted(required) == ["attrs", "httpx", "msgspec"]


def test_the_extras_are_those_of_the_project(metadata):
    extras = set(metadata.get_all("Provides-Extra"))
    assert extras == set(PROJECT["optional-dependencies"])
    assert {"cli", "emulator", "geo", "raster", "dataframe", "docs"} <= extras


def test_the_oldest_python_is_3_11(metadata):
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "Apache-2.0"


def test_no_file_names_the_machine_that_built_it(wheel):
    root = str(ROOT).encode()
    assert [name for name in names(wheel) if root in wheel.read(name)] == []
