"""Figures of the README are those of the operation tables."""

import importlib
import re
from pathlib import Path


README = Path(__file__).parents[2] / "README.md"


def test_the_readme_counts_the_operations_right():
    told = re.findall(r"(\d+) of (\d+) operations", README.read_text(encoding="utf-8"))
    tables = [
        importlib.import_module(f"swath_api.{service}.operations").OPERATIONS
        for service in ("sentinelhub", "spaceknow", "datasphere")
    ]
    counts = [len(tables[0].keys() - {"requestToken"}), *map(len, tables[1:])]
    assert told == [(str(count), str(count)) for count in counts]
