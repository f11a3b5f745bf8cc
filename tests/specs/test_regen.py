"""The generated package is what the specifications give, always and byte by byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from scripts import manifest, package_tree, regen
from scripts.document import SpecError


GOLDEN = Path(__file__).parent / "golden"
ROOT = regen.ROOT


@pytest.fixture
def written(specs, torture_package, tmp_path):
    """A copy of the torture package with its manifest, free to be spoiled."""
    package = tmp_path / "torture_api"
    shutil.copytree(torture_package, package, ignore=shutil.ignore_patterns("*.pyc"))
    paths = regen.find_specs(specs)
    manifest.write(package, manifest.describe(package, paths))
    return package


def test_checked_in_package_is_current():
    assert regen.check(regen.find_specs(regen.SPECS), regen.PACKAGE, full=True) == []


def test_another_hash_seed_gives_the_same_bytes(specs, torture_package, tmp_path):
    again = tmp_path / "torture_api"
    code = (
        "import sys, pathlib; from scripts import regen;"
        "regen.generate([pathlib.Path(sys.argv[1])], pathlib.Path(sys.argv[2]))"
    )
    spec = str(specs / "torture" / "openapi.yaml")
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, spec, str(again)]
    subprocess.run(command, check=True, env=environment, cwd=tmp_path)
    assert package_tree.differences(torture_package, again) == []


@pytest.mark.parametrize("golden", sorted(GOLDEN.iterdir()), ids=lambda path: path.stem)
def test_template_gives_what_it_gave(torture_package, golden):
    """On purpose? Then copy the new file over the golden one and read the diff."""
    name = golden.stem.replace("-", "/") + ".py"
    assert (torture_package / name).read_text() == golden.read_text()


def test_every_template_has_a_golden_file():
    folder = regen.RUNTIME.parent / "opc"
    templates = {path.name.removesuffix(".jinja") for path in folder.iterdir()}
    assert len(list(GOLDEN.iterdir())) >= len(templates) - 1  # macros are in all


def test_unchanged_package_passes(specs, written):
    assert regen.check(regen.find_specs(specs), written) == []


def test_edited_file_is_named_with_the_difference(torture_package, written):
    edited = written / "torture" / "client.py"
    edited.write_text(edited.read_text() + "# by hand\n")
    told = package_tree.differences(written, torture_package)
    assert told[0].startswith(f"{edited}: differs")
    assert "-# by hand" in told[0]


def test_missing_and_surplus_files_are_named(torture_package, written):
    (written / "torture" / "errors.py").unlink()
    (written / "torture" / "mine.py").touch()
    assert package_tree.differences(written, torture_package) == [
        f"{written / 'torture' / 'errors.py'}: is missing",
        f"{written / 'torture' / 'mine.py'}: is not generated any more",
    ]


def test_manifest_alone_may_be_stale(specs, written):
    manifest.write(written, {})
    told = regen.check(regen.find_specs(specs), written)
    assert told[0].endswith("_manifest.json: is out of date")


def test_changed_document_is_noticed(specs, written, tmp_path):
    shutil.copytree(specs, tmp_path / "specs")
    path = tmp_path / "specs" / "torture" / "openapi.yaml"
    path.write_text(path.read_text().replace("Get a tile.", "Fetch a tile."))
    told = regen.check([path], written)
    assert any("Fetch a tile." in problem for problem in told)


def test_failed_write_leaves_the_package_alone(specs, written, tmp_path):
    path = tmp_path / "broken" / "openapi.yaml"
    path.parent.mkdir()
    text = (specs / "torture" / "openapi.yaml").read_text()
    path.write_text(text.replace("operationId: headTile", "operationId: getTile"))
    before = manifest.digest(written, manifest.files(written))
    with pytest.raises(SpecError, match="getTile"):
        regen.write([path], written)
    assert manifest.digest(written, manifest.files(written)) == before
    assert not list(written.parent.glob(".regen-*"))


def test_named_service_alone_is_written(specs, written, tmp_path):
    shutil.copytree(specs, tmp_path / "specs")
    shutil.copytree(specs / "torture", tmp_path / "specs" / "second")
    marked = written / "torture" / "errors.py"
    marked.write_text("# stays\n")
    paths = regen.find_specs(tmp_path / "specs")
    regen.write(paths, written, ["second"])
    assert marked.read_text() == "# stays\n"
    assert (written / "second" / "client.py").exists()
    assert regen.check(paths, written) == []
    assert not list(written.parent.glob(".*"))


def test_unknown_service_is_refused(specs, written):
    with pytest.raises(SpecError, match="no service moon; there are torture"):
        regen.write(regen.find_specs(specs), written, ["moon"])


def test_other_version_of_a_generator_is_refused():
    wanted = {**manifest.pins(), "ruff": "0.0.1", "no-such-generator": "1"}
    with pytest.raises(SpecError, match=r"ruff 0\.0\.1 is needed") as caught:
        manifest.require_pins(wanted)
    assert len(caught.value.problems) == 2


def test_manifest_covers_every_module_of_generation():
    code = (
        "import sys; from scripts import attrs_family, losses, operation_table,"
        "regen, struct_family; print(*(n for n in sys.modules if 'scripts.' in n))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
    found = {name.removeprefix("scripts.") for name in done.stdout.split()}
    assert found == set(manifest.MODULES)


def test_pins_are_exact_and_name_the_generators():
    assert {"openapi-python-client", "datamodel-code-generator", "ruff"} <= set(
        manifest.pins()
    )


def test_command_line_tells_what_differs(monkeypatch, capsys, specs, written):
    monkeypatch.setattr(regen, "SPECS", specs)
    monkeypatch.setattr(regen, "PACKAGE", written)
    assert regen.main(["--check"]) == 0
    (written / "torture" / "types.py").write_text("\n")
    assert regen.main([]) == 1
    told = capsys.readouterr().err
    assert "types.py: differs" in told
    assert "--write" in told
    assert regen.main(["--write"]) == 0
    assert regen.main(["--check"]) == 0
