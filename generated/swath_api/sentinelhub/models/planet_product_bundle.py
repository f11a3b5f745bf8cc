"""Planet's sets of files; which ones there are depends on the kind of items."""

from typing import Literal, TypeAlias

PlanetProductBundle: TypeAlias = Literal[
    "analytic_udm2",
    "analytic_sr_udm2",
    "analytic_8b_udm2",
    "analytic_8b_sr_udm2",
    "analytic",
    "analytic_sr",
    "panchromatic",
]

PLANET_PRODUCT_BUNDLE_VALUES: tuple[PlanetProductBundle, ...] = (
    "analytic_udm2",
    "analytic_sr_udm2",
    "analytic_8b_udm2",
    "analytic_8b_sr_udm2",
    "analytic",
    "analytic_sr",
    "panchromatic",
)
