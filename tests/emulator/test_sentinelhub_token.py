"""The tokens of the emulated Sentinel Hub."""

from __future__ import annotations

import base64
import json

import httpx
import pytest

from swath.emulator import Fault
from swath.emulator.sentinelhub import Account, Client


LOCATIONS = "/api/v1/metadata/location"


def claims(token):
    """The claims as a public client reads them: with the plain alphabet."""
    part = token.split(".")[1]
    assert not set("-_") & set(part)
    return json.loads(base64.b64decode(part + "=" * (-len(part) % 4)))


@pytest.mark.parametrize(
    "path",
    [
        "/auth/realms/main/protocol/openid-connect/token",
        "/auth/realms/CDSE/protocol/openid-connect/token",
        "/oauth/token",
        "/oauth/token/",
    ],
)
def test_every_realm_gives_a_token_that_works(hub_desk, path):
    reply = hub_desk.grant(hub_desk.hub.url + path)
    told = reply.json()
    assert (reply.status_code, told["token_type"], told["expires_in"]) == (
        200,
        "Bearer",
        3600,
    )
    hub_desk.http.headers["authorization"] = f"Bearer {told['access_token']}"
    assert hub_desk.get(LOCATIONS).status_code == 200


def test_a_token_says_whose_it_is_and_how_long_it_lives(emulator, hub_desk):
    told = claims(hub_desk.grant().json()["access_token"])
    assert told["azp"] == hub_desk.hub.client.id
    assert told["iat"] == int(emulator.clock.now().timestamp())
    assert told["exp"] - told["iat"] == 3600


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        ({"client_secret": "guess"}, 401, "invalid_client"),
        ({"client_id": "nobody"}, 401, "invalid_client"),
        ({"client_id": ""}, 401, "invalid_client"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
    ],
)
def test_a_refused_token_has_the_form_of_oauth(hub_desk, form, status, error):
    reply = hub_desk.grant(**form)
    assert (reply.status_code, reply.json()["error"]) == (status, error)
    assert set(reply.json()) == {"error", "error_description"}


def test_credentials_come_as_a_form_only(hub_desk):
    reply = httpx.post(hub_desk.hub.token_url, json={}, verify=False)
    assert (reply.status_code, reply.json()["error"]) == (415, "invalid_request")


def test_a_fault_at_the_token_endpoint_has_the_form_of_oauth(emulator, hub_desk):
    emulator.faults.add(Fault(operation="requestToken", status=503))
    assert set(hub_desk.grant().json()) == {"error", "error_description"}


def test_a_token_ends_on_the_clock_of_the_emulator(emulator, hub_desk):
    emulator.clock.advance(3599)
    assert hub_desk.get(LOCATIONS).status_code == 200
    emulator.clock.advance(1)
    reply = hub_desk.get(LOCATIONS)
    assert reply.status_code == 401
    assert reply.json()["error"]["code"] == "COMMON_UNAUTHORIZED"
    assert "expired" in reply.json()["error"]["message"]


def test_the_lifetime_of_tokens_is_a_switch(emulator, hub_desk):
    emulator.sentinelhub.configure({"token_lifetime": 30})
    assert hub_desk.grant().json()["expires_in"] == 30


def test_tokens_may_tell_the_time_of_the_wall(emulator, hub_desk):
    emulator.sentinelhub.configure({"token_time": "wall"})
    told = claims(hub_desk.grant().json()["access_token"])
    assert told["iat"] > emulator.clock.now().timestamp() + 3600


def test_a_client_of_ones_own_gets_tokens_of_its_account(emulator, hub_desk):
    account = Account(id="mine", name="mine")
    emulator.sentinelhub.accounts.add(
        account, Client(id="robot", secret="r2", account="mine")
    )
    token = hub_desk.grant(client_id="robot", client_secret="r2").json()
    assert claims(token["access_token"])["account"] == "mine"


def test_what_a_token_says_can_be_asked(hub_desk):
    told = hub_desk.get("/oauth/tokeninfo").json()
    assert (told["active"], told["client_id"]) == (True, hub_desk.hub.client.id)
    del hub_desk.http.headers["authorization"]
    assert hub_desk.get("/oauth/tokeninfo").status_code == 401


def test_the_journal_shows_no_token(emulator, hub_desk):
    token = hub_desk.http.headers["authorization"].removeprefix("Bearer ")
    hub_desk.get(LOCATIONS)
    assert token not in repr(emulator.journal)
    assert emulator.journal.entries[-1].headers["authorization"] == "Bearer ***"
