"""Documents read and written as JSON would have them: text for keys and for dates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from scripts.document import Node, SpecError


WIDTH = 88


class _Loader(yaml.SafeLoader):
    """Keeps dates as the text that they are."""


_Loader.add_constructor(
    "tag:yaml.org,2002:timestamp",
    lambda loader, node: loader.construct_scalar(node),  # type: ignore[arg-type] # a timestamp is a scalar
)


class _Dumper(yaml.SafeDumper):
    """Writes lists indented, and no aliases: every place stands for itself."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 # as the parent has it
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 # as the parent has it
        return True


def read(path: Path) -> Node:
    """Read a mapping from YAML or JSON.

    Raises:
        SpecError: The file is not there, not YAML, or not a mapping.
    """
    try:
        root = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 # derived from the safe one
    except OSError as error:
        raise SpecError(f"{path}: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise SpecError(f"{path}: not YAML: {error}") from error
    if not isinstance(root, dict):
        raise SpecError(f"{path}: a mapping is needed")
    return _with_text_keys(root)  # type: ignore[no-any-return] # a mapping stays one


def _with_text_keys(node: Any) -> Any:
    """Statuses are often written as numbers; JSON knows text only."""
    if isinstance(node, list):
        return [_with_text_keys(part) for part in node]
    if not isinstance(node, dict):
        return node
    return {str(key): _with_text_keys(part) for key, part in node.items()}


def text_of(root: Node, comment: str) -> str:
    """A document as YAML, below a comment."""
    lines = "".join(f"# {line}\n" for line in comment.splitlines())
    body = yaml.dump(
        root, Dumper=_Dumper, sort_keys=False, width=WIDTH, allow_unicode=True
    )
    return f"{lines}{body}"
