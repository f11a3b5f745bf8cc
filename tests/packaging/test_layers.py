"""Who imports whom: the table of ARCHITECTURE.md, held to every import.

What only type checkers see does not count: it loads nothing.
"""

from __future__ import annotations

import re
import sys

import pytest

from .sources import ROOT, imports


LAYERS = {
    "swath_api": ("swath_api", "msgspec", "attrs"),
    "swath._core": (
        "swath._core",
        "swath._errors",
        "swath._log",
        "swath.stac",
        "swath_api._runtime",
        "msgspec",
    ),
    "swath._io": (
        "swath._io",
        "swath._core",
        "swath._errors",
        "swath_api._runtime",
        "httpx",
        "anyio",
        "websockets",
    ),
    "swath.<service>": (
        "swath.<service>",
        "swath._callers",
        "swath._client",
        "swath._config",
        "swath._core",
        "swath._errors",
        "swath._extra",
        "swath._io",
        "swath._items",
        "swath._log",
        "swath._pager",
        "swath._stream",
        "swath.download",
        "swath.geo",
        "swath.jobs",
        "swath.stac",
        "swath_api._runtime",
        "swath_api.<service>",
        "msgspec",
        "numpy",
        "PIL",
    ),
    "swath.jobs": (
        "swath.jobs",
        "swath._core",
        "swath._errors",
        "swath._io.files",
        "msgspec",
        "anyio",
    ),
    "swath.download": (
        "swath.download",
        "swath._callers",
        "swath._core",
        "swath._errors",
        "swath._io",
        "swath.stac",
        "swath_api._runtime",
        "msgspec",
    ),
    "swath.geo": (
        "swath.geo",
        "swath._errors",
        "swath._extra",
        "msgspec",
        "numpy",
        "pyproj",
        "shapely",
    ),
    "swath.emulator": (
        "swath.emulator",
        "swath_api._runtime",
        "swath_api.*.operations",
        "swath_api.*.structs",
        "msgspec",
        "cql2",
        "numpy",
        "PIL",
        "py_mini_racer",
        "starlette",
        "tifffile",
        "uvicorn",
    ),
    "swath.cli": (
        "swath.cli",
        "swath.*",  # the public names: modules without an underscore
        "swath._config",  # `config` and `doctor` tell where settings come from
        "swath._errors",  # public as `swath.<Name>`; this is their light home
        "swath._io.files.write_whole",  # files appear whole, here as everywhere
        "swath.datasphere._message.encode",  # judges a message before connecting
        "swath_api._runtime",
        "swath_api.*.operations",
        "click",
        "matplotlib",
        "msgspec",
        "numpy",
    ),
}
SERVICES = sorted(
    path.name
    for path in (ROOT / "generated" / "swath_api").iterdir()
    if (path / "operations.py").exists()
)
IMPORTS = [
    one
    for folder in ("overlay", "generated")
    for one in imports(folder)
    if not one.typing and one.imported.split(".")[0] not in sys.stdlib_module_names
]


def is_within(module, package):
    return module == package or module.startswith(f"{package}.")


def matches(imported, rule):
    """Whether a rule lets it in; a star stands for a public name, or none."""
    if imported == rule.removesuffix(".*"):
        return True
    parts, pattern = imported.split("."), rule.split(".")
    return len(parts) >= len(pattern) and all(
        one == part or (one == "*" and not part.startswith("_"))
        for part, one in zip(parts, pattern, strict=False)
    )


def rows():
    for package, allowed in LAYERS.items():
        for service in SERVICES if "<service>" in package else [""]:
            yield (
                package.replace("<service>", service),
                [rule.replace("<service>", service) for rule in allowed],
            )


@pytest.mark.parametrize(
    ("package", "allowed"), list(rows()), ids=lambda one: str(one)[:24]
)
def test_a_layer_imports_only_what_its_row_allows(package, allowed):
    own = [one for one in IMPORTS if is_within(one.importer, package)]
    assert own, f"{package} imports nothing: is the row about something that is gone?"
    if package == "swath_api":
        own = [one for one in own if one.importer != "swath_api._http"]
    strange = [
        f"{one.importer}:{one.line} imports {one.imported}"
        for one in own
        if not any(matches(one.imported, rule) for rule in allowed)
    ]
    assert strange == []


def test_the_table_has_a_row_for_every_layer_of_the_architecture():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.partition("## Who may import whom")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE) == list(LAYERS)


def test_the_http_library_has_two_importers():
    importers = {one.importer for one in IMPORTS if is_within(one.imported, "httpx")}
    assert importers == {
        "swath._io.aio",
        "swath._io.common",
        "swath._io.sync",
        "swath_api._http",
    }


def test_the_core_reads_no_clock_and_opens_nothing():
    forbidden = {"asyncio", "http", "io", "os", "pathlib", "socket", "time", "urllib"}
    strange = {
        (one.importer, one.imported)
        for one in imports("overlay")
        if is_within(one.importer, "swath._core")
        and one.imported.split(".")[0] in forbidden
        and not is_within(one.imported, "urllib.parse")
    }
    assert strange == set()


def test_generated_code_imports_nothing_hand_written():
    strange = [one for one in imports("generated") if is_within(one.imported, "swath")]
    assert strange == []
