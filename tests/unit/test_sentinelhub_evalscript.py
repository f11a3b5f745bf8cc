"""Evalscripts: read without running them, built of band maths, looked at."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath._errors import InputError
from swath.emulator.sentinelhub.collections import COLLECTIONS
from swath.sentinelhub import evalscript
from swath.sentinelhub.evalscript import band, index, lint, output, script
from swath.sentinelhub.evalscript._declared import declared
from swath.sentinelhub.evalscript._lint import check_body, check_statistics
from swath.sentinelhub.evalscript._tokens import Tokens


S2 = "sentinel-2-l2a"
CORPUS = sorted((Path(__file__).parents[1] / "emulator" / "evalscripts").glob("*.js"))
READABLE = [path for path in CORPUS if not path.stem.startswith("short_form")]


def wrapped(returned, pixel="return [1];", head="//VERSION=3"):
    return (
        f"{head}\nfunction setup() {{\n  return {returned};\n}}\n"
        f"function evaluatePixel(s) {{ {pixel} }}\n"
    )


def setup_of(returned):
    return declared(Tokens(wrapped(returned)))


def bands_of(told):
    return [[name for name, _ in one.bands] for one in told.inputs]


def certain(text, **options):
    return [str(one) for one in lint(text, **options).certain]


def maybe(text, **options):
    return [str(one) for one in lint(text, **options) if not one.certain]


# reading


@pytest.mark.parametrize(
    "text",
    [
        'function setup() { return { input: ["B04"], output: { bands: 1 } }; }',
        'function setup() { return { input: ["B04"], output: { bands: 1 } } }',
        "function setup() {\n  return { 'input': ['B04'], \"output\": {bands: 1}, }\n}",
        'const setup = () => ({ input: ["B04"], output: { bands: 1 } });',
        'const setup = () => { return { input: ["B04"], output: { bands: 1 } }; };',
        'var setup = function () { return { input: ["B04"], output: { bands: 1 } } }',
        'setup = function named() { return ({ input: "B04", output: [{bands: 1}] }) }',
        'let setup = none => ({ input: [{ bands: ["B04"] }], output: { bands: 0x1 } })',
        "function setup() { /*}*/ return { // {\ninput: [`B04`], output: {bands: 1}}}",
        r'function setup() { return {input: ["\x42\u00304"], output: {bands: 1.0}}; }',
        'function setup() { let n = 1; return {input: ["B04"], output: {bands: 1}}; }',
        'function setup() { return { setup: 1, input: ["B04"], output: {bands: 1}}; }',
    ],
)
def test_a_plain_setup_is_read_however_it_is_written(text):
    told = declared(Tokens(text))
    assert bands_of(told) == [["B04"]]
    assert [(one.id, one.bands) for one in told.outputs] == [("default", 1)]
    assert told.whole_bands
    assert told.whole_outputs


@pytest.mark.parametrize(
    "text",
    [
        "function setup() { return made(); }",
        "function setup() { return { input: [] }.input; }",
        "function setup() { if (x) { return {input: []}; } return {input: ['B04']}; }",
        "function setup() { if (x) return { input: ['B04'] }; }",
        "function setup() { while (x) { return { input: ['B04'] } } }",
        "function setup() { return; }",
        "function setup() { const f = () => { return { input: ['B04'] } }; }",
        "function setup() { return {input: ['B04']}; } setup = other();",
        "function setup() { return {input: ['B04']}; } function setup() { return {}; }",
        "var setup = other;",
        "return [B04];",
        "",
    ],
)
def test_what_has_to_be_computed_is_not_guessed(text):
    assert declared(Tokens(text)) is None


@pytest.mark.parametrize(
    ("returned", "whole"),
    [
        ('{ input: ["B04", ...more], output: { bands: 1 } }', False),
        ('{ input: ["B04"].concat(more), output: { bands: 1 } }', False),
        ('{ input: ["B04", name], output: { bands: 1 } }', False),
        ("{ input, output: { bands: 1 } }", False),
        ('{ input: ["B04"], ...others }', False),
        ('{ input: [{ bands: ["B04"] }], output: { bands: 1 } }', True),
        ('{ input: [{ bands: list, units: "DN" }], output: { bands: 1 } }', False),
    ],
)
def test_what_may_be_more_is_known_to_be(returned, whole):
    assert setup_of(returned).whole_bands is whole


def test_a_member_that_may_be_overwritten_is_unknown():
    told = setup_of('{ input: ["B99"], output: { bands: 1 }, ...others }')
    assert bands_of(told) == []
    assert certain(wrapped('{ input: ["B99"], ...others }'), collection=S2) == []


def test_outputs_are_read_with_all_that_they_say():
    told = setup_of(
        '{ input: ["B04"], output: [{ id: "a", bands: ["x", "y"], sampleType: '
        "SampleType.UINT16 }, { bands: -1, sampleType: 'Float32' }, { id: name } ] }"
    )
    kept = [(one.id, one.bands, one.names, one.kept_as("AUTO")) for one in told.outputs]
    assert kept == [
        ("a", 2, ("x", "y"), "UINT16"),
        ("default", -1, (), "FLOAT32"),
        (None, None, (), "AUTO"),
    ]


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_scripts_that_run_have_no_certain_mistake(path):
    text = path.read_text(encoding="utf-8")
    told = declared(Tokens(text))
    assert (told is None) == (path.stem == "functions_replaced")
    statistics = path.stem == "statistics"
    collection = None if "fusion" in path.stem else S2
    assert certain(text, collection=collection, statistics=statistics) == []


@pytest.mark.parametrize(
    "path", set(CORPUS) - set(READABLE), ids=lambda path: path.stem
)
def test_the_short_form_is_left_alone(path):
    assert not lint(path.read_text(encoding="utf-8"), collection=S2)


@given(st.text(alphabet="{}[]()'\"`/\\*$\n;,:=>a1 .-return", max_size=80))
def test_whatever_is_read_ends_in_a_report(text):
    for one in lint(wrapped('{ input: ["B04"], output: { bands: 1 } }') + text):
        assert one.line >= 1
        assert one.column >= 1
    lint("//VERSION=3\nfunction setup() { return {" + text, collection=S2)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text(max_size=3), inner, max_size=3)
        ),
        max_leaves=8,
    )
)
def test_written_values_are_read_as_json_has_them(value):
    members = setup_of(f'{{ "value": {json.dumps(value)} }}').members
    assert plain(members.by_name["value"].value) == value


def plain(value):
    if hasattr(value, "items") and not callable(value.items):
        return [plain(one.value) for one in value.items]
    if hasattr(value, "by_name"):
        return {name: plain(one.value) for name, one in value.by_name.items()}
    return value


# mistakes that are certain


@pytest.mark.parametrize(
    ("returned", "options", "told"),
    [
        (
            '{ input: ["B4"], output: { bands: 1 } }',
            {"collection": S2},
            "line 3, column 20: sentinel-2-l2a has no band B4: did you mean B04?",
        ),
        (
            '{input: [{bands: ["B04", "SCL"], units: ["DN", "PERCENT"]}], output: {}}',
            {"collection": S2},
            "band SCL of sentinel-2-l2a has no unit PERCENT: take DN",
        ),
        (
            '{input: [{bands: ["B2", "B3", "B4"], units: ["DN", "DN"]}], output: {}}',
            {},
            "there are 2 units for 3 bands: give one for all, or one for each",
        ),
        (
            '{ input: ["B04"], output: { bands: 1, sampleType: "FLOAT" } }',
            {},
            "there is no sampleType FLOAT: did you mean FLOAT32?",
        ),
        (
            '{ input: ["B04"], output: { bands: 1 }, mosaicking: "ORBITS" }',
            {},
            "there is no mosaicking ORBITS: did you mean ORBIT?",
        ),
        ("{ output: { bands: 1 } }", {}, "setup() has no input: add input:"),
        ('{ input: ["B04"] }', {}, "setup() has no output: add output:"),
        (
            '{ input: ["B04"], output: [{id: "a", bands: 1}, {id: "a", bands: 1}] }',
            {},
            "two outputs have the id a",
        ),
        (
            '{ input: ["B04"], output: { bands: 0 } }',
            {"responses": {"default": "png"}},
            "output default has no bands, and cannot be a picture",
        ),
        (
            '{ input: ["B04"], output: { id: "ndvi", bands: 1 } }',
            {"responses": "default"},
            "the output default is asked for, but setup() does not name it: take ndvi",
        ),
        (
            '{ input: ["B04"], output: { bands: 1, sampleType: "FLOAT32" } }',
            {"responses": {"default": "png"}},
            "output default has sampleType FLOAT32, and image/png cannot hold it",
        ),
        (
            '{ input: ["B04"], output: { bands: 1, sampleType: "UINT16" } }',
            {"responses": {"default": "jpeg"}},
            "and image/jpeg cannot hold it: ask for it as image/tiff",
        ),
        (
            '{ input: ["B04"], output: { bands: 1, sampleType: "INT16" } }',
            {"responses": {"default": "png"}},
            "sampleType INT16, and image/png cannot hold it: ask for it as image/tiff",
        ),
        (
            '{ input: ["B04"], output: { bands: 2 } }',
            {"responses": {"default": "jpeg"}},
            "2 bands, and image/jpeg can have 1, 3: ask for it as image/png",
        ),
        (
            '{ input: ["B04"], output: { bands: 5 } }',
            {"responses": {"default": "png"}},
            "output default has 5 bands, and image/png can have 1, 2, 3, 4",
        ),
        (
            '{ input: ["B04"], output: { bands: 4 } }',
            {"responses": {"default": "jpeg"}},
            "4 bands, and image/jpeg can have 1, 3: ask for it as image/png",
        ),
        (
            '{ input: ["B04"], output: { bands: 1 } }',
            {"statistics": True},
            "statistics need an output dataMask",
        ),
        (
            '{ input: [{ datasource: "s3", bands: ["B04"] }], output: { bands: 1 } }',
            {"collection": {"s2": S2, "dem": "dem"}},
            "the request has no data with the id s3: take s2, dem",
        ),
        (
            '{ input: [{ datasource: "dem", bands: ["B04"] }], output: { bands: 1 } }',
            {"collection": {"s2": S2, "dem": "dem"}},
            "dem has no band B04: take DEM, dataMask",
        ),
        (
            '{ input: [{ bands: ["B04"] }, { bands: ["B08"] }], output: { bands: 1 } }',
            {"collection": [S2, "dem"]},
            "dem has no band B08",
        ),
    ],
)
def test_a_certain_mistake_is_told_with_its_place_and_what_to_do(
    returned, options, told
):
    found = certain(wrapped(returned), **options)
    assert len(found) == 1
    assert told in found[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "//VERSION=3\nfunction evaluatePixel(s) { return [1]; }",
            "no function setup()",
        ),
        (
            '//VERSION=3\nfunction setup() { return {input: ["B04"], output: {}}; }',
            "no function evaluatePixel()",
        ),
        (wrapped("{ input: [") + ")", "does not close the ["),
        (
            "//VERSION=3\nfunction setup() {",
            "line 2, column 18: this { is never closed",
        ),
        ('//VERSION=3\nconst a = "x;', "line 2, column 11: this text is never closed"),
        ("//VERSION=3\n/* a", "line 2, column 1: this comment is never closed"),
        ("//VERSION=3\n }", "line 2, column 2: this } closes nothing"),
        ("//VERSION=3\n`${a + `b}`}", "this text is never closed"),
    ],
)
def test_a_script_that_is_not_whole_is_told_to_be(text, told):
    found = certain(text)
    assert len(found) == 1
    assert told in found[0]


def test_bands_of_a_collection_of_ones_own_are_those_that_its_metadata_tells():
    own = SimpleNamespace(
        bands=[SimpleNamespace(name="Red"), SimpleNamespace(name="IR")]
    )
    text = wrapped('{ input: ["Red", "NIR"], output: { bands: 1 } }')
    assert "no band NIR: did you mean IR?" in certain(text, collection=own)[0]
    assert certain(text, collection="byoc-1") == []


def test_a_report_refuses_certain_mistakes_alone():
    text = wrapped('{ input: ["B4", "B08"], output: { bands: 2 } }')
    report = lint(text, collection=S2)
    assert len(report) == 4
    assert [one.line for one in report] == sorted(one.line for one in report)
    with pytest.raises(
        InputError, match=r"would be refused:\n  line 3, column 20: .*B4"
    ):
        report.check()
    lint(text).check()
    assert str(lint(wrapped('{ input: ["B04"], output: x }', "return s;"))) == (
        "nothing found"
    )


# mistakes that may be none


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            wrapped('{ input: ["B04"], output: { bands: 1 } }', "return [s.B08];"),
            [
                "band B04 is asked for, and costs, but is never read: leave it out",
                's.B08 is read, but setup() does not ask for it: add "B08" to input',
            ],
        ),
        (
            wrapped('{ input: ["B04"], output: { bands: 3 } }', "return [s.B04];"),
            [
                "1 values are returned, but setup() announces 3: return 3, or set",
            ],
        ),
        (
            wrapped(
                '{input: ["B04"], output: [{id: "a", bands: 1}, {id: "b", bands: 1}]}',
                "return { a: [s.B04], c: [1] };",
            ),
            [
                "the output b is not returned: add b: [...]",
                "c is returned, but is no output of setup(): take a, b",
            ],
        ),
        (
            wrapped(
                '{input: ["B04"], output: {bands: 1}, mosaicking: Mosaicking.ORBIT}',
                "return [s.B04];",
            ),
            ["with mosaicking ORBIT, s is a list of samples: read s[0].B04"],
        ),
        (
            wrapped(
                '{input: [{datasource: "opt", bands: ["B04"]}], output: {bands: 1}}',
                "const one = s.opt[0]; return [one.B04];",
            ),
            ["with one input, s has the bands themselves: read s.B04, say, not s.opt"],
        ),
        (
            wrapped(
                '{input: [{bands: ["B04", "SCL"], units: "REFLECTANCE"}], output: {}}'
            ),
            ["band SCL of sentinel-2-l2a has no unit REFLECTANCE: take DN"],
        ),
        (
            wrapped(
                '{input: [{bands: ["B04"]}, {bands: ["SCL"]}], output: {bands: 1}}'
            ),
            ["every input is for data of its own, and the request has 1: name all"],
        ),
        (
            wrapped(
                '{ input: ["B04"], output: { bands: 1, sampleType: SampleType.X } }'
            ),
            ["there is no sampleType X"],
        ),
        (
            wrapped('{ input: ["B04"], output: {bands: 1} }', "return [s.B04];", "//"),
            ["no line says //VERSION=3"],
        ),
        (
            wrapped('{ input: ["B04"], output: {bands: 1} }')
            + "if (a) /[(]/.test(b);(",
            ["does not close the ("],
        ),
    ],
)
def test_what_looks_wrong_but_runs_is_told_and_not_refused(text, told):
    found = maybe(text, collection=S2)
    for one in told:
        assert any(one in line for line in found), found
    lint(text, collection=S2).check()


@pytest.mark.parametrize(
    "pixel",
    [
        "return [used(s)];",
        "const { B04 } = s; return [B04];",
        'return [s["B04"]];',
        "return [[1].map(s => s.B08)[0]];",
        "s = other; return [s.B08];",
    ],
)
def test_bands_that_may_be_read_in_other_ways_are_not_complained_of(pixel):
    text = wrapped('{ input: ["B04"], output: { bands: 1 } }', pixel)
    assert maybe(text) == []


def test_scripts_that_only_tell_user_data_need_no_bands():
    text = wrapped("{ input: [{ bands: [] }], output: { bands: 0 } }", "return [];")
    assert certain(text, responses="userdata") == []
    (found,) = maybe(text)
    assert found == (
        "line 3, column 44: output default has no bands, and cannot be a picture: "
        "give it one, or ask for userdata alone"
    )


def test_values_are_counted_for_each_output():
    outputs = '[{ id: "data", bands: 2 }, { id: "dataMask", bands: 1 }]'
    text = wrapped(
        f'{{ input: ["B04"], output: {outputs} }}',
        "return { data: [s.B04, 2 * s.B04, 3], dataMask: [1] };",
    )
    (found,) = maybe(text)
    assert found == (
        "line 5, column 44: 3 values are returned for data, but setup() announces 2: "
        "return 2, or set bands: 3"
    )


@pytest.mark.parametrize(
    ("script", "number"),
    [
        ("//VERSION=2\nfunction setup(ds) { return { components: [ds.B04] }; }", 2),
        ("function setup(ds) { setInputComponents([ds.B04]); }", 1),
        ("//VERSION=3\nfunction setup(ds) { setInputComponents([ds.B04]); }", 1),
    ],
)
def test_functions_of_older_versions_are_no_longer_run(script, number):
    (found,) = certain(script, collection=S2)
    assert found == (
        f"line 1, column 1: it is of version {number}, which is no longer run: "
        "let setup() return { input, output }, and begin with //VERSION=3"
    )


def test_short_scripts_of_the_first_version_may_still_run():
    script = "//VERSION=1\nreturn [B04];"
    assert certain(script, collection=S2) == []
    assert "it is of version 1" in maybe(script, collection=S2)[0]


def test_a_mark_of_byte_order_hides_no_version():
    text = wrapped('{ input: ["B04"], output: { bands: 1 } }', "return [s.B04];")
    assert maybe("\ufeff" + text, collection=S2) == []


def test_digital_numbers_of_bands_that_may_have_them_are_not_refused():
    text = wrapped('{ input: [{ bands: ["VV"], units: "DN" }], output: { bands: 1 } }')
    assert certain(text, collection="sentinel-1-grd") == []
    assert maybe(text, collection="sentinel-1-grd") != []


# requests


def body(text, form="image/png", **output_of):
    return {
        "input": {"data": [{"type": S2}], "bounds": {}},
        "output": {"responses": [{"format": {"type": form}, **output_of}]},
        "evalscript": text,
    }


def test_a_request_is_looked_at_as_it_is():
    floats = wrapped('{input: ["B04"], output: {bands: 1, sampleType: "FLOAT32"}}')
    with pytest.raises(InputError, match="cannot hold it"):
        check_body(body(floats))
    check_body(body(floats, "image/tiff"))
    with pytest.raises(InputError, match="output ndvi is asked for"):
        check_body(body(floats, "image/tiff", identifier="ndvi"))
    check_body(body(floats, "application/json", identifier="userdata"))
    with pytest.raises(InputError, match="no band B99"):
        check_body(body(wrapped('{input: ["B99"], output: {bands: 1}}')))
    check_body({**body(wrapped('{input: ["B99"], output: {bands: 1}}')), "input": {}})
    with pytest.raises(InputError, match="output dataMask"):
        check_statistics({"aggregation": {"evalscript": floats}})


# what is known


def test_bands_and_units_are_those_that_the_emulator_knows():
    for name in evalscript.collections():
        known = {band: one.units for band, one in COLLECTIONS[name].bands.items()}
        assert evalscript.bands(name) == known
    assert set(COLLECTIONS) - set(evalscript.collections()) == {"sentinel-3-olci-l2"}


def test_former_names_of_collections_are_known():
    for one in COLLECTIONS.values():
        for alias in one.aliases:
            assert evalscript.bands(alias) == evalscript.bands(one.id)
    assert evalscript.bands("byoc-1") is None


# band maths

B4, B8 = band("B04"), band("B08")


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        (B8 + B4 * 2, "sample.B08 + sample.B04 * 2"),
        ((B8 + B4) * 2, "(sample.B08 + sample.B04) * 2"),
        (1 - (B8 - B4), "1 - (sample.B08 - sample.B04)"),
        (1 - B8 - B4, "1 - sample.B08 - sample.B04"),
        (2 / (B8 / B4), "2 / (sample.B08 / sample.B04)"),
        (-(B8 + 1), "-(sample.B08 + 1)"),
        (-(B8 * -B4), "-(sample.B08 * -sample.B04)"),
        (B4.__neg__().__neg__(), "-(-sample.B04)"),
        (B8 - -1, "sample.B08 - -1"),
        (B8**2, "Math.pow(sample.B08, 2)"),
        (abs(B8), "Math.abs(sample.B08)"),
        ((B8 > 0.3) & ~(B4 <= 0.1), "sample.B08 > 0.3 && !(sample.B04 <= 0.1)"),
        (
            ((B8 > 1) | (B4 > 1)) & (B8 == 2),
            "(sample.B08 > 1 || sample.B04 > 1) && sample.B08 === 2",
        ),
        (math.inf - B8 != 1, "Infinity - sample.B08 !== 1"),
        (
            evalscript.where(B8 > 0, B8, evalscript.where(B4 > 0, 1, 2)) + 1,
            "(sample.B08 > 0 ? sample.B08 : sample.B04 > 0 ? 1 : 2) + 1",
        ),
        (
            evalscript.classify(B8, [0.2, 0.4], [1, 2, 3]),
            "sample.B08 < 0.2 ? 1 : sample.B08 < 0.4 ? 2 : 3",
        ),
        (
            evalscript.clip(B8, 0, 1),
            "Math.min(Math.max(sample.B08, 0), 1)",
        ),
        (evalscript.isin(band("SCL"), [3, 8]), "[3, 8].includes(sample.SCL)"),
        (index(B8, B4), "index(sample.B08, sample.B04)"),
        (evalscript.log10(band("VV")), "Math.log10(sample.VV)"),
        (evalscript.sqrt(evalscript.minimum(B8, B4, 1)), None),
    ],
)
def test_band_maths_become_javascript(expression, code):
    assert code in {None, expression.code}
    assert not lint(script(expression))


def test_scripts_of_several_sources_ask_for_each():
    s2, s1 = band("B04", source="s2"), band("VV", source="s1")
    made = script(output(s2 + s1, nodata=-1), counted=s2 > 0)
    told = declared(Tokens(str(made)))
    assert [one.source.value for one in told.inputs] == ["s2", "s1"]
    assert made.outputs == ("default", "dataMask")
    assert not made.lint(collection={"s2": S2, "s1": "sentinel-1-grd"}, statistics=True)
    assert "samples.s2[0]" in str(made)


def test_an_output_says_what_it_is():
    made = script(
        output(
            B8, B4, id="two", sample_type="uint16", names=["nir", "red"], alpha=False
        ),
        output(evalscript.ramp(B8, {0: "#000000", 1: "ffffff"}), alpha=True),
    )
    told = declared(Tokens(made.text))
    assert [(one.id, one.bands, one.names) for one in told.outputs] == [
        ("two", 2, ("nir", "red")),
        ("default", 4, ()),
    ]
    assert "new ColorRampVisualizer([[0, 0x000000], [1, 0xffffff]])" in made.text


def test_classes_without_a_colour_are_black():
    made = script(output(evalscript.palette(band("SCL"), {4: "#00ff00", 6: "#0000ff"})))
    stops = (
        "[[3, 0x000000], [4, 0x00ff00], [5, 0x000000], [6, 0x0000ff], [7, 0x000000]]"
    )
    assert f"new ColorMapVisualizer({stops})" in made.text


def test_opaque_is_the_most_that_a_sample_type_holds():
    assert "sample.dataMask * 255" in str(
        script(output(B8, sample_type="UINT8", alpha=True))
    )
    assert "sample.dataMask]" in str(script(output(B8, alpha=True)))


@pytest.mark.parametrize(
    ("errand", "told"),
    [
        (lambda: bool(B8 > 1), "neither true nor false"),
        (lambda: band("B 4"), "cannot be a name"),
        (lambda: band("B04", source="a-b"), "cannot be a name"),
        (lambda: B8 + "1", "neither a number nor band maths"),
        (lambda: B8 + True, "neither a number nor band maths"),
        (lambda: evalscript.ramp(B8, {0: "#fff"}), "needs 2 colours"),
        (lambda: evalscript.ramp(B8, {0: "#fff", 1: "red"}), "is no colour"),
        (lambda: evalscript.palette(B8, {}), "needs a colour"),
        (lambda: evalscript.palette(B8, {0.5: "#ffffff"}), "whole numbers"),
        (lambda: evalscript.palette(B8, {1: "#ffffff"}) + 1, "a colour is no number"),
        (lambda: evalscript.classify(B8, [1, 2], [1, 2]), "make 3 classes"),
        (lambda: evalscript.classify(B8, [2, 1], [1, 2, 3]), "do not rise"),
        (output, "has no values"),
        (lambda: output(B8, sample_type="FLOAT64"), "none of AUTO"),
        (
            lambda: output(B8, sample_type="UINT8", nodata=300),
            "take a whole number from 0 to 255",
        ),
        (lambda: output(B8, sample_type="INT16", nodata=0.5), "kept as INT16"),
        (lambda: output(B8, names=["a", "b"]), "2 names do not fit 1 bands"),
        (
            lambda: output(evalscript.palette(B8, {1: "#ffffff"}), nodata=0),
            "pass alpha=True",
        ),
        (script, "no output"),
        (lambda: script(1), "reads no band"),
        (lambda: script(output(B8), B4), "either outputs or band maths"),
        (lambda: script(output(B8), output(B4)), "have the same id"),
        (lambda: script(B8 + band("VV", source="s1")), "give source= to all"),
        (lambda: script(B8 + band("B08", unit="DN")), "read in two units"),
        (lambda: script(B4 + band("B08", unit="DN")), "B04 do not: give unit="),
        (lambda: lint("", collection=3), "collection=3 is none"),
        (lambda: lint("", responses={"a": "gif"}), "'png', 'jpeg'"),
        (lambda: evalscript.ndvi("dem"), "pass one of sentinel-2-l1c"),
        (lambda: evalscript.true_colour("sentinel-3-slstr"), "no band for blue"),
        (lambda: evalscript.ndvi(form="png"), "none of values, picture"),
        (lambda: evalscript.raw("B4", collection=S2), "did you mean B04?"),
    ],
)
def test_nonsense_is_refused_with_what_to_do(errand, told):
    with pytest.raises(InputError, match=re.escape(told)):
        errand()


def test_a_script_is_plain_data():
    made = evalscript.ndvi()
    assert msgspec.json.decode(msgspec.json.encode(made))["text"] == str(made)
    assert repr(B8) == "<Expression sample.B08>"
