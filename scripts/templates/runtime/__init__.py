"""Typed clients of the services, generated from their specifications.

Every service is a package of its own; `swath` builds on them.
"""
