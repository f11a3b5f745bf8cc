"""Files that answers link to: whoever has the link may read them.

They lie on other hosts, so the token stays at home.
"""

from __future__ import annotations

from swath._core import origin
from swath._errors import DownloadError
from swath_api._runtime import Operation, OperationInfo, Reply, Request


def _content(answer: Reply) -> bytes:
    return answer.content


DOWNLOAD = Operation(
    OperationInfo(
        service="spaceknow",
        id="downloadFile",
        tag="files",
        method="GET",
        path="",
        module="",
        function="",
        secured=False,
        idempotent=True,
    ),
    _content,
)
"""Reading a linked file, without a credential."""


def linked(url: str, base_url: str) -> Request:
    """The request for a linked file.

    Args:
        url: The link as sent.
        base_url: The service's address, which a link without encryption may share.

    Raises:
        DownloadError: The link leads elsewhere without encryption, or nowhere.
    """
    target = origin.follow(base_url, url)
    if target is None and not (url.startswith("https://") and url.isprintable()):
        raise DownloadError(f"the service links to {url[:200]!r}, which is not safe")
    return Request(method="GET", url=target or url)
