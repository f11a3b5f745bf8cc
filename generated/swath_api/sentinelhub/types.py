"""The sentinel of what was not given, and files."""

from msgspec import UNSET, UnsetType

from .._bodies import File
from .._model import Model, ReadError

__all__ = ["UNSET", "File", "Model", "ReadError", "UnsetType"]
