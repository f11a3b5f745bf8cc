"""Documents and folders as they are, and as they were in the repository."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Sequence
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
    content = _git(root, "show", f"{revision}:./{path.as_posix()}")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.parent.name, path.name)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(content)
        return Document.load(copy)


def export(revision: str, names: Sequence[str], target: Path, root: Path) -> None:
    """Write folders as they were, those that there were.

    Args:
        revision: A revision of the repository.
        names: The folders, from the root of the project.
        target: Where they are written to.
        root: The root of the project.

    Raises:
        SpecError: There is no such revision, or it has none of them.
    """
    there = _git(root, "ls-tree", "--name-only", f"{revision}:./", *names).decode()
    if not there:
        raise SpecError(f"{revision}: has none of {', '.join(names)}")
    packed = _git(
        root, "archive", "--format=tar", f"{revision}:./", *there.splitlines()
    )
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(target, filter="data")


def _git(root: Path | None, *words: str) -> bytes:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)
    if done.returncode:
        raise SpecError(f"git {' '.join(words)}: {done.stderr.decode().strip()}")
    return done.stdout


def has(revision: str, path: Path, root: Path) -> bool:
    """Whether a revision has a file.

    Args:
        revision: A revision of the repository.
        path: The file, from the root of the project.
        root: The root of the project.

    Raises:
        SpecError: There is no such revision.
    """
    return bool(_git(root, "ls-tree", "--name-only", revision, f"./{path.as_posix()}"))
