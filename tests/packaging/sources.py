"""The project's own Python files, and what they import."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple


ROOT = Path(__file__).parents[2]
BLOCKS = ("body", "orelse", "handlers", "finalbody", "cases")
"""Where statements hold other statements; no expression does."""


class Import(NamedTuple):
    """A module that another one imports.

    Attributes:
        importer: The importing module.
        imported: The module imported, or a name in a module.
        typing: Whether only type checkers see it.
        line: Where.
    """

    importer: str
    imported: str
    typing: bool
    line: int


def files(*folders: str) -> list[Path]:
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if "__pycache__" not in path.parts
    )


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def module_name(path: Path, folder: str) -> str:
    parts = path.relative_to(ROOT / folder).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imports(folder: str) -> tuple[Import, ...]:
    """Every import of the modules below a folder that holds packages."""
    return tuple(one for path in files(folder) for one in imports_of(path, folder))


def imports_of(path: Path, folder: str) -> Iterator[Import]:
    name = module_name(path, folder)
    package = name if path.stem == "__init__" else name.rpartition(".")[0]
    for node, typing in statements(tree(path)):
        for imported in imported_by(node, package):
            yield Import(name, imported, typing, node.lineno)


def imported_by(node: ast.AST, package: str) -> list[str]:
    """What one statement imports, with the names it takes from a module."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    above = package.split(".")[: len(package.split(".")) - node.level + 1]
    start = above if node.level else []
    module = ".".join([*start, *([node.module] if node.module else [])])
    return [f"{module}.{alias.name}" for alias in node.names]


def statements(
    node: ast.AST, *, typing: bool = False
) -> Iterator[tuple[ast.stmt, bool]]:
    """All statements within, and whether they stand under `if TYPE_CHECKING`."""
    for name in BLOCKS:
        guards = name == "body" and isinstance(node, ast.If) and is_guard(node.test)
        for inner in getattr(node, name, ()):
            if isinstance(inner, ast.stmt):
                yield inner, typing or guards
            yield from statements(inner, typing=typing or guards)


def is_guard(test: ast.expr) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


@cache
def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
