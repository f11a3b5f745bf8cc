"""What filters may name in each collection, as JSON Schemas."""

from __future__ import annotations

from typing import Any, Final, TypeAlias


Schemas: TypeAlias = dict[str, dict[str, Any]]

CLOUDS: Final[Schemas] = {
    "eo:cloud_cover": {
        "description": "Share of the scene under clouds, in percent",
        "type": "number",
        "minimum": 0,
        "maximum": 100,
    }
}
PASS: Final[Schemas] = {
    "sat:orbit_state": {
        "description": "Whether the satellite flew north or south",
        "type": "string",
        "enum": ["ascending", "descending"],
    }
}


def _choice(description: str, *values: str) -> dict[str, Any]:
    return {"description": description, "type": "string", "enum": list(values)}


RADAR: Final[Schemas] = {
    "sar:instrument_mode": _choice(
        "How the radar looked", "SM", "IW", "EW", "WV", "EN", "AN", "IM"
    ),
    **PASS,
    "s1:polarization": _choice(
        "Polarizations sent and received",
        *("SH", "SV", "DH", "DV", "HH", "HV", "VV", "VH"),
    ),
    "s1:resolution": _choice("Class of resolution", "HIGH", "MEDIUM", "FULL"),
    "s1:timeliness": _choice(
        "How soon it was published",
        *("NRT10m", "NRT1h", "NRT3h", "Fast24h", "Offline", "Reprocessing"),
        "ArchNormal",
    ),
}
TROPOMI: Final[Schemas] = {
    "sat:absolute_orbit": {"description": "Orbits since launch", "type": "integer"},
    "s5p:timeliness": _choice("How soon it was published", "NRTI", "OFFL", "RPRO"),
    "s5p:type": _choice(
        "What was measured",
        *("O3", "O3_TCL", "O3_PR", "O3_TPR", "NO2", "SO2", "CO", "CH4", "HCHO"),
        *("CLOUD", "AER_AI", "AER_LH", "FRESCO", "BD3", "BD6", "BD7"),
    ),
}
