"""The public names of the packages, read from their source and not imported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import griffe


PACKAGES = ("swath", "swath_api")
FOLDERS = ("overlay", "generated")
Entry: TypeAlias = "griffe.Object | griffe.Alias"


def load(root: Path) -> dict[str, Entry]:
    """What is public in a checkout, by the names that users import.

    Args:
        root: The checkout, or what a revision has of it.
    """
    loader = griffe.GriffeLoader(
        search_paths=[root / folder for folder in FOLDERS], allow_inspection=False
    )
    modules = [loader.load(name) for name in reversed(PACKAGES)]
    loader.resolve_aliases(implicit=False, external=False)
    return {path: entry for module in modules for path, entry in _public(module)}


def _public(module: Entry) -> Iterator[tuple[str, Entry]]:
    """Everything public in a module and in the public modules below it."""
    for name, entry in sorted(module.members.items()):
        if name.startswith("_") or not _is_resolved(entry):
            continue
        if entry.is_module and not entry.is_alias:
            yield from _public(entry)
        elif entry.is_public and not entry.is_module and _is_for_users(module):
            yield f"{module.path}.{name}", entry


def _is_for_users(module: Entry) -> bool:
    """Whether it is meant to be imported from: ours say so by `__all__`."""
    return module.path.startswith("swath_api.") or module.exports is not None


def _is_resolved(entry: Entry) -> bool:
    """Whether it is ours; what is imported from elsewhere is not."""
    if not isinstance(entry, griffe.Alias):
        return True
    try:
        return entry.final_target.path.partition(".")[0] in PACKAGES
    except griffe.AliasResolutionError:
        return False


def shortest(surface: Mapping[str, Entry]) -> dict[str, Entry]:
    """One name for everything, the shortest, as several may lead to one thing."""
    found: dict[str, str] = {}
    for path, entry in surface.items():
        known = found.setdefault(entry.canonical_path, path)
        if len(path) < len(known):
            found[entry.canonical_path] = path
    return {path: surface[path] for path in found.values()}
