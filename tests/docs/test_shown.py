"""Whatever a user may call is shown by an example that runs."""

import doctest
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import swath


ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
PUBLIC = (
    "swath",
    "swath.datasphere",
    "swath.download",
    "swath.drift",
    "swath.geo",
    "swath.jobs",
    "swath.sentinelhub",
    "swath.sentinelhub.cql2",
    "swath.sentinelhub.evalscript",
    "swath.spaceknow",
    "swath.spaceknow.filters",
    "swath.spaceknow.permissions",
    "swath.stac",
)
NOT_FOR_USERS = {
    "Airbus": "conditions",
    "Downloader": "over",
    "Item": "lazy",
    "JobSource": "explain fetch",
    "JobStatus": "same_as",
    "Maxar": "conditions",
    "Planet": "conditions",
    "PlanetVariable": "members",
    "Polling": "pause pause_after",
    "Source": "operation",
    "swath.jobs": "read_token state_of",
}
"""What the parts of swath say to each other, and sources of jobs to it."""


def shown():
    """Every name that is called, or looked up, by an example."""
    sources = [
        source for page in PAGES for source in FENCE.findall(page.read_text("utf-8"))
    ]
    for found in pkgutil.walk_packages(swath.__path__, "swath."):
        if not re.search(r"\.(emulator|cli|__main__)\b", found.name):
            module = importlib.import_module(found.name)
            for test in doctest.DocTestFinder(exclude_empty=True).find(module):
                sources += [example.source for example in test.examples]
    return set(re.findall(r"\.(\w+)|\b(\w+)\(", "\n".join(sources)))


SHOWN = {name for pair in shown() for name in pair}


def callables(value):
    """The methods of a class that swath wrote by hand."""
    for name in dir(value):
        member = inspect.getattr_static(value, name)
        function = getattr(member, "__func__", member)
        own = inspect.isfunction(function) and function.__module__.startswith("swath.")
        if own and not name.startswith("_"):
            yield name


def faces():
    for home in PUBLIC:
        module = importlib.import_module(home)
        found = {name: getattr(module, name) for name in module.__all__}
        yield home, [name for name, one in found.items() if inspect.isfunction(one)]
        for name, one in found.items():
            if inspect.isclass(one) and not issubclass(one, Exception):
                yield name.removeprefix("Async"), [*callables(one)]


@pytest.mark.parametrize(("face", "names"), [*faces()])
def test_every_public_function_is_shown_by_an_example(face, names):
    rest = NOT_FOR_USERS.get(face, "").split()
    assert [name for name in names if name not in SHOWN and name not in rest] == []
