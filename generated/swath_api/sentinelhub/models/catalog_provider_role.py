"""Makes, licenses, processes or keeps data."""

from typing import Literal, TypeAlias

CatalogProviderRole: TypeAlias = Literal[
    "producer",
    "licensor",
    "processor",
    "host",
]

CATALOG_PROVIDER_ROLE_VALUES: tuple[CatalogProviderRole, ...] = (
    "producer",
    "licensor",
    "processor",
    "host",
)
