"""sentinelhub-py, as it is, runs batches at the emulated Sentinel Hub."""

from __future__ import annotations

import json

import pytest

from swath.emulator import Emulator
from swath.emulator.sentinelhub.geopackage import Table, write


pytest.importorskip("sentinelhub", reason="a judge: run `nox -s judges`")

from sentinelhub import (
    CRS,
    BatchProcessClient,
    BBox,
    DataCollection,
    MimeType,
    SentinelHubBatchStatistical,
    SentinelHubDownloadClient,
    SentinelHubRequest,
    SentinelHubStatistical,
    SHConfig,
    monitor_batch_process_analysis,
    monitor_batch_process_job,
    monitor_batch_statistical_analysis,
    monitor_batch_statistical_job,
)
from sentinelhub.api.batch.base import (
    BatchRequestStatus,
    BatchUserAction,
    StoppedStatusReason,
)
from sentinelhub.exceptions import DownloadFailedException


# The judge's own dependencies are not ours to mend.
pytestmark = pytest.mark.filterwarnings("default")

BOX = BBox((14.0, 45.9, 14.12, 46.0), crs=CRS.WGS84)
MAY = ("2026-05-01", "2026-05-20")
RED = """//VERSION=3
function setup() {
  return {input: ["B04"], output: {bands: 1, sampleType: "UINT8"}}
}
function evaluatePixel(s) { return [255 * s.B04] }
"""
NDVI = """//VERSION=3
function setup() {
  return {input: ["B04", "B08", "dataMask"], output: [
    {id: "ndvi", bands: 1}, {id: "dataMask", bands: 1}]}
}
function evaluatePixel(s) {
  return {ndvi: [index(s.B08, s.B04)], dataMask: [s.dataMask]}
}
"""
FIELDS = "s3://demo/fields.gpkg"


@pytest.fixture(scope="module")
def server():
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def emulator(server, monkeypatch):
    server.reset()
    monkeypatch.setattr(server.sentinelhub.world, "flat", True)
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    # Its monitors sleep for a minute at least; the emulator's clock goes by questions.
    monkeypatch.setattr("sentinelhub.api.batch.utils.time.sleep", lambda _: None)
    SentinelHubDownloadClient._CACHED_SESSIONS.clear()
    return server


@pytest.fixture
def config(emulator):
    hub = emulator.sentinelhub
    config = SHConfig(use_defaults=True)
    config.sh_client_id = hub.client.id
    config.sh_client_secret = hub.client.secret
    config.sh_base_url = hub.url
    config.sh_token_url = hub.token_url
    config.download_sleep_time = 0.01
    return config


@pytest.fixture
def fields(emulator):
    def square(west):
        corners = [[west, 5_545_000], [west + 400, 5_545_000]]
        corners += [[west + 400, 5_545_400], [west, 5_545_400], corners[0]]
        return {"type": "Polygon", "coordinates": [corners]}

    rows = [(square(455_000 + 1000 * n), (f"f{n}", 10.0)) for n in range(3)]
    columns = {"identifier": "TEXT", "resolution": "REAL"}
    path = emulator.sentinelhub.objects.path(FIELDS)
    write(path, [Table("fields", 32633, columns, rows)], key="id")
    return BatchProcessClient.s3_specification(
        FIELDS, access_key="key", secret_access_key="secret"
    )


@pytest.fixture
def client(config):
    return BatchProcessClient(config=config)


@pytest.fixture
def order(config):
    data = SentinelHubRequest.input_data(
        DataCollection.SENTINEL2_L2A, time_interval=MAY
    )
    return SentinelHubRequest(
        evalscript=RED,
        input_data=[data],
        responses=[SentinelHubRequest.output_response("default", MimeType.TIFF)],
        bbox=BOX,
        config=config,
    )


def created(client, order, **changes):
    delivery = client.s3_specification(
        "s3://demo/out", iam_role_arn="arn:aws:iam::1:role/x"
    )
    options = {
        "input": client.tiling_grid_input(2, 360, buffer_x=2),
        "output": client.raster_output(delivery, cog_output=True),
        "description": "judged",
    } | changes
    return client.create(order, **options)


def test_a_task_is_created_and_read(client, order):
    task = created(client, order)
    assert task.status is BatchRequestStatus.CREATED
    assert task.user_action is BatchUserAction.NONE
    again = client.get_request(task)
    assert (again.request_id, again.created) == (task.request_id, task.created)
    assert again.request["description"] == "judged"
    assert client.get_request(task.request_id).domain_account_id


def test_a_task_is_analysed_started_and_watched(emulator, client, order):
    task = created(client, order)
    client.start_analysis(task)
    task = monitor_batch_process_analysis(task, client)
    assert task.status is BatchRequestStatus.ANALYSIS_DONE
    client.start_job(task)
    done = monitor_batch_process_job(task, client)
    assert done.status is BatchRequestStatus.DONE
    assert (done.completion_percentage, done.cost_PU) == (100, 100)
    name = f"s3://demo/out/{task.request_id}/33TVL/default.tif"
    assert name in list(emulator.sentinelhub.objects)


def test_features_are_rendered(emulator, client, order, fields):
    del order.payload["input"]["bounds"]
    task = created(client, order.payload, input=client.geopackage_input(fields))
    client.start_job(task)
    assert monitor_batch_process_job(task, client).status is BatchRequestStatus.DONE
    names = [one for one in emulator.sentinelhub.objects if one.endswith(".tif")]
    assert [one.split("/")[-2] for one in names] == ["f0", "f1", "f2"]


def test_zarr_is_written(emulator, client, config, order):
    order.payload["output"]["responses"][0]["format"]["type"] = "zarr/array"
    delivery = client.s3_specification(
        "s3://demo/zarr/<requestId>", iam_role_arn="arn:aws:iam::1:role/x"
    )
    arrays = {"dtype": "|u1", "order": "C", "chunks": [1, 500, 500], "fill_value": 0}
    output = client.zarr_output(
        delivery, group={"zarr_format": 2}, array_parameters=arrays
    )
    task = created(
        client, order.payload, input=client.tiling_grid_input(6, 100), output=output
    )
    client.start_job(task)
    assert monitor_batch_process_job(task, client).status is BatchRequestStatus.DONE
    root = f"s3://demo/zarr/{task.request_id}"
    assert emulator.sentinelhub.objects.get(f"{root}/default/.zarray")


def test_a_task_is_stopped_and_goes_on(client, order):
    task = created(client, order)
    client.start_job(task)
    for _ in range(3):
        task = client.get_request(task)
    client.stop_job(task)
    task = client.get_request(task)
    assert task.status is BatchRequestStatus.STOPPED
    assert task.stopped_status_reason is StoppedStatusReason.USER_ACTION
    with pytest.raises(RuntimeError, match="STOPPED"):
        task.raise_for_status(BatchRequestStatus.STOPPED)
    client.start_job(task)
    assert monitor_batch_process_job(task, client).status is BatchRequestStatus.DONE


def test_a_wrong_move_is_told(client, order):
    task = created(client, order)
    with pytest.raises(DownloadFailedException, match="STOP"):
        client.stop_job(task)


def test_a_failed_analysis_is_told(client, order):
    order.payload["evalscript"] = "//VERSION=3\nnonsense("
    task = created(client, order)
    client.start_job(task)
    with pytest.raises(RuntimeError, match="script"):
        monitor_batch_process_job(task, client)


def test_a_description_is_changed(client, order):
    task = created(client, order)
    assert client.update_request(task, "changed")["description"] == "changed"
    assert client.get_request(task).request["description"] == "changed"


def test_all_tasks_are_listed(emulator, client):
    emulator.sentinelhub.seed(b'{"batches": {"v2": 130}}')
    listed = [task.request_id for task in client.iter_requests(sort="created:desc")]
    assert len(set(listed)) == 130


def test_grids_are_listed_and_read(client):
    assert [one["id"] for one in client.iter_tiling_grids()] == [0, 1, 2, 3, 6, 7]
    assert client.get_tiling_grid(3)["properties"]["unit"] == "DEGREE"


# statistics


@pytest.fixture
def surveyor(config):
    return SentinelHubBatchStatistical(config=config)


@pytest.fixture
def survey(surveyor, config, fields):
    aggregation = SentinelHubStatistical.aggregation(
        evalscript=NDVI,
        time_interval=MAY,
        aggregation_interval="P10D",
        resolution=(20, 20),
    )
    request = SentinelHubStatistical(
        aggregation=aggregation,
        input_data=[SentinelHubStatistical.input_data(DataCollection.SENTINEL2_L2A)],
        bbox=BOX,
        calculations={
            "ndvi": {"statistics": {"default": {"percentiles": {"k": [50]}}}}
        },
        config=config,
    )
    output = surveyor.s3_specification(
        "s3://demo/stats/", iam_role_arn="arn:aws:iam::1:role/x"
    )
    return surveyor.create_from_request(request, fields, output)


def test_statistics_of_features_are_taken(emulator, config, surveyor, survey):
    assert survey.status is BatchRequestStatus.CREATED
    surveyor.start_analysis(survey)
    analysed = monitor_batch_statistical_analysis(survey, config)
    assert analysed.status is BatchRequestStatus.ANALYSIS_DONE
    surveyor.start_job(survey)
    done = monitor_batch_statistical_job(survey, config)
    assert (done["status"], done["completionPercentage"]) == ("DONE", 100)
    assert surveyor.get_request(survey).cost_pu == 100
    folder = surveyor.get_request(survey).request["output"]["s3"]["url"]
    name = f"{folder}{survey.request_id}/2.json"
    told = json.loads(emulator.sentinelhub.objects.get(name))
    assert told["identifier"] == "f1"
    assert told["response"]["data"][0]["outputs"]["ndvi"]["bands"]["B0"]["stats"]


@pytest.mark.parametrize("word", ["stop_job", "cancel_job"])
def test_statistics_are_stopped(surveyor, survey, word):
    surveyor.start_job(survey)
    for _ in range(3):
        surveyor.get_status(survey)
    getattr(surveyor, word)(survey)
    assert surveyor.get_request(survey).status is BatchRequestStatus.STOPPED
