"""What OpenAPI cannot tell schemathesis about the services."""

from __future__ import annotations

import datetime as dt
import json

import schemathesis


@schemathesis.deserializer("application/x-ndjson")
def records(_context, response):
    """Lines of JSON, as the text that their schema says they are."""
    for line in filter(None, response.content.split(b"\n")):
        json.loads(line)
    return response.content.decode()


@schemathesis.hook
def map_query(_context, query):
    """Puts bounds the right way round, as the service rightly refuses others."""
    if not query or not {"from", "to"} <= query.keys():
        return query
    start, end = instant(query["from"]), instant(query["to"])
    if start is None or end is None or start <= end:
        return query
    return {**query, "from": query["to"], "to": query["from"]}


def instant(text: object) -> dt.datetime | None:
    try:
        found = dt.datetime.fromisoformat(str(text).upper())
        return found if found.tzinfo else found.replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError):
        return None
