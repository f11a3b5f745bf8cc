"""A script that is looked at, and the request that it is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeAlias, cast

from swath._errors import InputError
from swath.sentinelhub._outputs import media_type
from swath.sentinelhub.evalscript._bands import DATA_MASK, Units, bands
from swath.sentinelhub.evalscript._declared import Declared, Input, declared
from swath.sentinelhub.evalscript._report import Finding
from swath.sentinelhub.evalscript._tokens import Tokens


class HasName(Protocol):
    """A band of a collection of one's own, as `sh.metadata` tells it."""

    @property
    def name(self) -> Any:
        """Its name."""
        ...


class HasBands(Protocol):
    """A collection of one's own, as `sh.metadata.collection` tells it."""

    @property
    def bands(self) -> Any:
        """Its bands."""
        ...


CollectionLike: TypeAlias = "str | HasBands"
"""The id of a collection, or one whose bands are known."""

DataLike: TypeAlias = (
    "CollectionLike | Sequence[CollectionLike] | Mapping[str, CollectionLike]"
)
"""A collection, several in their order, or several by what the script calls them."""

ResponsesLike: TypeAlias = "str | Iterable[str] | Mapping[str, str]"
"""The outputs that a request wants: their names, or their forms by name."""


class Data(NamedTuple):
    """A collection of the request.

    Attributes:
        id: What the script may call it; None if the request gives it no name.
        name: What people call it.
        bands: Its bands and their units; None if they are not known.
    """

    id: str | None
    name: str
    bands: Mapping[str, Units] | None


class Case:
    """A script with what is known of its request.

    Attributes:
        tokens: The script.
        data: The collections; empty if nothing is known of them.
        responses: The forms of the wanted outputs by name, an empty one if it is not
            known; None if nothing is known of them.
        statistics: Whether it is for statistics.
        declared: What its `setup()` says; None if that cannot be told.
        certain: Whether anything can be certain: the script is one of version 3.
    """

    def __init__(
        self,
        tokens: Tokens,
        data: tuple[Data, ...],
        responses: Mapping[str, str] | None,
        *,
        statistics: bool,
    ) -> None:
        self.tokens = tokens
        self.data = data
        self.responses = responses
        self.statistics = statistics
        self.declared: Declared | None = None
        self.certain = True

    @property
    def default_type(self) -> str:
        """The sample type of outputs that name none."""
        return "FLOAT32" if self.statistics else "AUTO"

    def read(self) -> Declared | None:
        """Reads `setup()`."""
        self.declared = declared(self.tokens)
        return self.declared

    def finding(
        self, at: int, message: str, fix: str = "", *, certain: bool = False
    ) -> Finding:
        """Something at a place in the script."""
        line, column = self.tokens.place(at)
        return Finding(
            line=line,
            column=column,
            message=message,
            fix=fix,
            certain=certain and self.certain,
        )

    def matched(self, told: Declared) -> Iterator[tuple[Input, Data | None]]:
        """Each input with the collection that it is of; None if that is not known."""
        for place, one in enumerate(told.inputs):
            yield one, self._data_of(one, place, told)

    def _data_of(self, one: Input, place: int, told: Declared) -> Data | None:
        if len(self.data) <= 1:
            return self.data[0] if self.data else None
        source = one.source
        if source is not None:
            named = [data for data in self.data if data.id == source.value]
            return named[0] if named else None
        return (
            self.data[place] if told.whole_inputs and place < len(self.data) else None
        )


def collections_of(given: DataLike | None) -> tuple[Data, ...]:
    """The collections of a request.

    Raises:
        InputError: One of them is none.
    """
    if given is None:
        return ()
    if isinstance(given, Mapping):
        return tuple(_data(one, name) for name, one in given.items())
    if isinstance(given, Sequence) and not isinstance(given, str):
        return tuple(_data(one) for one in given)
    return (_data(given),)


def _data(given: Any, name: str | None = None) -> Data:
    if isinstance(given, str):
        return Data(name, given, bands(given))
    listed: Any = getattr(given, "bands", None)
    if isinstance(listed, Iterable):
        known = {str(one.name): ("DN",) for one in cast("Iterable[HasName]", listed)}
        return Data(name, "the collection", {**known, DATA_MASK: ("DN",)})
    raise InputError(
        f"collection={given!r} is none: pass an id such as 'sentinel-2-l2a', or what "
        "sh.metadata.collection() gave"
    )


def forms_of(given: ResponsesLike | None) -> dict[str, str] | None:
    """The forms of wanted outputs by name.

    Raises:
        InputError: A form is none.
    """
    if given is None:
        return None
    if isinstance(given, Mapping):
        named = cast("Mapping[str, str]", given)
        return {name: media_type(name, form) for name, form in named.items()}
    names = [given] if isinstance(given, str) else given
    return dict.fromkeys(names, "")


def meant(name: str, known: Iterable[str]) -> str:
    """Which of the known names may have been meant, and which there are."""
    from difflib import get_close_matches  # noqa: PLC0415 - for messages alone

    listed = list(known)
    close = get_close_matches(name.upper(), [one.upper() for one in listed], 1)
    guess = [one for one in listed if close and one.upper() == close[0]]
    there = ", ".join(listed)
    return f"did you mean {guess[0]}? There are {there}" if guess else f"take {there}"
