"""A changed document taken in: compared, generated, checked, and told of."""

from __future__ import annotations
