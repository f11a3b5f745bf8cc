"""A service's own document, taken as upstream, turned into the curated one.

What is changed stands in OpenAPI Overlay documents and nowhere else. They are applied
strictly: an action that finds nothing or changes nothing is an error and not a habit,
so that it goes as soon as the service repairs its document.
"""

from __future__ import annotations
