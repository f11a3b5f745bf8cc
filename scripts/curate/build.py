"""The curated document of a service, built from upstream and overlays."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
from pathlib import Path

from scripts.curate.apply import apply
from scripts.curate.overlay import Overlay
from scripts.curate.reading import read, text_of
from scripts.curate.source import Source, digest
from scripts.document import SpecError


CURATED = "openapi.yaml"
COMMENT = """Made by scripts.curate of upstream/{file} and overlays/:
change an overlay, and not this file."""


def is_derived(folder: Path) -> bool:
    """Whether a service's document is built of an upstream one."""
    return (folder / "upstream").is_dir()


def build(folder: Path, upstream: Path | None = None) -> str:
    """The curated document, as text.

    Args:
        folder: `specs/<service>`.
        upstream: A document to take instead of the one known.

    Raises:
        SpecError: Upstream is missing or is another one; an overlay has a mistake, or
            does not fit.
    """
    source = Source.load(folder / "upstream")
    path = upstream or _known(folder, source)
    overlays = _overlays(folder, source)
    actions = itertools.chain.from_iterable(one.actions for one in overlays)
    root = apply(read(path), actions)
    return text_of(root, COMMENT.format(file=source.file))


def check(folder: Path, upstream: Path | None = None) -> list[str]:
    """What has to be told of a curated document that is not what its sources give."""
    curated = folder / CURATED
    built = build(folder, upstream)
    if curated.exists() and curated.read_text(encoding="utf-8") == built:
        return []
    command = f"python -m scripts.curate {folder.name} --write"
    return [f"{curated}: is not what upstream and overlays give: {command}"]


def is_checkable(folder: Path) -> bool:
    """Whether upstream is at hand; its licence may forbid to keep it."""
    source = Source.load(folder / "upstream")
    return source.kept or (folder / "upstream" / source.file).exists()


def write(folder: Path, upstream: Path | None = None) -> None:
    """Write the curated document.

    Raises:
        SpecError: See `build`.
    """
    (folder / CURATED).write_text(build(folder, upstream), encoding="utf-8")


def take(folder: Path, upstream: Path, day: dt.date) -> None:
    """Take a new upstream document: build with it first, and only then note it.

    Args:
        folder: `specs/<service>`.
        upstream: The document, as fetched.
        day: When it was fetched.

    Raises:
        SpecError: See `build`; nothing is changed then.
    """
    write(folder, upstream)
    source = Source.load(folder / "upstream")
    source.moved(upstream.read_bytes(), day).save(folder / "upstream")
    kept = folder / "upstream" / source.file
    if source.kept and upstream.resolve() != kept.resolve():
        shutil.copyfile(upstream, kept)


def _known(folder: Path, source: Source) -> Path:
    path = folder / "upstream" / source.file
    if not path.exists():
        raise SpecError(f"{path}: is not here: fetch {source.url}")
    if digest(path.read_bytes()) != source.sha256:
        raise SpecError(
            f"{path}: is not the document of {source.fetched} that SOURCE.toml names: "
            f"if it is newer, take it: python -m scripts.curate {folder.name} "
            f"--upstream {path} --write"
        )
    return path


def _overlays(folder: Path, source: Source) -> list[Overlay]:
    paths = sorted((folder / "overlays").glob("*.yaml"))
    overlays = [Overlay.load(path) for path in paths]
    for overlay in overlays:
        if overlay.extends and Path(overlay.extends).name != source.file:
            told = f"extends {overlay.extends}, but upstream is {source.file}"
            raise SpecError(f"{overlay.path}: {told}")
    return overlays
