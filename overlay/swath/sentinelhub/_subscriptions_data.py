"""What Planet can be subscribed to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from swath._errors import InputError
from swath_api.sentinelhub.models.biomass_proxy_product import (
    BIOMASS_PROXY_PRODUCT_VALUES,
)
from swath_api.sentinelhub.models.forest_carbon_diligence_product import (
    FOREST_CARBON_DILIGENCE_PRODUCT_VALUES,
)
from swath_api.sentinelhub.models.forest_carbon_monitoring_product import (
    FOREST_CARBON_MONITORING_PRODUCT_VALUES,
)
from swath_api.sentinelhub.models.land_surface_temperature_product import (
    LAND_SURFACE_TEMPERATURE_PRODUCT_VALUES,
)
from swath_api.sentinelhub.models.soil_water_content_product import (
    SOIL_WATER_CONTENT_PRODUCT_VALUES,
)


VARIABLES: Mapping[str, tuple[str, ...]] = {
    "analysis_ready_ps": ("PS_ARD_SR_DAILY",),
    "soil_water_content": SOIL_WATER_CONTENT_PRODUCT_VALUES,
    "biomass_proxy": BIOMASS_PROXY_PRODUCT_VALUES,
    "land_surface_temperature": LAND_SURFACE_TEMPERATURE_PRODUCT_VALUES,
    "forest_carbon_diligence_30m": FOREST_CARBON_DILIGENCE_PRODUCT_VALUES,
    "forest_carbon_monitoring_3m": FOREST_CARBON_MONITORING_PRODUCT_VALUES,
}
"""Planet's variables, each with its products."""


class PlanetVariable(msgspec.Struct, frozen=True):
    """A product that Planet makes of its own and other satellites' data.

    Attributes:
        type: What it tells of, such as ``"soil_water_content"``, or
            ``"analysis_ready_ps"`` for mosaics of PlanetScope.
        id: The product, such as ``"SWC-AMSR2-C_V2.0_100"``.
    """

    type: str
    id: str

    def members(self) -> dict[str, Any]:
        """The members that say which product it is.

        Raises:
            InputError: There is none such.
        """
        products = VARIABLES.get(self.type)
        if products is None:
            raise InputError(f"type={self.type!r} is none of {', '.join(VARIABLES)}")
        if self.id not in products:
            raise InputError(
                f"id={self.id!r} is none of {self.type}: {', '.join(products)}"
            )
        return {"type": self.type, "id": self.id}
