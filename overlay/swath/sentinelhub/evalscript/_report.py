"""What is wrong with a script."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from swath._errors import InputError


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a script that is a mistake, or looks like one.

    Attributes:
        line: Its line in the script, from 1 on.
        column: Its column there, from 1 on.
        message: What is wrong.
        fix: What to do about it.
        certain: Whether the service is going to refuse the script for it.
    """

    line: int
    column: int
    message: str
    fix: str = ""
    certain: bool = False

    def __str__(self) -> str:
        said = f"line {self.line}, column {self.column}: {self.message}"
        return f"{said}: {self.fix}" if self.fix else said


class Report(msgspec.Struct, frozen=True):
    """All findings of a script, in the order of its lines; it iterates over them.

    Attributes:
        findings: As above.
    """

    findings: tuple[Finding, ...]

    @property
    def certain(self) -> tuple[Finding, ...]:
        """Those for which the service is going to refuse the script."""
        return tuple(one for one in self.findings if one.certain)

    def check(self) -> None:
        """Refuses a script that the service is going to refuse.

        Raises:
            InputError: It is; the message tells all reasons.
        """
        if self.certain:
            told = "\n".join(f"  {one}" for one in self.certain)
            raise InputError(f"the evalscript would be refused:\n{told}")

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.findings)

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings)) or "nothing found"
