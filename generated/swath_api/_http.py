"""The HTTP library of the generated clients: the one line to change for another."""

import httpx as http

__all__ = ["http"]
