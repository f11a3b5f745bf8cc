"""Where settings come from: arguments, the environment, a profile file, defaults.

The first that has a value wins, and each value remembers where it came from. Nothing
is read when swath is imported.
"""

from __future__ import annotations

import os
import stat
import sys
import tomllib
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec

from swath._core.secret import Secret
from swath._errors import ConfigError


__all__ = ["Setting", "Settings", "config_path", "keyring_secret", "resolve"]

Layer = tuple[str, Mapping[str, Any]]
"""A place that settings come from: its name, and what it has."""

EMULATOR = "emulator"
"""The built-in profile: the embedded emulator, or the one at SWATH_EMULATOR_URL."""

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """One setting of a service.

    Attributes:
        name: The keyword argument, and the key in a profile.
        about: What it is, for `swath config show`.
        default: The value where nobody sets one; None if there is none.
        secret: Whether it is a credential.
        in_body: Whether a credential travels in a body, where any character may stand.
        kind: What its text is converted to; ``dict`` is a table of texts.
    """

    name: str
    about: str
    default: str | float | None = None
    secret: bool = False
    in_body: bool = False
    kind: type = str

    @property
    def form(self) -> str:
        """What its value has to be, for people."""
        return _FORMS.get(self.kind, "a text")


_FORMS = {float: "a number", int: "a whole number", dict: "a table of texts"}

COMMON = (
    Setting(name="timeout", about="longest silence, s", default=60.0, kind=float),
    Setting(name="deadline", about="longest call with retries, s", kind=float),
    Setting(name="max_retries", about="tries after the first", default=5, kind=int),
)
"""The settings that every service has."""


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """A value and where it came from; a secret's value is a `Secret`."""

    value: Any
    source: str


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of one client.

    Attributes:
        service: Whose settings these are.
        profile: The profile they were read with.
        values: Each setting by name; those without a value are missing.
    """

    service: str
    profile: str
    values: dict[str, Resolved]

    def get(self, name: str) -> Any:
        """A setting's value, or None."""
        found = self.values.get(name)
        return None if found is None else found.value

    def secret(self, name: str) -> Secret:
        """A credential.

        Raises:
            ConfigError: Nobody set it.
        """
        found = self.get(name)
        if not isinstance(found, Secret):
            variable = _variable(self.service, name)
            raise ConfigError(
                f"{self.service} needs a {name}: pass {name}=..., set {variable}, or "
                f"write {name} into [{self.profile}.{self.service}] of {config_path()}"
            )
        return found


def config_path() -> Path:
    """The profile file: SWATH_CONFIG, or config.toml in the user's config folder."""
    given = os.environ.get("SWATH_CONFIG")
    if given:
        return Path(given)
    if sys.platform == "win32":
        base = os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming"
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(base) / "swath" / "config.toml"


def resolve(
    service: str,
    settings: tuple[Setting, ...],
    arguments: Mapping[str, Any],
    profile: str | None = None,
) -> Settings:
    """Finds the value of each setting.

    Args:
        service: Whose settings.
        settings: What there is to set, beside `COMMON`.
        arguments: What the caller passed; None counts as not passed.
        profile: The profile to use; else SWATH_PROFILE, else ``default``.

    Raises:
        ConfigError: A value is malformed, the profile does not exist, or the file
            holds a secret and others may read it.
    """
    chosen = profile or os.environ.get("SWATH_PROFILE") or "default"
    every = (*COMMON, *settings)
    arguments = hidden(every, arguments)
    layers = _layers(service, every, chosen, named=profile is not None)
    values: dict[str, Resolved] = {}
    for setting in every:
        found = _first(service, setting, (("argument", arguments), *layers))
        if found is not None:
            values[setting.name] = found
    return Settings(service=service, profile=chosen, values=values)


def keyring_secret(name: str, user: str) -> Secret | None:
    """The password that the system's keyring has, if the extra is installed.

    Args:
        name: Under which the keyring has it, such as ``swath.spaceknow``.
        user: Whose it is.

    Raises:
        ConfigError: The keyring is there, but cannot be read.
    """
    try:
        keyring: Any = import_module("keyring")
    except ImportError:
        return None
    try:
        return Secret.of(keyring.get_password(name, user))
    except keyring.errors.KeyringError as error:
        raise ConfigError(f"the keyring cannot be read: {error}") from None


def hidden(
    settings: tuple[Setting, ...], layer: Mapping[str, Any]
) -> Mapping[str, Any]:
    """A layer whose credentials not even a traceback with its locals shows."""
    names = {setting.name for setting in settings if setting.secret}
    return {
        name: Secret.of(value) if name in names else value
        for name, value in layer.items()
    }


def check_url(name: str, url: str, scheme: Literal["http", "ws"] = "http") -> str:
    """A base address to which a credential may be sent, without a final slash.

    Args:
        name: The setting, for the message.
        url: Its value.
        scheme: The family of the scheme; an ``s`` after it means encryption.

    Raises:
        ConfigError: It is not a plain absolute address, or would send credentials in
            clear.
    """
    host = _host(url)
    if host is None or not url.startswith((f"{scheme}://", f"{scheme}s://")):
        raise ConfigError(
            f"{name}={_without_user(url)!r} is not a plain absolute address "
            f"({scheme}s://host/path)"
        )
    clear = url.startswith(f"{scheme}://")
    if clear and host not in _LOOPBACK and ("." in host or ":" in host):
        raise ConfigError(
            f"{name}={url!r} would send the credentials unencrypted: use {scheme}s://"
        )
    return url.rstrip("/")


def _host(url: str) -> str | None:
    """The host of a plain address: one without user, query, fragment and blanks."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is none
    except ValueError:
        return None
    odd = {"@", "?", "#", "\\", " "} & set(url)
    return parts.hostname if url.isprintable() and not odd else None


def _without_user(url: str) -> str:
    return url if "@" not in url else f"***@{url.rpartition('@')[2]}"


def _layers(
    service: str, settings: tuple[Setting, ...], profile: str, *, named: bool
) -> tuple[Layer, ...]:
    environment = ("environment", _environment(service, settings))
    if profile == EMULATOR:
        # before the environment: a real account's token is not for the emulator
        found = hidden(settings, _emulator(service))
        return (f"profile {profile}", found), environment
    found = _profile(service, settings, profile, named=named)
    return environment, (f"profile {profile}", found)


def _first(
    service: str, setting: Setting, layers: tuple[Layer, ...]
) -> Resolved | None:
    for source, layer in layers:
        value = layer.get(setting.name)
        if value is not None:
            where = (
                _variable(service, setting.name)
                if (source == "environment")
                else source
            )
            return Resolved(value=_convert(setting, value, where), source=where)
    if setting.default is None:
        return None
    return Resolved(value=setting.default, source="default")


def _convert(setting: Setting, value: Any, source: str) -> Any:
    if setting.secret:
        return _sendable(setting, value, source)
    try:
        if setting.kind is dict:
            return _table(value)
        return _exactly(setting.kind, value)
    except (TypeError, ValueError):
        raise ConfigError(
            f"{setting.name}={value!r} ({source}) is not {setting.form}"
        ) from None


def _table(value: Any) -> dict[str, str]:
    """A table of texts; where settings are text alone it is written as JSON."""
    if isinstance(value, str):
        return msgspec.json.decode(value, type=dict[str, str])
    return msgspec.convert(value, dict[str, str])


def _exactly(kind: type, value: Any) -> Any:
    converted = kind(value)
    if kind is not str and (isinstance(value, bool) or float(value) != converted):
        raise ValueError(value)
    return converted


def _sendable(setting: Setting, secret: Secret, source: str) -> Secret:
    if not secret.sendable and not (setting.in_body and secret.reveal()):
        raise ConfigError(
            f"the {setting.name} ({source}) is empty or has characters that no header "
            "may carry"
        )
    return secret


def _environment(service: str, settings: tuple[Setting, ...]) -> Mapping[str, Any]:
    found = {
        setting.name: os.environ.get(_variable(service, setting.name)) or None
        for setting in settings
    }
    return hidden(settings, found)


def _variable(service: str, name: str) -> str:
    return f"SWATH_{service}_{name}".upper()


def _profile(
    service: str, settings: tuple[Setting, ...], profile: str, *, named: bool
) -> Mapping[str, Any]:
    path = config_path()
    known = list(_read(path))
    if profile in known:
        return _section(path, profile, service, settings)
    if not named and profile == "default":
        return {}
    raise ConfigError(
        f"there is no profile {profile!r} in {path}: it has "
        f"{', '.join(map(repr, known)) or 'none'}; 'emulator' is built in"
    )


def _section(
    path: Path, profile: str, service: str, settings: tuple[Setting, ...]
) -> Mapping[str, Any]:
    try:
        file = msgspec.convert(_read(path), dict[str, dict[str, dict[str, Any]]])
        return hidden(settings, file[profile].get(service, {}))
    except msgspec.ValidationError:
        raise ConfigError(f"{path}: [{profile}.{service}] has to be a table") from None


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            _check_private(path, file.fileno())
            return tomllib.load(file)
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}") from None


def _check_private(path: Path, descriptor: int) -> None:
    shared = stat.S_IRWXG | stat.S_IRWXO
    if os.name == "posix" and os.fstat(descriptor).st_mode & shared:
        raise ConfigError(
            f"{path} may hold credentials and others can open it: run chmod 600 {path}"
        )


def _emulator(service: str) -> Mapping[str, Any]:
    from swath.emulator import embedded_settings  # noqa: PLC0415 - started on demand

    try:
        services: dict[str, Any] = embedded_settings()["services"]
    except (OSError, ValueError) as error:
        raise ConfigError(f"the emulator cannot be joined: {error}") from error
    found: dict[str, Any] = services.get(service, {})
    return found
