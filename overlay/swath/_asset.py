"""Assets and links of STAC objects: mappings with names for their usual members."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, final


__all__ = ["Asset", "Link"]


class _View(Mapping[str, Any]):
    """A JSON object with names for its usual members; unknown ones stay in it."""

    __slots__ = ("_members",)

    def __init__(self, members: Mapping[str, Any]) -> None:
        self._members = members

    def __getitem__(self, name: str) -> Any:
        return self._members[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.href!r})"

    @property
    def href(self) -> str:
        """Where it leads; empty if the server left it out."""
        return str(self._members.get("href") or "")

    @property
    def type(self) -> str | None:
        """The media type of what is there."""
        return self._members.get("type")

    @property
    def title(self) -> str | None:
        """A title for people."""
        return self._members.get("title")

    def to_dict(self) -> dict[str, Any]:
        """All members as they came."""
        return dict(self._members)


@final
class Asset(_View):
    """A file that belongs to an Item: a mapping of all its members."""

    __slots__ = ()

    @property
    def description(self) -> str | None:
        """What the file holds."""
        return self._members.get("description")

    @property
    def roles(self) -> tuple[str, ...]:
        """What the file is for, such as ``data`` or ``thumbnail``."""
        return tuple(self._members.get("roles") or ())


@final
class Link(_View):
    """A link of an Item: a mapping of all its members."""

    __slots__ = ()

    @property
    def rel(self) -> str:
        """How the target relates to the Item, such as ``self`` or ``collection``."""
        return str(self._members.get("rel") or "")
