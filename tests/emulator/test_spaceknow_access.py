"""Who may do what at SpaceKnow, and how it says no."""

from __future__ import annotations

import base64
import json
import re

import httpx
import pytest

from swath.emulator import Fault, User
from swath.emulator.spaceknow import Group, grants
from swath_api.spaceknow.operations import OPERATIONS

from .spaceknow_desk import EXTENT, PASSWORD, SENTINEL2, SKYSAT


HELD = ("imagery", "imagery.images", "credits.check-area", "")
# As documented: a row for what is required, a column for what is held.
TABLE = {
    "imagery": "TFFF",
    "imagery.images": "TTFF",
    "imagery.availability": "TFFF",
    "kraken": "FFFF",
    "": "FFFT",
}


@pytest.mark.parametrize("required", TABLE)
def test_permissions_follow_the_table_of_the_documentation(required):
    assert [grants(held, required) for held in HELD] == [
        letter == "T" for letter in TABLE[required]
    ]


@pytest.mark.parametrize(
    ("held", "required", "granted"),
    [
        ("imagery.images", "imagery.images.pl.PSScene4Band", True),
        ("imagery.images.pl", "imagery.images.ee.COPERNICUS/S2", False),
        ("kraken.dry-run", "kraken", False),
        ("imagery.image", "imagery.images", False),
        ("Imagery", "imagery", False),
        ("admin", "admin.credits.set-user-credit-limit", True),
    ],
)
def test_whole_segments_count(held, required, granted):
    assert grants(held, required) is granted


def claims(token):
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def test_a_password_gives_a_token_that_works(emulator, desk):
    settings = emulator.settings()["services"]["spaceknow"]
    account = {name: settings[name] for name in ("username", "password")}
    reply = httpx.post(settings["token_url"], json=PASSWORD | account, verify=False)
    assert (reply.status_code, reply.json()["token_type"]) == (200, "bearer")
    token = reply.json()["id_token"]
    assert claims(token)["exp"] - claims(token)["iat"] == 36_000
    assert claims(token)["iat"] == int(emulator.clock.now().timestamp())
    assert claims(token)["sub"] == "auth0|ada"
    desk.http.headers["authorization"] = f"Bearer {token}"
    assert desk.ok("/user/info")["email"] == "ada@swath.example"


def test_a_form_gives_a_token_too_and_is_noted(emulator, desk):
    form = PASSWORD | {"username": "ana@swath.example", "password": "ana-password"}
    assert desk.http.post("/oauth/ro", data=form).status_code == 200
    assert "form" in emulator.journal.odd[0].odd[0]


@pytest.mark.parametrize(
    ("change", "status", "error"),
    [
        ({"password": "guess"}, 401, "invalid_user_password"),
        ({"username": "who@swath.example"}, 401, "invalid_user_password"),
        ({"client_id": "mine"}, 400, "invalid_request"),
        ({"grant_type": "code"}, 400, "invalid_request"),
        ({"password": None}, 400, "invalid_request"),
    ],
)
def test_a_refused_token_has_the_form_of_auth0(desk, change, status, error):
    order = PASSWORD | {"username": "ana@swath.example", "password": "ana-password"}
    reply = desk.post("/oauth/ro", order | change)
    assert (reply.status_code, reply.json()["error"]) == (status, error)
    assert set(reply.json()) == {"error", "error_description"}


def test_too_many_wrong_passwords_block_an_account_for_a_minute(emulator, desk):
    emulator.spaceknow.configure({"attempts": 3})
    wrong = PASSWORD | {"username": "ana@swath.example", "password": "guess"}
    statuses = [desk.post("/oauth/ro", wrong).status_code for _ in range(4)]
    assert statuses == [401, 401, 401, 429]
    right = wrong | {"password": "ana-password"}
    assert desk.post("/oauth/ro", right).json()["error"] == "too_many_attempts"
    emulator.clock.advance(61)
    assert desk.post("/oauth/ro", right).status_code == 200


def test_a_fault_at_the_token_endpoint_has_the_form_of_auth0(emulator, desk):
    emulator.faults.add(Fault(operation="requestToken", status=429))
    reply = desk.post("/oauth/ro", PASSWORD)
    assert reply.json()["error"] == "too_many_attempts"
    assert "error_description" in reply.json()


def test_a_token_ends_on_the_clock_of_the_emulator(emulator, desk):
    emulator.clock.advance(35_999)
    desk.ok("/user/info")
    emulator.clock.advance(1)
    assert desk.refused("/user/info") == (401, "INVALID-JWT")


def test_tokens_may_tell_the_time_of_the_wall(emulator, desk):
    emulator.spaceknow.configure({"token_time": "wall"})
    desk.become("ada")
    token = desk.http.headers["authorization"].removeprefix("Bearer ")
    assert claims(token)["iat"] > emulator.clock.now().timestamp() + 3600
    desk.ok("/user/info")
    emulator.clock.advance(36_000)
    assert desk.refused("/user/info") == (401, "INVALID-JWT")


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (None, "INVALID-AUTHORIZATION-HEADER"),
        ("Bearer", "INVALID-AUTHORIZATION-HEADER"),
        ("Token abc", "INVALID-AUTHORIZATION-HEADER"),
        ("Bearer abc", "INVALID-JWT"),
        ("Bearer a.b.c", "INVALID-JWT"),
    ],
)
def test_what_is_no_token_is_a_401(desk, header, code):
    desk.become(None)
    if header:
        desk.http.headers["authorization"] = header
    assert desk.refused("/user/info") == (401, code)


def test_a_forged_token_is_refused(desk):
    token = desk.http.headers["authorization"]
    head, body, signature = token.split(".")
    forged = claims(f"{head}.{body}.{signature}") | {"sub": "auth0|ana"}
    part = base64.urlsafe_b64encode(json.dumps(forged).encode()).decode().rstrip("=")
    desk.http.headers["authorization"] = f"{head}.{part}.{signature}"
    assert desk.refused("/user/info") == (401, "INVALID-JWT")


def test_the_token_of_a_user_who_is_gone_is_refused(emulator, desk):
    space = emulator.spaceknow
    space.users.add(User(id="u", email="u@swath.example", password="p", name="U"))
    desk.become("u").ok("/user/info")
    space.users.remove(space.user("u@swath.example"))
    assert desk.refused("/user/info") == (401, "INVALID-JWT")


SECURED = [one for one in OPERATIONS.values() if one.secured and not one.anonymous]


@pytest.mark.parametrize("info", SECURED, ids=lambda info: info.id)
def test_each_operation_wants_a_token(desk, info):
    desk.become(None)
    path = info.path.replace("{provider}", "pl")
    assert desk.refused(path) == (401, "INVALID-AUTHORIZATION-HEADER")


@pytest.mark.parametrize(
    "info", [one for one in SECURED if one.permissions], ids=lambda info: info.id
)
def test_each_static_permission_is_needed(emulator, desk, info):
    emulator.spaceknow.users.add(
        User(id="u", email="u@swath.example", password="p", name="U", permissions=("",))
    )
    path = info.path.replace("{provider}", "pl")
    assert desk.become("u").refused(path) == (401, "NOT-AUTHORIZED")


@pytest.mark.parametrize(
    "info", [one for one in SECURED if one.user_only], ids=lambda info: info.id
)
def test_an_api_key_is_no_person(emulator, desk, info):
    key = emulator.settings()["services"]["spaceknow"]["api_key"]
    desk.http.headers["authorization"] = f"Bearer {key}"
    path = info.path.replace("{provider}", "pl")
    code = "API-KEY-AUTHORIZATION-NOT-PERMITTED"
    assert desk.refused(path) == (403, code)


def test_an_api_key_may_do_the_rest(emulator, desk):
    key = emulator.settings()["services"]["spaceknow"]["api_key"]
    desk.http.headers["authorization"] = f"Bearer {key}"
    assert len(desk.ok("/imagery/providers")) == 18


def test_eight_operations_are_for_persons_only():
    assert sum(one.user_only for one in OPERATIONS.values()) == 8


def test_rights_of_a_dataset_are_needed_to_search_it(desk):
    desk.become("rita")
    desk.start("/imagery/search", {"datasets": [SENTINEL2], "extent": EXTENT})
    order = {"datasets": [SENTINEL2, SKYSAT], "extent": EXTENT}
    assert desk.refused("/imagery/search/initiate", order) == (401, "NOT-AUTHORIZED")


def test_every_answer_has_the_headers_of_the_service(desk):
    replies = [
        desk.post("/user/info"),
        desk.post("/user/nothing"),
        desk.http.get("/user/info"),
        desk.post("/user/info", headers={"Prefer": "code=503"}),
    ]
    assert [one.status_code for one in replies] == [200, 404, 405, 503]
    ids = {one.headers["spaceknow-request-id"] for one in replies}
    assert len(ids) == 4
    assert all(re.fullmatch(r"\w{10}", one) for one in ids)
    assert {one.headers["spaceknow-api-version"] for one in replies} == {"106"}
    assert {one.headers["access-control-allow-origin"] for one in replies} == {"*"}


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault(status=429), "TOO-MANY-REQUESTS"),
        (Fault(status=503), "SERVICE-UNAVAILABLE"),
        (Fault(status=500), "ERROR"),
        (Fault(token="expired"), "INVALID-JWT"),
    ],
)
def test_faults_have_the_form_of_the_service(emulator, desk, fault, code):
    emulator.faults.add(fault)
    assert desk.refused("/user/info")[1] == code


def test_an_unknown_path_and_a_wrong_method_have_their_codes(desk):
    assert desk.refused("/user/nothing") == (404, "NON-EXISTENT-ENDPOINT")
    reply = desk.http.get("/user/info")
    assert (reply.status_code, reply.json()["error"]) == (405, "METHOD-NOT-ALLOWED")


def test_a_body_of_64_kib_is_taken_and_one_byte_more_is_not(desk):
    # An unknown member is let pass and noted, so the body can be filled up with one.
    head, tail = b'{"x":"', b'"}'
    for size, status in ((65_536, 200), (65_537, 413)):
        content = head + b"a" * (size - len(head) - len(tail)) + tail
        media = {"content-type": "application/json"}
        reply = desk.http.post("/user/info", content=content, headers=media)
        assert reply.status_code == status
    assert reply.json()["error"] == "PAYLOAD-TOO-LARGE"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"datasets": []}, "datasets"),
        ({"datasets": [{"provider": 1, "dataset": "x"}]}, "datasets[0].provider"),
        ({}, "body"),
        ({"datasets": [SKYSAT], "extent": {"type": "Circle"}}, "extent.type"),
        ({"datasets": [SKYSAT], "minIntersection": 2}, "minIntersection"),
    ],
)
def test_what_is_not_valid_is_a_422_that_names_the_place(desk, body, place):
    reply = desk.post("/imagery/search/initiate", body)
    assert (reply.status_code, reply.json()["error"]) == (422, "VALIDATION-ERROR")
    assert reply.json()["errorMessage"].startswith(f"{place}: ")


def test_unknown_members_are_noted(emulator, desk):
    desk.ok("/user/info", {"userld": "auth0|ana"})
    assert "userld" in emulator.journal.odd[0].odd[0]


def test_another_media_type_is_refused(desk):
    reply = desk.http.post("/user/info", data={"userId": "x"})
    assert (reply.status_code, reply.json()["error"]) == (400, "BAD-CONTENT-TYPE")


def test_users_see_themselves_and_admins_see_others(desk):
    assert desk.ok("/user/info", {"userId": "auth0|rita"})["name"] == "Rita Reader"
    assert desk.refused("/user/info", {"userId": "auth0|x"})[0] == 404
    desk.become("rita")
    told = desk.ok("/user/info")
    assert told["permissions"][0] == "imagery.availability"
    assert desk.refused("/user/info", {"userId": "auth0|ana"})[1] == "NOT-AUTHORIZED"


def test_a_guardian_user_comes_and_goes(desk):
    order = {"email": "guard@swath.example", "password": "secret", "name": "Guard"}
    assert desk.ok("/user/guardian-user/create", order) == {}
    assert desk.refused("/user/guardian-user/create", order)[0] == 409
    login = PASSWORD | {"username": order["email"], "password": order["password"]}
    assert desk.post("/oauth/ro", login).status_code == 200
    email = {"email": order["email"]}
    assert desk.ok("/user/guardian-user/delete", email) == {}
    assert desk.post("/oauth/ro", login).status_code == 401
    assert desk.refused("/user/guardian-user/delete", email)[0] == 404


def test_only_guardians_of_the_own_group_can_be_deleted(emulator, desk):
    delete = "/user/guardian-user/delete"
    assert desk.refused(delete, {"email": "ana@swath.example"})[0] == 403
    assert desk.refused(delete, {"email": "nora@swath.example"})[0] == 404


def test_users_and_credits_are_seeded(emulator, desk):
    admin = f"{emulator.url}/_emulator"
    user = {
        "id": "auth0|new",
        "email": "new@swath.example",
        "password": "pw",
        "name": "New",
        "permissions": ["credits"],
        "group": "grp-broke",
    }
    order = {"spaceknow": {"users": [user], "credits": {"grp-broke": 12.5}}}
    reply = httpx.post(f"{admin}/seed", json=order, verify=False)
    assert reply.json() == {
        "spaceknow": {"users": ["auth0|new"], "credits": {"grp-broke": 12.5}}
    }
    assert desk.become("new").ok("/credits/user/info")["remainingCredit"] == 12.5
    for wrong in ({"credits": {"grp-none": 1}}, {"user": []}, {"users": [{}]}):
        reply = httpx.post(f"{admin}/seed", json={"spaceknow": wrong}, verify=False)
        assert reply.status_code == 400


@pytest.mark.parametrize(
    "changes", [{"page": 0}, {"queue": -1}, {"nextTry": 1}, {"allocation": "never"}]
)
def test_switches_that_make_no_sense_are_refused(emulator, changes):
    with pytest.raises(ValueError, match=r"."):
        emulator.spaceknow.configure(changes)
    assert emulator.spaceknow.switches.page == 100


def test_the_python_names_are_public():
    assert Group(id="g", credit=1.0).tier == "basic"
