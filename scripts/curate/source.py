"""Where an upstream document came from: `upstream/SOURCE.toml`."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.document import SpecError


NAME = "SOURCE.toml"


@dataclass(frozen=True, kw_only=True)
class Source:
    """What is known of an upstream document.

    Attributes:
        file: Its name below `upstream/`.
        url: Where it is published.
        licence: The terms it is published under.
        kept: Whether these allow it in the repository; if not, only the digest is.
        fetched: The day it was taken, as `2026-06-01`.
        sha256: Digest of its bytes.
    """

    file: str
    url: str
    licence: str
    kept: bool
    fetched: str
    sha256: str

    @classmethod
    def load(cls, folder: Path) -> Source:
        """Read what is known.

        Args:
            folder: The folder `upstream/` of a service.

        Raises:
            SpecError: There is no such file, or it lacks something.
        """
        path = folder / NAME
        try:
            found = tomllib.loads(path.read_text(encoding="utf-8"))
            return cls(**found)
        except OSError as error:
            raise SpecError(f"{path}: {error.strerror}") from error
        except (tomllib.TOMLDecodeError, TypeError) as error:
            needed = ", ".join(cls.__dataclass_fields__)
            raise SpecError(f"{path}: {error}; it has: {needed}") from error

    def save(self, folder: Path) -> None:
        """Write what is known; JSON writes these values as TOML does."""
        lines = [f"{key} = {json.dumps(value)}\n" for key, value in vars(self).items()]
        (folder / NAME).write_text("".join(lines), encoding="utf-8")

    def moved(self, content: bytes, day: dt.date) -> Source:
        """The same for other bytes, taken on another day."""
        return replace(self, sha256=digest(content), fetched=day.isoformat())


def digest(content: bytes) -> str:
    """The digest that tells documents apart."""
    return hashlib.sha256(content).hexdigest()
