"""What the generators would lose without a word: found before and after they run."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def check_document(document: Any) -> None:
    pass


def check_package(package: Path, families: Any) -> None:
    pass
