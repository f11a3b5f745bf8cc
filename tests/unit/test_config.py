from __future__ import annotations

import copy
import inspect
import os
import pickle
import traceback

import pytest

import swath
import swath._client
import swath._config
import swath.datasphere._client
from swath._config import Setting, check_url, config_path, resolve
from swath._core.secret import Secret
from swath._errors import ConfigError, InputError


KNOWN = (
    Setting(name="token", about="t", secret=True),
    Setting(name="base_url", about="u", default="https://api.example"),
)
TOKEN = "s3cr3t-t0ken"
SOURCES = {
    inspect.getfile(module)
    for module in (swath._config, swath._client, swath.datasphere._client)
}
LOCAL = {"base_url": "http://127.0.0.1:9"}


@pytest.fixture(autouse=True)
def config(tmp_path, monkeypatch):
    """An environment without settings, and a profile file that is not there yet."""
    for name in list(os.environ):
        if name.startswith("SWATH_") and name != "SWATH_HYPOTHESIS":
            monkeypatch.delenv(name)
    path = tmp_path / "config.toml"
    monkeypatch.setenv("SWATH_CONFIG", str(path))
    return path


def written(path, text, mode=0o600):
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)


def with_locals(error):
    return traceback.TracebackException.from_exception(error, capture_locals=True)


def resolved(profile=None, **arguments):
    return resolve("svc", KNOWN, arguments, profile)


def told(settings):
    return {name: (one.value, one.source) for name, one in settings.values.items()}


def test_each_value_says_where_it_comes_from(config, monkeypatch):
    written(config, "[default.svc]\ntoken = 'a'\ntimeout = 7\ndeadline = 100")
    monkeypatch.setenv("SWATH_SVC_TIMEOUT", "8.5")
    assert told(resolved(deadline=3)) == {
        "token": (Secret("a"), "profile default"),
        "base_url": ("https://api.example", "default"),
        "timeout": (8.5, "SWATH_SVC_TIMEOUT"),
        "deadline": (3.0, "argument"),
        "max_retries": (5, "default"),
    }


def test_arguments_win_over_the_environment_and_that_over_the_file(config, monkeypatch):
    written(config, "[default.svc]\ntoken = 'file'")
    assert resolved().secret("token") == Secret("file")
    monkeypatch.setenv("SWATH_SVC_TOKEN", "environment")
    assert resolved().secret("token") == Secret("environment")
    assert resolved(token="argument").secret("token") == Secret("argument")
    assert resolved(token=None).secret("token") == Secret("environment")


def test_an_empty_variable_counts_as_not_set(monkeypatch):
    monkeypatch.setenv("SWATH_SVC_TIMEOUT", "")
    assert told(resolved())["timeout"] == (60.0, "default")


def test_profiles_are_chosen_by_argument_and_else_by_variable(config, monkeypatch):
    written(config, "[a.svc]\ntoken='1'\n[b.svc]\ntoken='2'\n[c]")
    monkeypatch.setenv("SWATH_PROFILE", "a")
    assert resolved().secret("token") == Secret("1")
    assert resolved("b").secret("token") == Secret("2")
    assert resolved("c").get("token") is None


@pytest.mark.parametrize("by", ["argument", "variable"])
def test_an_unknown_profile_is_an_error_that_names_the_others(config, monkeypatch, by):
    written(config, "[work.svc]\n[home.svc]")
    if by == "variable":
        monkeypatch.setenv("SWATH_PROFILE", "wrok")
    with pytest.raises(ConfigError, match=r"'wrok'.*'work', 'home'.*built in"):
        resolved("wrok" if by == "argument" else None)


def test_without_a_file_there_are_only_defaults(config):
    assert told(resolved())["base_url"] == ("https://api.example", "default")
    assert not config.exists()
    with pytest.raises(ConfigError, match="none"):
        resolved("default2")


@pytest.mark.skipif(os.name != "posix", reason="file modes are of POSIX")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666, 0o610])
def test_a_file_that_others_can_open_is_refused(config, mode):
    written(config, "[default.svc]", mode)
    with pytest.raises(ConfigError, match="chmod 600"):
        resolved()


@pytest.mark.parametrize(
    "text", ["[", "a = ", "default = 5", "[default]\nsvc = 5", "\ufeff[default]"]
)
def test_a_damaged_file_is_an_error_that_names_it(config, text):
    written(config, text)
    with pytest.raises(ConfigError, match=str(config)):
        resolved()


def test_a_file_that_is_no_text_is_an_error(config):
    config.write_bytes(b"\xff\xfe\x00")
    config.chmod(0o600)
    with pytest.raises(ConfigError, match="cannot be read"):
        resolved()
    config.unlink()
    config.mkdir(mode=0o700)
    with pytest.raises(ConfigError, match="cannot be read"):
        resolved()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timeout", "soon"),
        ("timeout", ""),
        ("timeout", []),
        ("max_retries", "2.5"),
        ("max_retries", 2.5),
        ("max_retries", True),
        ("timeout", True),
    ],
)
def test_a_malformed_value_names_itself_and_its_source(name, value):
    with pytest.raises(ConfigError, match=rf"^{name}=.*\(argument\)"):
        resolved(**{name: value})


@pytest.mark.parametrize(
    "options",
    [
        {"timeout": 0},
        {"timeout": -1},
        {"timeout": float("nan")},
        {"timeout": float("inf")},
        {"deadline": 0},
        {"max_retries": -1},
    ],
)
def test_a_senseless_value_is_refused_before_anything_is_sent(options):
    with pytest.raises(ConfigError, match=f"^{next(iter(options))}="):
        swath.DataSphere("t", **LOCAL, **options)
    with swath.DataSphere("t", **LOCAL) as ds, pytest.raises(InputError):
        ds.with_options(**options)


@pytest.mark.parametrize("token", ["", " ", "a\nb", "caf\u00e9", "a\x00"])
def test_a_token_that_no_header_carries_is_refused(token):
    with pytest.raises(ConfigError, match="token"):
        swath.DataSphere(token, **LOCAL)


def test_a_missing_token_tells_every_way_to_give_it(config):
    with pytest.raises(ConfigError) as caught:
        swath.DataSphere()
    for way in (
        "token=",
        "SWATH_DATASPHERE_TOKEN",
        "[default.datasphere]",
        str(config),
    ):
        assert way in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "https://api.example",
        "https://api.example/base/",
        "https://api.example:8443",
        "http://localhost:8000/x",
        "http://127.0.0.1:1",
        "http://[::1]:80/",
        "http://emulator:8000",
        "https://[2001:db8::1]/",
    ],
)
def test_addresses_that_are_safe(url):
    assert check_url("base_url", url) == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "http://api.example",
        "http://10.0.0.1",
        "http://[2001:db8::1]/",
        "http://localhost.example",
        "http://127.0.0.1.example/",
    ],
)
def test_credentials_do_not_go_in_clear(url):
    with pytest.raises(ConfigError, match="unencrypted"):
        check_url("base_url", url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.example",
        "//api.example",
        "https://",
        "https:///x",
        "ftp://api.example",
        "wss://api.example",
        "https://api.example:x",
        "https://api.example:99999",
        "https://[::1",
        "https://api.example/?a=1",
        "https://api.example/#a",
        "https://api example",
        "https://api.example\n",
        "https://api.example\\x",
    ],
)
def test_what_is_no_plain_address_is_refused(url):
    with pytest.raises(ConfigError, match="plain absolute address"):
        check_url("base_url", url)


def test_a_password_in_an_address_is_refused_and_not_shown():
    with pytest.raises(ConfigError) as caught:
        check_url("base_url", "https://me:hunter2@api.example")
    assert "hunter2" not in str(caught.value)
    with pytest.raises(ConfigError, match="publish_url"):
        swath.DataSphere("t", **LOCAL, publish_url="https://ws.example/").publish()


@pytest.mark.parametrize(
    ("source", "broken"),
    [
        ("argument", {"timeout": "soon"}),
        ("environment", {"timeout": "soon"}),
        ("file", {"timeout": "soon"}),
        ("file", {"profile": "nobody"}),
        ("file", {"base_url": "http://api.example"}),
        ("argument", {"token": TOKEN + "\n\u00e9"}),
    ],
)
def test_no_traceback_shows_the_token(config, monkeypatch, source, broken):
    options = {**LOCAL, **broken}
    if source == "argument":
        options.setdefault("token", TOKEN)
    elif source == "environment":
        monkeypatch.setenv("SWATH_DATASPHERE_TOKEN", TOKEN)
    else:
        written(config, f"[default.datasphere]\ntoken = '{TOKEN}'\n[other]")
    with pytest.raises(ConfigError) as caught:
        swath.DataSphere(**options)
    stack = with_locals(caught.value).stack
    frames = [frame for frame in stack if frame.filename in SOURCES]
    assert frames
    assert TOKEN not in repr([frame.locals for frame in frames])
    assert TOKEN not in str(caught.value)


def test_a_damaged_file_shows_nothing_of_itself(config):
    written(config, f"[default.datasphere]\ntoken = '{TOKEN}'\nbroken")
    with pytest.raises(ConfigError) as caught:
        swath.DataSphere(**LOCAL)
    assert TOKEN not in "".join(with_locals(caught.value).format())


def test_a_client_shows_no_secret_and_pickles_without_one(monkeypatch):
    with swath.DataSphere(TOKEN, **LOCAL, timeout=7) as ds:
        told = [repr(ds), repr(vars(ds)), repr(ds.context), repr(vars(ds.dataset))]
        data = pickle.dumps(ds)
    assert TOKEN not in "".join(told)
    assert TOKEN.encode() not in data
    with pytest.raises(ConfigError, match="token"):
        pickle.loads(data)
    monkeypatch.setenv("SWATH_DATASPHERE_TOKEN", "found again")
    with pickle.loads(data) as again:
        assert again.context.policy.timeout == 7
        assert again.base_url == "http://127.0.0.1:9"
        assert again._settings.secret("token") == Secret("found again")


@pytest.mark.parametrize("cls", [swath.DataSphere, swath.AsyncDataSphere])
def test_views_pickle_with_their_patience(monkeypatch, cls):
    monkeypatch.setenv("SWATH_DATASPHERE_TOKEN", TOKEN)
    view = cls(**LOCAL, max_retries=9).with_options(deadline=11)
    for clone in (pickle.loads(pickle.dumps(view)), copy.copy(view)):
        assert type(clone) is cls
        policy = clone.context.policy
        assert (policy.max_retries, policy.deadline) == (9, 11)


def test_a_profile_is_remembered_by_a_pickle(config, monkeypatch):
    written(config, f"[work.datasphere]\ntoken = '{TOKEN}'\ntimeout = 9")
    ds = swath.DataSphere(profile="work", **LOCAL)
    data = pickle.dumps(ds)
    assert TOKEN.encode() not in data
    assert pickle.loads(data).context.policy.timeout == 9


def test_views_share_all_but_their_patience():
    ds = swath.DataSphere(TOKEN, **LOCAL)
    parts = ds.dataset, ds.item
    view = ds.with_options(timeout=1, deadline=None)
    assert view._driver is ds._driver
    assert view.context.policy.timeout == 1
    assert ds.context.policy.timeout == 60
    assert (ds.dataset, ds.item) == parts
    assert view.dataset is not parts[0]
    assert view.dataset._caller.context.policy.timeout == 1


def test_the_profile_file_lies_where_the_variable_says(monkeypatch, tmp_path):
    assert config_path() == tmp_path / "config.toml"
    monkeypatch.delenv("SWATH_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    if os.name == "posix":
        assert config_path() == tmp_path / "xdg" / "swath" / "config.toml"
