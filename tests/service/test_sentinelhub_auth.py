"""Credentials of Sentinel Hub: where they come from, who shares the token they give."""

from __future__ import annotations

import functools
import json
import os
import pickle
import subprocess
import sys

import pytest

import swath
from swath.emulator import Fault
from swath_api.sentinelhub.api.metadata import MetadataApi

from .hubs import AsyncHub, SyncHub, fresh, grants, statuses


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def hub(request, emulator):
    return functools.partial(request.param, emulator)


@pytest.fixture
def nowhere(monkeypatch, tmp_path):
    """Neither a profile file nor an environment with credentials."""
    monkeypatch.setenv("SWATH_CONFIG", str(tmp_path / "none.toml"))
    for name in ("CLIENT_ID", "CLIENT_SECRET", "TOKEN", "TOKEN_CACHE"):
        monkeypatch.delenv(f"SWATH_SENTINELHUB_{name}", raising=False)


def test_one_token_serves_many_calls(emulator, hub):
    with hub() as here:
        for _ in range(3):
            assert here.locations()
    assert grants(emulator) == 1


def test_those_who_come_at_once_wait_for_one_token(emulator, hub):
    emulator.faults.add(Fault(operation="requestToken", delay=0.05))
    with hub() as here:
        assert all(here.together(8))
    assert grants(emulator) == 1


def test_clients_with_the_same_credentials_share_the_token(emulator, hub):
    client = fresh(emulator)
    for _ in range(2):
        with hub(client) as one, SyncHub(emulator, client) as other:
            assert one.locations()
            assert other.locations()
    assert grants(emulator) == 1


def test_another_secret_does_not_get_the_token_of_the_right_one(emulator, hub):
    client = fresh(emulator)
    with hub(client) as here:
        assert here.locations()
    wrong = hub(client, client_secret="guess")
    with wrong as here, pytest.raises(swath.AuthenticationError) as caught:
        here.locations()
    assert caught.value.code == "invalid_client"
    assert caught.value.operation == "requestToken"


def test_a_token_is_renewed_before_it_ends(emulator, hub):
    emulator.sentinelhub.configure({"token_lifetime": 1})
    emulator.clock.use("real")
    with hub() as here:
        assert here.locations()
        emulator.clock.advance(2)
        assert here.locations()
    assert list(statuses(emulator)) == [200, 401, 200]
    assert grants(emulator) == 2


def test_a_refused_token_is_renewed_once_and_the_call_goes_through(emulator, hub):
    with hub() as here:
        here.locations()
        emulator.faults.add(Fault(operation="getLocations", token="expired", times=1))
        assert here.locations()
        emulator.faults.add(Fault(operation="getLocations", token="invalid"))
        with pytest.raises(swath.AuthenticationError) as caught:
            here.locations()
    assert caught.value.code == "COMMON_UNAUTHORIZED"
    assert grants(emulator) == 3


def test_a_token_that_was_given_is_used_and_never_renewed(emulator, hub):
    with hub(token=emulator.sentinelhub.token) as here:
        assert here.locations()
        emulator.clock.advance(4000)
        with pytest.raises(swath.AuthenticationError, match="swath config show"):
            here.locations()
    assert grants(emulator) == 0


def test_the_token_service_may_be_elsewhere_and_gets_the_secret_alone(
    emulator, stranger, hub
):
    client = fresh(stranger)
    emulator.sentinelhub.accounts.add(
        stranger.sentinelhub.accounts.get(client.account), client
    )
    with hub(client, token_url=stranger.sentinelhub.token_url) as here:
        assert here.locations()
    assert grants(emulator) == 0
    assert stranger.journal.entries[-1].operation == "requestToken"


def test_what_the_token_service_says_of_a_failure_is_told(emulator, hub):
    emulator.faults.add(Fault(operation="requestToken", status=503))
    with hub(max_retries=1) as here, pytest.raises(swath.ServerError) as caught:
        here.locations()
    assert caught.value.operation == "requestToken"
    assert "fault plan" in caught.value.message


def test_an_answer_without_a_token_is_no_token(emulator, hub):
    emulator.faults.add(
        Fault(operation="requestToken", status=200, body='{"token": "x"}')
    )
    with hub() as here, pytest.raises(swath.DecodeError, match="no access_token"):
        here.locations()


# deployments


@pytest.mark.parametrize(
    ("deployment", "base_url", "host"),
    [
        ("main", "https://services.sentinel-hub.com", "services.sentinel-hub.com"),
        (
            "us-west",
            "https://services-uswest2.sentinel-hub.com",
            "services.sentinel-hub.com",
        ),
        (
            "cdse",
            "https://sh.dataspace.copernicus.eu",
            "identity.dataspace.copernicus.eu",
        ),
    ],
)
def test_a_deployment_knows_where_it_is_and_where_its_tokens_are(
    nowhere, deployment, base_url, host
):
    from swath.sentinelhub._account import token_url  # noqa: PLC0415

    with swath.SentinelHub("me", "secret", deployment=deployment) as client:
        assert client.base_url == base_url
        assert f"//{host}/" in token_url(client._settings)


def test_an_unknown_deployment_is_refused_with_those_there_are(nowhere):
    with pytest.raises(swath.ConfigError, match="us-west, creodias, gcp, cdse"):
        swath.SentinelHub("me", "secret", deployment="mars")


def test_tokens_follow_a_base_url_of_ones_own(emulator, hub):
    with hub() as here:
        here.locations()
    assert grants(emulator) == 1


@pytest.mark.parametrize("name", ["base_url", "token_url"])
def test_a_secret_is_not_sent_in_clear(nowhere, name):
    with pytest.raises(swath.ConfigError, match=f"{name}=.*unencrypted"):
        swath.SentinelHub("me", "secret", **{name: "http://sh.example.org"})


# what is missing


def test_without_credentials_the_error_says_all_ways_to_give_them(nowhere):
    with pytest.raises(swath.ConfigError) as caught:
        swath.SentinelHub()
    for way in ("client_id=", "token=", "SWATH_SENTINELHUB_CLIENT_ID"):
        assert way in str(caught.value)


def test_an_id_without_a_secret_is_refused(nowhere):
    with pytest.raises(swath.ConfigError, match="SWATH_SENTINELHUB_CLIENT_SECRET"):
        swath.SentinelHub("me")


def test_the_profile_of_the_emulator_needs_nothing(emulator, nowhere):
    with swath.SentinelHub(profile="emulator") as client:
        assert MetadataApi(client._caller()).get_locations()


def test_a_token_of_the_environment_is_not_for_the_emulator(
    emulator, nowhere, monkeypatch
):
    monkeypatch.setenv("SWATH_SENTINELHUB_TOKEN", "a-real-one")
    with swath.SentinelHub(profile="emulator") as client:
        assert MetadataApi(client._caller()).get_locations()


# the cache


def test_processes_share_a_token_by_a_file(emulator, hub, tmp_path):
    client, cache = fresh(emulator), tmp_path / "cache" / "tokens"
    with hub(client, token_cache=cache) as here:
        here.locations()
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "SWATH_SENTINELHUB_CLIENT_ID": client.id,
        "SWATH_SENTINELHUB_CLIENT_SECRET": client.secret,
        "SWATH_SENTINELHUB_BASE_URL": emulator.sentinelhub.url,
        "SWATH_SENTINELHUB_TOKEN_CACHE": str(cache),
    }
    subprocess.run([sys.executable, "-c", ASK], env=environment, check=True, timeout=60)
    assert grants(emulator) == 1
    assert list(statuses(emulator)) == [200, 200]
    if os.name == "posix":
        assert cache.stat().st_mode & 0o077 == 0
        assert cache.parent.stat().st_mode & 0o077 == 0


ASK = """
import swath
from swath_api.sentinelhub.api.metadata import MetadataApi
with swath.SentinelHub() as client:
    MetadataApi(client._caller()).get_locations()
"""


def test_a_kept_token_of_another_secret_is_not_taken(emulator, hub, tmp_path):
    client, cache = fresh(emulator), tmp_path / "tokens"
    with hub(client, token_cache=cache) as here:
        here.locations()
    wrong = hub(client, client_secret="guess", token_cache=cache)
    with wrong as here, pytest.raises(swath.AuthenticationError):
        here.locations()


def test_the_cache_keeps_tokens_of_several_clients_and_no_secret(
    emulator, hub, tmp_path
):
    cache = tmp_path / "tokens"
    clients = [fresh(emulator) for _ in range(2)]
    for client in clients:
        with hub(client, token_cache=cache) as here:
            here.locations()
    assert len(json.loads(cache.read_bytes())) == 2
    assert all(client.secret not in cache.read_text() for client in clients)


@pytest.mark.skipif(os.name != "posix", reason="there are no modes elsewhere")
def test_a_cache_that_others_can_read_is_refused(emulator, hub, tmp_path):
    cache = tmp_path / "tokens"
    cache.write_text("{}")
    cache.chmod(0o644)
    refused = pytest.raises(swath.ConfigError, match="chmod 600")
    with hub(token_cache=cache) as here, refused:
        here.locations()
    assert grants(emulator) == 0


@pytest.mark.parametrize("content", ["", "[]", "{", '{"x": 1}'])
def test_a_cache_that_is_none_is_written_anew(emulator, hub, tmp_path, content):
    cache = tmp_path / "tokens"
    cache.write_text(content)
    cache.chmod(0o600)
    with hub(token_cache=cache) as here:
        assert here.locations()
    assert len(json.loads(cache.read_bytes())) == 1


# pickles


def crossed(client):
    content = pickle.dumps(client)
    return content, functools.partial(pickle.loads, content)


@pytest.mark.parametrize("cls", [swath.SentinelHub, swath.AsyncSentinelHub])
def test_a_pickle_has_no_secret_and_finds_it_again(emulator, nowhere, monkeypatch, cls):
    client = fresh(emulator)
    settings = {"base_url": emulator.sentinelhub.url, "rate": "600/min"}
    here = cls(client.id, client.secret, **settings)
    content, unpickled = crossed(here)
    assert client.secret.encode() not in content
    with pytest.raises(swath.ConfigError, match="client_secret"):
        unpickled()
    monkeypatch.setenv("SWATH_SENTINELHUB_CLIENT_SECRET", client.secret)
    there = unpickled()
    assert there.base_url == here.base_url
    assert there._settings.get("rate") == "600/min"


def test_a_pickle_without_anything_says_where_it_looked(nowhere, monkeypatch):
    monkeypatch.setenv("SWATH_SENTINELHUB_TOKEN", "abc")
    _, unpickled = crossed(swath.SentinelHub())
    monkeypatch.delenv("SWATH_SENTINELHUB_TOKEN")
    with pytest.raises(swath.ConfigError, match="unpickled looks for them in"):
        unpickled()


def test_a_pickle_finds_the_token_in_the_cache(emulator, nowhere, tmp_path):
    client = fresh(emulator)
    settings = {"base_url": emulator.sentinelhub.url, "token_cache": tmp_path / "t"}
    with swath.SentinelHub(client.id, client.secret, **settings) as here:
        MetadataApi(here._caller()).get_locations()
        _, unpickled = crossed(here)
    with unpickled() as there:
        assert MetadataApi(there._caller()).get_locations()
        emulator.clock.advance(4000)
        with pytest.raises(swath.ConfigError, match="that is still good"):
            MetadataApi(there._caller()).get_locations()
    assert grants(emulator) == 1


def test_a_pickle_of_the_emulators_profile_joins_it_again(emulator, nowhere):
    with swath.SentinelHub(profile="emulator") as here:
        _, unpickled = crossed(here)
    with unpickled() as there:
        assert there.base_url == emulator.sentinelhub.url
