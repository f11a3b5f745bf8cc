"""Measures how long a maintainer waits for changed documents to be taken in.

python -m tests.bench.update

In a copy of the checkout, five changes come to the documents: to all three services,
and all to one. The command is timed with and without what mypy and Python keep of
earlier runs, its processor time beside it, as other work on a machine leaves that
alone. What it must find, and the files that may differ, are judged as well. What nox
does before, when it has made its environment once, is not in it.

Exits with 1 if a target is missed.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml


ROOT = Path(__file__).parents[2]
SECONDS = 60
NOTHING = "No document changed since HEAD.\n"
CACHES = (".mypy_cache", "__pycache__")
_FILE = re.compile(r"^- (?:new|gone|changed): (\S+)", re.MULTILINE)
_CHECK = re.compile(r"^- (?:types|contract|fuzz|examples): .*", re.MULTILINE)


class Edit(msgspec.Struct, frozen=True):
    """A change of a document, and what has to come of it.

    Attributes:
        service: Whose document.
        make: Makes it.
        title: The heading that the report has it under.
        told: How the report tells it.
        files: The generated files that differ.
    """

    service: str
    make: Callable[[dict[str, Any]], None]
    title: str
    told: str
    files: frozenset[str]


class Run(msgspec.Struct):
    """One run of the command.

    Attributes:
        name: What changed.
        caches: `cold` or `warm`.
        wall: Seconds on a clock on the wall.
        cpu: Seconds of processors, of all that it started.
        load: How many others wanted a processor before it began, in the last minute.
        report: What it printed.
    """

    name: str
    caches: str
    wall: float
    cpu: float
    load: float
    report: str


def operation_added(path: str, tag: str, name: str) -> Callable[..., None]:
    def make(root: dict[str, Any]) -> None:
        item = root["paths"][path]["get"]
        names = re.findall(r"\{(\w+)\}", path)
        ours = [
            one for one in item["parameters"] if parameter(root, one)["name"] in names
        ]
        root["paths"][f"{path}/digest"] = {
            "get": {
                "operationId": name,
                "tags": [tag],
                "summary": "Read a digest.",
                "x-swath-idempotent": True,
                "parameters": ours,
                "responses": {
                    "204": {"description": "Nothing."},
                    "default": item["responses"]["default"],
                },
            }
        }

    return make


def parameter(root: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    reference = node.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = root["components"]["parameters"].get(reference, node)
    return found


def member_added(schema: str, name: str) -> Callable[..., None]:
    def make(root: dict[str, Any]) -> None:
        members = root["components"]["schemas"][schema]["properties"]
        members[name] = {"type": "string", "description": "A word."}

    return make


def value_added(schema: str, value: str) -> Callable[..., None]:
    def make(root: dict[str, Any]) -> None:
        root["components"]["schemas"][schema]["enum"].append(value)

    return make


def parameter_removed(path: str, name: str) -> Callable[..., None]:
    def make(root: dict[str, Any]) -> None:
        listed = root["paths"][path]["get"]["parameters"]
        listed[:] = [one for one in listed if parameter(root, one)["name"] != name]

    return make


def type_changed(schema: str, name: str) -> Callable[..., None]:
    def make(root: dict[str, Any]) -> None:
        members = root["components"]["schemas"][schema]["properties"]
        members[name] = {"type": "string", "description": "In words."}

    return make


BREAKING, NOTES = "Breaking", "Notes"
ITEM, BYOC = "/api/item/v1/{package_name}", "/api/v1/byoc/collections"
SEARCH_GONE = Edit(
    "sentinelhub",
    parameter_removed(BYOC, "search"),
    BREAKING,
    f"**GET {BYOC} search**: parameter of the query is gone",
    frozenset(
        {"api/byoc/__init__.py", "api/byoc/get_byoc_collections.py", "operations.py"}
    ),
)
AREA_IN_WORDS = Edit(
    "sentinelhub",
    type_changed("OrderDelivery", "sqkm"),
    BREAKING,
    "**OrderDelivery.sqkm**: type is string, was number",
    frozenset({"models/order_delivery.py", "structs.py"}),
)
THREE = (
    Edit(
        "datasphere",
        operation_added(ITEM, "item", "getItemDigest"),
        NOTES,
        f"**GET {ITEM}/digest**: getItemDigest is new",
        frozenset(
            {"api/item/__init__.py", "api/item/get_item_digest.py", "operations.py"}
        ),
    ),
    Edit(
        "spaceknow",
        member_added("UserInfo", "language"),
        NOTES,
        "**UserInfo.language**: is new (in answers)",
        frozenset({"models/user_info.py", "structs.py"}),
    ),
    Edit(
        "spaceknow",
        value_added("PipelineState", "PAUSED"),
        NOTES,
        '**PipelineState**: value "PAUSED" came (in answers)',
        frozenset({"models/pipeline_state.py", "structs.py"}),
    ),
    SEARCH_GONE,
    AREA_IN_WORDS,
)
ONE = (
    Edit(
        "sentinelhub",
        operation_added(f"{BYOC}/{{collectionId}}", "Byoc", "getByocDigest"),
        NOTES,
        f"**GET {BYOC}/{{collectionId}}/digest**: getByocDigest is new",
        frozenset(
            {"api/byoc/__init__.py", "api/byoc/get_byoc_digest.py", "operations.py"}
        ),
    ),
    Edit(
        "sentinelhub",
        member_added("ByocTileFacts", "checksum"),
        NOTES,
        "**ByocTileFacts.checksum**: is new (in answers)",
        frozenset({"models/byoc_tile_facts.py", "structs.py"}),
    ),
    Edit(
        "sentinelhub",
        value_added("DeliveryState", "PAUSED"),
        NOTES,
        '**DeliveryState**: value "PAUSED" came (in requests and answers)',
        frozenset({"models/delivery_state.py", "structs.py"}),
    ),
    SEARCH_GONE,
    AREA_IN_WORDS,
)


def main() -> int:
    """Runs the command line.

    Returns:
        0, or 1 if a target is missed.
    """
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "project")
        copy(project)
        for run, edits in measured(project):
            show(run)
            missed += [f"{run.name}, {run.caches}: {one}" for one in judged(run, edits)]
    for one in missed:
        print(f"MISSED {one}")
    return 1 if missed else 0


def copy(project: Path) -> None:
    """The checkout as it is, in its first revision."""
    words = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, done.stdout.split("\0")):
        if (ROOT / name).exists():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, project / name)
    git(project, "init", "-q")
    git(project, "add", ".")
    author = ("-c", "user.name=A", "-c", "user.email=a@b.example")
    git(project, *author, "commit", "-qm", "first")


def git(project: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=project, check=True)


def measured(project: Path) -> Iterator[tuple[Run, Sequence[Edit]]]:
    """Every scenario, with what is kept of earlier runs and without."""
    scenarios = {"nothing": (), "all three": THREE, "one": ONE}
    for name, edits in scenarios.items():
        for caches in ("cold", "warm"):
            restore(project)
            if caches == "cold":
                forget(project)
            else:
                run(project, "mypy", "-p", "swath", "-p", "swath_api")
            change(project, edits)
            yield timed(project, name, caches), edits


def restore(project: Path) -> None:
    git(project, "checkout", "-q", ".")
    git(project, "clean", "-qfd")


def forget(project: Path) -> None:
    for name in CACHES:
        for folder in project.rglob(name):
            shutil.rmtree(folder)


def change(project: Path, edits: Sequence[Edit]) -> None:
    for service in {edit.service for edit in edits}:
        path = project / "specs" / service / "openapi.yaml"
        root = yaml.load(path.read_text(), JsonLoader)
        for edit in edits:
            if edit.service == service:
                edit.make(root)
        path.write_text(yaml.dump(root, Dumper=yaml.CSafeDumper, sort_keys=False))


class JsonLoader(yaml.CSafeLoader):
    """Reads YAML as JSON would: dates stay text."""


JsonLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if "timestamp" not in tag]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def timed(project: Path, name: str, caches: str) -> Run:
    load = os.getloadavg()[0]
    begun, spent = time.perf_counter(), processors()
    report = run(project, "scripts.update")
    wall, cpu = time.perf_counter() - begun, processors() - spent
    return Run(name, caches, wall, cpu, load, report)


def processors() -> float:
    """Seconds of processors that ended children took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(project: Path, module: str, *words: str) -> str:
    """What a module prints, run as a program in the copy."""
    path = os.pathsep.join(str(project / name) for name in ("overlay", "generated"))
    command = [sys.executable, "-m", module, *words]
    environment: Mapping[str, str] = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run(
        command,
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def judged(run: Run, edits: Sequence[Edit]) -> Iterator[str]:
    """What a run did not reach."""
    if run.wall > SECONDS:
        yield f"took {run.wall:.0f} s, {SECONDS} s are allowed"
    if not edits and run.report != NOTHING:
        yield f"told {run.report!r} where nothing changed"
    for edit in edits:
        found = run.report.partition(f"# {edit.service}: ")[2].partition("\n# ")[0]
        graded = found.partition(f"## {edit.title}\n")[2].partition("\n## ")[0]
        if edit.told not in graded:
            yield f"{edit.told!r} is not among {edit.title.lower()} of {edit.service}"
    wanted = {f"{edit.service}/{name}" for edit in edits for name in edit.files}
    differ = set(_FILE.findall(run.report))
    if differ != wanted:
        yield f"files that differ: {sorted(differ ^ wanted)} are not as they should be"


def show(run: Run) -> None:
    told = f"{run.wall:5.1f} s, {run.cpu:5.1f} s of processors"
    machine = f"{os.cpu_count()} of them, load {run.load:.1f} before"
    print(f"{run.name} changed, caches {run.caches}: {told} ({machine})", flush=True)
    for line in _CHECK.findall(run.report):
        print(f"    {line.removeprefix('- ')}")


if __name__ == "__main__":
    sys.exit(main())
