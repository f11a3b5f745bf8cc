"""JSON Lines on their way to a publisher: checked, then sent, lines numbered."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from swath.cli._exits import Failure, failure
from swath.cli._progress import Progress


if TYPE_CHECKING:
    from swath import DataSphere
    from swath.datasphere import Publisher


__all__ = ["Feed"]


class Feed:
    """The objects of one file, and how they are published.

    Args:
        file: Its path, or ``-`` for stdin.
        **terms: As `Publisher.send` takes them.
    """

    def __init__(self, file: str, **terms: Any) -> None:
        self._file = file
        self._name = "stdin" if file == "-" else file
        self._terms = terms

    @property
    def repeatable(self) -> bool:
        """Whether it can be read twice: first to check it, then to send it."""
        return self._file != "-" and Path(self._file).is_file()

    def check(self) -> int:
        """Reads all of it and returns how many objects it holds.

        Raises:
            Failure: A line is no JSON, or cannot be published; says which.
        """
        count = 0
        for number, stac_object in self._objects():
            with self._line(number):
                _judge(stac_object, self._terms)
            count += 1
        return count

    def send(self, client: DataSphere) -> None:
        """Publishes all of it.

        Raises:
            Failure: A line is no JSON, or cannot be published; says which.
        """
        import swath  # noqa: PLC0415 - help has to be quick

        with Progress("objects") as progress:
            try:
                with client.publish() as publisher:
                    self._send(publisher, progress)
            except (swath.PublishError, swath.TransportError) as error:
                raise Failure(
                    f"{error} ({progress.count} objects of {self._name} were sent)",
                    failure(error).code,
                ) from error

    def _send(self, publisher: Publisher, progress: Progress) -> None:
        for number, stac_object in self._objects():
            with self._line(number):
                publisher.send(stac_object, **self._terms)
            progress.add(0)

    def _objects(self) -> Iterator[tuple[int, dict[str, Any]]]:
        import msgspec  # noqa: PLC0415 - help has to be quick

        decoder = msgspec.json.Decoder(dict[str, Any])
        with click.open_file(self._file, "rb") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    yield number, decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise Failure(
                        f"{self._name}, line {number}: not a JSON object: {error}"
                    ) from None

    @contextmanager
    def _line(self, number: int) -> Generator[None]:
        import swath  # noqa: PLC0415 - help has to be quick

        try:
            yield
        except (swath.InputError, swath.DecodeError) as error:
            raise Failure(f"{self._name}, line {number}: {error}") from None


def _judge(stac_object: dict[str, Any], terms: dict[str, Any]) -> None:
    from swath.datasphere._message import encode  # noqa: PLC0415 - help has to be quick

    encode(stac_object, **terms)
