"""Decisions without I/O: no clock, no socket, no HTTP library.

What has to happen in the world is yielded as an effect (see `effects`) and done by
one of the two drivers in `swath._io`, so that every rule is written once for sync
and async callers and can be tested by stepping.
"""
