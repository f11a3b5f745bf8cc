"""Holds the emulator against the documents of its services, with schemathesis.

python -m tests.schema           # bounded, with a fixed seed, as CI runs it
python -m tests.schema --deep    # far more, with another seed each time
python -m tests.schema --deep --cases 1000
python -m tests.schema --service sentinelhub --group Catalog

Exits with 1 if an answer breaks its document, or if a group of operations got fewer
cases than it should have.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import msgspec

from swath.emulator import Emulator
from swath_api._runtime import OperationInfo
from swath_api.datasphere.operations import OPERATIONS as DATASPHERE
from swath_api.sentinelhub.operations import OPERATIONS as SENTINELHUB
from swath_api.spaceknow.operations import OPERATIONS as SPACEKNOW

from . import datasphere, sentinelhub, spaceknow


ROOT = Path(__file__).parents[2]
SERVICES: Mapping[str, tuple[ModuleType, Mapping[str, OperationInfo]]] = {
    "datasphere": (datasphere, DATASPHERE),
    "sentinelhub": (sentinelhub, SENTINELHUB),
    "spaceknow": (spaceknow, SPACEKNOW),
}
DEEP = 20_000
"""Cases that each group of operations gets at least, unless it is said otherwise."""

_GENERAL = """
base-url = "%(url)s"
hooks = "%(hooks)s"
seed = %(seed)d
continue-on-failure = true
max-stream-events = 5
request-timeout = 60

[generation]
deterministic = %(deterministic)s
no-shrink = true
max-examples = %(examples)d
# Servers ignore parameters that they do not know.
allow-extra-parameters = false

[phases.stateful.generation]
mode = "positive"
max-examples = %(scenarios)d
"""
_ALONE = "examples,coverage,fuzzing"
"""What a group is put through by itself, as links lead from group to group."""
_EXCLUDED = """
[[operations]]
include-operation-id = "%s"
enabled = false
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line."""
    options = parser().parse_args(arguments)
    names = [options.service] if options.service else SERVICES
    only = options.group
    judge = partial(judged, cases=options.cases, deep=options.deep, only=only)
    holds = True
    with ThreadPoolExecutor(os.cpu_count()) as side_by_side:
        for verdict in side_by_side.map(judge, names):
            print(verdict.told, flush=True)
            holds = holds and verdict.holds
    return 0 if holds else 1


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.schema")
    parser.add_argument("--deep", action="store_true", help="far more cases")
    parser.add_argument(
        "--cases", type=int, help="so many of each group of operations, at least"
    )
    parser.add_argument(
        "--service", choices=SERVICES, help="this one instead of all of them"
    )
    parser.add_argument("--group", help="this tag of a service instead of all of them")
    return parser


class Verdict(NamedTuple):
    """Whether a service keeps to its document, and what there is to say of it."""

    holds: bool
    told: str


def judged(name: str, *, cases: int | None, deep: bool, only: str | None) -> Verdict:
    """Tries a service, in enough cases of each group of operations."""
    part, operations = SERVICES[name]
    tags = tags_of(name, only)
    cases = cases or (DEEP if deep else part.CASES)
    with Emulator() as emulator, tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "schemathesis.toml")
        own = part.prepared(emulator, cases)
        url = emulator.settings()["services"][name]["base_url"]
        excluded = "".join(_EXCLUDED % operation for operation in part.EXCLUDED)
        config.write_text(general(url, part.HOOKS, deep=deep) + own + excluded)
        report = Path(folder, "report.ndjson")
        done = run(name, config, report, deep=cases if deep else 0, only=only)
        counted = Counter(groups(report, operations) if report.exists() else ())
    lines = [
        done.stdout,
        *(f"{one} is not fuzzed: {why}" for one, why in part.EXCLUDED.items()),
        *(described(tag, counted[tag], cases) for tag in sorted(tags)),
    ]
    enough = all(counted[tag] >= cases for tag in tags)
    return Verdict(enough and done.returncode == 0, "\n".join(lines))


def tags_of(name: str, only: str | None) -> set[str]:
    """The groups of a service that are tried."""
    part, operations = SERVICES[name]
    tags = {info.tag for info in operations.values() if info.id not in part.EXCLUDED}
    return tags if only is None else tags & {only}


def general(url: str, hooks: str, *, deep: bool) -> str:
    """The part of the configuration that all services share, as TOML."""
    seed = random.SystemRandom().randrange(2**32) if deep else 1
    return _GENERAL % {
        "url": url,
        "hooks": hooks,
        "seed": seed,
        "deterministic": "false" if deep else "true",
        "examples": 500 if deep else 20,
        "scenarios": 500 if deep else 80,
    }


def run(
    name: str, config: Path, report: Path, *, deep: int, only: str | None
) -> subprocess.CompletedProcess[str]:
    """Runs schemathesis on a service's document; the code is 0 if nothing failed.

    Hooks are told how many cases a deep run shall have of each group at least.
    """
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(config)]
    command += ["run", str(ROOT / "specs" / name / "openapi.yaml")]
    command += ["--report", "ndjson", "--report-ndjson-path", str(report)]
    command += [f"--include-tag={only}", f"--phases={_ALONE}"] if only else []
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    told = {"PYTHONPATH": path, "SWATH_SCHEMA_DEEP": str(deep or "")}
    return subprocess.run(
        command,
        cwd=config.parent,
        env={**os.environ, **told},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def groups(report: Path, operations: Mapping[str, OperationInfo]) -> Iterator[str]:
    """The group of each case that was generated, by its operation's path."""
    tags = {info.path: info.tag for info in operations.values()}
    for line in report.read_bytes().splitlines():
        finished = msgspec.json.decode(line).get("ScenarioFinished")
        if finished:
            for case in finished["recorder"].get("cases", {}).values():
                if is_generated(case):
                    yield tags[case["value"]["path"]]


def is_generated(case: Mapping[str, Any]) -> bool:
    """Whether it is a case of its own, and no repetition that a check makes."""
    return case["is_transition_applied"] or not case.get("parent_id")


def described(tag: str, counted: int, cases: int) -> str:
    few = "" if counted >= cases else f", fewer than {cases:,}"
    return f"{tag}: {counted:,} cases{few}"


if __name__ == "__main__":
    sys.exit(main())
