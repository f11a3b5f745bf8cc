from __future__ import annotations

import json
import os
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.cli._exits import Failure
from swath.cli._profiles import store


@pytest.fixture
def file():
    return Path(os.environ["SWATH_CONFIG"])


def rows(done):
    return {row["name"]: row for row in map(json.loads, done.stdout.splitlines())}


def test_path_says_where_the_profile_file_would_be(run, file):
    assert run("config", "path").stdout.strip() == str(file)


def test_each_setting_tells_where_it_comes_from(run, file, monkeypatch):
    run("config", "set", "datasphere", "timeout", "7")
    run("config", "set", "datasphere", "token", input="file-secret\n")
    monkeypatch.setenv("SWATH_DATASPHERE_TOKEN", "env-secret")
    shown = rows(run("config", "show", "datasphere", "--json"))
    assert (shown["token"]["value"], shown["token"]["source"]) == (
        "***",
        "SWATH_DATASPHERE_TOKEN",
    )
    assert (shown["timeout"]["value"], shown["timeout"]["source"]) == (
        7.0,
        "profile default",
    )
    assert shown["max_retries"]["source"] == "default"
    assert (shown["deadline"]["value"], shown["deadline"]["source"]) == (
        None,
        "not set",
    )


def test_no_secret_is_ever_printed(run, monkeypatch):
    monkeypatch.setenv("SWATH_DATASPHERE_TOKEN", "s3cret-of-mine")
    for words in (["config", "show"], ["config", "show", "--json"], ["doctor"]):
        done = run(*words)
        assert "s3cret" not in done.output
    assert "***" in run("config", "show").stdout


def test_a_secret_on_the_command_line_is_refused_and_not_stored(run, file):
    done = run("config", "set", "datasphere", "token", "abc")
    assert done.exit_code == 2
    assert "shell's history" in done.stderr
    assert not file.exists()


def test_the_file_is_the_owners_alone(run, file):
    done = run("config", "set", "datasphere", "token", "-", input="abc\n")
    assert done.exit_code == 0
    assert "abc" not in done.output
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert tomllib.loads(file.read_text()) == {
        "default": {"datasphere": {"token": "abc"}}
    }


def test_what_was_set_is_what_a_client_uses(run, emulator, monkeypatch):
    monkeypatch.delenv("SWATH_PROFILE")
    sphere = emulator.datasphere
    run(
        "config",
        "set",
        "datasphere",
        "token",
        input=sphere.token,
        catch_exceptions=False,
    )
    run("config", "set", "datasphere", "base_url", sphere.url)
    assert run("datasphere", "item", "latest").exit_code == 0


def test_a_profile_of_a_name_is_written_and_read(run, file):
    words = ("datasphere", "timeout")
    assert run("config", "set", *words, "5", "--profile", "night run").exit_code == 0
    assert tomllib.loads(file.read_text()) == {
        "night run": {"datasphere": {"timeout": 5.0}}
    }
    words = ("config", "show", "datasphere", "--json", "--profile", "night run")
    shown = rows(run(*words))
    assert shown["timeout"]["source"] == "profile night run"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["datasfere", "token"], "did you mean 'datasphere'?"),
        (["datasphere", "tokn"], "did you mean 'token'?"),
        (["datasphere", "timeout", "soon"], "is not a number"),
        (["datasphere", "max_retries", "1.5"], "is not a whole number"),
        (["datasphere", "base_url", "example.com"], "absolute address"),
        (["datasphere", "base_url", "http://example.com"], "unencrypted"),
        (["datasphere", "publish_url", "https://example.com"], "absolute address"),
        (["datasphere", "timeout", "5", "--profile", "emulator"], "built in"),
        (["datasphere", "token"], "empty"),
    ],
)
def test_what_makes_no_sense_is_not_stored(run, file, words, told):
    done = run("config", "set", *words, input="\n")
    assert done.exit_code == 2
    assert told in done.stderr
    assert not file.exists()


def test_comments_and_neighbours_stay(run, file):
    file.parent.mkdir()
    file.write_text(
        "# mine\n[default.datasphere]\ntimeout = 5 # short\nbase_url = 'https://a.b'\n\n"
        "[night.datasphere]\ntimeout = 900\n"
    )
    file.chmod(0o644)
    run("config", "set", "datasphere", "timeout", "6")
    assert file.read_text() == (
        "# mine\n[default.datasphere]\ntimeout = 6.0\nbase_url = 'https://a.b'\n\n"
        "[night.datasphere]\ntimeout = 900\n"
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("default = {datasphere = {timeout = 5}}\n", "only a person can edit"),
        ("[default\n", "is no TOML"),
        ("default = 5\n", "only a person can edit"),
    ],
)
def test_a_file_that_cannot_be_edited_stays_as_it_is(run, file, text, told):
    file.parent.mkdir()
    file.write_text(text)
    done = run("config", "set", "datasphere", "timeout", "6")
    assert done.exit_code == 2
    assert told in done.stderr
    assert file.read_text() == text


names = st.text(min_size=1, max_size=12)


@given(
    st.lists(
        st.tuples(names, names, names, st.text() | st.floats(allow_nan=False)),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_is_stored_reads_back(tmp_path_factory, settings):
    path = tmp_path_factory.mktemp("profiles") / "config.toml"
    wanted: dict[str, dict[str, dict[str, object]]] = {}
    for profile, service, name, value in settings:
        try:
            store(path, profile, service, name, value)
        except Failure:
            continue
        wanted.setdefault(profile, {}).setdefault(service, {})[name] = value
        assert tomllib.loads(path.read_text(encoding="utf-8")) == wanted
