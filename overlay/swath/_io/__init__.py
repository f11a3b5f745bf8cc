"""The two drivers: they do what flows yield, and decide nothing.

`sync` and `aio` are the only hand-written modules that import the HTTP library.
"""
