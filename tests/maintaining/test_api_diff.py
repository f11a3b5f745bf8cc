"""What changed for those who import is told under the names that they import."""

from __future__ import annotations

import json
import subprocess

import pytest
from scripts.api_diff import __main__ as command
from scripts.api_diff import comparison, surface
from scripts.document import SpecError


FILES = {
    "overlay/swath/__init__.py": """
from swath._client import Ships
from swath._limits import LIMIT

__all__ = ["LIMIT", "Ships"]
""",
    "overlay/swath/_limits.py": """
LIMIT: int = 5
OTHER: int = 6
""",
    "overlay/swath/_client.py": """
from swath_api.ships.api import ShipsApi

class Ships(ShipsApi):
    def __init__(self, token: str = "") -> None:
        self._token = token

    def watch(self, name: str, *, every: float = 1.0) -> str:
        return name

    def _inner(self) -> None: ...
""",
    "overlay/swath/inner.py": "def unlisted() -> None: ...\n",
    "generated/swath_api/__init__.py": "",
    "generated/swath_api/ships/__init__.py": "",
    "generated/swath_api/ships/api.py": """
class ShipsApi:
    def get_ship(self, name: str, *, fresh: bool = False) -> int:
        return 1

    def sink_ship(self, name: str) -> None: ...
""",
    "generated/swath_api/ships/kinds.py": """
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["sail", "steam"]
""",
    "tests/typing/use.py": """
import swath

def use(ships: swath.Ships) -> str:
    ships.get_ship("a", fresh=True)
    return ships.watch("a", every=2)
""",
}


@pytest.fixture
def project(tmp_path):
    """A project under version control, in its first revision."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    name = ("-c", "user.name=A", "-c", "user.email=a@b.example")
    for words in (("init", "-q"), ("add", "."), (*name, "commit", "-qm", "first")):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    return tmp_path


@pytest.fixture
def changes(project):
    """What is told after some text was replaced in a file, a line for each change."""

    def told(file, old, new):
        before = surface.load(project)
        path = project / file
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))
        found = comparison.compare(before, surface.load(project))
        return [f"{one.grade.name} {one.subject}: {one.told}" for one in found]

    return told


CLIENT = "overlay/swath/_client.py"
API = "generated/swath_api/ships/api.py"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "overlay/swath/__init__.py",
            '"LIMIT", ',
            "",
            ["BREAKING swath.LIMIT: is gone"],
        ),
        (
            CLIENT,
            "def watch",
            "def look",
            ["BREAKING swath.Ships.watch: is gone", "NOTE swath.Ships.look: is new"],
        ),
        (
            CLIENT,
            ", *, every: float = 1.0",
            "",
            ["BREAKING swath.Ships.watch: parameter was removed: every"],
        ),
        (
            CLIENT,
            "every: float = 1.0",
            "every: float",
            ["BREAKING swath.Ships.watch: parameter is now required: every"],
        ),
        (
            CLIENT,
            "every: float = 1.0",
            "every: float = 2.0",
            ["MAYBE swath.Ships.watch: default of every is 2.0, was 1.0"],
        ),
        (
            CLIENT,
            "every: float",
            "every: int",
            ["MAYBE swath.Ships.watch: type of every is int, was float"],
        ),
        (
            CLIENT,
            "-> str:",
            "-> str | None:",
            ["MAYBE swath.Ships.watch: type of the result is str | None, was str"],
        ),
        (
            CLIENT,
            'token: str = ""',
            "token: str",
            ["BREAKING swath.Ships.__init__: parameter is now required: token"],
        ),
        (
            API,
            "    def sink_ship(self, name: str) -> None: ...",
            "",
            [
                "BREAKING swath.Ships.sink_ship: is gone",
                "BREAKING swath_api.ships.api.ShipsApi.sink_ship: is gone",
            ],
        ),
        (
            API,
            "name: str, *, fresh: bool = False",
            "name: str, kind: str",
            [
                "BREAKING swath.Ships.get_ship: parameter was added as required: kind",
                "BREAKING swath.Ships.get_ship: parameter was removed: fresh",
                (
                    "BREAKING swath_api.ships.api.ShipsApi.get_ship: "
                    "parameter was added as required: kind"
                ),
                (
                    "BREAKING swath_api.ships.api.ShipsApi.get_ship: "
                    "parameter was removed: fresh"
                ),
            ],
        ),
        (
            "generated/swath_api/ships/kinds.py",
            ', "steam"',
            "",
            [
                (
                    "MAYBE swath_api.ships.kinds.Kind: "
                    "type is Literal['sail'], was Literal['sail', 'steam']"
                )
            ],
        ),
        ("overlay/swath/_limits.py", "OTHER", "ANOTHER", []),
        ("overlay/swath/inner.py", "unlisted", "renamed", []),
        (CLIENT, "_inner", "_outer", []),
    ],
)
def test_change_is_told_where_users_meet_it(changes, file, old, new, expected):
    assert changes(file, old, new) == expected


def test_a_revision_is_compared_with_its_typing_tests(project, monkeypatch, capsys):
    pytest.importorskip("mypy")
    monkeypatch.setattr(command, "ROOT", project)
    assert command.main(["HEAD"]) == 0
    path = project / API
    path.write_text(path.read_text().replace("fresh", "recent"))
    capsys.readouterr()
    assert command.main(["HEAD", "--format", "markdown"]) == 5
    told = capsys.readouterr().out
    assert "## typing tests\n\n### Breaking (1)" in told
    assert '**tests/typing/use.py:5**: Unexpected keyword argument "fresh"' in told
    assert command.main(["HEAD", "--format", "json"]) == 5
    told = json.loads(capsys.readouterr().out)
    assert told["swath"][0]["subject"] == "swath.Ships.get_ship"


def test_what_only_the_generated_package_has_does_not_count(project, monkeypatch):
    monkeypatch.setattr(command, "ROOT", project)
    path = project / "generated/swath_api/ships/kinds.py"
    path.write_text(path.read_text().replace(', "steam"', ""))
    assert command.main(["HEAD"]) == 0


def test_an_unknown_revision_is_an_error(project, monkeypatch, capsys):
    monkeypatch.setattr(command, "ROOT", project)
    assert command.main(["v99"]) == 1
    assert "v99" in capsys.readouterr().err
    with pytest.raises(SpecError, match="has none of"):
        command.revisions.export("HEAD", ["nowhere"], project / "x", project)


def test_the_public_names_of_the_project_are_found():
    names = surface.load(command.ROOT).keys()
    assert {
        "swath.DataSphere",
        "swath.Item",
        "swath.spaceknow.Imagery",
        "swath_api.spaceknow.models.SearchRequest",
        "swath_api.datasphere.api.dataset.DatasetApi",
    } <= names
    assert not any("._" in name for name in names)
