"""How a document is asked for."""

from typing import Literal, TypeAlias

CatalogLinkMethod: TypeAlias = Literal[
    "GET",
    "POST",
]

CATALOG_LINK_METHOD_VALUES: tuple[CatalogLinkMethod, ...] = (
    "GET",
    "POST",
)
