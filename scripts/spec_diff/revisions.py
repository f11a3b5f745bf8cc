"""Documents from files, and from revisions of the repository."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from scripts.document import Document, SpecError


def load(name: str) -> Document:
    """Read a document.

    Args:
        name: A file; or `REVISION:PATH`, if there is no such file.

    Raises:
        SpecError: There is no such document, or it is none.
    """
    path = Path(name)
    if path.exists():
        return Document.load(path)
    revision, colon, inside = name.partition(":")
    if not colon:
        raise SpecError(f"{name}: there is no such file")
    return at_revision(revision, Path(inside))


def at_revision(revision: str, path: Path, root: Path | None = None) -> Document:
    """Read a document as it was.

    Args:
        revision: A revision of the repository: `HEAD`, a tag.
        path: The document, from the repository's root or from here.
        root: A folder within the repository; the current one if left out.

    Raises:
        SpecError: There is no such document in that revision.
    """
    command = ["git", "show", f"{revision}:./{path.as_posix()}"]
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SpecError(f"{revision}:{path}: {done.stderr.strip()}")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.parent.name, path.name)
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(done.stdout, encoding="utf-8")
        return Document.load(copy)
