"""The coverage page, made from the operation tables so that it cannot flatter."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

import msgspec


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ._app import Mounted
    from .journal import Journal


class Row(msgspec.Struct, frozen=True):
    """One operation: is it implemented, and how often was it asked since the reset."""

    service: str
    operation: str
    method: str
    path: str
    implemented: bool
    hits: int


def rows(mounted: Mapping[str, Mounted], journal: Journal) -> list[Row]:
    """All operations of all services, in the order of their documents."""
    hits = Counter((entry.service, entry.operation) for entry in journal)
    return [
        Row(
            name,
            info.id,
            "WEBSOCKET" if info.websocket else info.method,
            info.path,
            info.id in one.implemented,
            hits[name, info.id],
        )
        for name, one in mounted.items()
        for info in one.service.operations.values()
    ]


_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Coverage of the emulator</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ddd }}
td:last-child, th:last-child {{ text-align: right }}
.no {{ color: #b00020 }}
</style>
<h1>Coverage of the emulator</h1>
<p>{summary}</p>
<table><tr><th>service<th>operation<th>request<th>implemented<th>hits</tr>
{rows}
</table></html>
"""


def page(table: Iterable[Row]) -> str:
    """The same as HTML."""
    table = list(table)
    done = sum(row.implemented for row in table)
    hit = sum(row.hits > 0 for row in table)
    summary = f"{done} of {len(table)} operations implemented, {hit} hit in this run."
    return _PAGE.format(summary=summary, rows="\n".join(_line(row) for row in table))


def _line(row: Row) -> str:
    verdict = "yes" if row.implemented else '<span class="no">no</span>'
    request = f"<code>{escape(row.method)} {escape(row.path)}</code>"
    return (
        f"<tr><td>{escape(row.service)}<td>{escape(row.operation)}"
        f"<td>{request}<td>{verdict}<td>{row.hits}</tr>"
    )
