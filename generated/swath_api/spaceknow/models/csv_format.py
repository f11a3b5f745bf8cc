"""The plain table, or one with more columns beside those."""

from typing import Literal, TypeAlias

CsvFormat: TypeAlias = Literal[
    "simple",
    "rich",
]

CSV_FORMAT_VALUES: tuple[CsvFormat, ...] = (
    "simple",
    "rich",
)
