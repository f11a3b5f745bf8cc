"""Products of biomass_proxy, with version and size of a pixel in metres."""

from typing import Literal, TypeAlias

BiomassProxyProduct: TypeAlias = Literal[
    "BIOMASS-PROXY_V3.0_10",
    "BIOMASS-PROXY_V4.0_10",
]

BIOMASS_PROXY_PRODUCT_VALUES: tuple[BiomassProxyProduct, ...] = (
    "BIOMASS-PROXY_V3.0_10",
    "BIOMASS-PROXY_V4.0_10",
)
