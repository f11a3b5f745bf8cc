"""What a pipeline may be doing."""

from typing import Literal, TypeAlias

ProgressMessage: TypeAlias = Literal[
    "Unknown",
    "Preparing analysis",
    "Ordering data from provider",
    "Waiting for provider data to become available",
    "Downloading data from provider",
    "Analyzing",
    "Finalizing analysis",
]

PROGRESS_MESSAGE_VALUES: tuple[ProgressMessage, ...] = (
    "Unknown",
    "Preparing analysis",
    "Ordering data from provider",
    "Waiting for provider data to become available",
    "Downloading data from provider",
    "Analyzing",
    "Finalizing analysis",
)
