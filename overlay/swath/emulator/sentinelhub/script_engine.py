"""Runs evalscripts in V8: the program of the worker process, started by its path.

Requests come as lines of JSON, answers go as lines of JSON; the numbers of pixels lie
in a file that both sides map into memory. Nothing of this package is imported here, so
that the process starts quickly and holds nothing but the engine.
"""

from __future__ import annotations

import json
import os
import re
import sys
from io import FileIO
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from py_mini_racer import (
    JSEvalException,
    JSOOMException,
    JSTimeoutException,
    MiniRacer,
)


HERE = Path(__file__).parent
PRELUDE = (HERE / "evalscript_prelude.js").read_text("utf-8")
HARNESS = (HERE / "evalscript_harness.js").read_text("utf-8")
HEAP_BYTES = 512 * 1024**2
"""Of the JavaScript heap; buffers are limited by the process's data segment."""
IDLE = 6
"""How many realms wait for another run of their script."""
SMALL = 4 * 1024**2
"""Bytes of a buffer that a realm keeps while it waits."""
_FUNCTIONS = ", ".join(
    f"{one}: typeof {one} === 'function' ? {one} : null"
    for one in (
        "setup",
        "evaluatePixel",
        "preProcessScenes",
        "updateOutput",
        "updateOutputMetadata",
    )
)
_SOURCE = "\n//# sourceURL=evalscript.js"
_QUOTED = re.compile(
    r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL
)
_MEDDLES = re.compile(
    r"__proto__|prototype|globalThis|defineProp|[sg]etPrototypeOf|assign\(|Visualizer\.\w+\s*=[^=]"
    r"|\b(?:Array|Date|JSON|Math|Number|Object|String)\.\w+\s*=[^=]"
)
"""What a script says that may change objects which all runs in a realm share."""
_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_PLACE = re.compile(r"^(?:evalscript\.js|<anonymous>|undefined):(\d+): (.*)")


class ScriptError(Exception):
    """The script is at fault; `kind` tells how, `line` where if that is known."""

    def __init__(self, kind: str, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.kind, self.line = kind, line


class Script(NamedTuple):
    """An evalscript to be run, and what it may know.

    `names` are the bands that a script without functions may use, `bare` those that it
    does use; None if it has functions, or nobody looked yet.
    """

    text: str
    names: list[str]
    seed: int
    limit: float
    bare: list[str] | None = None


class Realm:
    """A global scope with the helpers of evalscripts, and one of these.

    The script is the inside of a function: each run calls it and has variables of its
    own, while what V8 learnt of the script in former runs makes it quick.
    """

    def __init__(self, script: Script) -> None:
        self.script = script
        self._limit = script.limit
        self._lines = script.text.count("\n") + 1
        self._room: memoryview | None = None
        self._racer = MiniRacer()
        self._racer.set_hard_memory_limit(HEAP_BYTES)
        self._racer.eval(PRELUDE)
        self._racer.eval(HARNESS)

    def has(self, script: Script) -> bool:
        """Whether it has taken a script."""
        return (self.script.text, self.script.bare) == (script.text, script.bare)

    def form(self) -> list[str] | None:
        """The bands that a script without functions names; None if it has functions.

        Raises:
            ScriptError: It is no script.
        """
        try:
            self._run(self.script.text + _SOURCE)
        except ScriptError as error:
            if "Illegal return statement" not in str(error):
                raise
            return used(self.script.text, self.script.names)
        return None

    def take(self, bare: list[str] | None) -> None:
        """Takes the script in; one without functions as inside of evaluatePixel."""
        # On the first line, so that the script's own lines keep their numbers.
        head, text = "__engine.take(function () { ", self.script.text
        if bare is not None:
            arguments = f"{{{', '.join(bare)}}}"
            head += f"function setup() {{}} function evaluatePixel({arguments}) {{ "
            text += "\n}"
        self._run(f"{head}{text}\n;return {{{_FUNCTIONS}}};}}){_SOURCE}")

    def ask(self, verb: str, *given: Any) -> Any:
        """Lets the harness do something with the script's functions."""
        arguments = ", ".join(json.dumps(one) for one in given)
        answer = json.loads(str(self._run(f"__engine.{verb}({arguments})")))
        if "error" in answer:
            raise ScriptError(
                "script", answer["error"]["message"], answer["error"]["line"]
            )
        return answer.get("ok")

    def room(self, size: int) -> memoryview:
        """The buffer that the harness reads bands from and writes outputs to."""
        if self._room is not None and self._room.nbytes == size:
            return self._room
        self._leave()
        try:
            view = self._racer.eval(f"__engine.room({size})")
        except JSEvalException as error:
            raise ScriptError("memory", "there is not enough memory") from error
        assert isinstance(view, memoryview)  # noqa: S101 - an ArrayBuffer always is
        self._room = view
        return view

    def rest(self) -> None:
        """Waits for another run, without much memory."""
        if self._room is not None and self._room.nbytes > SMALL:
            self.room(0)

    def _leave(self) -> None:
        # Whoever reads a view of what V8 has freed breaks the process.
        if self._room is not None:
            self._room.release()
            self._room = None

    def _run(self, code: str) -> object:
        try:
            return self._racer.eval(code, timeout_sec=self._limit)
        except JSTimeoutException as error:
            message = f"the script ran longer than {self._limit:g} seconds"
            raise ScriptError("timeout", message) from error
        except JSOOMException as error:
            message = "the script used more memory than it may"
            raise ScriptError("memory", message) from error
        except JSEvalException as error:
            raise failure(str(error), self._lines) from error

    def close(self) -> None:
        """Frees it."""
        self._leave()
        self._racer.close()


def failure(text: str, lines: int) -> ScriptError:
    """What V8 says of an error that nobody caught, in a script of so many lines."""
    found = _PLACE.match(text)
    if found is None:
        return ScriptError("script", text.splitlines()[0] if text else "unknown error")
    return ScriptError("script", found[2], min(lines, int(found[1])))


def used(text: str, names: list[str]) -> list[str]:
    """The bands that a script names outside of its comments and texts."""
    words = set(_WORD.findall(_QUOTED.sub(" ", text)))
    return [name for name in names if name in words]


class Engine:
    """Answers requests, one after another."""

    def __init__(self, arena: FileIO) -> None:
        self._arena = arena
        self._realms: dict[int, Realm] = {}
        self._idle: list[Realm] = []

    def answer(self, request: dict[str, Any]) -> Any:
        """Does what a request asks for.

        Raises:
            ScriptError: The script is at fault.
        """
        verb = request.pop("do")
        return getattr(self, f"do_{verb}")(**request)

    def do_describe(self, script: dict[str, Any]) -> dict[str, Any]:
        """What a script wants and gives."""
        given = Script(**script)
        realm = Realm(given)
        try:
            bare = realm.form()
            realm.take(bare)
            told: dict[str, Any] = realm.ask("describe", given.seed, bare)
            return told
        finally:
            realm.close()

    def do_begin(self, run: int, script: dict[str, Any], order: dict[str, Any]) -> Any:
        """Begins to run a script: scenes are chosen, outputs sized."""
        given = Script(**script)
        self._realms[run] = realm = self._ready(given)
        try:
            return realm.ask("begin", given.seed, order)
        except ScriptError:
            self.do_end(run)
            raise

    def _ready(self, script: Script) -> Realm:
        """A realm that has the script in it."""
        for place, realm in enumerate(self._idle):
            if realm.has(script):
                return self._idle.pop(place)
        realm = Realm(script)
        try:
            realm.take(script.bare)
        except BaseException:
            realm.close()
            raise
        return realm

    def do_block(self, run: int, block: dict[str, Any], size: int, inputs: int) -> Any:
        """Runs the script on the pixels in the arena.

        Args:
            run: Which run.
            block: Their layout, as the harness wants it.
            size: Bytes of bands and outputs.
            inputs: How many of them, at the beginning, are bands.
        """
        return self._through(self._realms[run], size, inputs, "block", block)

    def do_whole(
        self,
        script: dict[str, Any],
        order: dict[str, Any],
        block: dict[str, Any],
        size: int,
        inputs: int,
    ) -> Any:
        """Runs a script that has no say in scenes and outputs on all of its pixels."""
        given = Script(**script)
        realm = self._ready(given)
        try:
            parts = given.seed, order, block
            told = self._through(realm, size, inputs, "whole", *parts)
        except BaseException:
            realm.close()
            raise
        self._rest(realm)
        return told

    def _through(
        self, realm: Realm, size: int, inputs: int, verb: str, *given: Any
    ) -> Any:
        """Lets the harness make outputs of the bands in the arena."""
        room = realm.room(size)
        self._arena.seek(0)
        self._arena.readinto(room[:inputs])
        told = realm.ask(verb, *given)
        self._arena.seek(inputs)
        self._arena.write(room[inputs:])
        return told

    def do_finish(self, run: int) -> Any:
        """Ends a run: what the script wants to be told beside pixels."""
        told = self._realms[run].ask("finish")
        self._rest(self._realms.pop(run))
        return told

    def _rest(self, realm: Realm) -> None:
        """Keeps a realm for another run of its script, if that may share it."""
        if _MEDDLES.search(realm.script.text):
            realm.close()
            return
        realm.rest()
        self._idle.append(realm)
        if len(self._idle) > IDLE:
            self._idle.pop(0).close()

    def do_end(self, run: int) -> None:
        """Forgets a run that did not come to its end."""
        realm = self._realms.pop(run, None)
        if realm is not None:
            realm.close()


def limit_memory(size: int) -> None:
    """Limits the data segment, which buffers count to and reserved addresses do not."""
    try:
        import resource  # noqa: PLC0415 - POSIX has it
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def serve(engine: Engine, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers until the requests end."""
    for line in requests:
        try:
            told = {"ok": engine.answer(json.loads(line))}
        except ScriptError as error:
            told = {
                "error": {"kind": error.kind, "message": str(error), "line": error.line}
            }
        answers.write(json.dumps(told).encode() + b"\n")
        answers.flush()


def main() -> None:
    """Answers what comes on the standard input."""
    arena, memory = sys.argv[1], int(sys.argv[2])
    # Whatever prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limit_memory(memory)
    with FileIO(arena, "r+") as file:
        serve(Engine(file), sys.stdin.buffer, answers)
    # V8 has threads of its own that may outlive an orderly end.
    os._exit(0)


if __name__ == "__main__":
    main()
