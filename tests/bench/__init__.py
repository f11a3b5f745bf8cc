"""Ratios against what a user would do today, measured in one run."""
