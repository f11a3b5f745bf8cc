"""The file in which the processes of a machine share their tokens."""

from __future__ import annotations

import msgspec

from swath._core.auth import Grant
from swath._core.effects import Lock
from swath._core.secret import Secret
from swath._io.shared import SharedFile


class _Kept(msgspec.Struct, frozen=True):
    """A token in the file. `digest` tells which secret it was fetched with."""

    token: str
    expires: float
    digest: str


_Tokens = dict[str, _Kept]
_tokens = msgspec.json.Decoder(_Tokens)


class TokenCache:
    """The token of one OAuth client in the file.

    Args:
        file: The file; nobody but its owner can read it.
        name: Under which the token is kept.
        digest: That of our secret: a token fetched with another is not ours. None
            if we have no secret and take what is there.
    """

    def __init__(self, file: SharedFile, name: str, digest: str | None) -> None:
        self._file = file
        self._name = name
        self._digest = digest

    @property
    def lock(self) -> Lock:
        """Held by the process that looks at the token or fetches one."""
        return self._file.lock

    def load(self) -> Grant | None:
        """The token that is kept, fresh or not.

        Raises:
            ConfigError: The file cannot be read, or others can.
        """
        kept = self._tokens().get(self._name)
        if kept is None or self._digest not in {None, kept.digest}:
            return None
        return Grant(Secret(kept.token), kept.expires)

    def save(self, grant: Grant) -> None:
        """Keeps a token in place of the former one; those that ended long ago go.

        Raises:
            ConfigError: The file cannot be written.
        """
        token = _Kept(grant.value.reveal(), grant.expires, self._digest or "")
        others = {
            name: kept
            for name, kept in self._tokens().items()
            if kept.expires > grant.expires - _DAY
        }
        self._file.replace(msgspec.json.encode({**others, self._name: token}))

    def _tokens(self) -> _Tokens:
        try:
            return _tokens.decode(self._file.read() or b"{}")
        except msgspec.DecodeError:
            return {}  # not ours, or of another release: it is written anew


_DAY = 86_400.0
