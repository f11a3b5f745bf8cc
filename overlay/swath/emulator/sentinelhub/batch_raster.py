"""Batch jobs that render pictures piece by piece; needs numpy."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

import msgspec

from .batch_cog import check_cog, cog
from .batch_joining import Ingested, Shown
from .batch_model import Analysis, Piece
from .batch_places import REQUEST, Place, masked
from .batch_tables import write_execution, write_manifest
from .encode import EXTENSIONS, TIFF
from .process import Made, check_response, format_factor, part_of, ready
from .process_units import LEAST_PROCESS, in_batches, units
from .refusals import bad_payload
from .render import Area, Plan, plan_of, rendered


if TYPE_CHECKING:
    from collections.abc import Sequence

    from swath_api.sentinelhub.structs import CogParameters

    from .batch_pieces import FeatureSource, GridSource, Shape
    from .evalscript_setup import OutputSpec
    from .process_body import ProcessBody, Response
    from .service import SentinelHub


_CHECKED_FILES = 5000
"""Beyond so many files nobody looks whether they are there already."""
NO_DATA: Final = "No data"
NOT_RENDERED: Final = "Not rendered: the job has more pixels than the emulator renders"


class Target(Protocol):
    """Where the pictures of pieces go."""

    def check(self, pieces: Sequence[Piece], outputs: list[OutputSpec]) -> None:
        """Refuses what cannot be written, and prepares what can."""
        ...

    def has(self, piece: Piece) -> bool:
        """Whether a piece is there already and may stay so."""
        ...

    def put(self, piece: Piece, made: Made) -> None:
        """Writes an output of a piece."""
        ...


class Files(NamedTuple):
    """Pictures as files, one for each piece and output.

    Attributes:
        hub: Whose buckets they go to.
        request: The id of the job.
        place: Their URLs.
        wanted: The outputs.
        overwrite: Whether files that are there are overwritten.
        skip: Whether they stay.
        cog: How cloud-optimized files are laid out; None for plain ones.
    """

    hub: SentinelHub
    request: str
    place: Place
    wanted: list[Response]
    overwrite: bool = False
    skip: bool = False
    cog: CogParameters | None = None

    def check(self, pieces: Sequence[Piece], outputs: list[OutputSpec]) -> None:
        """Refuses files that are there, and outputs that are no COG.

        Raises:
            ServiceError: There are some.
        """
        if self.cog is not None:
            check_cog(self.wanted, outputs)
        count = len(pieces) * len(self.wanted)
        if self.overwrite or self.skip or count >= _CHECKED_FILES:
            return
        for piece in pieces:
            for url in self.urls(piece):
                if self.hub.objects.path(url).exists():
                    raise bad_payload(f"{url} exists: set overwrite or skipExisting")

    def has(self, piece: Piece) -> bool:
        """Whether all files of a piece are there and may stay."""
        paths = [self.hub.objects.path(url) for url in self.urls(piece)]
        return self.skip and all(path.exists() for path in paths)

    def put(self, piece: Piece, made: Made) -> None:
        """Writes a file."""
        if self.cog is not None and made.picture is not None:
            content = cog(made.picture, self.cog)
        else:
            content = part_of(made).content
        self.hub.objects.put(self.url(piece, made.response), content)

    def url(self, piece: Piece, response: Response) -> str:
        """The URL of a file."""
        form = EXTENSIONS[response.format.type.lower()]
        values = {"outputId": response.identifier, "format": form}
        named = {REQUEST: self.request, "tileName": piece.name, "tileId": piece.id}
        return self.place.url(values | named)

    def band_url(self, piece: Piece) -> str:
        """The URL of all its files, `(BAND)` standing for the output."""
        values = {"outputId": "(BAND)", "format": EXTENSIONS[TIFF]}
        named = {REQUEST: self.request, "tileName": piece.name, "tileId": piece.id}
        return self.place.url(values | named)

    def urls(self, piece: Piece) -> list[str]:
        """The URLs of all files of a piece."""
        return [self.url(piece, one) for one in self.wanted]


class Raster(msgspec.Struct, kw_only=True):
    """A job that renders tiles or features.

    Attributes:
        hub: Where it runs.
        request: The id of the job.
        body: What is rendered.
        source: The pieces.
        target: Where they go.
        root: The folder of manifest and database; None for a job without them.
        joining: The collection of one's own that the pictures join, if any.
        pieces: Those that are known already.
        rendered: Pixels that were rendered.
    """

    hub: SentinelHub
    request: str
    body: ProcessBody
    source: GridSource | FeatureSource
    target: Target
    root: str | None = None
    joining: Shown | Ingested | None = None
    pieces: list[Piece] = []
    rendered: int = 0

    def analyse(self) -> Analysis:
        """Finds the pieces and tries the script's declarations on the first one.

        Raises:
            ServiceError: Area, features, data, script or output are not possible.
        """
        pieces = self.pieces or self.source.pieces(self.body.input.bounds)
        plan = self._plan(pieces[0].shape)
        for one in self.wanted:
            check_response(one, plan.setup.outputs)
        self.target.check(pieces, plan.setup.outputs)
        if self.joining is not None:
            self.joining.prepare(plan.setup.outputs)
        self._manifest(pieces)
        each = self._cost(plan, _samples(plan), plan.setup.outputs)
        mean = sum(piece.pixels for piece in pieces) / pieces[0].pixels
        return Analysis(pieces, each * mean)

    def process(self, piece: Piece) -> float:
        """Renders and writes a piece.

        Raises:
            ServiceError: The script failed.
        """
        if self.target.has(piece):
            return 0.0
        plan = self._plan(piece.shape)
        if not any(True for source in plan.sources for _ in source.scenes):
            piece.error = NO_DATA
            return 0.0
        if self.rendered + piece.pixels > self.hub.switches.batch_pixels:
            piece.error = NOT_RENDERED
            return self._discounted(piece, plan, _samples(plan), plan.setup.outputs)
        self.rendered += piece.pixels
        made = rendered(self.hub.world, plan)
        for one in self.wanted:
            self.target.put(piece, ready(one, made, plan))
        if self.joining is not None:
            self.joining.add(piece, made)
        return self._discounted(piece, plan, made.samples, made.outputs)

    def join(self, collection: str | None) -> None:
        """Has the pictures join a batch collection from now on, or none."""
        self.joining = None
        if collection is not None:
            self.joining = Shown(self.hub, collection, self.wanted, self.moment)

    def note(self, pieces: Sequence[Piece]) -> None:
        """Brings the database up to date."""
        if self.root is not None:
            name = f"{self.root}/execution-{self.request}.sqlite"
            write_execution(self.hub.objects.path(name), pieces)

    def keep(self, request: Any) -> None:
        """Writes a copy of the request next to the results."""
        content = msgspec.json.encode(masked(request))
        name = f"{self.root}/request-{self.request}.json"
        self.hub.objects.put(name, content)

    @property
    def wanted(self) -> list[Response]:
        """The outputs that are written."""
        return self.body.output.responses

    def _plan(self, shape: Shape) -> Plan:
        area = Area(shape.grid, shape.rings)
        return plan_of(self.hub.world, self.body.input, self.body.evalscript, area)

    def _manifest(self, pieces: list[Piece]) -> None:
        if self.root is None or not isinstance(self.target, Files):
            return
        target = self.target
        rows = (
            (piece, one.identifier, target.url(piece, one))
            for piece in pieces
            for one in self.wanted
        )
        name = f"{self.root}/featureManifest-{self.request}.gpkg"
        write_manifest(self.hub.objects.path(name), rows)

    def _cost(self, plan: Plan, samples: list[int], outputs: list[OutputSpec]) -> float:
        factor = format_factor(self.wanted, outputs)
        return units(plan.area.grid, plan.sources, samples, factor, LEAST_PROCESS)

    def _discounted(
        self, piece: Piece, plan: Plan, samples: list[int], outputs: list[OutputSpec]
    ) -> float:
        whole = self._cost(plan, samples, outputs)
        return in_batches(whole, piece.pixels)

    @property
    def moment(self) -> datetime:
        """The end of the time that the pictures show."""
        spans = [one.data_filter.time_range for one in self.body.input.data]
        end = spans[0].end if spans and spans[0] else None
        return end or self.hub.clock.now()


def _samples(plan: Plan) -> list[int]:
    """How many samples pixels will have, as far as one can tell before."""
    return [
        1 if one.mosaicking == "SIMPLE" else max(1, len(one.stacks()))
        for one in plan.sources
    ]
