"""Sentinel Hub: typed requests, replies and the operation table."""
