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
from functools import cached_property
from pathlib import Path
from typing import TypeAlias


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Key: TypeAlias = tuple[str, str]
"""A module, and the dotted name of a definition in it."""


@dataclass(frozen=True)
class Definition:
    """A function, a method, a class or a constant.

    Attributes:
        node: Its source.
        mentions: The identifiers that it reads, annotations aside.
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
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        yield node.name, define(node)
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            if isinstance(target, ast.Name):
                yield target.id, define(node)


def _members(owner: str, node: ast.AST) -> Iterator[tuple[str, Definition]]:
    for inner in node.body if isinstance(node, ast.ClassDef) else ():
        if isinstance(inner, FUNCTIONS):
            yield f"{owner}.{inner.name}", define(inner)


def define(node: ast.AST) -> Definition:
    """What a definition mentions; a class without its methods, which are their own."""
    mentions, own, texts = set(), set(), set()
    for part in _without_annotations(node):
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load):
            mentions.add(part.id)
        elif isinstance(part, ast.Attribute):
            mentions.add(part.attr)
            if isinstance(part.value, ast.Name) and part.value.id in ("self", "cls"):
                own.add(part.attr)
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            texts.add(part.value)
    return Definition(node, frozenset(mentions), frozenset(own), frozenset(texts))


def part_of(node: ast.AST) -> str:
    """The class of the part that a cached property gives; empty if it gives none."""
    if not isinstance(node, ast.FunctionDef):
        return ""
    cached = any(
        isinstance(one, ast.Name) and one.id == "cached_property"
        for one in node.decorator_list
    )
    returns = node.returns
    name = returns.attr if isinstance(returns, ast.Attribute) else ""
    name = returns.id if isinstance(returns, ast.Name) else name
    return name if cached and name[:1].isupper() else ""


def _without_annotations(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns"):
            continue
        for part in value if isinstance(value, list) else [value]:
            method = isinstance(node, ast.ClassDef) and isinstance(part, FUNCTIONS)
            if isinstance(part, ast.AST) and not method:
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
    _known: dict[Key, tuple[Key, ...]] = field(default_factory=dict, repr=False)

    def operations(self, key: Key) -> set[str]:
        """Ids of the operations that a definition needs, itself or through others."""
        found: set[str] = set()
        for one in self.reached(key):
            definition = self._definition(one)
            if definition is None:
                continue
            found |= definition.texts & self._ids
            found |= {self.functions[n] for n in definition.mentions & self._names}
        return found

    def constants(self, key: Key) -> set[Key]:
        """The constants of the package that a definition mentions."""
        definition = self._definition(key)
        names = definition.mentions if definition else ()
        named = {self._named(key[0], ast.Name(name)) for name in names}
        return {one for one in named if one and self._is_constant(one)}

    def _is_constant(self, key: Key) -> bool:
        definition = self._definition(key)
        node = definition.node if definition else None
        return isinstance(node, ast.Assign | ast.AnnAssign)

    def reached(self, key: Key) -> set[Key]:
        """The definitions that one leads to, itself included."""
        seen: set[Key] = set()
        left = [key]
        while left:
            one = left.pop()
            if one not in seen:
                seen.add(one)
                if one not in self._known:
                    self._known[one] = tuple(self._next(one))
                left += self._known[one]
        return seen

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.functions)

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(self.functions.values())

    def _definition(self, key: Key) -> Definition | None:
        module = self.modules.get(key[0])
        return module.definitions.get(key[1]) if module else None

    def lineage(self, key: Key) -> Iterator[Key]:
        """A class, and the classes of the package that it inherits from."""
        yield key
        definition = self._definition(key)
        if definition is None or not isinstance(definition.node, ast.ClassDef):
            return
        for base in definition.node.bases:
            found = self._named(key[0], base)
            if found is not None:
                yield from self.lineage(found)

    def _named(self, module: str, node: ast.expr) -> Key | None:
        """The definition of the package that a name of a module stands for."""
        name = node.value if isinstance(node, ast.Subscript) else node
        if not isinstance(name, ast.Name):
            return None
        if name.id in self.modules[module].definitions:
            return module, name.id
        found = self.modules[module].imports.get(name.id, ("", ""))
        return found if self._definition(found) else None

    def _next(self, key: Key) -> Iterable[Key]:
        definition = self._definition(key)
        if definition is None:
            return
        module = self.modules[key[0]]
        owner = key[1].partition(".")[0]
        for name in definition.own:
            yield from self._inherited((module.name, owner), name)
        for name in definition.mentions - definition.own:
            if name in module.definitions:
                yield from self._whole(module.name, name)
            elif name in module.imports:
                yield from self._imported(module.imports[name], definition.mentions)

    def _inherited(self, owner: Key, name: str) -> Iterator[Key]:
        """The member of a class that `self` has by a name."""
        for module, base in self.lineage(owner):
            if f"{base}.{name}" in self.modules[module].definitions:
                yield module, f"{base}.{name}"
                return

    def _imported(self, key: Key, mentions: frozenset[str]) -> Iterator[Key]:
        """What a name stands for; of a module, what is mentioned beside it."""
        module = self.modules.get(".".join(key))
        if module is None:
            yield from self._whole(*key)
            return
        for name in sorted(mentions & module.definitions.keys()):
            yield from self._whole(module.name, name)

    def _whole(self, module: str, name: str) -> Iterator[Key]:
        """A definition; a class with everything that it defines and inherits.

        Who mentions a client does not need its parts.
        """
        yield module, name
        for home, owner in self.lineage((module, name)):
            found = self.modules.get(home)
            for member, inner in found.definitions.items() if found else ():
                if member.startswith(f"{owner}.") and not part_of(inner.node):
                    yield home, member
