"""`swath call`: any operation of any service, from its operation table."""

from __future__ import annotations

import inspect
import sys
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from swath.cli._exits import Failure
from swath.cli._lazy import closest
from swath.cli._options import ClientOptions, client_options
from swath.cli._output import Sink, saved
from swath.cli._services import SERVICES, Service, service_named


if TYPE_CHECKING:
    from swath_api._runtime import OperationInfo, Parameter


__all__ = ["command"]


@click.command("call")
@click.argument("service", required=False)
@click.argument("operation", required=False)
@click.argument("arguments", nargs=-1, metavar="[NAME=VALUE]...")
@click.option("--json", "body", metavar="BODY|@FILE|-", help="The request's body.")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to a file instead of stdout.",
)
@client_options
def command(
    service: str | None,
    operation: str | None,
    arguments: tuple[str, ...],
    body: str | None,
    output: Path | None,
    client: ClientOptions,
) -> None:
    """Calls an OPERATION of a SERVICE and writes what it answers, as received.

    Without an operation it lists those there are. An array's value is a,b,c or a JSON
    array, an object's is JSON.
    """
    if service is None:
        click.echo("\n".join(f"{one.name:14}{one.title}" for one in SERVICES.values()))
        return
    chosen = service_named(service)
    if operation is None:
        click.echo("\n".join(_described(info) for info in chosen.operations.values()))
        return
    info = _operation(chosen, operation)
    values = _values(info, arguments)
    if body is not None:
        values["body"] = _body(info, body)
    with chosen.connect(client) as connected, saved(output) as sink:
        _call(connected, info, values, sink)


def _operation(service: Service, name: str) -> OperationInfo:
    known = service.operations
    info = known.get(name)
    if info is None:
        raise Failure(f"{service.name} has no operation {name!r}{closest(name, known)}")
    if info.websocket is not None:
        raise Failure(
            f"{name} is a websocket: see `swath {service.name} {name} --help`"
        )
    return info


def _values(info: OperationInfo, arguments: tuple[str, ...]) -> dict[str, Any]:
    """The arguments for the operation's method.

    Raises:
        Failure: One is unknown, malformed or missing.
    """
    known = {one.name: one for one in info.parameters}
    values: dict[str, Any] = {}
    for text in arguments:
        name, marked, value = text.partition("=")
        if not marked:
            raise Failure(f"{text!r}: write NAME=VALUE")
        if name not in known:
            raise Failure(f"{info.id} has no parameter {name!r}{closest(name, known)}")
        values[known[name].argument] = _converted(known[name], value)
    for parameter in info.parameters:
        if parameter.required and parameter.argument not in values:
            about = f": {parameter.description}" if parameter.description else ""
            raise Failure(f"{info.id} needs {parameter.name}={_kind(parameter)}{about}")
    return values


def _converted(parameter: Parameter, text: str) -> Any:
    try:
        value: Any = _READERS[parameter.kind](text)
    except ValueError:
        raise Failure(f"{parameter.name}={text!r} is no {parameter.kind}") from None
    members: list[Any] = value if parameter.kind == "array" else [value]
    for member in members:
        if parameter.values and str(member) not in parameter.values:
            raise Failure(
                f"{parameter.name}={text!r}{closest(str(member), parameter.values)}"
            )
    return value


def _boolean(text: str) -> bool:
    if text.lower() not in {"true", "false"}:
        raise ValueError(text)
    return text.lower() == "true"


def _array(text: str) -> list[Any]:
    if not text.startswith("["):
        return text.split(",") if text else []
    found: list[Any] = _loaded(text, list[Any])
    return found


def _object(text: str) -> dict[str, Any]:
    found: dict[str, Any] = _loaded(text, dict[str, Any])
    return found


def _loaded(content: str | bytes, kind: Any) -> Any:
    import msgspec  # noqa: PLC0415 - help has to be quick

    return msgspec.json.decode(content, type=kind)


_READERS: Mapping[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": _boolean,
    "array": _array,
    "object": _object,
}


def _body(info: OperationInfo, text: str) -> Any:
    if not info.body:
        raise Failure(f"{info.id} takes no body: leave out --json")
    content: str | bytes = text
    if text == "-":
        content = sys.stdin.buffer.read()
    elif text.startswith("@"):
        content = Path(text[1:]).read_bytes()
    try:
        return _loaded(content, Any)
    except ValueError as error:
        raise Failure(f"--json: {error}") from None


def _call(client: Any, info: OperationInfo, values: dict[str, Any], sink: Sink) -> None:
    import swath  # noqa: PLC0415 - help has to be quick

    method = _method(client, info)
    _check_body(info, method, values)
    try:
        if info.streaming is not None:
            _copy(method(**values), sink)
            return
        raw: Any = swath.raw  # whether a method awaits is not known here
        sink.write(raw(method)(**values).content)
    except ValueError as error:
        if isinstance(error, swath.SwathError):
            raise
        raise Failure(f"{info.id}: {error}") from None


def _method(client: Any, info: OperationInfo) -> Callable[..., Any]:
    part = SERVICES[info.service].part(client, info.module.partition(".")[0])
    method: Callable[..., Any] = getattr(part, info.function)
    return method


def _check_body(
    info: OperationInfo, method: Callable[..., Any], values: dict[str, Any]
) -> None:
    body = inspect.signature(method).parameters.get("body")
    if body is not None and body.default is body.empty and "body" not in values:
        raise Failure(f"{info.id} needs a body, a {info.body}: pass --json")


def _copy(body: Any, sink: Sink) -> None:
    with body:
        for chunk in body:
            sink.write(chunk)
            sink.flush()


def _described(info: OperationInfo) -> str:
    lines = [f"{info.id}  {info.summary}"]
    for parameter in info.parameters:
        mark = "" if parameter.required else "?"
        lines.append(f"    {parameter.name}{mark}={_kind(parameter)}")
        lines.extend(
            textwrap.wrap(
                parameter.description,
                72,
                initial_indent=" " * 8,
                subsequent_indent=" " * 8,
            )
        )
    if info.body:
        lines.append(f"    --json {info.body}")
    if info.websocket is not None:
        lines.append(f"    a websocket: `swath {info.service} {info.id}`")
    return "\n".join(lines)


def _kind(parameter: Parameter) -> str:
    return "|".join(parameter.values) or parameter.kind.upper()
