"""A small client of the emulated SpaceKnow: what its tests share."""

from __future__ import annotations

import httpx

from swath.emulator import Emulator


PRAGUE = (14.40, 50.08, 14.41, 50.085)
SKYSAT = {"provider": "pl", "dataset": "SkySatCollect"}
SENTINEL2 = {"provider": "ee", "dataset": "COPERNICUS/S2_HARMONIZED"}
SENTINEL1 = {"provider": "ee", "dataset": "COPERNICUS/S1_GRD"}
MAY = {"startDatetime": "2026-05-01 00:00:00", "endDatetime": "2026-05-31 23:59:59"}
PASSWORD = {
    "client_id": "hmWJcfhRouDOaJK2L8asREMlMrv3jFE1",
    "connection": "Username-Password-Authentication",
    "grant_type": "password",
    "scope": "openid",
}


def box(west, south, east, north):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


EXTENT = box(*PRAGUE)


class Desk:
    """Sends requests for one user after the other."""

    def __init__(self, emulator: Emulator, who: str = "ada") -> None:
        self.emulator = emulator
        self.space = emulator.spaceknow
        self.http = httpx.Client(base_url=self.space.url, timeout=60, verify=False)
        self.become(who)

    def become(self, who):
        """Is another user from now on; nobody if it is None."""
        self.http.headers.pop("authorization", None)
        if who is not None:
            token = self.space.token_of(self.space.user(f"{who}@swath.example"))
            self.http.headers["authorization"] = f"Bearer {token}"
        return self

    def post(self, path, body=None, **options):
        return self.http.post(path, json={} if body is None else body, **options)

    def ok(self, path, body=None):
        reply = self.post(path, body)
        assert reply.status_code == 200, reply.text
        return reply.json()

    def refused(self, path, body=None):
        """Status and code of an error."""
        reply = self.post(path, body)
        assert reply.status_code >= 400, reply.text
        assert set(reply.json()) == {"error", "errorMessage"}
        return reply.status_code, reply.json()["error"]

    def start(self, path, body):
        return self.ok(f"{path}/initiate", body)["pipelineId"]

    def status(self, pipeline, **more):
        return self.ok("/tasking/get-status", {"pipelineId": pipeline, **more})

    def finish(self, pipeline):
        """Asks until it has ended; returns the states on the way."""
        states = []
        while not states or states[-1] in ("NEW", "PROCESSING"):
            states.append(self.status(pipeline)["status"])
        return states

    def run(self, path, body):
        pipeline = self.start(path, body)
        self.finish(pipeline)
        return self.ok(f"{path}/retrieve", {"pipelineId": pipeline})

    def search(self, dataset=SKYSAT, extent=EXTENT, **more):
        order = {"datasets": [dataset], "extent": extent, **more}
        return self.run("/imagery/search", order)["results"]

    def clear_scene(self, dataset=SKYSAT, extent=EXTENT):
        """The newest scene almost without clouds that shows all of an extent."""
        found = self.search(dataset, extent, minIntersection=1.0)
        return next(one for one in found if one.get("cloudCover", 0) < 0.01)

    def release(self, map_types, scenes, extent=EXTENT, **more):
        order = {"mapTypes": map_types, "sceneIds": scenes, "extent": extent, **more}
        return self.run("/kraken/release", order)

    def tile(self, released, tile, file, geometry="-", **query):
        path = "/".join(map(str, tile))
        return self.http.get(
            f"/kraken/grid/{released['mapId']}/{geometry}/{path}/{file}", params=query
        )
