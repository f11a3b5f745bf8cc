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
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from swath._core.secret import Secret
from swath._errors import ConfigError


__all__ = ["Setting", "Settings", "config_path", "resolve"]

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
        kind: What its text is converted to.
    """

    name: str
    about: str
    default: str | float | None = None
    secret: bool = False
    kind: type = str


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
    layers = _layers(service, (*COMMON, *settings), chosen, named=profile is not None)
    values: dict[str, Resolved] = {}
    for setting in (*COMMON, *settings):
        found = _first(service, setting, (("argument", arguments), *layers))
        if found is not None:
            values[setting.name] = found
    return Settings(service=service, profile=chosen, values=values)


def check_url(name: str, url: str, *, keep_slash: bool = False) -> str:
    """A base address to which a credential may be sent.

    Raises:
        ConfigError: It is not absolute, or would send credentials in clear.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https", "ws", "wss"} or not parts.hostname:
        raise ConfigError(f"{name}={url!r} is not an absolute address (https://...)")
    clear = parts.scheme in {"http", "ws"}
    if clear and parts.hostname not in _LOOPBACK and "." in parts.hostname:
        raise ConfigError(
            f"{name}={url!r} would send the credentials unencrypted: use https://"
        )
    return url if keep_slash else url.rstrip("/")


def _layers(
    service: str, settings: tuple[Setting, ...], profile: str, *, named: bool
) -> tuple[Layer, ...]:
    environment = ("environment", _environment(service, settings))
    if profile == EMULATOR:
        # before the environment: a real account's token is not for the emulator
        return (f"profile {profile}", _emulator(service)), environment
    return environment, (f"profile {profile}", _profile(profile, service, named=named))


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
        return value if isinstance(value, Secret) else Secret(_text(setting, value))
    try:
        return setting.kind(value)
    except (TypeError, ValueError):
        raise ConfigError(
            f"{setting.name}={value!r} ({source}) is not a {setting.kind.__name__}"
        ) from None


def _text(setting: Setting, value: Any) -> str:
    text = str(value).strip()
    if not text or not text.isprintable() or not text.isascii():
        raise ConfigError(
            f"the {setting.name} is empty or has characters that no header may carry"
        )
    return text


def _environment(service: str, settings: tuple[Setting, ...]) -> dict[str, str | None]:
    return {
        setting.name: os.environ.get(_variable(service, setting.name)) or None
        for setting in settings
    }


def _variable(service: str, name: str) -> str:
    return f"SWATH_{service}_{name}".upper()


def _profile(profile: str, service: str, *, named: bool) -> Mapping[str, Any]:
    path = config_path()
    file = _read(path)
    if profile not in file:
        if named or profile != "default":
            raise ConfigError(
                f"there is no profile {profile!r} in {path}: it has "
                f"{', '.join(map(repr, file)) or 'none'}; 'emulator' is built in"
            )
        return {}
    try:
        sections = msgspec.convert(file[profile], dict[str, dict[str, Any]])
    except msgspec.ValidationError:
        raise ConfigError(f"{path}: [{profile}.{service}] has to be a table") from None
    return sections.get(service, {})


def _read(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        _check_private(path)
        return tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}") from None


def _check_private(path: Path) -> None:
    shared = stat.S_IRWXG | stat.S_IRWXO
    if os.name == "posix" and path.stat().st_mode & shared:
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
