"""Hashes of what went into the generated package and of what came out."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from scripts.document import SpecError


NAME = "_manifest.json"
MODULES = (
    "attrs_family",
    "docstrings",
    "document",
    "flavours",
    "losses",
    "manifest",
    "operation_table",
    "package_tree",
    "property_code",
    "regen",
    "request_code",
    "struct_family",
)
ROOT = Path(__file__).parent.parent


def pins(root: Path = ROOT) -> dict[str, str]:
    """The exact versions of the generators that the project asks for."""
    with (root / "pyproject.toml").open("rb") as file:
        group = tomllib.load(file)["dependency-groups"]["codegen"]
    return dict(pin.split("==") for pin in sorted(group))


def require_pins(wanted: dict[str, str]) -> None:
    """Make sure that the generators are installed in these versions.

    Raises:
        SpecError: One is missing, or has another version.
    """
    found = {distribution: _version(distribution) for distribution in wanted}
    wrong = [
        f"{name} {version} is needed, {found[name] or 'none'} is installed: "
        "install the dependency group `codegen`"
        for name, version in wanted.items()
        if found[name] != version
    ]
    if wrong:
        raise SpecError(*wrong)


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""


def describe(package: Path, specs: Iterable[Path], root: Path = ROOT) -> dict[str, Any]:
    """What the manifest of a package says if it is up to date.

    Args:
        package: The generated package.
        specs: The documents it was made of.
        root: The project.
    """
    return {
        "generators": pins(root),
        "scripts": digest(root / "scripts", _sources(root / "scripts")),
        "specs": {spec.parent.name: digest(spec.parent, [spec]) for spec in specs},
        "output": digest(package, files(package)),
    }


def read(package: Path) -> dict[str, Any]:
    """The manifest of a package; empty if it has none."""
    try:
        found = json.loads((package / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write(package: Path, manifest: dict[str, Any]) -> None:
    """Write the manifest into a package."""
    text = json.dumps(manifest, indent=2, sort_keys=True) + "\n"
    (package / NAME).write_text(text, encoding="utf-8")


def files(package: Path) -> Iterator[Path]:
    """The files of a package, less caches and the manifest, in a fixed order."""
    for path in sorted(package.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(package).parts)
        cached = hidden or path.suffix == ".pyc"
        if path.is_file() and path.name != NAME and not cached:
            yield path


def digest(root: Path, paths: Iterable[Path]) -> str:
    """One hash of names and contents."""
    total = hashlib.sha256()
    for path in paths:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return total.hexdigest()


def _sources(scripts: Path) -> Iterator[Path]:
    """The modules and templates that decide what is generated."""
    yield from (scripts / f"{name}.py" for name in MODULES)
    yield from files(scripts / "templates")
