"""Where batch jobs read and write: templates of URLs, and who may use the buckets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from .process_body import is_list, is_object
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Mapping

    from swath_api.sentinelhub.structs import ObjectStorage

    from .objects import Objects


REQUEST: Final = "requestId"
_PLACEHOLDER = re.compile(r"<([A-Za-z_]+)>")
_SECRETS = frozenset({"secretAccessKey", "credentials"})
_MASK = "***"


class Place(NamedTuple):
    """A template of URLs, such as `s3://bucket/<requestId>/<tileName>.tif`."""

    template: str

    @property
    def placeholders(self) -> set[str]:
        """The names between angle brackets."""
        return set(_PLACEHOLDER.findall(self.template))

    def url(self, values: Mapping[str, object]) -> str:
        """The URL with values in place of the names."""
        return _PLACEHOLDER.sub(
            lambda found: str(values.get(found[1], found[0])), self.template
        )

    def root(self, request: str) -> str:
        """The folder above all that differs between the files of a request."""
        known = self.url({REQUEST: request})
        return _PLACEHOLDER.split(known, maxsplit=1)[0].rpartition("/")[0]


def raster_place(url: str, outputs: int, names: tuple[str, ...]) -> Place:
    """Where the files of tiles or features go.

    Args:
        url: A prefix, or a template.
        outputs: How many files each of them has.
        names: Placeholders that tell tiles apart; the first is used with a prefix.

    Raises:
        ServiceError: Files would overwrite each other.
    """
    place = Place(url)
    if not place.placeholders:
        tail = f"<{REQUEST}>/<{names[0]}>/<outputId>.<format>"
        return Place(f"{url.rstrip('/')}/{tail}")
    if not place.placeholders & set(names):
        wanted = " or ".join(f"<{one}>" for one in names)
        raise bad_payload(f"the template {url} lacks {wanted}")
    if outputs > 1 and "outputId" not in place.placeholders:
        raise bad_payload(f"the template {url} lacks <outputId>: there are {outputs}")
    _check_names(place, {REQUEST, "outputId", "format", *names})
    return place


def statistics_place(url: str) -> Place:
    """Where the files of features with statistics go.

    Raises:
        ServiceError: Files would overwrite each other.
    """
    place = Place(url)
    if not place.placeholders:
        return Place(f"{url.rstrip('/')}/<REQUEST_ID>/<ID>.json")
    if not place.placeholders & {"ID", "IDENTIFIER"}:
        raise bad_payload(f"the template {url} lacks <ID> or <IDENTIFIER>")
    _check_names(place, {"REQUEST_ID", "ID", "IDENTIFIER"})
    return place


def zarr_place(url: str, request: str) -> str:
    """The root of a Zarr group.

    Raises:
        ServiceError: The template has other placeholders than that of the request.
    """
    place = Place(url)
    _check_names(place, {REQUEST})
    return place.url({REQUEST: request}).rstrip("/")


def _check_names(place: Place, known: set[str]) -> None:
    unknown = sorted(place.placeholders - known)
    if unknown:
        names = ", ".join(f"<{one}>" for one in sorted(known))
        raise bad_payload(f"<{unknown[0]}> is no placeholder here: take {names}")


def address(storage: ObjectStorage) -> str:
    """The URL of a place in object storage.

    Raises:
        ServiceError: It is in none, or in two.
    """
    named = [one for one in (storage.s3, storage.gs) if one]
    if len(named) != 1:
        raise bad_payload("a place in object storage is in s3 or in gs")
    return named[0].url


def check_readable(objects: Objects, url: str) -> None:
    """Refuses an object that is not there, or may not be read.

    Raises:
        ServiceError: It is so.
    """
    objects.check(url)
    objects.get(url)


def masked(value: Any) -> Any:
    """A request as it is told and kept: without what opens a bucket."""
    if is_list(value):
        return [masked(one) for one in value]
    if not is_object(value):
        return value
    return {
        name: _MASK if name in _SECRETS else masked(one) for name, one in value.items()
    }
