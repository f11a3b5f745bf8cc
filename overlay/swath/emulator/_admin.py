"""The routes below `/_emulator`: the verbs of the `Emulator` object over HTTP."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

import msgspec
from starlette.responses import HTMLResponse, Response

from . import _coverage
from .faults import PRESETS, Fault


if TYPE_CHECKING:
    from starlette.requests import Request

    from ._app import Mounted
    from ._emulator import Emulator
    from ._service import Service


T = TypeVar("T")
Route: TypeAlias = Callable[["Request"], Awaitable[Any]]


class ResetOrder(msgspec.Struct, forbid_unknown_fields=True):
    """The body of `POST reset`: which parts; all without it."""

    only: list[Literal["state", "faults", "journal", "clock"]] | None = None


class ClockOrder(msgspec.Struct, forbid_unknown_fields=True):
    """The body of `POST clock`: a mode, a step forward, or both in this order."""

    mode: Literal["auto", "manual", "real"] | None = None
    factor: float = 1.0
    step: float = 1.0
    advance: float | None = None


class Admin:
    """Answers below `/_emulator`. Not in the journal, and free of faults."""

    def __init__(self, emulator: Emulator, mounted: Mapping[str, Mounted]) -> None:
        self._emulator = emulator
        self._mounted = mounted
        self._routes: dict[str, dict[str, Route]] = {
            "health": {"GET": self._health},
            "config": {"GET": self._config, "PATCH": self._configure},
            "reset": {"POST": self._reset},
            "seed": {"POST": self._seed},
            "faults": {
                "GET": self._faults,
                "POST": self._add_faults,
                "DELETE": self._clear_faults,
            },
            "journal": {"GET": self._journal, "DELETE": self._clear_journal},
            "clock": {"GET": self._clock, "POST": self._set_clock},
            "coverage": {"GET": self._coverage},
            "jobs": {"GET": self._jobs, "POST": self._force},
        }

    async def answer(self, name: str, request: Request) -> Response:
        """Answers one admin request."""
        routes = self._routes.get(name.strip("/"))
        if routes is None:
            return _json({"detail": f"Known: {', '.join(self._routes)}"}, 404)
        route = routes.get("GET" if request.method == "HEAD" else request.method)
        if route is None:
            allow = {"allow": ", ".join(sorted(routes))}
            return _json({"detail": "Method not allowed."}, 405, allow)
        try:
            result = await route(request)
        except (ValueError, TypeError, msgspec.DecodeError) as error:
            return _json({"detail": str(error)}, 400)
        return result if isinstance(result, Response) else _json(result)

    def _service(self, name: str) -> Service:
        if name not in self._mounted:
            known = ", ".join(self._mounted)
            raise ValueError(f"no service {name!r}: take one of {known}")
        return self._mounted[name].service

    async def _health(self, _: Request) -> dict[str, str]:
        return {"status": "ok"}

    async def _config(self, request: Request) -> dict[str, Any]:
        return self._emulator.settings(self._emulator.origin_of(request))

    async def _configure(self, request: Request) -> dict[str, Any]:
        changes = await _body(request, dict[str, dict[str, Any]])
        for name, switches in changes.items():
            self._service(name).configure(switches)
        return await self._config(request)

    async def _reset(self, request: Request) -> dict[str, str]:
        order = await _body(request, ResetOrder, ResetOrder())
        self._emulator.reset(*(order.only or ()))
        return {"status": "reset"}

    async def _seed(self, request: Request) -> dict[str, Any]:
        orders = await _body(request, dict[str, msgspec.Raw])
        return {name: self._service(name).seed(order) for name, order in orders.items()}

    async def _faults(self, _: Request) -> list[dict[str, Any]]:
        return [
            {"fault": one.fault, "seen": one.seen, "struck": one.struck}
            for one in self._emulator.faults.planned
        ]

    async def _add_faults(self, request: Request) -> list[dict[str, Any]]:
        preset = request.query_params.get("preset")
        if preset is None:
            faults = await _faults_given(request)
        elif preset in PRESETS:
            faults = PRESETS[preset](**await _body(request, dict[str, Any], {}))
        else:
            raise ValueError(f"no preset {preset!r}: take one of {', '.join(PRESETS)}")
        self._emulator.faults.extend(faults)
        return await self._faults(request)

    async def _clear_faults(self, _: Request) -> list[Any]:
        self._emulator.faults.clear()
        return []

    async def _journal(self, request: Request) -> list[Any]:
        query = request.query_params
        names = ("service", "operation", "method", "path")
        wanted: dict[str, Any] = {name: query.get(name) for name in names}
        if "status" in query:
            wanted["status"] = int(query["status"])
        return self._emulator.journal.find(**wanted)

    async def _clear_journal(self, _: Request) -> list[Any]:
        self._emulator.journal.clear()
        return []

    async def _clock(self, _: Request) -> dict[str, Any]:
        clock = self._emulator.clock
        return {
            "mode": clock.mode,
            "now": clock.now(),
            "factor": clock.factor,
            "step": clock.step,
        }

    async def _set_clock(self, request: Request) -> dict[str, Any]:
        order = await _body(request, ClockOrder)
        if order.mode is not None:
            self._emulator.clock.use(order.mode, factor=order.factor, step=order.step)
        if order.advance is not None:
            self._emulator.clock.advance(order.advance)
        return await self._clock(request)

    async def _coverage(self, request: Request) -> Response:
        rows = _coverage.rows(self._mounted, self._emulator.journal)
        if "text/html" in request.headers.get("accept", ""):
            return HTMLResponse(_coverage.page(rows))
        return _json(rows)

    async def _jobs(self, _: Request) -> dict[str, Any]:
        return {name: mounted.service.jobs() for name, mounted in self._mounted.items()}

    async def _force(self, request: Request) -> dict[str, Any]:
        orders = await _body(request, dict[str, msgspec.Raw])
        return {
            name: self._service(name).force(order) for name, order in orders.items()
        }


async def _faults_given(request: Request) -> list[Fault]:
    """One fault, or a list of them."""
    content = (await request.body()).strip()
    if content.startswith(b"["):
        return msgspec.json.decode(content, type=list[Fault])
    return [msgspec.json.decode(content, type=Fault)]


async def _body(request: Request, kind: type[T], empty: T | None = None) -> T:
    """The request's JSON as `kind`; `empty` for a request without a body."""
    content = await request.body()
    if not content and empty is not None:
        return empty
    return msgspec.json.decode(content, type=kind)


def _json(
    body: Any, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    content = msgspec.json.encode(body)
    return Response(content, status, headers, "application/json")
