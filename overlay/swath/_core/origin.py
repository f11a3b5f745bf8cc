"""Where a link that a server sent may lead, with our credentials in hand."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit


_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


def origin(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port, the default port filled in."""
    parts = urlsplit(url)
    return parts.scheme, (parts.hostname or "").lower(), _port(parts)


def follow(base: str, href: str) -> str | None:
    """The address a link means, or None if it leads to another origin.

    A proxy in front of a service may write ``http://`` into links of an https
    service: such a link is followed over https.

    Args:
        base: The address that the link was read from.
        href: The link as sent: absolute or relative.
    """
    try:
        target = _secured(base, urljoin(base, href))
        plain = target.isprintable() and "@" not in urlsplit(target).netloc
        safe = plain and origin(target) == origin(base)
    except ValueError:
        return None
    return target if safe else None


def roam(base: str, href: str) -> str | None:
    """The address that a link to anywhere means, or None if it is not to be followed.

    Only for requests without credentials. From https it leads to https alone.
    """
    try:
        target = urljoin(base, href)
        parts = urlsplit(target)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    schemes = {"https"} if urlsplit(base).scheme == "https" else {"http", "https"}
    plain = target.isprintable() and "@" not in parts.netloc and bool(parts.hostname)
    return target if plain and parts.scheme in schemes else None


def relative(url: str) -> str:
    """Path and query of an address: what of it may be written into a cursor."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _secured(base: str, target: str) -> str:
    source, parts = urlsplit(base), urlsplit(target)
    downgraded = (source.scheme, parts.scheme) == ("https", "http")
    if not downgraded or parts.hostname != source.hostname:
        return target
    if parts.port not in (None, 80, source.port):
        return target
    return parts._replace(scheme="https", netloc=source.netloc).geturl()


def _port(parts: SplitResult) -> int | None:
    return _PORTS.get(parts.scheme) if parts.port is None else parts.port
