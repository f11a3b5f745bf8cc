"""Which services an update is about, and which document is their new one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts import revisions
from scripts.curate import build
from scripts.document import Document, SpecError


@dataclass(frozen=True)
class Target:
    """A service whose document changed.

    Attributes:
        folder: `specs/<service>`.
        upstream: The document to build it of; None if it is not built of one, or if
            that one did not change.
    """

    folder: Path
    upstream: Path | None = None

    @property
    def path(self) -> Path:
        """The curated document."""
        return self.folder / build.CURATED


def find(specs: Path, names: Sequence[str], since: str) -> list[Target]:
    """The services that are meant.

    Args:
        specs: The folder of all documents.
        names: `specs/<service>/openapi.yaml`, `specs/<service>/upstream/<file>`, or
            `<service>=<file>` for an upstream document that is elsewhere. If there are
            none, all services whose document changed since a revision.
        since: That revision.

    Raises:
        SpecError: A name leads to no service.
    """
    if names:
        return [_target(specs, name) for name in names]
    targets = [Target(path.parent) for path in sorted(specs.glob("*/openapi.yaml"))]
    return [one for one in targets if _changed(one, since, specs.parent)]


def _target(specs: Path, name: str) -> Target:
    service, equals, file = name.partition("=")
    path = Path(file or name).resolve()
    if equals:
        return _known(Target(specs / service, path), specs)
    if path.parent.name == "upstream":
        return _known(Target(path.parent.parent, path), specs)
    return _known(Target(path.parent), specs)


def _known(target: Target, specs: Path) -> Target:
    derived = target.upstream and (target.folder / "upstream").is_dir()
    if target.folder.parent == specs and (derived or target.path.exists()):
        return target
    known = ", ".join(path.parent.name for path in sorted(specs.glob("*/openapi.yaml")))
    raise SpecError(f"{target.folder}: is no service; there are {known}")


def _changed(target: Target, since: str, root: Path) -> bool:
    try:
        old = former(target, since, root)
    except SpecError:
        return True
    return old.root != Document.load(target.path).root


def former(target: Target, since: str, root: Path) -> Document:
    """The document as it was; without operations if there was none.

    Raises:
        SpecError: It cannot be read, or there is no such revision.
    """
    inside = target.path.relative_to(root)
    if not revisions.has(since, inside, root):
        empty = {"openapi": "3.1.0", "paths": {}}
        return Document(target.folder.name, target.path, empty)
    return revisions.at_revision(since, inside, root)


def curate(targets: Iterable[Target]) -> None:
    """Build the documents that have an upstream one.

    Raises:
        SpecError: An overlay does not fit any more.
    """
    for target in targets:
        if target.upstream:
            build.take(target.folder, target.upstream, dt.datetime.now(dt.UTC).date())
        elif build.is_derived(target.folder) and build.is_checkable(target.folder):
            problems = build.check(target.folder)
            if problems:
                raise SpecError(*problems)
