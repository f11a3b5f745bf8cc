"""Without an extra its part says which one is missing; the rest works."""

from __future__ import annotations

import subprocess
import sys

import pytest


BLOCKED = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Missing())
{code}
"""
TAILS = """
except ImportError as error:
    print(error)
"""
CASES = {
    "stac": (
        ["pystac"],
        'import swath; swath.Item(b\'{"type": "Feature"}\').to_pystac()',
    ),
    "publish": (
        ["websockets"],
        "import swath; swath.DataSphere('x').publish().__enter__()",
    ),
    "emulator": (
        ["starlette", "uvicorn"],
        "from swath.emulator import Emulator; Emulator().start()",
    ),
    "geoparquet": (
        ["geopandas", "stac_geoparquet"],
        "from swath._items import to_arrow; to_arrow([])",
    ),
    "geo": (
        ["shapely", "pyproj"],
        "import swath; swath.geo.area_km2((14.0, 50.0, 15.0, 51.0))",
    ),
}


def run(blocked, code):
    return subprocess.run(
        [sys.executable, "-c", BLOCKED.format(blocked=blocked, code=code)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("extra", CASES)
def test_a_missing_extra_is_named(extra):
    blocked, code = CASES[extra]
    done = run(blocked, f"try:\n    {code}{TAILS}")
    assert f"pip install 'swath[{extra}]'" in done.stdout, done.stderr


def test_the_command_line_names_its_extra():
    done = run(["click"], "from swath.cli import main; main()")
    assert done.returncode != 0
    assert "pip install 'swath[cli]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_reading_needs_no_extra():
    blocked = ["websockets", "starlette", "uvicorn", "click", "pystac", "shapely"]
    code = (
        "import swath\n"
        "with swath.DataSphere('x', base_url='http://127.0.0.1:9') as ds:\n"
        "    ds.dataset.items('many'); ds.dataset.stream('many'); print('made')"
    )
    done = run(blocked, code)
    assert done.stdout.strip() == "made", done.stderr
