"""Options that several commands share, gathered into one argument each."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

import click


__all__ = [
    "ClientOptions",
    "client_options",
    "extent_option",
    "gathered",
    "time_option",
]

Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]


def gathered(
    argument: str, kind: type[tuple[Any, ...]], *options: Decorator
) -> Decorator:
    """Adds options to a command and passes them on as one named tuple.

    Args:
        argument: The command's parameter that takes the tuple.
        kind: The tuple; its fields are the options' names.
        *options: What `click.option` returned, in the order of help.
    """
    make: Any = kind  # a type checker cannot know a tuple's fields

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def gathering(**given: Any) -> Any:
            fields = {name: given.pop(name) for name in make._fields}
            return function(**given, **{argument: make(**fields)})

        command: Callable[..., Any] = gathering
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


class ClientOptions(NamedTuple):
    """What every command that speaks to a service takes."""

    profile: str | None
    timeout: float | None
    max_retries: int | None
    deadline: float | None


client_options = gathered(
    "client",
    ClientOptions,
    click.option(
        "--profile", metavar="NAME", help="Profile to read; 'emulator' is built in."
    ),
    click.option("--timeout", type=float, metavar="S", help="Longest silence."),
    click.option("--max-retries", type=int, metavar="N", help="Tries after the first."),
    click.option(
        "--deadline", type=float, metavar="S", help="Longest call with retries."
    ),
)

time_option = click.option(
    "--time", metavar="TIME", help="2026, 2026-06, 2026-06-01, FROM/TO."
)


def extent_option(units: str = "degrees", *, required: bool = False) -> Decorator:
    """The option of a place, by the word of the field as well.

    Args:
        units: In what its corners are given.
        required: Whether nothing goes without it.
    """
    return click.option(
        "--extent",
        "--bbox",
        "extent",
        required=required,
        metavar="EXTENT",
        help=f"W,S,E,N in {units}, GeoJSON or WKT, or @FILE with one of them.",
    )
