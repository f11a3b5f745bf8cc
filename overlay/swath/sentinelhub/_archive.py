"""Several outputs in one answer: a tar archive."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from swath._errors import DecodeError
from swath.sentinelhub._outputs import Output


if TYPE_CHECKING:
    from tarfile import TarFile, TarInfo


def unpacked(content: bytes, outputs: Sequence[Output]) -> dict[str, bytes]:
    """The files of an archive, by the names of the outputs. Nothing is written.

    Raises:
        DecodeError: It is no archive, is cut, or lacks an output.
    """
    import tarfile  # noqa: PLC0415 - few need it

    try:
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
            found = {
                PurePosixPath(member.name).stem: _read(archive, member)
                for member in archive
                if member.isfile()
            }
    except (tarfile.TarError, EOFError, ValueError) as error:
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


def _read(archive: TarFile, member: TarInfo) -> bytes:
    file = archive.extractfile(member)
    content = b"" if file is None else file.read()
    if len(content) != member.size:
        raise EOFError(f"{member.name} is cut")
    return content
