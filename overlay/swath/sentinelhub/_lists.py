"""Lists of Sentinel Hub: each page tells the token by which the next one is had."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from msgspec import UNSET, UnsetType

from swath._core.exchange import Context, reply
from swath._core.paging import CursorPages, Identity, Listing, Walk, place_of
from swath._errors import InputError
from swath.sentinelhub._plain import plain
from swath_api._runtime import Operation, OperationInfo, Reply, Request


T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Sender(Protocol):
    """What sends requests."""

    @property
    def context(self) -> Context:
        """Credentials and patience."""
        ...


class View(Protocol):
    """Where a page lies among the others, of either family of models."""

    @property
    def next_token(self) -> str | UnsetType:
        """Names the next page; none at the end."""
        ...


class _Page(Protocol):
    @property
    def links(self) -> View | UnsetType:
        """Where the page lies."""
        ...


class ListPage(_Page, Protocol[T_co]):
    """A page of a list, of either family of models."""

    @property
    def data(self) -> Sequence[T_co]:
        """What the page holds."""
        ...


class FoundPage(_Page, Protocol[T_co]):
    """A page of a search of products."""

    @property
    def features(self) -> Sequence[T_co]:
        """What the page holds."""
        ...


class ListOperation(Protocol[T_co]):
    """A generated module of an operation that lists.

    The operation's paging is that of the document: ``links.nextToken`` of a page goes
    into ``viewtoken`` of the next request.
    """

    @property
    def OPERATION(self) -> Operation[Any]:  # noqa: N802 - as generated
        """The operation."""
        ...

    @property
    def build(self) -> Callable[..., Request]:
        """Builds the request for a page."""
        ...

    @property
    def parse(self) -> Callable[[Reply], ListPage[T_co] | FoundPage[T_co]]:
        """Reads a page."""
        ...


def identity_of(entry: Any) -> Identity:
    """Tells an entry by its id."""
    return entry.id if isinstance(entry.id, int) else str(entry.id)


def view_walk(
    sender: Sender,
    listing: ListOperation[T],
    given: Mapping[str, Any] | None = None,
    *,
    page_size: int | None = None,
    cursor: str | None = None,
    identity: Callable[[T], Identity] = identity_of,
) -> Walk[T]:
    """A way through a list, for `Pager` and `AsyncPager`.

    The token of a page goes into an argument of the next request; no link is followed,
    so that no answer can lead credentials elsewhere.

    Args:
        sender: Sends.
        listing: The generated module of the operation that lists.
        given: Arguments of its `build`, as plain JSON values; None ones are left out.
        page_size: Entries of a page; None for as many as the service gives.
        cursor: A former pager's `cursor`, to go on after it.
        identity: Tells two entries apart.

    Raises:
        InputError: An argument makes no sense, or the cursor is that of another list.

    Examples:
        >>> import swath
        >>> from swath._pager import Pager
        >>> from swath_api.sentinelhub.api import batch
        >>> grids = batch.get_batch_v2_tiling_grids_properties
        >>> with swath.SentinelHub(profile="emulator") as sh:
        ...     caller = sh._caller()
        ...     [grid.id for grid in Pager(caller, view_walk(caller, grids))]
        [0, 1, 2, 3, 6, 7]
    """
    info, context = listing.OPERATION.info, sender.context

    def read(answer: Reply) -> Listing[T]:
        page = listing.parse(answer)
        return Listing(_entries(info, page), _next_place(page.links))

    asked = {**(given or {}), "count": count_of(page_size)}
    pages = CursorPages(
        info,
        {name: one for name, one in asked.items() if one is not None},
        send=lambda body: reply(info, listing.build(**body), context),
        read=read,
        parameter="viewtoken",
    )
    return Walk(pages, identity=identity, cursor=cursor)


def count_of(page_size: Any) -> int | None:
    """How many entries a page shall have; the most that may be asked differs by list.

    Raises:
        InputError: No page has so many.
    """
    count = plain(page_size)
    if count is None:
        return None
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise InputError(
            f"page_size={page_size!r} has to be a whole number of 1 or more; how many "
            "entries there are in all is up to you: take(...) gives the first ones"
        )
    return count


def _entries(info: OperationInfo, page: Any) -> Sequence[Any]:
    """What a page holds, in the member that the document names."""
    found: Sequence[Any] = getattr(page, info.paging.items if info.paging else "data")
    return found


def _next_place(links: View | UnsetType) -> str | None:
    return None if links is UNSET else place_of(links.next_token or None)
