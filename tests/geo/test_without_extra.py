"""What works where shapely and pyproj are not installed, and what is said if not."""

import subprocess
import sys

import pytest


MISSING = "import sys; sys.modules |= dict.fromkeys(['shapely', 'pyproj', 'numpy']);"
SQUARE = "{'type': 'Polygon', 'coordinates': [[[0,0],[4,0],[4,4],[0,4],[0,0]]]}"
CROSSING = "{'type': 'Polygon', 'coordinates': [[[179,0],[-179,0],[-179,4],[179,0]]]}"


def run(code):
    done = subprocess.run(
        [sys.executable, "-c", f"{MISSING} import swath; {code}"],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        (f"print(swath.geo.extent({SQUARE}).bbox)", "(0.0, 0.0, 4.0, 4.0)"),
        (
            "print(swath.geo.extent((170, 0, -170, 4)).bbox)",
            "(170.0, 0.0, -170.0, 4.0)",
        ),
        ("print(len([*swath.geo.tiles_over((0, 0, 4, 4), 8)]))", "9"),
        (
            "swath.geo.extent((0, 0, 4, 91))",
            "swath._errors.InputError: extent[3]: latitude 91 lies outside -90..90",
        ),
    ],
)
def test_rules_and_map_tiles_need_no_extra(code, printed):
    assert run(code) == printed


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("swath.geo.decompose((0, 0, 4, 4), 1e5)", "decompose()"),
        ("swath.geo.area_km2((0, 0, 4, 4))", "area_km2()"),
        ("swath.geo.extent('POINT (1 2)')", "WKT"),
        (f"swath.geo.extent({CROSSING})", "an extent across the antimeridian"),
    ],
)
def test_the_extra_is_named_where_it_is_needed(code, what):
    assert run(code) == f"ImportError: {what} needs pip install 'swath[geo]'"


def test_importing_geo_imports_no_library():
    code = "import swath.geo, sys; print({'shapely', 'numpy'} & {*sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
