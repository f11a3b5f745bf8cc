"""One command takes a changed document in, and tells what broke for whom."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from scripts.document import Document
from scripts.update import __main__ as command
from scripts.update import checks, generation
from scripts.update.facade import Facade


@pytest.fixture
def edited(harbours):
    """Replaces text in the document of the small project."""

    def edit(*pairs):
        path = harbours / "specs" / "harbours" / "openapi.yaml"
        text = path.read_text()
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text)

    return edit


@pytest.fixture
def update(harbours, monkeypatch, capsys):
    """Runs the command in the small project; gives the exit code and the report."""
    monkeypatch.setattr(command, "ROOT", harbours)
    monkeypatch.chdir(harbours)

    def run(*words):
        capsys.readouterr()
        code = command.main(words)
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


CHECKS = ("types", "contract", "fuzz", "examples")


def only(*wanted):
    """The options that leave out all checks but these."""
    return [w for name in CHECKS if name not in wanted for w in ("--skip", name)]


QUICK = only()

PORT = """  /port:
    get:
      operationId: getPort
      tags: [ships]
      summary: Read what is known of the port.
      x-swath-idempotent: true
      responses:
        '200': {description: Nothing.}
        default: {$ref: '#/components/responses/Failure'}
"""
LIMIT = """        - name: limit
          in: query
          description: How many at most.
          schema: {type: integer}
"""
LENGTH = "length: {type: number, description: In metres.}"
FIVE = (
    ("  /ships:\n", f"{PORT}  /ships:\n"),
    (LENGTH, f"{LENGTH}\n        crew: {{type: integer, description: Heads.}}"),
    ("enum: [sail, steam]", "enum: [sail, steam, motor]"),
    (LIMIT, ""),
    ("message: {type: string,", "message: {type: integer,"),
)


def test_an_unchanged_project_needs_no_update(update):
    assert update() == (0, "No document changed since HEAD.\n")


def test_five_changes_are_found_graded_and_touch_only_their_files(update, edited):
    edited(*FIVE)
    code, told = update(*QUICK)
    assert code == 0
    assert told.startswith("# harbours: 2 breaking, 0 may break, 3 notes\n")
    breaking, notes = told.split("## Notes")
    assert "**GET /ships limit**: parameter of the query is gone" in breaking
    assert "**Problem.message**: type is integer, was string (in answers)" in breaking
    assert "**GET /port**: getPort is new" in notes
    assert "**Ship.crew**: is new (in answers)" in notes
    assert '**Rig**: value "motor" came (in answers)' in notes
    assert re.findall(r"^- (new|gone|changed): (\S+)", told, re.MULTILINE) == [
        ("changed", "harbours/api/ships/__init__.py"),
        ("new", "harbours/api/ships/get_port.py"),
        ("changed", "harbours/api/ships/list_ships.py"),
        ("changed", "harbours/models/problem.py"),
        ("changed", "harbours/models/rig.py"),
        ("changed", "harbours/models/ship.py"),
        ("changed", "harbours/operations.py"),
        ("changed", "harbours/structs.py"),
    ]


def test_who_notices_is_told_down_to_the_examples(update, edited):
    edited(FIVE[1], FIVE[3])
    told = update(*QUICK)[1]
    crew = told.partition("**Ship.crew**")[2]
    assert "operations: getShip, listShips" in crew
    assert "methods: Harbours.ships.flying, Harbours.ships.metres" in crew
    assert "examples: docs/harbours.md:5, docs/harbours.md:6" in crew
    limit = told.partition("**GET /ships limit**")[2].partition("## Notes")[0]
    assert "methods: Harbours.ships.flying\n" in limit
    assert "to do: take the argument from its methods" in limit


def test_an_optional_member_touches_its_model_and_the_structs_alone(update, edited):
    edited(FIVE[1])
    told = update(*QUICK)[1]
    assert re.findall(r"^- changed: (\S+)", told, re.MULTILINE) == [
        "harbours/models/ship.py",
        "harbours/structs.py",
    ]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("operationId: getShip", "operationId: readShip", "is readShip now"),
        ("  /ships/{name}:", "  /boats:", "is gone"),
    ],
)
def test_a_method_whose_operation_is_gone_is_named(update, edited, old, new, reason):
    if reason == "is gone":
        edited(
            (old, new),
            ("getShip", "getBoats"),
            (
                "- name: name\n          in: path\n          required: true",
                "- name: name\n          in: query",
            ),
        )
    else:
        edited((old, new))
    code, told = update(*QUICK)
    assert code == 1
    assert f"- **Harbours.ships.metres** needs `getShip`, which {reason}" in told
    assert "Give the methods above another operation, or take them back." in told


def test_a_new_tag_is_another_part(update, edited):
    edited(
        (
            "tags:\n  - name: ships",
            "tags:\n  - {name: fleet, description: All.}\n  - name: ships",
        ),
        (
            "operationId: getShip\n      tags: [ships]",
            "operationId: getShip\n      tags: [fleet]",
        ),
    )
    code, told = update(*QUICK)
    assert code == 1
    assert "needs `getShip`, which is a part of fleet now" in told


def test_types_that_do_not_fit_are_told_with_the_methods_that_meet_them(update, edited):
    pytest.importorskip("mypy")
    edited((LENGTH, LENGTH.replace("number", "string")))
    code, told = update(*only("types"))
    assert code == 1
    line = next(one for one in told.splitlines() if "_lengths.py:" in one)
    assert line.endswith("(met by Harbours.ships.metres)")
    assert "Repair what the checks found" in told


def test_contract_and_fuzz_are_run_on_what_changed(update, edited):
    edited(FIVE[0], FIVE[1])
    code, told = update(*only("contract", "fuzz"))
    assert code == 1
    assert "tests/contract/test_operations.py::test_operations_are_these" in told
    assert "- fuzz: passed" in told


def test_examples_of_what_broke_are_run(update, edited, harbours):
    edited(("- name: flag", "- name: country"))
    code, told = update(*only("examples"))
    assert code == 1
    assert "- examples: 1 problems" in told
    assert "test_example_runs[docs/harbours.md:4]: TypeError" in told


EACH = """
import pytest
from swath_api.harbours.operations import OPERATIONS

@pytest.mark.parametrize("info", OPERATIONS.values(), ids=OPERATIONS)
def test_of_one(info):
    pytest.fail("was run")

def test_of_none():
    pytest.fail("was run")
"""


@pytest.fixture
def contract(harbours, update):
    """Names of the contract tests that an update runs, and how it tells of them."""
    (harbours / "tests/contract/test_operations.py").unlink()
    (harbours / "tests/contract/test_each.py").write_text(EACH)

    def run():
        told = update(*only("contract"))[1]
        return (
            set(re.findall(r"test_each\.py::(\S+): Failed: was run", told)),
            next(line for line in told.splitlines() if line.startswith("- contract")),
        )

    return run


def test_the_contract_of_what_differs_is_run_and_of_nothing_else(contract, edited):
    edited((LIMIT, ""))
    run, told = contract()
    assert run == {"test_of_one[listShips]", "test_of_none"}
    assert told.endswith("operations: 1 of 2 of harbours; the others are as they were")


def test_the_contract_of_all_that_reaches_a_schema_is_run(contract, edited):
    edited(FIVE[2])
    run, told = contract()
    assert run == {"test_of_one[listShips]", "test_of_one[getShip]", "test_of_none"}
    assert "operations: 2 of 2 of harbours;" in told


def test_an_operation_that_is_gone_is_a_matter_of_the_contract(contract, edited):
    edited(("operationId: getShip", "operationId: readShip"))
    run, told = contract()
    assert run == {"test_of_one[readShip]", "test_of_none"}
    assert "operations: 2 of 3 of harbours;" in told


def test_another_wording_has_no_contract_to_be_run(contract, edited):
    edited(("description: In metres.", "description: In whole metres."))
    assert contract() == (set(), "- contract: not run: no operation differs")


def test_shared_code_that_differs_is_a_matter_of_every_operation(contract, harbours):
    runtime = harbours / "generated" / "swath_api" / "_runtime.py"
    runtime.write_text(runtime.read_text() + "EDITED = True\n")
    path = harbours / "specs" / "harbours" / "openapi.yaml"
    path.write_text(path.read_text().replace("In metres.", "In whole metres."))
    run, told = contract()
    assert run == {"test_of_one[listShips]", "test_of_one[getShip]", "test_of_none"}
    assert told.endswith("all operations, as code differs that the services share")


def test_what_is_left_out_is_told_with_the_reason(update, edited):
    edited(("description: In metres.", "description: In whole metres."))
    code, told = update(*only("fuzz", "examples"))
    assert code == 0
    assert told.partition("# Checks\n")[2].strip().splitlines()[:4] == [
        "- fuzz: not run: no operation and no schema changed for users",
        "- examples: not run: no page shows a method that may break",
        "- types: not run: left out by --skip",
        "- contract: not run: left out by --skip",
    ]


def test_code_is_typed_against_the_client_whatever_changed(update, edited):
    pytest.importorskip("mypy")
    edited(("description: In metres.", "description: In whole metres."))
    code, told = update(*only("types"))
    assert code == 0
    assert "- types: passed (" in told


def test_pages_of_other_services_are_no_examples(update, edited, harbours):
    (harbours / "docs" / "canals.md").write_text("```python\ncanals.flying()\n```\n")
    (harbours / "docs" / "both.md").write_text("Harbours\n\n`.ships.flying(`\n")
    edited((LIMIT, ""))
    told = update(*QUICK)[1]
    assert "examples: docs/both.md:3, docs/harbours.md:5\n" in told


def test_a_check_that_cannot_run_says_why(harbours):
    (harbours / "tests/contract/test_operations.py").unlink()
    (harbours / "tests/contract").rmdir()
    touched = {"harbours": frozenset({"getShip"})}
    scope = checks.Scope(touched=touched, listed={"harbours": 2})
    (result,) = checks.run(harbours, ["contract"], scope)
    assert not result.passed
    assert "tests/contract" in result.problems[0].told


def test_a_contract_without_a_test_is_none(harbours):
    (harbours / "tests/contract/test_operations.py").unlink()
    (result,) = checks.run(harbours, ["contract"], checks.Scope(whole=True))
    assert not result.passed
    assert "no tests ran" in result.problems[0].told


def test_a_fuzz_that_finds_no_test_is_told_to_be_none(harbours):
    scope = checks.Scope(fuzzed={"harbours": ["Rig"]})
    (result,) = checks.run(harbours, ["fuzz"], scope)
    assert (result.passed, result.seconds) == (True, 0.0)
    assert result.scope == "no test is of what changed"


def test_a_document_that_cannot_be_generated_leaves_the_package_alone(
    update, edited, harbours
):
    edited(("operationId: getShip", "operationId: listShips"))
    package = harbours / "generated" / "swath_api"
    before = generation._contents(package)
    code, told = update(*QUICK)
    assert code == 1
    assert "# Nothing was generated" in told
    assert "operationId listShips is listShips of /ships in Python" in told
    assert generation._contents(package) == before


def test_fragments_are_drafted_once(update, edited, harbours):
    edited(*FIVE)
    assert "changelog.d/harbours-api.spec.md is drafted" in update(*QUICK)[1]
    drafted = harbours / "changelog.d" / "harbours-api.breaking.md"
    assert drafted.read_text().splitlines() == [
        "Harbours, `Problem.message`: type is integer, was string.",
        "Harbours, `GET /ships limit`: parameter of the query is gone.",
    ]
    drafted.write_text("In words of users.\n")
    assert "harbours-api.breaking.md is there already" in update(*QUICK)[1]
    assert drafted.read_text() == "In words of users.\n"


def test_a_service_is_named_by_its_document(update, edited, harbours, tmp_path):
    edited(FIVE[2])
    report = tmp_path / "report.md"
    words = ("specs/harbours/openapi.yaml", "--report", str(report))
    code, told = update(*words, *QUICK)
    assert code == 0
    assert report.read_text() == told.removesuffix("\n")
    code, told = update("specs/moon/openapi.yaml")
    assert code == 1
    assert "specs/moon: is no service; there are harbours" in told


def test_a_new_service_is_all_notes(update, harbours):
    text = (harbours / "specs/harbours/openapi.yaml").read_text()
    (harbours / "specs" / "canals").mkdir()
    (harbours / "specs" / "canals" / "openapi.yaml").write_text(text)
    (harbours / "overlay" / "swath" / "canals").mkdir()
    code, told = update(*QUICK)
    assert code == 0
    assert "getShip is new" in told
    assert "- new: canals/operations.py" in told


def test_an_unknown_revision_is_an_error(update, edited):
    edited(FIVE[2])
    code, told = update("--since", "v99")
    assert code == 1
    assert "v99" in told


def facade_of(service):
    document = Document.load(command.ROOT / "specs" / service / "openapi.yaml")
    functions = {
        re.sub("([A-Z])", r"_\1", one.id).lower(): one.id for one in document.operations
    }
    return Facade(command.ROOT, document, functions)


INHERITED = {"getCatalogCollectionQueryables"}
OF_ANOTHER_MODULE = {"searchBatchStatisticsRequests"}


@pytest.mark.parametrize(
    ("service", "method", "operations"),
    [
        ("datasphere", "DataSphere.dataset.items", {"getDatasetPage"}),
        ("datasphere", "DataSphere.publish", {"publish"}),
        ("spaceknow", "SpaceKnow.credits.price", {"checkArea"}),
        (
            "spaceknow",
            "SpaceKnow.imagery.search",
            {"initiateSearch", "retrieveSearch", "getPipelineStatus"},
        ),
        ("spaceknow", "Map.tile", {"getGridFile"}),
        ("sentinelhub", "SentinelHub.catalog.queryables", INHERITED),
        ("sentinelhub", "SentinelHub.batch_statistics.list", OF_ANOTHER_MODULE),
        ("sentinelhub", "SentinelHub.statistics.compute", {"submitStatisticalRequest"}),
        ("sentinelhub", "SentinelHub.process.render", {"process"}),
    ],
)
def test_methods_are_known_with_their_operations(service, method, operations):
    found = {one.name: one.operations for one in facade_of(service).methods}
    assert found[method] == operations


def test_a_part_of_a_part_needs_the_table_that_it_is_given():
    found = {one.name: one.operations for one in facade_of("sentinelhub").methods}
    assert "getOrders" in found["SentinelHub.dataimport.orders.list"]
    assert "getSubscriptions" in found["SentinelHub.dataimport.subscriptions.list"]
    assert "getSubscriptions" not in found["SentinelHub.dataimport.orders.list"]


def test_who_has_a_client_does_not_need_its_parts():
    needing = facade_of("sentinelhub").needing({"getCatalogLandingPage"})
    assert [one.name for one in needing] == ["SentinelHub.catalog.landing"]


@pytest.mark.parametrize("service", ["datasphere", "sentinelhub", "spaceknow"])
def test_every_operation_has_a_method_that_needs_it(service):
    facade = facade_of(service)
    covered = set().union(*(one.operations for one in facade.methods))
    called_by_the_account = {"requestToken"}
    told_by_another = {"batchStatisticalGetStatus"}
    rest = called_by_the_account | told_by_another
    assert set(facade.functions.values()) - covered <= rest


def test_the_command_line_runs_in_a_project(harbours):
    done = subprocess.run(
        [sys.executable, "-m", "scripts.update", "--help"],
        cwd=harbours,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "specs/SERVICE/upstream/FILE" in done.stdout
