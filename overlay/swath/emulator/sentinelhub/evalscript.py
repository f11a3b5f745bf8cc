"""What the emulator and an engine for evalscripts tell each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeAlias

import msgspec
import numpy as np


if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from numpy.typing import NDArray


Mosaicking: TypeAlias = Literal["SIMPLE", "ORBIT", "TILE"]


class ScriptFailure(Exception):  # noqa: N818 - the script's failure, not ours
    """A script cannot be run.

    Attributes:
        kind: `script`, `timeout`, `memory`, `crash` if its engine broke, or `lost` if
            that did for another's sake, and it has to be run again.
        line: Of the script, from 1 on; 0 if that is not known.
    """

    def __init__(self, kind: str, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.kind, self.line = kind, line


class BandSamples(NamedTuple):
    """A band of an input.

    Attributes:
        name: As the script calls it.
        values: Digital numbers or values, of shape (layers, pixels).
        divisor: What scripts see is the number divided by it.
        factor: Or multiplied by this, if the divisor is 1.
    """

    name: str
    values: NDArray[Any]
    divisor: float = 1.0
    factor: float = 1.0


class Layers(NamedTuple):
    """The samples of an input: `depth` for each pixel, with these bands."""

    depth: int
    bands: list[BandSamples]


class ScriptInput(msgspec.Struct, frozen=True):
    """An input of a script.

    Attributes:
        label: Under which a script that fuses data finds it.
        mosaicking: How scenes become samples.
        scenes: What scripts may know of the scenes, or of the days.
        range: First and last moment that was asked for, RFC 3339.
    """

    label: str
    mosaicking: Mosaicking
    scenes: list[dict[str, Any]] = []
    range: tuple[str, str] | None = None


class ScriptOutput(msgspec.Struct, frozen=True):
    """An output of a script, and how many bands it has."""

    id: str
    bands: int


class ScriptOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What a script is run on.

    Attributes:
        inputs: Its inputs.
        outputs: Its outputs.
        fusion: Whether samples, scenes and collections are told by input.
        strict: Whether it has to return as many values as it declared.
        normalization: Value for a digital number of 1, for `inputMetadata`.
    """

    inputs: list[ScriptInput]
    outputs: list[ScriptOutput]
    fusion: bool = False
    strict: bool = False
    normalization: float = 1e-4


class Script(NamedTuple):
    """An evalscript.

    Attributes:
        text: Its text.
        names: The bands that it may name if it has no functions.
        seed: Of its random numbers.
    """

    text: str
    names: tuple[str, ...] = ()
    seed: int = 0


class Description(msgspec.Struct, frozen=True):
    """What a script says of itself.

    Attributes:
        setup: What its `setup` returned; nothing for the short form.
        bands: How many values the short form returns.
        bare: The bands that the short form names; None if it has functions.
        late: Whether it has functions that size outputs or tell user data.
        silent: Whether it has no say in scenes and in sizes of outputs.
    """

    setup: Any = None
    bands: int = 1
    bare: tuple[str, ...] | None = None
    late: bool = False
    silent: bool = False


class ScriptRun(Protocol):
    """A script at work."""

    @property
    def kept(self) -> list[list[int] | None]:
        """By input the scenes that `preProcessScenes` kept, in its order.

        None where it had no say.
        """
        ...

    @property
    def outputs(self) -> list[ScriptOutput]:
        """The outputs as `updateOutput` left them."""
        ...

    @property
    def odd(self) -> int:
        """How many outputs of pixels got another number of values than declared."""
        ...

    def block(
        self, inputs: Sequence[Layers], pixels: int, *, last: bool = False
    ) -> list[NDArray[np.float64]]:
        """Runs the script on some pixels.

        Args:
            inputs: Their samples.
            pixels: How many there are.
            last: Whether no others follow.

        Returns:
            For each output an array of shape (pixels, bands).

        Raises:
            ScriptFailure: The script is at fault.
        """
        ...

    def finish(self) -> Any:
        """Ends the run.

        Returns:
            What the script left as `userData`.

        Raises:
            ScriptFailure: The script is at fault.
        """
        ...


class ScriptEngine(Protocol):
    """Runs evalscripts."""

    def describe(self, script: Script) -> Description:
        """What a script says of itself.

        Raises:
            ScriptFailure: The script is at fault.
        """
        ...

    def run(
        self, script: Script, order: ScriptOrder
    ) -> AbstractContextManager[ScriptRun]:
        """Runs a script; scenes are chosen when the context is entered.

        Raises:
            ScriptFailure: The script is at fault.
        """
        ...

    def close(self) -> None:
        """Frees what it holds; it may be used again."""
        ...
