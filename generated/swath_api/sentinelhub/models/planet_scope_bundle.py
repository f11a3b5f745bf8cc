"""Planet's sets of files of PlanetScope's scenes."""

from typing import Literal, TypeAlias

PlanetScopeBundle: TypeAlias = Literal[
    "analytic_udm2",
    "analytic_sr_udm2",
    "analytic_8b_udm2",
    "analytic_8b_sr_udm2",
]

PLANET_SCOPE_BUNDLE_VALUES: tuple[PlanetScopeBundle, ...] = (
    "analytic_udm2",
    "analytic_sr_udm2",
    "analytic_8b_udm2",
    "analytic_8b_sr_udm2",
)
