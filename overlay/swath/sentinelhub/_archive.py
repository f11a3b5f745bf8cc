"""Several outputs in one answer: a tar archive."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Sequence
from pathlib import PurePosixPath

from swath._errors import DecodeError
from swath.sentinelhub._outputs import Output


def unpacked(content: bytes, outputs: Sequence[Output]) -> dict[str, bytes]:
    """The files of an archive, by the names of the outputs. Nothing is written.

    Raises:
        DecodeError: It is no archive, is cut, or lacks an output.
    """
    try:
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
            found = {
                PurePosixPath(member.name).stem: _read(archive, member)
                for member in archive
                if member.isfile()
            }
    except (tarfile.TarError, EOFError) as error:
        raise DecodeError(
            f"the answer is no whole tar archive: {error}", body=content[:65_536]
        ) from error
    missing = [one.id for one in outputs if one.id not in found]
    if missing:
        raise DecodeError(
            f"the answer has {', '.join(found) or 'nothing'}, and lacks "
            f"{', '.join(missing)}"
        )
    return found


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member)
    content = b"" if file is None else file.read()
    if len(content) != member.size:
        raise tarfile.ReadError(f"{member.name} is cut")
    return content
