"""The methods that users call, the operations behind them, the examples of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts.document import Document
from scripts.update.source_index import Index, Key, Module, part_of, read_package


@dataclass(frozen=True)
class Method:
    """A method that users call.

    Attributes:
        name: As they reach it: `SpaceKnow.imagery.search`.
        key: Where it is defined.
        operations: Ids of the operations that it needs.
    """

    name: str
    key: Key
    operations: frozenset[str]

    @property
    def call(self) -> re.Pattern[str]:
        """Finds calls of it in examples."""
        words = self.name.split(".")[1:]
        return re.compile(rf"\.{re.escape('.'.join(words))}\s*\(")


@dataclass(frozen=True)
class Facade:
    """The hand-written interface of a service.

    Args:
        root: The project.
        document: The document that the hand-written code was made for.
        functions: The operations' ids by their names in generated code.
    """

    root: Path
    document: Document
    functions: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def index(self) -> Index:
        """Who uses which operation."""
        package = f"swath.{self.document.service}"
        folder = self.root / "overlay" / "swath" / self.document.service
        return Index(read_package(folder, package), self.functions)

    @cached_property
    def methods(self) -> tuple[Method, ...]:
        """Every public method that needs an operation; the synchronous ones."""
        found = [
            Method(name, key, frozenset(self._operations(name, key)))
            for name, key in sorted(self._public())
        ]
        return tuple(method for method in found if method.operations)

    def _operations(self, name: str, key: Key) -> set[str]:
        """What a method needs; of a part with a table of operations, all in that."""
        part = name.rpartition(".")[0]
        given = (self.index.operations(table) for table in self._tables.get(part, ()))
        return self.index.operations(key).union(self._named(key), *given)

    def _named(self, key: Key) -> set[str]:
        """The operation whose name a method has: it stands for that one."""
        name = key[1].rpartition(".")[2]
        return {self.functions[name]} if name in self.functions else set()

    def needing(self, operations: set[str]) -> list[Method]:
        """The methods that need one of some operations."""
        return [method for method in self.methods if method.operations & operations]

    def at(self, path: Path, line: int) -> list[Method]:
        """The methods that need a line of the hand-written code."""
        keys = {
            (module.name, name)
            for module in self.index.modules.values()
            if module.path == path
            for name, definition in module.definitions.items()
            if _holds(definition.node, line)
        }
        return [
            method for method in self.methods if keys & self.index.reached(method.key)
        ]

    def examples(self, method: Method) -> list[str]:
        """Places of the documentation that show a method, as `docs/maps.md:12`."""
        return [
            f"{page}:{number}"
            for page, lines in self._pages.items()
            for number, line in enumerate(lines, start=1)
            if method.call.search(line)
        ]

    @cached_property
    def _pages(self) -> dict[Path, list[str]]:
        """The lines of the pages that speak of the service; others mean other methods.

        Methods of several services have the same name, and a line does not tell whose
        it calls.
        """
        pages = [self.root / "README.md", *sorted((self.root / "docs").rglob("*.md"))]
        texts = {
            page: page.read_text(encoding="utf-8") for page in pages if page.exists()
        }
        return {
            page.relative_to(self.root): text.splitlines()
            for page, text in texts.items()
            if self.document.service in text.lower()
        }

    def _public(self) -> Iterator[tuple[str, Key]]:
        """What users call, with where it is: on clients, their parts, other classes."""
        for module in self.index.modules.values():
            for name, definition in module.definitions.items():
                if isinstance(definition.node, ast.ClassDef) and _is_public(name):
                    yield from self._methods(module, name)

    def _methods(self, module: Module, owner: str) -> Iterator[tuple[str, Key]]:
        """The public methods of a class, those that it inherits from ours too."""
        if owner not in self._exported:
            return
        prefix = self._path(owner)
        seen = {path.rpartition(".")[2] for path in self._parts.values()}
        for home, base in self.index.lineage((module.name, owner)):
            for name in self.index.modules[home].definitions:
                method = name.removeprefix(f"{base}.")
                if name != method and _is_public(method) and method not in seen:
                    seen.add(method)
                    yield f"{prefix}.{method}", (home, name)

    def _path(self, owner: str) -> str:
        """How users reach a class: through the parts that lead to it."""
        if owner not in self._parts:
            return self._heirs.get(owner, owner)
        holder, _, attribute = self._parts[owner].rpartition(".")
        return f"{self._path(holder)}.{attribute}"

    @cached_property
    def _heirs(self) -> dict[str, str]:
        """The classes that users know, by those that they inherit from."""
        return {
            base: name
            for module in self.index.modules.values()
            for name in sorted(self._exported & module.definitions.keys())
            if _is_public(name)
            for _, base in self.index.lineage((module.name, name))
            if base not in self._exported
        }

    @cached_property
    def _exported(self) -> frozenset[str]:
        """The classes that users can reach: those listed, and the parts of clients."""
        package = self.index.modules[f"swath.{self.document.service}"]
        listed = package.definitions.get("__all__")
        return (listed.texts if listed else frozenset()) | self._parts.keys()

    @cached_property
    def _parts(self) -> dict[str, str]:
        """The parts of clients: the class, and the property that gives it."""
        return {part: name for part, (_, name) in self._properties.items()}

    @cached_property
    def _tables(self) -> dict[str, set[Key]]:
        """The constants that parts are made with, by how users reach the part."""
        return {
            self._path(part): self.index.constants(key)
            for part, key in self._properties.items()
        }

    @cached_property
    def _properties(self) -> dict[str, Key]:
        """The properties of clients and their parts that give a part, by its class."""
        return {
            part: (module.name, name)
            for module in self.index.modules.values()
            for name, definition in module.definitions.items()
            if "." in name and _is_public(name) and (part := part_of(definition.node))
        }


def _is_public(name: str) -> bool:
    return not name.startswith(("_", "Async"))


def _holds(node: ast.AST, line: int) -> bool:
    first = getattr(node, "lineno", 0)
    return first <= line <= (getattr(node, "end_lineno", 0) or first)
