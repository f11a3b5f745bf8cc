"""What a developer and CI run: `nox -l` lists the sessions."""

from __future__ import annotations

import os

import nox


nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["tests", "lint", "types", "regen", "specs", "schema", "judges"]

# Images of CI like to forbid it, and then each of the hundreds of processes that the
# tests start compiles all that it imports.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

PROJECT = nox.project.load_toml("pyproject.toml")


def install(session: nox.Session, *groups: str, extras: str = "") -> None:
    """Installs the project as a user would, with the named groups beside it."""
    wanted = nox.project.dependency_groups(PROJECT, *groups) if groups else ()
    session.install(*wanted, "-e", f".[{extras}]" if extras else ".")


@nox.session
def demo(session: nox.Session) -> None:
    """The main job on the embedded emulator."""
    install(session, extras="demo")
    session.run("swath", "demo", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Unit, service, contract, emulator, typing and packaging tests."""
    install(
        session,
        "tests",
        "types",
        "codegen",
        "maintain",
        extras="dask,dataframe,demo,geo,geoparquet,raster,xarray",
    )
    # Tests of clients often wait: another one runs meanwhile.
    workers = str((os.cpu_count() or 1) + 1)
    spread = ("--numprocesses", workers, "--dist", "worksteal")
    # One that hangs fails with the stacks of its threads, and the others go on.
    watch = ("-o", "faulthandler_timeout=300", "-o", "faulthandler_exit_on_timeout=1")
    session.run("pytest", *spread, *watch, *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Ruff, both as linter and as formatter; `-- --fix` repairs."""
    session.install(*nox.project.dependency_groups(PROJECT, "lint"))
    fix = "--fix" in session.posargs
    session.run("ruff", "check", *(["--fix"] if fix else []), ".")
    session.run("ruff", "format", *([] if fix else ["--check"]), ".")


@nox.session
def types(session: nox.Session) -> None:
    """Mypy strict on all typed trees, pyright strict on the overlay."""
    groups = ("types", "codegen", "maintain", "floor")
    install(session, *groups, extras="demo,geo,xarray")
    session.run("mypy")
    session.run("pyright")


@nox.session
def regen(session: nox.Session) -> None:
    """Checks that generated/ is what the specs give; `-- --write` writes it."""
    session.install(*nox.project.dependency_groups(PROJECT, "codegen"))
    mode = session.posargs or ["--check"]
    session.run("python", "-m", "scripts.regen", *mode)


@nox.session
def update(session: nox.Session) -> None:
    """Takes changed documents in, and tells what broke, for whom, and what to do."""
    groups = ("codegen", "maintain", "tests", "types")
    install(session, *groups, extras="dataframe,demo,geo,raster")
    session.run("python", "-m", "scripts.update", *session.posargs)


@nox.session
def specs(session: nox.Session) -> None:
    """Documents are valid, keep our rules, and are what their overlays give."""
    install(session, "codegen", "maintain", "tests")
    session.run("python", "-m", "scripts.curate")
    modules = ("tests/specs/test_documents.py", "tests/specs/test_rules.py")
    session.run("pytest", *modules, *session.posargs)


@nox.session
def schema(session: nox.Session) -> None:
    """Schemathesis against the running emulator; `-- --deep` for hours of it."""
    install(session, "tests", extras="emulator,publish")
    session.run("python", "-m", "tests.schema", *session.posargs)


@nox.session
def judges(session: nox.Session) -> None:
    """Public clients and validators, unmodified, against the emulator."""
    install(session, "judges", extras="emulator")
    schemas = f"{session.create_tmp()}/schemas"
    # The last release that ships the schemas of STAC 1.0.0, which are all it is for.
    session.install("--no-deps", "--target", schemas, "pystac==1.10.1")
    modules = session.posargs or ["tests/judges"]
    session.run("pytest", *modules, env={"STAC_SCHEMAS": schemas})


@nox.session
def bench(session: nox.Session) -> None:
    """Ratios against what a user would do today; `-- --quick` for a first look."""
    install(session, "bench", extras="cli,emulator,geo,stac")
    session.run("python", "-m", "tests.bench", *(session.posargs or ["--all"]))


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation site in site/."""
    session.install(*PROJECT["project"]["optional-dependencies"]["docs"])
    session.run("mkdocs", "build", "--strict", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Wheel and sdist in dist/."""
    session.install("build")
    session.run("python", "-m", "build", silent=True)
