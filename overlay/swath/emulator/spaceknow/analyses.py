"""The map types: what each one looks for, in what, and the files it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from swath_api.spaceknow.structs import (
    DatasetLimits,
    MapType,
    SegmentationMetadata,
    SegmentClass,
)

from .datasets import DATASETS


if TYPE_CHECKING:
    from .datasets import Dataset
    from .users import User


Color = tuple[int, int, int]
Style = Literal["imagery", "objects", "cover", "index", "change"]

MAX_MPIX = 14_400
"""Megapixels that one analysis may have."""
VERSION = "158.2"
SAR = "sar-grd"
_FILES: dict[Style, dict[str, tuple[str, ...]]] = {
    "imagery": {
        "png": ("truecolor.png",),
        "ski": ("imagery.ski",),
        "json": ("metadata.json",),
    },
    "objects": {
        "png": ("segmentation.png",),
        "geojson": ("detections.geojson", "attention_regions.geojson"),
        "json": ("area.json", "metadata.json"),
        "geotiff": ("analysis.geotiff", "visualization.geotiff"),
        "ski": ("segmentation.ski",),
    },
    "cover": {
        "png": ("segmentation.png",),
        "json": ("area.json", "metadata.json"),
        "geotiff": ("analysis.geotiff", "visualization.geotiff"),
        "ski": ("segmentation.ski",),
    },
    "index": {
        "png": ("heatmap.png",),
        "json": ("metadata.json",),
        "geotiff": ("analysis.geotiff", "visualization.geotiff"),
    },
    "change": {
        "png": ("segmentation.png", "heatmap.png"),
        "json": ("area.json", "metadata.json"),
        "geotiff": ("analysis.geotiff", "visualization.geotiff"),
    },
}


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """A map type.

    Attributes:
        name: Of the map type.
        about: What it does, for people.
        style: How it is made.
        classes: What it tells apart, and in which colours.
        groups: The class above each class, where there is one.
        scenes: Fewest and most scenes that one analysis takes.
        max_gsd: The coarsest pixels in metres that it can work with.
        families: Datasets by family; all with the right pixels without it.
        sar: Whether it works on radar; on optical scenes otherwise, None for both.
    """

    name: str
    about: str
    style: Style
    classes: dict[str, Color] = {}
    groups: dict[str, str] = {}
    scenes: tuple[int, int] = (1, 1)
    max_gsd: float | None = None
    families: tuple[str, ...] = ()
    sar: bool | None = False

    @property
    def files(self) -> dict[str, list[str]]:
        """The grid files by format."""
        named = [f"{name}.png" for name in self.classes]
        return {
            form: [*files, *(named if form == "png" else ())]
            for form, files in _FILES[self.style].items()
        }

    @property
    def takes_threshold(self) -> bool:
        """Whether `user_threshold` splits its pixels in two."""
        return self.style == "index"

    def takes(self, dataset: Dataset) -> bool:
        """Whether it can work on a dataset, leaving aside how fine its pixels are."""
        if dataset.retired or (self.families and dataset.family not in self.families):
            return False
        return self.sar is None or self.sar == (dataset.kind == SAR)

    def permission(self, dataset: Dataset) -> str:
        """What a user needs to run it on a dataset."""
        if self.style == "imagery":
            return dataset.permission
        return f"algorithms.{self.name}.{dataset.provider}.{dataset.name}"

    def classifications(self) -> dict[str, dict[str, SegmentClass]]:
        """Its classes by the name of the classification."""
        default = {
            name: SegmentClass(color=list(color), master_class=self.name)
            for name, color in self.classes.items()
        }
        if not self.groups:
            return {"default": default}
        custom = {
            name: SegmentClass(
                color=list(color),
                class_=self.groups[name],
                master_class=self.name,
                parent_class=self.groups[name],
            )
            for name, color in self.classes.items()
        }
        undefined = {"undefined": SegmentClass()}
        return {"default": default, "custom_classification": custom | undefined}

    def colours(self) -> SegmentationMetadata:
        """The colours of its segments."""
        return SegmentationMetadata(
            segmentation_colors={k: list(v) for k, v in self.classes.items()}
        )

    def described(self, user: User) -> MapType | None:
        """The map type as a user may see it; None if it is not for that user."""
        available: dict[str, list[list[DatasetLimits | str]]] = {}
        for dataset in DATASETS:
            fine = self.max_gsd is None or dataset.gsd <= self.max_gsd
            if self.takes(dataset) and fine and user.may(self.permission(dataset)):
                entry: list[DatasetLimits | str] = [dataset.name, self._limits(dataset)]
                available.setdefault(dataset.provider, []).append(entry)
        if not available:
            return None
        told = MapType(
            map_type=self.name,
            description=self.about,
            available_datasets=available,
            grid_files=self.files,
            max_mpix=MAX_MPIX,
            supports_user_threshold=self.takes_threshold,
            segmentation_metadata=self.colours(),
        )
        if self.classes:
            told.segmentation_classification = self.classifications()
        return told

    def _limits(self, dataset: Dataset) -> DatasetLimits:
        limits = DatasetLimits(
            is_global=True,
            margin_px=0 if self.style == "imagery" else 80,
            min_size_px=MIN_SIZE_PX,
            version=VERSION,
            resolution=dataset.gsd,
        )
        if self.max_gsd is not None:
            limits.max_gsd = self.max_gsd
        return limits


MIN_SIZE_PX = 4
"""Pixels that the shorter side of an extent has to have."""

_WRUNC: dict[str, Color] = {
    "water": (45, 110, 200),
    "roads": (90, 90, 90),
    "urban": (215, 80, 70),
    "nature": (80, 160, 70),
    "clouds": (235, 235, 235),
}
_CHANGED: dict[str, Color] = {"increase": (40, 170, 80), "decrease": (210, 60, 50)}
_AIRCRAFT: dict[str, Color] = {
    "airliner": (255, 88, 151),
    "cargo": (96, 202, 236),
    "light": (255, 193, 7),
}
_GROUPS = {"airliner": "transport", "cargo": "transport", "light": "small"}


def _objects(name: str, gsd: float, *color: int) -> Analysis:
    red, green, blue = color
    return Analysis(
        name=name,
        about=f"Finds {name.replace('-', ' ')} and outlines each of them.",
        style="objects",
        classes={name: (red, green, blue)},
        max_gsd=gsd,
    )


ANALYSES: dict[str, Analysis] = {
    one.name: one
    for one in (
        Analysis(
            name="imagery",
            about="The scene itself, cut into tiles of the map.",
            style="imagery",
            sar=None,
        ),
        Analysis(
            name="aircraft",
            about="Finds aircraft and tells their kinds apart.",
            style="objects",
            classes=_AIRCRAFT,
            groups=_GROUPS,
            max_gsd=4.5,
        ),
        _objects("ships", 10.5, 250, 130, 30),
        _objects("cars", 0.85, 230, 40, 60),
        _objects("containers", 1.5, 150, 60, 200),
        _objects("boats", 3.2, 255, 170, 60),
        _objects("solar-panels", 1.5, 30, 60, 160),
        _objects("pools", 1.5, 0, 190, 220),
        _objects("houses", 1.5, 200, 120, 80),
        _objects("cranes", 1.0, 240, 220, 60),
        _objects("cows", 0.55, 120, 80, 40),
        Analysis(
            name="wrunc",
            about="Tells water, roads, urban ground, nature and clouds apart.",
            style="cover",
            classes=_WRUNC,
            max_gsd=30.5,
        ),
        Analysis(
            name="trees",
            about="Outlines woods.",
            style="cover",
            classes={"trees": (30, 120, 50)},
            max_gsd=10.5,
        ),
        Analysis(
            name="coal",
            about="Outlines heaps of coal and other bare ground.",
            style="cover",
            classes={"coal": (40, 40, 40)},
            max_gsd=10.5,
        ),
        Analysis(
            name="lithium",
            about="Outlines bare ground and brine, as lithium is won from.",
            style="cover",
            classes={"lithium": (120, 220, 200)},
            max_gsd=10.5,
        ),
        Analysis(
            name="ndvi",
            about="The vegetation index of every pixel.",
            style="index",
            max_gsd=30.5,
        ),
        Analysis(
            name="change",
            about="What changed between two scenes, the older one first.",
            style="change",
            classes=_CHANGED,
            scenes=(2, 2),
            max_gsd=5.0,
        ),
        Analysis(
            name="s2-change",
            about="What changed between two Sentinel-2 scenes.",
            style="change",
            classes=_CHANGED,
            scenes=(2, 2),
            families=("s2",),
        ),
        Analysis(
            name="sar-change",
            about="What changed between two radar scenes.",
            style="change",
            classes=_CHANGED,
            scenes=(2, 2),
            sar=True,
        ),
        Analysis(
            name="wrunc-change",
            about="Where the cover of the ground changed between two scenes.",
            style="change",
            classes=_CHANGED,
            scenes=(2, 2),
            max_gsd=30.5,
        ),
        Analysis(
            name="eme",
            about="Where the ground was worked on in a series of radar scenes.",
            style="change",
            classes=_CHANGED,
            scenes=(3, 1000),
            sar=True,
        ),
    )
}
