"""Read the catalog's landing page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import CatalogLandingPage


def build() -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path="/api/v1/catalog/1.0.0",
    )


def parse(reply: _runtime.Reply) -> CatalogLandingPage:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.CatalogLandingPage.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getCatalogLandingPage"], parse)
