"""Operations that are elsewhere than their document says.

Some paths in the documents are guesses. A user who knows better gives the path, with
the same parameters in braces, and every request of that operation goes there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from swath._errors import ConfigError
from swath_api._runtime import OperationInfo, Request


_PARAMETER = re.compile(r"\{(\w+)\}")
_PLAIN = re.compile(r"(/([\w.~:@!$&'()*+,;=%-]+|\{\w+\}))+/?")


def relocated(
    info: OperationInfo, request: Request, paths: Mapping[str, str]
) -> Request:
    """The request as it is sent: at the path that the user gave, if one was given."""
    path = paths.get(info.id)
    if path is None or request.url:
        return request
    return msgspec.structs.replace(request, path=_filled(info, request.path, path))


def checked_paths(
    paths: Mapping[str, str], operations: Mapping[str, OperationInfo]
) -> Mapping[str, str]:
    """The paths of a user, if each fits its operation.

    Raises:
        ConfigError: There is no such operation, or the path is none, or has other
            parameters.
    """
    for name, path in paths.items():
        _check(name, path, operations.get(name))
    return dict(paths)


def _check(name: str, path: str, info: OperationInfo | None) -> None:
    if info is None:
        raise ConfigError(f"paths: there is no operation {name!r}")
    if not _PLAIN.fullmatch(path) or {".", ".."} & set(path.split("/")):
        raise ConfigError(f"paths[{name!r}]={path!r} is not an absolute path")
    wanted, given = (set(_PARAMETER.findall(each)) for each in (info.path, path))
    if wanted != given:
        raise ConfigError(
            f"paths[{name!r}]={path!r} has to have the parameters of {info.path!r}"
        )


def _filled(info: OperationInfo, built: str, path: str) -> str:
    """`path` with the values that stand in the path as built."""
    pattern = _PARAMETER.sub(r"(?P<\1>[^/]+)", info.path)
    found = re.fullmatch(pattern, built)
    if found is None:
        raise AssertionError(f"{built} was not built from {info.path}")
    return _PARAMETER.sub(lambda match: found[match[1]], path)
