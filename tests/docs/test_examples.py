"""Every Python example of the README and of docs/ runs, against the emulator."""

import ast
import asyncio
import inspect
import re
from pathlib import Path

import pytest

from swath.emulator import embedded


ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
AT_ONCE = {"next_try": 0, "queue": 0.0, "step": 0.0}
FENCE = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def examples():
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for found in FENCE.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            name = f"{page.relative_to(ROOT)}:{line}"
            yield pytest.param(name, line, found.group(1), id=name)


@pytest.mark.parametrize(("name", "line", "source"), [*examples()])
def test_example_runs(name, line, source, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SWATH_CONFIG", str(tmp_path / "none.toml"))
    embedded().reset()
    embedded().spaceknow.configure(AT_ONCE)
    code = compile(
        "\n" * line + source, name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    )
    names = {"__name__": "example"}
    result = eval(code, names)
    if inspect.iscoroutine(result):
        asyncio.run(result)
    for test in [value for key, value in names.items() if key.startswith("test_")]:
        test(embedded())  # what the fixture swath_emulator would give it


def test_every_page_of_the_guide_is_in_the_navigation():
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = [page.relative_to(ROOT / "docs") for page in (ROOT / "docs").rglob("*.md")]
    assert [page for page in pages if str(page) not in navigation] == []
