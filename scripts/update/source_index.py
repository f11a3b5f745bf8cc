"""Who uses what in the hand-written code of a service, read from its source.

Nothing is imported, as the code may not import any more when an operation is gone.
Names are followed within the package of the service: from a method to the functions,
constants and classes that it mentions, and from these to operations. What is mentioned
only in annotations does not count.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias


Key: TypeAlias = tuple[str, str]
"""A module, and the dotted name of a definition in it."""


@dataclass(frozen=True)
class Definition:
    """A function, a method, a class or a constant.

    Attributes:
        node: Its source.
        mentions: The identifiers in it, annotations aside.
        own: Names that it reaches through `self`.
        texts: The strings in it.
    """

    node: ast.AST
    mentions: frozenset[str]
    own: frozenset[str]
    texts: frozenset[str]


@dataclass
class Module:
    """A module of the package.

    Attributes:
        name: Its dotted name.
        path: Its file.
        imports: Names that it imports, with the module and the name they come from.
        definitions: What it defines, by dotted name within it.
    """

    name: str
    path: Path
    imports: dict[str, Key] = field(default_factory=dict)
    definitions: dict[str, Definition] = field(default_factory=dict)


def read_package(folder: Path, package: str) -> dict[str, Module]:
    """The modules of a package, by their names.

    Args:
        folder: The folder of the package.
        package: Its dotted name.
    """
    modules = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        name = ".".join([package, *(part for part in parts if part != "__init__")])
        modules[name] = _module(name, path)
    return modules


def _module(name: str, path: Path) -> Module:
    module = Module(name, path)
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                key = (node.module, alias.name)
                module.imports[alias.asname or alias.name] = key
    for node in tree.body:
        for defined, inner in _definitions(node):
            module.definitions[defined] = inner
            module.definitions |= dict(_members(defined, inner.node))
    return module


def _definitions(node: ast.stmt) -> Iterator[tuple[str, Definition]]:
    """What a statement of a module defines."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name, define(node)
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            if isinstance(target, ast.Name):
                yield target.id, define(node)


def _members(owner: str, node: ast.AST) -> Iterator[tuple[str, Definition]]:
    for inner in node.body if isinstance(node, ast.ClassDef) else ():
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{owner}.{inner.name}", define(inner)


def define(node: ast.AST) -> Definition:
    """What a definition mentions."""
    mentions, own, texts = set(), set(), set()
    for part in _without_annotations(node):
        if isinstance(part, ast.Name):
            mentions.add(part.id)
        elif isinstance(part, ast.Attribute):
            mentions.add(part.attr)
            if isinstance(part.value, ast.Name) and part.value.id in ("self", "cls"):
                own.add(part.attr)
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            texts.add(part.value)
    return Definition(node, frozenset(mentions), frozenset(own), frozenset(texts))


def _without_annotations(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns"):
            continue
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, ast.AST):
                yield from _without_annotations(part)


@dataclass(frozen=True)
class Index:
    """Who uses which operation.

    Attributes:
        modules: The modules of the package, by name.
        functions: The operations' ids by their names in generated code.
    """

    modules: Mapping[str, Module]
    functions: Mapping[str, str]

    def operations(self, key: Key) -> set[str]:
        """Ids of the operations that a definition needs, itself or through others."""
        found: set[str] = set()
        for one in self.reached(key):
            definition = self._definition(one)
            if definition is None:
                continue
            found |= definition.texts & set(self.functions.values())
            found |= {self.functions[n] for n in definition.mentions & self._names}
        return found

    def reached(self, key: Key) -> set[Key]:
        """The definitions that one leads to, itself included."""
        seen: set[Key] = set()
        left = [key]
        while left:
            one = left.pop()
            if one not in seen:
                seen.add(one)
                left += self._next(one)
        return seen

    @property
    def _names(self) -> frozenset[str]:
        return frozenset(self.functions)

    def _definition(self, key: Key) -> Definition | None:
        module = self.modules.get(key[0])
        return module.definitions.get(key[1]) if module else None

    def _next(self, key: Key) -> Iterable[Key]:
        definition = self._definition(key)
        if definition is None:
            return
        module = self.modules[key[0]]
        owner = key[1].partition(".")[0]
        for name in definition.own:
            if f"{owner}.{name}" in module.definitions:
                yield module.name, f"{owner}.{name}"
        for name in definition.mentions - definition.own:
            if name in module.definitions:
                yield from self._whole(module.name, name)
            elif name in module.imports:
                yield from self._whole(*module.imports[name])

    def _whole(self, module: str, name: str) -> Iterator[Key]:
        """A definition; a class with everything that it defines and inherits."""
        yield module, name
        found = self.modules.get(module)
        for member in found.definitions if found else ():
            if member.startswith(f"{name}."):
                yield module, member
