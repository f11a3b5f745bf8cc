"""Groups of commands: imported when called, suggested when misspelt."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click


__all__ = ["Entry", "LazyGroup", "SuggestingGroup", "closest"]


class Entry(NamedTuple):
    """Where a command is: a module with a `command` in it, and its line of help."""

    module: str
    about: str


class SuggestingGroup(click.Group):
    """A group that says which command may have been meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Finds the command called."""
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
            ctx.fail(f"no command {args[0]!r}{closest(args[0], known)}")
        return super().resolve_command(ctx, args)


class LazyGroup(SuggestingGroup):
    """A group that lists its commands without importing them.

    Args:
        entries: The commands by name, in the order in which help lists them.
        **settings: As `click.Group` takes them.
    """

    def __init__(self, *, entries: Mapping[str, Entry], **settings: Any) -> None:
        super().__init__(**settings)
        self._entries = entries

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """The names, in the order of help."""
        return list(self._entries)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's
        cmd_name: str,
    ) -> click.Command | None:
        """Imports a command."""
        entry = self._entries.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = import_module(entry.module).command
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's
        formatter: click.HelpFormatter,
    ) -> None:
        """Writes the list of commands into the help."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, entry.about) for name, entry in self._entries.items()]
            )


def closest(word: str, known: Iterable[str]) -> str:
    """`: did you mean 'x'?`, or `: there is 'x', 'y'` where nothing is near."""
    names = list(known)
    near = difflib.get_close_matches(word, names)
    near = [one for one in near if sorted(one) == sorted(word)] or near
    if near:
        return f": did you mean {near[0]!r}?"
    return f": there is {', '.join(map(repr, names))}" if names else ""
