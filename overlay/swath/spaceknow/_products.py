"""Products of Datacube: their tables, and what the columns mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from swath._core.effects import Flow
from swath._core.exchange import Context, parsed, reply
from swath._errors import InputError
from swath.spaceknow._bodies import given, text
from swath.spaceknow._table import Meaning, RowReader, Table, table_of
from swath_api._runtime import Reply, Request
from swath_api.spaceknow.api.datacube import get_data_dictionary, get_product
from swath_api.spaceknow.models.csv_format import CSV_FORMAT_VALUES, CsvFormat


_LONGEST_ID = 140


def product_table(
    product_id: str, known_on: dt.date | None, form: CsvFormat, context: Context
) -> Flow[Table]:
    """The values of a product, and what its columns mean, in two exchanges."""
    request = _table_request(product_id, known_on, form)
    asked = dictionary_request(product_id)
    told = yield from reply(DICTIONARY.info, asked, context)
    meanings = by_column(parsed(DICTIONARY, told), product_id)
    answer = yield from reply(get_product.OPERATION.info, request, context)
    operation = get_product.OPERATION.returning(
        lambda reply: table_of(_csv(reply), meanings)
    )
    return parsed(operation, answer)


def dictionary_request(product_id: str) -> Request:
    """Asks what the columns of a product mean."""
    return get_data_dictionary.build(body={"productId": _known(product_id)})


def by_column(meanings: list[Meaning], product_id: str) -> Mapping[str, Meaning]:
    """Meanings by the names that columns have in tables.

    The dictionary names them after the product, as in ``<product>_<column>``.
    """
    named: dict[str, Meaning] = {}
    for meaning in meanings:
        named[meaning.column_id] = meaning
        named[meaning.column_id.removeprefix(f"{product_id}_")] = meaning
    return named


def _table_request(
    product_id: str, known_on: dt.date | None, form: CsvFormat
) -> Request:
    if form not in CSV_FORMAT_VALUES:
        raise InputError(f"{form=} is none of {', '.join(CSV_FORMAT_VALUES)}")
    day = None if known_on is None else f"{known_on:%Y-%m-%d}"
    body = given(productId=_known(product_id), pitDt=day, csvFormat=form)
    return get_product.build(body=body)


def _known(product_id: str) -> str:
    if len(text("product_id", product_id)) > _LONGEST_ID:
        raise InputError(f"{product_id=} is longer than {_LONGEST_ID} characters")
    return product_id


def _csv(answer: Reply) -> bytes:
    """The CSV of an answer, which may also have come as one JSON text."""
    if answer.media_type != "application/json":
        return answer.content
    return msgspec.json.decode(answer.content, type=str).encode()


def _meanings(answer: Reply) -> list[Meaning]:
    reader = RowReader()
    rows = list(reader.feed(_csv(answer), last=True))
    named = [dict(zip(reader.names or (), cells, strict=True)) for cells in rows]
    return msgspec.convert(named, list[Meaning])


DICTIONARY = get_data_dictionary.OPERATION.returning(_meanings)
"""Reading what the columns of a product mean."""
