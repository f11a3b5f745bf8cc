"""What the plain clients raise."""

from .._client import UnexpectedStatus
from .._model import ReadError

__all__ = ["ReadError", "UnexpectedStatus"]
