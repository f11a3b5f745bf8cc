"""Pixels that are rendered when they are needed, wherever that is; needs dask."""

# dask leaves most untyped:
# pyright: reportUnknownMemberType=false
from __future__ import annotations

import threading
import uuid
import weakref
from collections.abc import Mapping, Sequence
from importlib import import_module
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Unpack, cast, overload

import msgspec

from swath._callers import SyncCaller
from swath._errors import ConfigError, InputError
from swath._extra import needed
from swath.sentinelhub._estimate import CallerT
from swath.sentinelhub._image import Image, Images
from swath.sentinelhub._large_canvas import check_layers
from swath.sentinelhub._large_chunks import CHUNK, Chunks, check_sides
from swath.sentinelhub._large_journal import Layer
from swath.sentinelhub._large_work import as_tiffs, check_outputs, layer_of, shaped
from swath.sentinelhub._mosaic import Mosaic, layered
from swath.sentinelhub._order import EstimateOptions, Order, RenderOptions, order
from swath.sentinelhub._pixels import Array
from swath.sentinelhub._plain import is_whole, plain
from swath.sentinelhub._planning import Planning
from swath.sentinelhub._setup import band_names
from swath.sentinelhub.evalscript._declared import declared
from swath.sentinelhub.evalscript._tokens import Tokens


if TYPE_CHECKING:
    import xarray as xr

    from swath._core.exchange import Context
    from swath.sentinelhub._families import AsyncFamilies, Families
    from swath_api.sentinelhub.models import ProcessRequest


ChunksLike = int | Mapping[str, int]
"""Columns and rows of chunks, or each by its axis: ``{"x": 512, "y": 256}``."""

Layout = Mapping[str, tuple[int, str]]
"""Bands and type of outputs by their names: ``{"default": (3, "uint8")}``."""

_DTYPES = {
    "AUTO": "uint8",
    "UINT8": "uint8",
    "INT8": "int8",
    "UINT16": "uint16",
    "INT16": "int16",
    "FLOAT32": "float32",
}


class Lazy(Planning[CallerT]):
    """Pictures of any size of which nothing is rendered yet."""

    _client: Families | AsyncFamilies | None = None

    @overload
    def to_xarray(
        self,
        *,
        outputs: str = ...,
        chunks: ChunksLike = ...,
        bands: Sequence[str] | None = ...,
        layout: Layout | None = ...,
        **options: Unpack[RenderOptions],
    ) -> xr.DataArray: ...
    @overload
    def to_xarray(
        self,
        *,
        outputs: Mapping[str, str],
        chunks: ChunksLike = ...,
        bands: Sequence[str] | None = ...,
        layout: Layout | None = ...,
        **options: Unpack[RenderOptions],
    ) -> dict[str, xr.DataArray]: ...
    @overload
    def to_xarray(
        self,
        *,
        request: ProcessRequest | Mapping[str, Any],
        lint: bool = ...,
        chunks: ChunksLike = ...,
        bands: Sequence[str] | None = ...,
        layout: Layout | None = ...,
    ) -> xr.DataArray | dict[str, xr.DataArray]: ...
    def to_xarray(
        self,
        *,
        chunks: ChunksLike = CHUNK,
        bands: Sequence[str] | None = None,
        layout: Layout | None = None,
        **options: Unpack[EstimateOptions],
    ) -> xr.DataArray | dict[str, xr.DataArray]:
        """A picture of any size as a lazy array: one request for each chunk.

        Nothing is sent until pixels are needed, and then for the chunks that have them.
        Several outputs that are computed together come with the same requests. The
        array has connections of its own, so it outlives the client.

        It may be computed on a cluster: a worker finds the credentials again where it
        runs, in its environment, its profile or a token cache; no secret leaves this
        process.

        Args:
            chunks: Columns and rows of a chunk, up to 2500: one number for both, or
                ``{"x": 512, "y": 256}``.
            bands: Names of the bands; by default those that the script gives, the
                output's own name if it has one band, or numbers from 1.
            layout: Bands and type of each output, such as
                ``{"default": (3, "uint8")}``, where the script's text does not tell.
            options: The arguments of `render`: `evalscript`, `data`, `bbox` and so on.
                Outputs are ``"tiff"``, which is the default here.

        Returns:
            An array of dimensions (band, y, x), with the coordinates and attributes of
            `Image.to_xarray`; by the names of the outputs if `outputs` is a mapping, or
            if `request` asks for several.

        Raises:
            ImportError: The extra ``dask`` is not installed.
            InputError: An argument makes no sense, or the script's text does not tell
                what its outputs are.

        Examples:
            >>> import swath
            >>> heights = '''//VERSION=3
            ... function setup() {
            ...   return {input: ["DEM"],
            ...           output: {bands: 1, sampleType: "FLOAT32"}};
            ... }
            ... function evaluatePixel(s) { return [s.DEM]; }'''
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     lazy = sh.process.to_xarray(
            ...         data="dem", bbox=(460000, 5000000, 560000, 5100000),
            ...         crs="EPSG:32633", resolution=10, evalscript=heights)
            >>> lazy.shape, lazy.data.numblocks
            ((1, 10000, 10000), (1, 10, 10))
            >>> lazy[0, :2, :2].compute().shape
            (2, 2)
        """
        wanted = order(**as_tiffs(options))
        check_outputs(wanted)
        parts = Chunks(wanted.grid, *check_sides(chunks))
        layers = _layers(wanted, layout)
        context, base_url = self._sender.context, self._sender.base_url
        remote = Remote(context, base_url, _packed(self._client))
        sides = parts.side, parts.rows
        arrays = _arrays(Rendering(remote, wanted, sides, layers), parts)
        found = {
            name: layered(_described(wanted, name, layers[name]), array, bands)
            for name, array in arrays.items()
        }
        return found if wanted.mapped else next(iter(found.values()))


class Settings(msgspec.Struct, frozen=True):
    """What a client is made of again in another process; no secret is in it."""

    profile: str | None
    arguments: dict[str, Any]


class Remote:
    """Renders with connections of its own, in this process or where it is unpickled.

    Args:
        context: Credentials and patience.
        base_url: The deployment.
        settings: Of which its like is made in another process; None if it may not
            leave this one.
    """

    def __init__(
        self, context: Context, base_url: str, settings: Settings | None
    ) -> None:
        from swath._io.sync import SyncDriver  # noqa: PLC0415 - loads the HTTP library
        from swath.sentinelhub._process import Process  # noqa: PLC0415 - a cycle

        driver = SyncDriver(base_url)
        weakref.finalize(self, driver.close)
        self._settings = settings
        process = Process(SyncCaller(driver, context, base_url))
        self.draw = process._drawn  # pyright: ignore[reportPrivateUsage] - a part of it

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        if self._settings is None:
            raise ConfigError(
                "this array cannot leave its process: it was not made by a client"
            )
        return _elsewhere, (self._settings,)


class Rendering:
    """Renders any chunk of a picture.

    Args:
        remote: Whom to ask.
        order: The picture.
        sides: Columns and rows of its chunks.
        layers: What its outputs are.
    """

    def __init__(
        self,
        remote: Remote,
        order: Order,
        sides: tuple[int, int],
        layers: Mapping[str, Layer],
    ) -> None:
        self._remote = remote
        self._order = order
        self._sides = sides
        self.layers = layers

    def __call__(self, number: int) -> dict[str, Array]:
        """The outputs of a chunk, of shape (bands, rows, columns).

        Raises:
            DecodeError: They are not what the script's text, or the user, told.
            SwathError: They could not be had.
        """
        chunk = Chunks(self._order.grid, *self._sides)[number]
        drawn = self._remote.draw(self._order.over(chunk.grid))
        images = _by_name(drawn)
        pixels = {name: shaped(image) for name, image in images.items()}
        told = {name: layer_of(images[name], it) for name, it in pixels.items()}
        check_layers(told, self.layers)
        return {name: one.transpose(2, 0, 1) for name, one in pixels.items()}


class _Remotes:
    """Those of this process that came from another one: one for each client there."""

    def __init__(self) -> None:
        self._making = threading.Lock()
        self._made: dict[bytes, Remote] = {}

    def of(self, settings: Settings) -> Remote:
        """Whom the tasks of one client ask.

        Raises:
            ConfigError: There are no credentials here.
        """
        from swath.sentinelhub._client import SentinelHub  # noqa: PLC0415 - a cycle

        key = msgspec.json.encode(settings, order="sorted")
        with self._making:
            if key not in self._made:
                client = SentinelHub(profile=settings.profile, **settings.arguments)
                self._made[key] = Remote(client.context, client.base_url, settings)
            return self._made[key]


_remotes = _Remotes()


def _elsewhere(settings: Settings) -> Remote:
    return _remotes.of(settings)


def _packed(client: Families | AsyncFamilies | None) -> Settings | None:
    """The settings of a client that may leave the process."""
    if client is None:
        return None
    _, (_, profile, arguments) = client.__reduce__()
    return Settings(None if profile == "default" else profile, arguments)


def _by_name(drawn: Image | Images) -> Mapping[str, Image]:
    return {drawn.output: drawn} if isinstance(drawn, Image) else drawn


def _arrays(rendering: Rendering, parts: Chunks) -> dict[str, Any]:
    """An array for each output; they share the tasks that ask for chunks."""
    with needed("to_xarray(chunks=)", "dask"):
        array: Any = import_module("dask.array")
        graphs: Any = import_module("dask.highlevelgraph")
    asked = f"swath-render-{uuid.uuid4().hex}"
    places = [divmod(number, parts.across) for number in range(len(parts))]
    asking = {
        (asked, *place): (rendering, number) for number, place in enumerate(places)
    }
    rows = _sizes(parts.grid.height, parts.rows)
    columns = _sizes(parts.grid.width, parts.side)
    arrays: dict[str, Any] = {}
    for output, layer in rendering.layers.items():
        name = f"{asked}-{output}"
        taken = {
            (name, 0, *place): (itemgetter(output), (asked, *place)) for place in places
        }
        graph = graphs.HighLevelGraph(
            {asked: asking, name: taken}, {asked: set(), name: {asked}}
        )
        shape = ((layer.bands,), rows, columns)
        arrays[output] = array.Array(graph, name, chunks=shape, dtype=layer.dtype)
    return arrays


def _sizes(whole: int, side: int) -> tuple[int, ...]:
    full, rest = divmod(whole, side)
    return (side,) * full + ((rest,) if rest else ())


def _described(order: Order, name: str, layer: Layer) -> Mosaic:
    return Mosaic(
        output=name,
        grid=order.grid,
        bands=layer.bands,
        dtype=layer.dtype,
        nodata=layer.nodata,
        time=order.time,
        band_names=band_names(order.body["evalscript"]).get(name, ()),
    )


def _layers(order: Order, layout: Layout | None) -> dict[str, Layer]:
    """What the outputs are.

    Raises:
        InputError: Neither the user nor the script's text tells.
    """
    told = _told(order.body["evalscript"]) | _given(layout or {})
    unknown = [one.id for one in order.outputs if one.id not in told]
    if unknown:
        raise InputError(
            f"what output {unknown[0]!r} is cannot be told from the script's text: "
            f"pass layout={{{unknown[0]!r}: (bands, type)}}, such as (3, 'uint8'), or "
            "write setup() as a plain object"
        )
    return {one.id: told[one.id] for one in order.outputs}


def _told(script: str) -> dict[str, Layer]:
    """What the text of a script tells of its outputs."""
    tokens = Tokens(script)
    found = None if tokens.broken is not None else declared(tokens)
    if found is None:
        return {}
    return {
        one.id: Layer(bands=one.bands, dtype=_DTYPES[kind], nodata=one.nodata)
        for one in found.outputs
        if one.id and one.bands and (kind := one.kept_as("AUTO")) in _DTYPES
    }


def _given(layout: Layout) -> dict[str, Layer]:
    """What the user tells of the outputs.

    Raises:
        InputError: It is something else.
    """
    given: Any = layout
    if not isinstance(given, Mapping):
        raise InputError(
            f"layout={layout!r} has to be bands and type by the name of the output, "
            "such as {'default': (3, 'uint8')}"
        )
    outputs = cast("Mapping[str, Any]", given)
    return {name: _layer(name, told) for name, told in outputs.items()}


def _layer(name: str, told: Any) -> Layer:
    pair = cast("tuple[Any, ...]", told) if isinstance(told, Sequence) else ()
    bands, kind = (plain(one) for one in (*pair, None, None)[:2])
    # Types of numpy have their name in the one or the other place.
    dtype = getattr(kind, "name", getattr(kind, "__name__", kind))
    known = sorted(set(_DTYPES.values()))
    if len(pair) != 2 or not is_whole(bands) or bands < 1 or dtype not in known:  # noqa: PLR2004 - bands and type
        raise InputError(
            f"layout[{name!r}]={told!r} has to be a number of bands and one of "
            f"{', '.join(known)}"
        )
    return Layer(bands=bands, dtype=dtype)
