"""Astro Dynamic Data Sphere: typed requests, replies and the operation table."""
