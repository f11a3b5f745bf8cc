"""sentinelhub-py renders tiles; a script for an environment of its own.

The first line on the standard input is JSON: addresses, credentials, the script, boxes,
size, workers. Each further line lets it render all tiles once and tell how that went.
"""

from __future__ import annotations

import json
import sys
import time
import zlib
from typing import Any

from sentinelhub import (
    CRS,
    BBox,
    DataCollection,
    MimeType,
    SentinelHubDownloadClient,
    SentinelHubRequest,
    SentinelHubSession,
    SHConfig,
)


def config_of(told: dict[str, Any]) -> SHConfig:
    return SHConfig(
        sh_client_id=told["client_id"],
        sh_client_secret=told["client_secret"],
        sh_base_url=told["base_url"],
        sh_token_url=told["token_url"],
    )


def wanted(told: dict[str, Any], config: SHConfig) -> list[Any]:
    """What its download client takes, one for each tile."""
    collection = DataCollection.SENTINEL2_L2A.define_from(
        "tiles", service_url=config.sh_base_url
    )
    return [
        SentinelHubRequest(
            evalscript=told["evalscript"],
            input_data=[
                SentinelHubRequest.input_data(
                    data_collection=collection, time_interval=tuple(told["time"])
                )
            ],
            responses=[SentinelHubRequest.output_response("default", MimeType.PNG)],
            bbox=BBox(box, crs=CRS(told["epsg"])),
            size=(told["size"], told["size"]),
            config=config,
        ).download_list[0]
        for box in told["boxes"]
    ]


def main() -> None:
    told = json.loads(sys.stdin.readline())
    config = config_of(told)
    session = SentinelHubSession(config=config)  # the token is there before
    print("ready", flush=True)
    for _ in iter(sys.stdin.readline, ""):
        client = SentinelHubDownloadClient(session=session, config=config)
        begun, computed = time.perf_counter(), time.process_time()
        arrays = client.download(wanted(told, config), max_threads=told["workers"])
        outcome = {
            "wall": time.perf_counter() - begun,
            "cpu": time.process_time() - computed,
            "check": sum(zlib.crc32(one.tobytes()) for one in arrays),
        }
        print(json.dumps(outcome), flush=True)


if __name__ == "__main__":
    main()
