"""What changed between two OpenAPI documents for those who use the service.

Changes are graded by what they do to a program that was right before: a request has to
fit what the service takes now, an answer what programs were told to expect. What only
people read, and the order in which things stand, does not count.
"""

from __future__ import annotations

from scripts.spec_diff.change import Change, Grade
from scripts.spec_diff.comparison import compare


__all__ = ["Change", "Grade", "compare"]
