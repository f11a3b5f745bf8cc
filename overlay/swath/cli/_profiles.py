"""Writing the profile file: one setting at a time, all else as it stands."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from swath._io.files import write_whole
from swath.cli._exits import Failure


__all__ = ["store"]

_HEADER = re.compile(r"\s*\[")
_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")


def store(path: Path, profile: str, service: str, name: str, value: Any) -> None:
    """Sets ``name`` in the table ``[profile.service]``.

    Comments and the order of things stay. The file is the owner's alone, whatever it
    was before.

    Args:
        path: The profile file; it and its folder are made where missing.
        profile: The profile.
        service: The service.
        name: The setting.
        value: Text or a number.

    Raises:
        Failure: The file is malformed, or written in a way that has to be edited by
            hand.
        OSError: It cannot be written.
    """
    before = _text(path)
    try:
        wanted = tomllib.loads(before)
    except tomllib.TOMLDecodeError as error:
        raise Failure(f"{path} is no TOML: {error}") from None
    after = _edited(before, [profile, service], f"{_key(name)} = {_literal(value)}")
    try:
        wanted.setdefault(profile, {}).setdefault(service, {})[name] = value
        faithful = tomllib.loads(after) == wanted
    except (AttributeError, TypeError, tomllib.TOMLDecodeError):
        faithful = False
    if not faithful:
        raise Failure(
            f"{path} is written in a way that only a person can edit: set {name} in "
            f"[{profile}.{service}]"
        )
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, after.encode(), private=True)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise Failure(f"{path} is no UTF-8: {error}") from None


def _edited(text: str, table: list[str], line: str) -> str:
    """The text with a line in a table, in place of one for the same key."""
    lines = text.splitlines()
    start = _find_table(lines, table)
    if start is None:
        header = f"[{'.'.join(map(_key, table))}]"
        return "\n".join([*lines, *([""] if lines else []), header, line, ""])
    end = next(
        (at for at in range(start, len(lines)) if _HEADER.match(lines[at])), len(lines)
    )
    key = line.partition(" = ")[0]
    same = re.compile(rf"\s*[\"']?{re.escape(key.strip(chr(34)))}[\"']?\s*=")
    at = next((at for at in range(start, end) if same.match(lines[at])), None)
    lines[slice(start, start) if at is None else slice(at, at + 1)] = [line]
    return "\n".join([*lines, ""])


def _find_table(lines: list[str], table: list[str]) -> int | None:
    """The number of the line after a table's header."""
    for number, line in enumerate(lines, 1):
        if not _HEADER.match(line):
            continue
        try:
            found: Any = tomllib.loads(line)
        except tomllib.TOMLDecodeError:
            continue
        if found == {table[0]: {table[1]: {}}}:
            return number
    return None


def _key(name: str) -> str:
    return name if _BARE.match(name) else _literal(name)


def _literal(value: Any) -> str:
    """A TOML value; JSON writes text and numbers as TOML does."""
    return json.dumps(value, ensure_ascii=False)
