"""What swath tells the `swath` logger: an allow-list, never a URL, header or body."""

from __future__ import annotations

import logging


__all__ = [
    "attempt_failed",
    "budget_waited",
    "gap",
    "logger",
    "page_loop",
    "stream_resumes",
]

logger = logging.getLogger("swath")
logger.addHandler(logging.NullHandler())


def attempt_failed(
    service: str, operation: str, *, attempt: int, reason: str, delay: float
) -> None:
    """A request failed and will be tried again."""
    logger.info(
        "%s %s: attempt %d ended with %s, next in %.2f s",
        service,
        operation,
        attempt,
        reason,
        delay,
    )


def stream_resumes(service: str, operation: str, *, reason: str, times: int) -> None:
    """A stream broke and goes on from where it was."""
    logger.info("%s %s: %s; resuming (%d)", service, operation, reason, times)


def page_loop(service: str, operation: str) -> None:
    """A list led back to a page that was read already and ends there."""
    logger.warning(
        "%s %s: `next` leads back to a page already read; the list ends here",
        service,
        operation,
    )


def gap(service: str, operation: str) -> None:
    """A live stream was interrupted and nothing fills the gap."""
    logger.warning(
        "%s %s: what was published meanwhile may be missing; pass backfill=",
        service,
        operation,
    )


def budget_waited(service: str, operation: str, *, delay: float) -> None:
    """A request waited for its turn in the rate budget."""
    logger.info("%s %s: waited %.1f s for the rate budget", service, operation, delay)
