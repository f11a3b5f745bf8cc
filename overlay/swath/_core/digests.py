"""Digests of files, as people, services and STAC write them.

STAC's ``file:checksum`` is a multihash in hexadecimal digits: a code for the algorithm,
the length, the digest (https://github.com/multiformats/multicodec has the codes).
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

import msgspec

from swath._errors import InputError


_CODES = {
    0x11: "sha1",
    0x12: "sha256",
    0x13: "sha512",
    0x14: "sha3_512",
    0x15: "sha3_384",
    0x16: "sha3_256",
    0x17: "sha3_224",
    0x20: "sha384",
    0xD5: "md5",
    0x1013: "sha224",
}
_HEX = re.compile(r"[0-9a-f]+")
_BITS = 7


class Digest(msgspec.Struct, frozen=True):
    """What the bytes of a file have to hash to.

    Attributes:
        algorithm: As `hashlib` calls it.
        value: In lower-case hexadecimal digits.
    """

    algorithm: str
    value: str

    def __str__(self) -> str:
        return f"{self.algorithm}:{self.value}"


def read_digest(text: str) -> Digest:
    """A digest from text.

    Args:
        text: ``sha256:<hex>``, with any algorithm that multihash names here; 64
            hexadecimal digits alone, which are a SHA-256; or a multihash.

    Raises:
        InputError: It is none of them, or its algorithm is not known.
    """
    plain = text.strip().lower()
    algorithm, colon, value = plain.partition(":")
    if colon:
        digest = Digest(algorithm.replace("-", ""), value)
    elif len(plain) == 64:  # noqa: PLR2004 - the digits of a SHA-256
        digest = Digest("sha256", plain)
    else:
        digest = _multihash(plain)
    if not _is_sound(digest):
        raise InputError(
            f"digest={text!r} is not understood: write it as 'sha256:<64 digits>', or "
            f"as a multihash; known are {', '.join(sorted(_CODES.values()))}"
        )
    return digest


def hasher(algorithm: str) -> Any:
    """A hash that is being computed; for comparison, and not for secrets."""
    return hashlib.new(algorithm, usedforsecurity=False)


def _multihash(text: str) -> Digest:
    try:
        code, rest = _varint(bytes.fromhex(text))
        length, value = _varint(rest)
    except (ValueError, IndexError):
        return Digest("", "")
    if length != len(value):
        return Digest("", "")
    return Digest(_CODES.get(code, ""), value.hex())


def _varint(data: bytes) -> tuple[int, bytes]:
    """An unsigned LEB128 number, and what comes after it."""
    number = 0
    for place, byte in enumerate(data[:9]):
        number |= (byte & 0x7F) << _BITS * place
        if byte < 0x80:  # noqa: PLR2004 - the bit that says that more follows
            return number, data[place + 1 :]
    raise ValueError("a number without an end")


def _is_sound(digest: Digest) -> bool:
    if digest.algorithm not in _CODES.values() or not _HEX.fullmatch(digest.value):
        return False
    size: int = hasher(digest.algorithm).digest_size
    return len(digest.value) == 2 * size
