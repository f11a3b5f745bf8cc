"""Mistakes in scripts, found without running them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from swath.sentinelhub._outputs import PNG
from swath.sentinelhub.evalscript._bands import bands
from swath.sentinelhub.evalscript._case import (
    Case,
    Data,
    DataLike,
    ResponsesLike,
    collections_of,
    forms_of,
)
from swath.sentinelhub.evalscript._report import Finding, Report
from swath.sentinelhub.evalscript._rules_pixels import pixel_findings
from swath.sentinelhub.evalscript._rules_setup import setup_findings
from swath.sentinelhub.evalscript._tokens import Tokens


_FLAGS = re.IGNORECASE | re.MULTILINE
_NAME = re.compile(r"[@\w./\\:-]+")
"""What names a script or its file, and can be none."""
_VERSION = re.compile(r"^\ufeff?[ \t]*//[ \t]*VERSION[ \t]*=[ \t]*(\d)", _FLAGS)


def lint(
    script: object,
    *,
    collection: DataLike | None = None,
    responses: ResponsesLike | None = None,
    statistics: bool = False,
) -> Report:
    """Looks for mistakes in a script without running it.

    What cannot be read for certain is not complained of: a `setup()` that computes its
    answer, say, or bands of a collection that we do not know.

    Args:
        script: The script; what is not text is taken as text.
        collection: What it is run on: the id of a collection, or what
            `sh.metadata.collection` gave; several of them in their order, or by what
            the script calls them (`datasource`).
        responses: The outputs that will be asked for: their names, or their forms by
            name, such as ``{"default": "png"}``.
        statistics: Whether it is for statistics.

    Returns:
        All findings; `Report.certain` are those that the service will refuse.

    Raises:
        InputError: An argument is of no use.

    Examples:
        >>> from swath.sentinelhub import evalscript
        >>> script = '''//VERSION=3
        ... function setup() {
        ...   return { input: ["B4"], output: { bands: 1 } };
        ... }
        ... function evaluatePixel(s) { return [2.5 * s.B04]; }'''
        >>> for finding in evalscript.lint(script, collection="dem"):
        ...     print(finding)
        line 3, column 20: dem has no band B4: take DEM, dataMask
        line 3, column 20: band B4 is asked for, and costs, but is never read: ...
        line 5, column 45: s.B04 is read, but setup() does not ask for it: add ...
    """
    tokens = Tokens(str(script))
    data, forms = collections_of(collection), forms_of(responses)
    return _report(Case(tokens, data, forms, statistics=statistics))


def check_body(body: Mapping[str, Any]) -> None:
    """Refuses a request for a picture whose script the service is going to refuse.

    Args:
        body: The request as the service has it.

    Raises:
        InputError: It is; the message tells all reasons.
    """
    output = cast("Mapping[str, Any]", body.get("output") or {})
    forms = {
        str(one.get("identifier", "default")): _form(one)
        for one in _objects(output.get("responses") or [{}])
    }
    script = str(body.get("evalscript", ""))
    _looked_at(script, _data_of(body), tuple(forms.items()), statistics=False).check()


def check_statistics(body: Mapping[str, Any]) -> None:
    """Refuses a request for statistics whose script the service is going to refuse.

    Args:
        body: The request as the service has it.

    Raises:
        InputError: It is; the message tells all reasons.
    """
    aggregation = cast("Mapping[str, Any]", body.get("aggregation") or {})
    script = str(aggregation.get("evalscript", ""))
    _looked_at(script, _data_of(body), (), statistics=True).check()


@lru_cache(maxsize=64)
def _looked_at(
    script: str,
    data: tuple[tuple[str | None, str], ...],
    forms: tuple[tuple[str, str], ...],
    *,
    statistics: bool,
) -> Report:
    """The report of a script in a request: many requests have the same."""
    known = tuple(Data(name, kind, bands(kind)) for name, kind in data)
    return _report(Case(Tokens(script), known, dict(forms), statistics=statistics))


def _form(response: Mapping[str, Any]) -> str:
    form = cast("Mapping[str, Any]", response.get("format") or {})
    return str(form.get("type", PNG)).lower()


def _data_of(body: Mapping[str, Any]) -> tuple[tuple[str | None, str], ...]:
    """The ids and the types of a request's data."""
    asked = cast("Mapping[str, Any]", body.get("input") or {})
    return tuple(
        (None if one.get("id") is None else str(one["id"]), str(one.get("type")))
        for one in _objects(asked.get("data") or [])
    )


def _objects(value: Any) -> list[Mapping[str, Any]]:
    if not isinstance(value, Sequence):
        return []
    return [one for one in value if isinstance(one, Mapping)]  # pyright: ignore[reportUnknownVariableType]  # JSON


def _report(case: Case) -> Report:
    found = sorted(_findings(case), key=lambda one: (one.line, one.column))
    return Report(tuple(found))


def _findings(case: Case) -> Iterator[Finding]:
    name = case.tokens.script.strip()
    if _NAME.fullmatch(name):
        message = f"{name} is a name, and no script"
        fix = "call what makes one, as evalscript.ndvi(), or pass the text of the file"
        yield case.finding(0, message, fix, certain=True)
        return
    version = _VERSION.search(case.tokens.script)
    if case.tokens.has("setInputComponents") or (version and version[1] == "2"):
        yield _older(case, version, certain=True)
        return
    if version is not None and version[1] != "3":
        yield _older(case, version)
        return
    if version is None:
        case.certain = False
        message = "no line says //VERSION=3, so it is taken for an older version"
        yield case.finding(0, message, "begin with //VERSION=3")
    broken = case.tokens.broken
    if broken is not None:
        certain = not case.tokens.doubtful
        yield case.finding(broken.at, broken.why, certain=certain)
        return
    yield from _functions(case)


def _older(
    case: Case, version: re.Match[str] | None, *, certain: bool = False
) -> Finding:
    """A script of version 1 or 2, which the service ended in November 2020.

    Those of version 1 that have no functions may still be taken.
    """
    number = version[1] if version is not None and version[1] != "3" else "1"
    message = f"it is of version {number}, which is no longer run"
    fix = "let setup() return { input, output }, and begin with //VERSION=3"
    at = version.start() if version is not None else 0
    return case.finding(at, message, fix, certain=certain)


def _functions(case: Case) -> Iterator[Finding]:
    """What is wrong with the functions of a script that can be taken apart."""
    setup, pixel = case.tokens.has("setup"), case.tokens.has("evaluatePixel")
    if setup != pixel and not case.tokens.returns:
        name = "evaluatePixel" if setup else "setup"
        message = f"there is no function {name}()"
        yield case.finding(0, message, f"write function {name}()", certain=True)
    told = case.read()
    if told is not None:
        yield from setup_findings(case, told)
        yield from pixel_findings(case, told)
