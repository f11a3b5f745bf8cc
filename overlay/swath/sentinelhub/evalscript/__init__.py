"""Scripts that Sentinel Hub runs for each pixel: ready-made, built, and checked.

* Ready-made: `true_colour`, `false_colour`, `short_wave_infrared`, `ndvi`, `ndwi`,
  `ndmi`, `nbr`, `ndsi`, `evi`, `savi`, `scene_classification`, `elevation`, `radar`,
  `raw`.
* Built of band maths: `band` and the operators, `index`, `where`, `classify`, `clip`,
  `isin`, `minimum`, `maximum`, `sqrt`, `log10`, `ramp`, `palette`; then `output` and
  `script`.
* Checked: `lint` tells mistakes with line and column, also in scripts of your own.
* Known: `collections` and `bands`.
"""

from __future__ import annotations

from swath.sentinelhub.evalscript._bands import bands, collections
from swath.sentinelhub.evalscript._expression import (
    Expression,
    band,
    classify,
    clip,
    index,
    isin,
    log10,
    maximum,
    minimum,
    palette,
    ramp,
    sqrt,
    where,
)
from swath.sentinelhub.evalscript._lint import lint
from swath.sentinelhub.evalscript._ready import (
    elevation,
    evi,
    false_colour,
    nbr,
    ndmi,
    ndsi,
    ndvi,
    ndwi,
    radar,
    raw,
    savi,
    scene_classification,
    short_wave_infrared,
    true_colour,
)
from swath.sentinelhub.evalscript._report import Finding, Report
from swath.sentinelhub.evalscript._script import Evalscript, Output, output, script


__all__ = [
    "Evalscript",
    "Expression",
    "Finding",
    "Output",
    "Report",
    "band",
    "bands",
    "classify",
    "clip",
    "collections",
    "elevation",
    "evi",
    "false_colour",
    "index",
    "isin",
    "lint",
    "log10",
    "maximum",
    "minimum",
    "nbr",
    "ndmi",
    "ndsi",
    "ndvi",
    "ndwi",
    "output",
    "palette",
    "radar",
    "ramp",
    "raw",
    "savi",
    "scene_classification",
    "script",
    "short_wave_infrared",
    "sqrt",
    "true_colour",
    "where",
]
