"""How the pictures of a batch job join collections of one's own; needs numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from swath_api.sentinelhub.structs import CollectionBand

from .byoc_rules import check_bands, sample_types
from .encode import TIFF
from .objects import split
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from .batch_model import Piece
    from .batch_raster import Files
    from .byoc_store import OwnCollection
    from .evalscript_setup import OutputSpec
    from .process_body import Response
    from .render import Rendered
    from .service import SentinelHub


_SAMPLES: Final = {
    "AUTO": (8, "UINT"),
    "UINT8": (8, "UINT"),
    "UINT16": (16, "UINT"),
    "INT16": (16, "INT"),
    "FLOAT32": (32, "FLOAT"),
}


class Shown(NamedTuple):
    """Pictures that become scenes of a batch collection.

    Attributes:
        hub: Whose scenes.
        collection: Its id with the prefix.
        wanted: The outputs.
        moment: When they were taken.
    """

    hub: SentinelHub
    collection: str
    wanted: list[Response]
    moment: datetime

    def prepare(self, outputs: Sequence[OutputSpec]) -> None:
        """Refuses outputs with several bands.

        Raises:
            ServiceError: There is one.
        """
        names = {one.identifier for one in self.wanted}
        for spec in outputs:
            if spec.id in names and spec.bands > 1:
                message = f"output {spec.id} has {spec.bands} bands"
                raise bad_payload(f"{message}: batch collections take one for each")

    def add(self, piece: Piece, made: Rendered) -> None:
        """Makes a scene of a piece."""
        grid = piece.shape.grid
        bands = dict(_values(self.wanted, made))
        self.hub.scenes.add(
            np.stack(list(bands.values())),
            bbox=(grid.west, grid.south, grid.east, grid.north),
            datetime=self.moment,
            bands=list(bands),
            collection=self.collection,
            crs=f"http://www.opengis.net/def/crs/EPSG/0/{grid.epsg}",
        )


class Ingested(NamedTuple):
    """Files that become tiles of a BYOC collection.

    Attributes:
        hub: Whose collection.
        collection: It.
        files: Where the files are.
        moment: When they were taken.
    """

    hub: SentinelHub
    collection: OwnCollection
    files: Files
    moment: datetime

    def prepare(self, outputs: Sequence[OutputSpec]) -> None:
        """Gives a new collection its bands: one name for each band of the outputs.

        Raises:
            ServiceError: Two of them would have the same name.
        """
        if self.collection.bands:
            return
        specs = {one.id: one for one in outputs}
        wanted = [specs[one.identifier] for one in self.files.wanted]
        named = [pair for spec in wanted for pair in _described(spec)]
        if len(dict(named)) < len(named):
            raise bad_payload("two bands of the outputs would have the same name")
        check_bands(dict(named), None)
        self.collection.bands = dict(named)
        types = sample_types(self.collection.bands)
        self.hub.own_collections[f"byoc-{self.collection.id}"] = types

    def add(self, piece: Piece, made: Rendered) -> None:
        """Makes a tile of the files of a piece; its ingestion begins."""
        del made
        path = split(self.files.band_url(piece)).path.lstrip("/")
        now = self.hub.clock.now()
        if self.collection.at(path) is None:
            self.hub.byoc.tile(self.collection, path, now, sensed=self.moment)


def _names(output: str, count: int) -> Iterator[str]:
    for number in range(1, count + 1):
        yield f"{output}{number}" if number > 1 else output


def _described(spec: OutputSpec) -> Iterable[tuple[str, CollectionBand]]:
    depth, form = _SAMPLES.get(spec.sample_type, (8, "INT"))
    for number, name in enumerate(_names(spec.id, spec.bands), 1):
        band: Any = {"bit_depth": depth, "sample_format": form}
        yield name, CollectionBand(**band, source=spec.id, band_index=number)


def _values(
    wanted: list[Response], made: Rendered
) -> Iterator[tuple[str, NDArray[Any]]]:
    """The bands of all pictures, named after their outputs."""
    places = {spec.id: place for place, spec in enumerate(made.outputs)}
    for one in wanted:
        if one.format.type.lower() != TIFF:
            continue
        values = made.values[places[one.identifier]]
        for number, name in enumerate(_names(one.identifier, values.shape[2])):
            yield name, values[:, :, number]
