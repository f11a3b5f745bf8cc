"""Types that msgspec knows before threads read them."""

from __future__ import annotations

import msgspec


def learn(*kinds: type[msgspec.Struct]) -> None:
    """Makes msgspec look at types, which it does when it first reads one.

    Call it where the module that has them is imported, which one thread does. Threads
    that read a type while another one is the first to crash the interpreter: msgspec
    0.22 takes what it knows of a type by then for all of it.
    """
    for kind in kinds:
        msgspec.json.Decoder(kind)
