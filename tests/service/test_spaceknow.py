"""What SpaceKnow's clients promise, against the emulator."""

from __future__ import annotations

import collections
import datetime as dt
import functools
import json
import math
import pickle

import msgspec
import pytest

import swath
from swath.emulator import Fault
from swath.spaceknow import _pipelines, filters

from .spaces import AsyncSpace, SyncSpace


ADA = {"username": "ada@swath.example", "password": "ada-password"}
RITA = {"username": "rita@swath.example", "password": "rita-password"}
QUERY = ("retail", "cars_count")


@pytest.fixture(autouse=True)
def _polled_without_delay(monkeypatch, emulator):
    emulator.spaceknow.configure({"next_try": 0})
    quick = msgspec.structs.replace(_pipelines.POLLING, shortest=0.0, first=0.0)
    monkeypatch.setattr(_pipelines, "POLLING", quick)


@pytest.fixture(params=[SyncSpace, AsyncSpace], ids=["sync", "async"])
def space(request, emulator):
    return functools.partial(request.param, emulator)


def sent(emulator, operation):
    entries = emulator.journal.entries
    return [entry for entry in entries if entry.operation == operation]


def counted(emulator):
    entries = emulator.journal.entries
    return collections.Counter(entry.operation for entry in entries)


# the account


def test_one_token_serves_many_calls(emulator, space):
    with space() as sk:
        for _ in range(5):
            sk.do("datacube.aois")
    assert counted(emulator) == {"requestToken": 1, "listAois": 5}


def test_a_token_that_expires_in_the_middle_is_renewed(emulator, space):
    with space() as sk:
        before = sk.do("users.info")
        emulator.clock.advance(40_000)
        assert sk.do("users.info") == before
    assert counted(emulator)["requestToken"] == 2


def test_a_list_goes_on_after_its_token_expired(emulator, space):
    emulator.spaceknow.configure({"page": 40})
    emulator.faults.add(Fault(operation="listTransactions", nth=2, token="expired"))
    with space() as sk:
        assert len(sk.do("credits.transactions")) > 1
    assert counted(emulator)["requestToken"] == 2


def test_a_token_can_take_the_place_of_the_account(emulator, space):
    with space(token=emulator.spaceknow.token) as sk:
        assert sk.do("users.info").email == "ada@swath.example"
    assert counted(emulator) == {"getUserInfo": 1}


def test_an_account_passed_as_argument_wins_over_the_token_of_a_profile(emulator):
    with swath.SpaceKnow(**RITA, profile="emulator") as sk:
        assert sk.users.info().email == "rita@swath.example"


def test_a_wrong_password_is_told_in_the_words_of_the_token_service(space):
    with (
        space(username="ada@swath.example", password="wrong") as sk,
        pytest.raises(swath.AuthenticationError) as caught,
    ):
        sk.do("users.info")
    assert caught.value.code == "invalid_user_password"
    assert caught.value.operation == "requestToken"


def test_passwords_go_to_the_token_service_and_tokens_to_the_api(
    emulator, stranger, space
):
    emulator.journal.clear()
    stranger.reset()
    token_url = stranger.spaceknow.token_url
    with space(**ADA, token_url=token_url) as sk:
        assert sk.do("users.info").email == "ada@swath.example"
    (exchange,) = stranger.journal.entries
    assert exchange.operation == "requestToken"
    assert "authorization" not in exchange.headers
    (call,) = emulator.journal.entries
    assert call.headers["authorization"] == "Bearer ***"


def test_a_token_request_is_repeated_with_its_body(emulator, space):
    emulator.faults.add(Fault(operation="requestToken", status=503, times=2))
    with space() as sk:
        assert sk.do("users.info").email == "ada@swath.example"
    assert counted(emulator)["requestToken"] == 3


def test_a_token_can_be_asked_for_and_taken_elsewhere(emulator, space):
    account = {
        "client_id": "hmWJcfhRouDOaJK2L8asREMlMrv3jFE1",
        "connection": "Username-Password-Authentication",
        "grant_type": "password",
        "scope": "openid",
        **RITA,
    }
    with space() as sk:
        token = sk.do("auth.request_token", body=account).id_token
    assert counted(emulator) == {"requestToken": 1}
    with space(token=token) as sk:
        assert sk.do("users.info").email == RITA["username"]


def test_without_account_and_token_there_is_no_client(monkeypatch, tmp_path):
    monkeypatch.setenv("SWATH_CONFIG", str(tmp_path / "none.toml"))
    with pytest.raises(swath.ConfigError, match="username"):
        swath.SpaceKnow()
    with pytest.raises(swath.ConfigError, match="SWATH_SPACEKNOW_PASSWORD"):
        swath.SpaceKnow(username="ana@swath.example")


def test_an_account_comes_from_the_environment(emulator, monkeypatch):
    monkeypatch.setenv("SWATH_SPACEKNOW_USERNAME", "ana@swath.example")
    monkeypatch.setenv("SWATH_SPACEKNOW_PASSWORD", "ana-password")
    with swath.SpaceKnow(base_url=emulator.spaceknow.url) as sk:
        assert sk.users.info().id == "auth0|ana"


def test_a_client_leaves_its_password_behind_when_it_is_pickled(emulator, monkeypatch):
    with swath.SpaceKnow(**ADA, base_url=emulator.spaceknow.url) as sk:
        packed = pickle.dumps(sk)
    assert b"ada-password" not in packed
    monkeypatch.setenv("SWATH_SPACEKNOW_PASSWORD", "ada-password")
    with pickle.loads(packed) as again:
        assert again.users.info().email == "ada@swath.example"


# rights and failures


def test_a_missing_right_is_no_matter_of_the_token(emulator, space):
    with (
        space(**RITA) as sk,
        pytest.raises(swath.PermissionDeniedError) as caught,
    ):
        sk.do("credits.set_limit", "auth0|ana", 5)
    assert (caught.value.status, caught.value.code) == (401, "NOT-AUTHORIZED")
    assert caught.value.request_id.startswith("req")
    assert counted(emulator)["requestToken"] == 1


def test_can_goes_by_the_tree_of_permissions(space):
    with space(**RITA) as sk:
        assert sk.do("can", "imagery.images.ee.COPERNICUS/S2_HARMONIZED")
        assert not sk.do("can", "imagery.images.pl.PSScene4Band")
        assert not sk.do("can", "kraken.release")


def test_too_many_requests_are_waited_out(emulator, space):
    emulator.faults.add(Fault(operation="listAois", status=429, times=2, retry_after=0))
    with space() as sk:
        assert sk.do("datacube.aois")
    assert counted(emulator)["listAois"] == 3


def test_a_path_of_ones_own_takes_the_place_of_a_guess(emulator, space):
    with (
        space(paths={"listAois": "/datacube/areas"}) as sk,
        pytest.raises(swath.NotFoundError) as caught,
    ):
        sk.do("datacube.aois")
    assert caught.value.code == "NON-EXISTENT-ENDPOINT"
    assert emulator.journal.entries[-1].path == "/spaceknow/datacube/areas"


@pytest.mark.parametrize(
    "paths",
    [
        {"listAreas": "/x"},
        {"listAois": "x"},
        {"listAois": "https://elsewhere.example/x"},
        {"listAois": "/x?y=z"},
        {"listAois": "/../x"},
        {"getMapClasses": "/classes"},
    ],
)
def test_a_path_that_cannot_be_meant_is_refused(paths):
    with pytest.raises(swath.ConfigError, match="paths"):
        swath.SpaceKnow(token="t", paths=paths)


def test_paths_can_stand_in_the_environment(emulator, monkeypatch):
    monkeypatch.setenv("SWATH_SPACEKNOW_PATHS", '{"listAois": "/datacube/areas"}')
    settings = {"base_url": emulator.spaceknow.url}
    with (
        swath.SpaceKnow(**ADA, **settings) as sk,
        pytest.raises(swath.NotFoundError),
    ):
        sk.datacube.aois()


# credits and users


@pytest.fixture
def busy_group(emulator):
    """A group whose credits were changed nine times."""
    for credit in range(9):
        emulator.spaceknow.grant("grp-demo", 100.0 + credit)
    return emulator


@pytest.mark.parametrize("page", [30, 200])
def test_transactions_come_whole_however_they_are_paged(busy_group, space, page):
    busy_group.spaceknow.configure({"page": page})
    with space() as sk:
        found = sk.do("credits.transactions")
    assert [one.kind for one in found].count("credit.update") >= 9


def test_a_cursor_goes_on_in_another_client(busy_group):
    busy_group.spaceknow.configure({"page": 40})
    settings = {**ADA, "base_url": busy_group.spaceknow.url}
    with swath.SpaceKnow(**settings) as sk:
        pager = sk.credits.transactions()
        first, cursor = list(pager.take(41)), pager.cursor
    with swath.SpaceKnow(**settings) as sk:
        rest = list(sk.credits.transactions(cursor=cursor))
        assert [*first, *rest] == list(sk.credits.transactions())
        with pytest.raises(swath.InputError, match="belongs"):
            sk.credits.transactions("grp-broke", cursor=cursor)


def test_a_missing_cursor_ends_a_list_as_null_does(emulator, space):
    body = json.dumps({"results": []})
    emulator.faults.add(Fault(operation="listAllocations", status=200, body=body))
    with space() as sk:
        assert sk.do("credits.allocations") == []
    assert counted(emulator)["listAllocations"] == 1


def test_a_limit_is_set_and_lifted(emulator, space):
    with space() as sk:
        sk.do("credits.set_limit", "auth0|ana", 5)
        assert emulator.spaceknow.user("ana@swath.example").limit == 5
        sk.do("credits.set_limit", "auth0|ana", None)
        assert emulator.spaceknow.user("ana@swath.example").limit is None


def detailed():
    """A small area with more corners than a body can hold."""
    corners = [
        [
            14.4 + 0.1 * math.cos(math.tau * at / 3_000),
            50.0 + 0.1 * math.sin(math.tau * at / 3_000),
        ]
        for at in range(3_000)
    ]
    return {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}


def test_what_the_service_finds_too_large_is_refused_in_time_and_nothing_else(space):
    dataset, wide = "ee/COPERNICUS/S2_HARMONIZED", (12, 45, 16, 46)
    with space() as sk:
        assert sk.do("imagery.search", dataset, wide, start="2026-05-30")
        with pytest.raises(swath.InputError, match="decompose"):
            sk.do("imagery.search", dataset, (10, 45, 16, 46))
        wider = sk.do(
            "imagery.search",
            dataset,
            (10, 45, 16, 46),
            start="2026-05-30",
            scene_coverage=True,
        )
        assert wider
        assert sk.do("imagery.search", "noaa/VIIRS/Monthly", (-179, -80, 179, 80))


def test_what_makes_no_sense_is_refused_before_anything_is_sent(emulator, space):
    square = (14.4, 50.08, 14.42, 50.09)
    with space() as sk:
        for name, *args in [
            ("credits.set_limit", "auth0|ana", -1),
            ("credits.set_limit", "", 1),
            ("credits.price", [], square),
            ("credits.price", "a-scene", square),
            ("credits.price", ["a-scene"], (14.4, 50.08, 14.4, 50.09)),
            ("credits.price", ["a-scene"], (0, 84, 1, 86)),
            ("users.create_guardian", "nobody", "secret", "No Body"),
            ("users.create_guardian", "a@b.example", "", "No Body"),
            ("tasking.status", "short"),
            ("datacube.product", ""),
            ("datacube.datapoints", "", "cars_count"),
            ("imagery.search", "ee/COPERNICUS/S2_HARMONIZED", (10, 45, 16, 47)),
            ("imagery.search", "ee/COPERNICUS/S2_HARMONIZED", (14, 45, 15, 49)),
            ("imagery.search", "ee/COPERNICUS/S2_HARMONIZED", detailed()),
        ]:
            with pytest.raises(swath.InputError):
                sk.do(name, *args)
    assert not emulator.journal.entries


def test_a_guardian_is_created_once_and_deleted_once(emulator, space):
    person = ("guard@swath.example", "guard-password", "Guy Guard")
    with space() as sk:
        sk.do("users.create_guardian", *person)
        with pytest.raises(swath.ConflictError):
            sk.do("users.create_guardian", *person)
        sk.do("users.delete_guardian", person[0])
        with pytest.raises(swath.NotFoundError):
            sk.do("users.delete_guardian", person[0])


def test_a_user_without_a_group_has_no_credits(space):
    with (
        space(username="solo@swath.example", password="solo-password") as sk,
        pytest.raises(swath.NotFoundError) as caught,
    ):
        sk.do("credits.info")
    assert caught.value.code == "NO-VALID-BINDING"


# data points and products


def test_a_small_query_takes_one_exchange(emulator, space):
    with space() as sk:
        rows = sk.do("datacube.datapoints", *QUERY, resample="yearly")
    assert rows
    assert counted(emulator)["initiateDatapoints"] == 0
    assert {row["project"] for row in rows} == {"retail"}
    assert all(isinstance(row["value"], float) for row in rows)
    assert all(row["startDatetime"].tzinfo is dt.UTC for row in rows)
    assert {type(row["version"]) for row in rows} == {str}


def test_a_large_query_becomes_a_pipeline_by_itself(emulator, space):
    with space() as sk:
        small = sk.do("datacube.datapoints", *QUERY, resample="yearly")
        emulator.spaceknow.configure({"datapoints": 1})
        assert sk.do("datacube.datapoints", *QUERY, resample="yearly") == small
    assert counted(emulator)["initiateDatapoints"] == 1


def test_another_refusal_of_a_query_does_not_start_a_pipeline(emulator, space):
    with space() as sk, pytest.raises(swath.BadRequestError) as caught:
        sk.do("datacube.datapoints", *QUERY, aggregator="nonsense")
    assert caught.value.code == "VALIDATION-ERROR"
    assert counted(emulator)["initiateDatapoints"] == 0


def test_filters_narrow_a_query(space):
    conditions = [
        filters.geo_intersects("cz"),
        filters.time_range("startDatetime", start="2023", end="2023-06"),
        filters.value_range("cloudCover", maximum=0.5),
        filters.value_list("version", ["158"]),
    ]
    with space() as sk:
        catalogue = sk.do("datacube.catalogue", aoi_label="cz")
        entry = next(iter(catalogue.values()))[0]
        query = (entry.project, entry.algorithm)
        conditions[3] = filters.value_list("version", [entry.version])
        every = sk.do("datacube.datapoints", *query, keep_all_versions=True)
        some = sk.do("datacube.datapoints", *query, *conditions, keep_all_versions=True)
    wanted = [
        row
        for row in every
        if row["aoiId"].startswith("cz-")
        and dt.date(2023, 1, 1) <= row["startDatetime"].date() <= dt.date(2023, 6, 30)
        and row["cloudCover"] <= 0.5
        and row["version"] == entry.version
    ]
    assert 0 < len(some) < len(every)
    assert some == wanted


def test_only_the_columns_asked_for_come(space):
    with space() as sk:
        rows = sk.do(
            "datacube.datapoints", *QUERY, resample="yearly", columns=["value"]
        )
    assert {tuple(row) for row in rows} == {("value",)}


def test_a_table_of_rows_that_breaks_is_an_error_and_no_short_table(emulator, space):
    emulator.faults.add(Fault(operation="downloadFile", cut_after=2_000))
    with space(max_retries=0) as sk, pytest.raises(swath.TransportError):
        sk.do("datacube.datapoints", *QUERY)


def test_rows_go_on_after_a_break_without_a_gap_or_a_repetition(emulator, space):
    with space() as sk:
        right = sk.do("datacube.datapoints", *QUERY)
        emulator.faults.extend(
            Fault(operation="downloadFile", cut_after=size, times=1)
            for size in (20_000, 9_000)
        )
        assert sk.do("datacube.datapoints", *QUERY) == right
    assert len(sent(emulator, "downloadFile")) == 4


def test_a_table_that_changed_during_a_break_is_not_mixed(emulator, space):
    emulator.faults.add(Fault(operation="downloadFile", cut_after=20_000, times=1))
    other = "project,value\n" + "other,1\n" * 3_000
    emulator.faults.add(
        Fault(operation="downloadFile", status=200, body=other, content_type="text/csv")
    )
    with space() as sk, pytest.raises(swath.DownloadError, match="another now"):
        sk.do("datacube.datapoints", *QUERY)


def test_a_table_that_lacks_rows_is_an_error(emulator, space):
    short = "project,value\nretail,1\n"
    emulator.faults.add(
        Fault(operation="downloadFile", status=200, body=short, content_type="text/csv")
    )
    with space() as sk, pytest.raises(swath.DownloadError, match="has 1"):
        sk.do("datacube.datapoints", *QUERY)


def test_a_linked_table_is_read_without_the_token(emulator, space):
    with space() as sk:
        sk.do("datacube.datapoints", *QUERY, resample="yearly")
    (download,) = sent(emulator, "downloadFile")
    assert "authorization" not in download.headers


def test_a_link_without_encryption_is_not_followed(emulator, space):
    body = json.dumps({"totalRows": 3, "csvLink": "http://files.example/points.csv"})
    emulator.faults.add(Fault(operation="getDatapoints", status=200, body=body))
    with space() as sk, pytest.raises(swath.DownloadError, match=r"files\.example"):
        sk.do("datacube.datapoints", *QUERY)


def test_data_points_without_a_link_are_an_error(emulator, space):
    emulator.faults.add(
        Fault(operation="getDatapoints", status=200, body='{"totalRows": 3}')
    )
    with space() as sk, pytest.raises(swath.DownloadError, match="no table"):
        sk.do("datacube.datapoints", *QUERY)


def test_nothing_found_is_no_row(emulator, space):
    emulator.faults.add(
        Fault(operation="getDatapoints", status=200, body='{"totalRows": 0}')
    )
    with space() as sk:
        assert sk.do("datacube.datapoints", *QUERY) == []


@pytest.mark.parametrize("form", ["simple", "rich"])
def test_a_product_has_kinds_and_units(space, form):
    with space() as sk:
        table = sk.do("datacube.product", "SK_DEMO_STEEL_DE_D", form=form)
    columns = {column.name: column for column in table.columns}
    assert columns["index"].units == "points"
    assert columns["stock"].units == "m2"
    assert columns["index"].kind == "number"
    assert columns["value_dt"].kind == "time"
    assert ("region" in columns) == (form == "rich")
    assert len(table) > 300
    row = next(iter(table))
    assert row["value_dt"] == dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    values = {type(row["index"]) for row in table}
    assert values == {float, type(None)}  # some cells are empty


def test_a_product_is_given_as_it_was_known_on_a_day(space):
    with space() as sk:
        then = sk.do(
            "datacube.product", "SK_DEMO_STEEL_DE_D", known_on=dt.date(2024, 2, 1)
        )
    last = list(then)[-1]
    assert last["delivery_dt"] <= dt.datetime(2024, 2, 2, tzinfo=dt.UTC)
    assert len(then) == 31


def test_a_product_that_came_as_json_text_reads_the_same(emulator, space):
    csv = "value_dt,delivery_dt,index\n 2024-01-01 00:00:00 UTC,,1.5\n"
    emulator.faults.add(
        Fault(
            operation="getProduct",
            status=200,
            body=json.dumps(csv),
            content_type="application/json",
        )
    )
    with space() as sk:
        table = sk.do("datacube.product", "SK_DEMO_STEEL_DE_D")
    (row,) = table
    assert (row["index"], row["delivery_dt"]) == (1.5, None)
    assert table.columns[2].units == "points"


def test_a_data_dictionary_tells_units(space):
    with space() as sk:
        meanings = sk.do("datacube.data_dictionary", "SK_DEMO_STEEL_DE_D")
    assert {meaning.units for meaning in meanings} == {"points", "m2"}


def test_products_of_others_are_listed_but_not_to_be_had(space):
    with space() as sk:
        every = sk.do("datacube.products")
        mine = sk.do("datacube.products", downloadable_only=True)
    assert len(mine) < len(every)
    assert all(product.downloadable for product in mine)


def test_a_table_goes_to_pandas_and_arrow(emulator):
    pytest.importorskip("pandas", reason="the extra dataframe is not installed")
    pytest.importorskip("pyarrow", reason="the extra dataframe is not installed")
    with swath.SpaceKnow(**ADA, base_url=emulator.spaceknow.url) as sk:
        frame = sk.datacube.product("SK_DEMO_STEEL_DE_D").to_pandas()
        points = sk.datacube.datapoints(*QUERY, resample="yearly")
        table = points.to_arrow()
    assert frame.attrs["units"] == {"index": "points", "stock": "m2"}
    assert str(frame["value_dt"].dtype).startswith("datetime64")
    assert frame["index"].isna().any()
    assert table.num_rows == points.total_rows
    assert str(table.schema.field("version").type) == "string"


# pipelines


def test_a_job_tells_its_steps(emulator, space):
    emulator.clock.use("manual")
    emulator.spaceknow.configure({"queue": 10, "step": 10})
    with space() as sk:
        job = sk.start("datacube.start_datapoints", *QUERY, resample="yearly")
        assert job.progress.state == "waiting"
        emulator.clock.advance(35)
        status = sk.do("tasking.status", job.id)
        assert (status.status, status.progress.step) == ("PROCESSING", 3)


def test_a_failed_pipeline_tells_why(emulator, space):
    failure = {"code": "GSD-TOO-COARSE", "message": "Too coarse for that."}
    emulator.spaceknow.configure({"failure": failure})
    with space() as sk, pytest.raises(swath.JobFailedError) as caught:
        sk.do("datacube.start_datapoints", *QUERY)
    assert caught.value.code == "GSD-TOO-COARSE"
    assert "Too coarse for that" in str(caught.value)
    assert caught.value.__cause__.status == 424
    assert caught.value.__cause__.request_id


def test_a_query_whose_pipeline_fails_tells_why(emulator, space):
    emulator.spaceknow.configure({"datapoints": 0, "failure": {"code": "ERROR"}})
    with space() as sk, pytest.raises(swath.JobFailedError):
        sk.do("datacube.datapoints", *QUERY)


def test_a_result_that_is_announced_early_is_waited_for(emulator, space):
    body = json.dumps({"error": "PIPELINE-NOT-PROCESSED", "errorMessage": "Wait."})
    emulator.faults.add(
        Fault(operation="retrieveDatapoints", status=400, body=body, times=2)
    )
    with space() as sk:
        assert sk.do("datacube.start_datapoints", *QUERY, resample="yearly")
    assert counted(emulator)["retrieveDatapoints"] == 3


def test_a_job_is_attached_in_another_client(emulator, space):
    with space() as sk:
        job = sk.start("datacube.start_datapoints", *QUERY, resample="yearly")
        token = job.token
    assert "password" not in token
    assert "Bearer" not in token
    with space() as sk:
        assert sk.do("attach", token) == sk.do("datacube.attach", token)


def test_a_token_of_something_else_is_refused(space):
    with space() as sk:
        for text in (
            "nonsense",
            '{"service": "sentinelhub", "operation": "x", "id": "y"}',
            '{"service": "spaceknow", "operation": "listAois", "id": "y"}',
        ):
            with pytest.raises(swath.InputError):
                sk.do("attach", text)


def test_polling_survives_a_status_that_fails_now_and_then(emulator, space):
    emulator.faults.add(Fault(operation="getPipelineStatus", status=500, times=4))
    with space(max_retries=1) as sk:
        assert sk.do("datacube.start_datapoints", *QUERY, resample="yearly")
