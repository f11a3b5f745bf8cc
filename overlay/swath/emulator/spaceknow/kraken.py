"""The operations on Kraken: releases and what leads to them."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from swath.emulator._service import Refusal
from swath_api.spaceknow.structs import (
    DryRunRequest,
    DryRunResult,
    DryRunScene,
    InitiatedPipeline,
    MapType,
    NwiseRequest,
    NwiseResult,
    PairwiseRequest,
    PairwiseResult,
    ReleasedMap,
    ReleaseRequest,
)

from .analyses import ANALYSES, MAX_MPIX, MIN_SIZE_PX, Analysis
from .extents import SLIVER_KM2, Extent, extent_of
from .gate import Empty, Gate, Visit
from .maps import MAX_ZOOM, NO_GEOMETRY, Release, geometry_id, signed_id, tiles_over
from .pipelines import Failure, Work, ready
from .refusals import forbidden, invalid, refused
from .sequences import PAIRINGS, PERIODS, Pairing, groups_of, pairs_of, same_moment


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from swath.emulator._service import HttpHandler

    from .credits import Price
    from .extents import Position
    from .scenes import Scene
    from .space import SpaceKnow


class Kraken:
    """The handlers, over the state of a SpaceKnow."""

    def __init__(self, space: SpaceKnow) -> None:
        self._space = space

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        starting, retrieving = gate.starting, gate.retrieving
        return {
            "initiateRelease": gate.plain(
                "initiateRelease", ReleaseRequest, self.release, heavy=True
            ),
            "retrieveRelease": retrieving("retrieveRelease"),
            "initiateDryRun": starting("initiateDryRun", DryRunRequest, self.dry_run),
            "retrieveDryRun": retrieving("retrieveDryRun"),
            "initiatePairwise": starting(
                "initiatePairwise", PairwiseRequest, self.pairs
            ),
            "retrievePairwise": retrieving("retrievePairwise"),
            "initiateNwise": starting("initiateNwise", NwiseRequest, self.groups),
            "retrieveNwise": retrieving("retrieveNwise"),
            "listMapTypes": gate.plain("listMapTypes", Empty, self.map_types),
        }

    def map_types(self, visit: Visit, _: Empty) -> list[MapType]:
        """The map types that the user may run on something."""
        told = (one.described(visit.user) for one in ANALYSES.values())
        return [one for one in told if one is not None]

    def release(self, visit: Visit, order: ReleaseRequest) -> InitiatedPipeline:
        """Starts an analysis, and pays for what is not paid for yet."""
        scenes = self._scenes(order.scene_ids)
        analyses = self._analyses(order.map_types, scenes, visit)
        extent = extent_of(order.extent, "extent")
        covered = covered_by(extent, scenes)
        _sized(covered, scenes[0])
        content = msgspec.json.encode(order)
        parts = _parts(order)
        release = Release(
            id=geometry_id(content + str(len(self._space.pipelines)).encode(), 20),
            analyses=tuple(analyses),
            scenes=tuple(scenes),
            covered=covered,
            geometry=geometry_id(msgspec.json.encode(order.extent), 10),
            parts=parts,
            tiles=tiles_over(covered, min(one.dataset.gsd for one in scenes)),
        )
        undo = self._paid(visit, scenes, extent)
        work = Work(
            partial(self._released, release),
            provider=scenes[0].dataset.provider,
            undo=undo,
        )
        started = self._space.start(("initiateRelease", "retrieveRelease"), work)
        for name in parts:
            started.sub_geometry_id = name
        return started

    def _released(self, release: Release, _: str) -> ReleasedMap:
        self._space.maps.add(release)
        return ReleasedMap(
            map_id=signed_id(release, self._space.clock.now()),
            max_zoom=MAX_ZOOM,
            tiles=[list(tile) for tile in sorted(release.tiles)],
            status="succeeded",
            sub_geometry_id=next(iter(release.parts), NO_GEOMETRY),
        )

    def _paid(self, visit: Visit, scenes: Sequence[Scene], extent: Extent) -> Any:
        """Pays for an extent in scenes; returns what gives the credits back."""
        space = self._space
        group = space.licensed_group(visit.user)
        with space.ledger.lock:
            prices = space.ledger.prices(group, dict.fromkeys(scenes), extent)
            if space.switches.allocation == "required":
                if any(one.cost for one in prices):
                    detail = "The area is not allocated: use a dry run with allocate."
                    raise Refusal(402, detail, code="CREDITS-ERROR")
                return None
            booked = space.ledger.allocate(visit.user, prices, space.clock.now())
        return lambda: space.ledger.give_back(booked, space.clock.now())

    def dry_run(self, visit: Visit, order: DryRunRequest) -> Work:
        """Prices analyses, and books them if the order says so."""
        extent = extent_of(order.extent, "extent")
        analyzed = kraken = 0.0
        seen: dict[str, Scene] = {}
        shared: dict[tuple[tuple[Position, ...], ...], float] = {}
        for run in order.dry_runs:
            for names in run.scenes:
                scenes = self._scenes(names)
                analyses = self._analyses(run.map_types, scenes)
                places = tuple(one.footprint for one in scenes)
                if places not in shared:
                    shared[places] = covered_by(extent, scenes).km2
                km2 = shared[places]
                kraken += km2 * len(analyses)
                analyzed += km2 * sum(one.style != "imagery" for one in analyses)
                seen |= {one.id: one for one in scenes}
        space = self._space
        group = space.licensed_group(visit.user)
        with space.ledger.lock:
            prices = space.ledger.prices(group, seen.values(), extent)
            if order.allocate:
                space.ledger.allocate(visit.user, prices, space.clock.now())
        if order.ignore_cache:
            visit.entry.note("ignoreCache has no effect here")
        result = DryRunResult(
            allocated_credits=round(sum(one.cost for one in prices), 6),
            allocated_km2=round(sum(one.km2 for one in prices), 6),
            analyzed_km2=round(analyzed, 6),
            ingested_km2=round(_ingested(extent, seen.values()), 6),
            kraken_km2=round(kraken, 6),
            scenes=[_priced(one) for one in prices],
        )
        return ready(result)

    def pairs(self, visit: Visit, order: PairwiseRequest) -> Work:
        """Starts to pair scenes."""
        del visit
        scenes = self._scenes(order.scene_ids)
        extent = extent_of(order.extent, "extent")
        covered_by(extent, scenes, each=True)
        if order.pairing_type and order.pairing_type not in PAIRINGS:
            raise invalid("pairingType", f"take one of {', '.join(PAIRINGS)}")
        if order.periodicity and order.periodicity not in PERIODS:
            raise invalid("periodicity", f"take one of {', '.join(PERIODS)}")
        how = Pairing(
            extent=extent,
            pairing=order.pairing_type or PAIRINGS[0],
            period=order.periodicity or None,
            min_km2=order.min_intersection or 0.0,
            min_days=order.min_day_delta or 0.0,
            max_days=_number(order.max_day_delta, float("inf")),
            top_orbit=bool(order.only_top_orbit_number),
            yoy_days=_number(order.max_yoy_delta, 15.0),
        )
        return ready(PairwiseResult(pairwise=pairs_of(scenes, how)))

    def groups(self, visit: Visit, order: NwiseRequest) -> Work:
        """Starts to group scenes."""
        del visit
        scenes = self._scenes(order.scene_ids)
        covered_by(extent_of(order.extent, "extent"), scenes, each=True)
        least, failure = order.min_scenes or 3, None
        if same_moment(scenes):
            failure = Failure(
                code="SCENES-WITH-SAME-DATETIME",
                message="Two scenes of one orbit have the same date-time.",
            )

        def produce(_: str) -> NwiseResult:
            return NwiseResult(nwise=groups_of(scenes, least))

        return Work(produce, failure=failure)

    def _scenes(self, names: Sequence[str]) -> list[Scene]:
        if not names:
            raise invalid("sceneIds", "at least one scene is needed")
        return [self._space.scene(name) for name in names]

    def _analyses(
        self, names: Sequence[str], scenes: Sequence[Scene], visit: Visit | None = None
    ) -> list[Analysis]:
        """The analyses of some map types, each of which fits the scenes.

        With a visit the user also has to hold the permissions for them.
        """
        if not names:
            raise invalid("mapTypes", "at least one map type is needed")
        for index, name in enumerate(names):
            if name not in ANALYSES:
                raise invalid(f"mapTypes[{index}]", f"{name!r} is no map type")
        analyses = [ANALYSES[name] for name in names]
        for analysis in analyses:
            for one in scenes:
                if visit and not visit.user.may(analysis.permission(one.dataset)):
                    raise forbidden(analysis.permission(one.dataset))
                _fitting(analysis, one)
            _counted(analysis, len(scenes))
        return analyses


def _counted(analysis: Analysis, number: int) -> None:
    fewest, most = analysis.scenes
    if not fewest <= number <= most:
        wanted = str(fewest) if fewest == most else f"{fewest} or more"
        raise invalid("sceneIds", f"{analysis.name} takes {wanted}, not {number}")


def _fitting(analysis: Analysis, scene: Scene) -> None:
    dataset = scene.dataset
    if not analysis.takes(dataset):
        detail = f"{analysis.name} does not work on {dataset.name}."
        raise refused("UNSUPPORTED-IMAGERY", detail)
    if analysis.max_gsd is not None and dataset.gsd > analysis.max_gsd:
        detail = f"{analysis.name} needs pixels of {analysis.max_gsd} m or finer."
        raise refused("GSD-TOO-COARSE", detail)


def covered_by(
    extent: Extent, scenes: Sequence[Scene], *, each: bool = False
) -> Extent:
    """What of an extent the scenes show, all of them together or each by itself.

    Raises:
        Refusal: It is nothing.
    """
    covered = extent
    firsts: dict[tuple[Position, ...], Scene] = {}
    for one in scenes:
        firsts.setdefault(one.footprint, one)
    for one in firsts.values():
        covered = (extent if each else covered).within(one.footprint)
        if covered.km2 <= SLIVER_KM2:
            detail = f"The extent does not meet scene {one.id}."
            raise refused("EXTENT-HAS-NO-INTERSECTION", detail)
    return covered


def _ingested(extent: Extent, scenes: Iterable[Scene]) -> float:
    """Square kilometres of an extent in scenes, each of them for itself."""
    places = Counter(one.footprint for one in scenes)
    return sum(extent.within(one).km2 * number for one, number in places.items())


def _sized(covered: Extent, scene: Scene) -> None:
    gsd = scene.dataset.gsd
    shorter = min(covered.box.sides_km) * 1000 / gsd
    if shorter < MIN_SIZE_PX:
        detail = f"The extent is {shorter:.1f} pixels wide, {MIN_SIZE_PX} are needed."
        raise refused("EXTENT-TOO-SMALL", detail)
    if covered.km2 / gsd**2 > MAX_MPIX:
        detail = f"The extent has more than {MAX_MPIX} megapixels: decompose it."
        raise refused("EXTENT-TOO-LARGE", detail)


def _parts(order: ReleaseRequest) -> dict[str, Extent]:
    """The sub-geometry by its id, if there is one."""
    if not order.sub_geometry:
        return {}
    name = geometry_id(msgspec.json.encode(order.sub_geometry), 16)
    return {name: extent_of(order.sub_geometry, "subGeometry")}


def _priced(price: Price) -> DryRunScene:
    return DryRunScene(
        scene_id=price.scene.id,
        provider=price.scene.dataset.provider,
        dataset=price.scene.dataset.name,
        cost=price.cost,
        cost_per_km2=price.cost / price.km2 if price.km2 else price.scene.dataset.price,
        km2=price.km2,
    )


def _number(value: object, default: float) -> float:
    return float(value) if isinstance(value, (int, float)) else default
