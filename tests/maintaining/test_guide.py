"""The guide is followed to the letter: its edits are made, its commands are run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys

import pytest
from scripts.manifest import ROOT


GUIDE = (ROOT / "docs" / "maintaining.md").read_text(encoding="utf-8")
STEPS = GUIDE.partition("## A service publishes its own document")[0]
BLOCK = re.compile(r"^```(diff|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
GATES = "nox -s tests lint types specs schema"
"""The gates, which the project itself passes elsewhere."""


@pytest.fixture
def run(harbours):
    """Runs a command of the guide in the small project; gives what it printed."""
    author = {
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@b.example",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@b.example",
    }

    def ran(command):
        words = shlex.split(command)
        if words[:3] == ["nox", "-s", "update"]:
            words = ["python", "-m", "scripts.update", *words[4:]]
        if words[0] == "python":
            words[0] = sys.executable
        done = subprocess.run(
            words,
            cwd=harbours,
            env={**os.environ, **author},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout + done.stderr

    return ran


def commands(block):
    """The commands of a block, each with the lines that it is shown to print."""
    for part in block.split("$ ")[1:]:
        command, *shown = part.splitlines()
        yield command, shown


def test_every_step_does_what_the_guide_shows(run, harbours):
    pytest.importorskip("mypy")
    for kind, block in BLOCK.findall(STEPS):
        if kind == "diff":
            subprocess.run(
                ["git", "apply", "-"], input=block, cwd=harbours, text=True, check=True
            )
            continue
        for command, shown in commands(block):
            if command == GATES:
                continue
            printed = run(command)
            rest = printed
            for line in shown:
                assert line in rest, f"$ {command}\n{printed}"
                rest = rest.partition(line)[2]
    assert run("git status --short") == ""
    assert run("nox -s update") == "No document changed since HEAD.\n"


def test_the_guide_has_edits_and_commands():
    kinds = [kind for kind, _ in BLOCK.findall(STEPS)]
    assert kinds.count("diff") == 2
    assert kinds.count("console") >= 4
    assert GATES in STEPS
