"""What pictures cost: what a script reads, the formula, and budgets."""

from __future__ import annotations

import threading

import pytest

from swath import BudgetError, InputError
from swath.sentinelhub import Source
from swath.sentinelhub._allowance import Allowances
from swath.sentinelhub._estimate import estimate
from swath.sentinelhub._order import order
from swath.sentinelhub._setup import setup


def script(inputs, output="{bands: 1}", more=""):
    return (
        f"//VERSION=3\nfunction setup() {{\n  return {{input: {inputs}, "
        f"output: {output}{more}}};\n}}\nfunction evaluatePixel(s) {{ return [1]; }}"
    )


TWO = script('["B04", "B08"]')
USUAL = {
    "data": "sentinel-2-l2a",
    "bbox": (14.2, 45.9, 14.3, 46.0),
    "time": "2026-06",
    "evalscript": TWO,
    "width": 512,
    "height": 512,
}


def cost(base_url="", bands=None, samples=None, **changes):
    made = order(lint=False, **(USUAL | changes))
    return estimate(made, base_url=base_url, bands=bands, samples=samples)


@pytest.mark.parametrize(
    ("text", "bands"),
    [
        (TWO, ["B04", "B08"]),
        (script("[{bands: ['B04', 'B08'], units: 'DN'}]"), ["B04", "B08"]),
        (script('[{"bands": ["B04"]}, {"bands": ["B08", "B04"]}]'), ["B04", "B08"]),
        (script("[`B04`, /* near */ 'B08', // last\n]"), ["B04", "B08"]),
        ("const setup = () => ({input: ['B04'], output: {bands: 1}})", ["B04"]),
        ("setup = function () { return {input: ['B04'], output: {}} }", ["B04"]),
        ("//VERSION=3\nreturn [2.5 * B04, B03, B02]", ["B04", "B03", "B02"]),
        ("//VERSION=3\n// setup() is not here\nreturn [B04]", ["B04"]),
    ],
)
def test_what_a_script_reads_is_told_by_its_text(text, bands):
    found = setup(text)
    assert list(dict.fromkeys(b for one in found.inputs for b in one.bands)) == bands


@pytest.mark.parametrize(
    "text",
    [
        "",
        "//VERSION=3",
        "function setup() { let all = ['B04']; return {input: all, output: {}}; }",
        "function setup() { return {input: BANDS, output: {bands: 1}}; }",
        "function setup() { return {input: ['B0' + 4], output: {bands: 1}}; }",
        "function setup() { return {input: [...x], output: {bands: 1}}; }",
        "function setup() { return make(); }",
        "function setup() { return {input: ['B04'",
        "function setup(",
        "function evaluatePixel(s) { return [s.B04]; }",
    ],
)
def test_what_would_have_to_be_run_is_not_guessed(text):
    assert setup(text) is None


def test_outputs_and_mosaicking_are_read():
    text = script(
        "[{bands: ['VV'], mosaicking: Mosaicking.ORBIT}, 'VH']",
        "[{id: 'a', bands: 2, sampleType: SampleType.FLOAT32, nodataValue: -1.5e3}, "
        "{bands: ['x', 'y', 'z'], sampleType: 'uint16'}]",
        ", mosaicking: 'tile'",
    )
    found = setup(text)
    assert {one.bands[0]: one.mosaicking for one in found.inputs} == {
        "VV": "ORBIT",
        "VH": "TILE",
    }
    assert found.floats == {"a"}


def test_an_output_that_may_be_floats_is_taken_to_be():
    assert setup(script("['B04']", "{bands: 1, sampleType: kind()}")).floats == {
        "default"
    }


@pytest.mark.parametrize(
    ("changes", "units"),
    [
        ({}, 2 / 3),
        ({"width": 1024}, 4 / 3),
        ({"width": 10, "height": 10}, 0.01 * 2 / 3),
        ({"width": 10, "height": 10, "evalscript": script("['B04']")}, 0.005),
        ({"evalscript": script("['B04', 'B08', 'dataMask']")}, 2 / 3),
        ({"evalscript": script("['dataMask']")}, 1 / 3),
        ({"outputs": "tiff"}, 2 / 3),
        (
            {
                "outputs": "tiff",
                "evalscript": script("['B04']", "{bands: 1, sampleType: 'FLOAT32'}"),
            },
            2 / 3,
        ),
        (
            {
                "outputs": {"default": "png", "f": "tiff"},
                "evalscript": script(
                    "['B04']",
                    "[{bands: 1}, {id: 'f', bands: 1, sampleType: 'FLOAT32'}]",
                ),
            },
            2 / 3,
        ),
        (
            {
                "outputs": "png",
                "evalscript": script(
                    "['B04']",
                    "[{bands: 1}, {id: 'f', bands: 1, sampleType: 'FLOAT32'}]",
                ),
            },
            1 / 3,
        ),
        ({"data": ["sentinel-2-l2a", "sentinel-2-l1c"]}, (2 / 3 + 1 / 3) * 2),
        ({"samples": 4}, 8 / 3),
        ({"bands": 9}, 3),
    ],
)
def test_the_formula_is_that_of_the_documentation(changes, units):
    found = cost(**changes)
    assert found.units == float(found) == pytest.approx(units)


@pytest.mark.parametrize(
    ("processing", "factor"),
    [
        ({}, 1),
        ({"orthorectify": True}, 2),
        ({"orthorectify": True, "backCoeff": "GAMMA0_TERRAIN"}, 2.5),
        ({"speckleFilter": {"type": "NONE"}}, 1),
        ({"speckleFilter": {"type": "LEE", "windowSizeX": 3, "windowSizeY": 3}}, 2),
        ({"orthorectify": True, "speckleFilter": {"type": "LEE"}}, 4),
    ],
)
def test_what_is_done_to_radar_costs(processing, factor):
    radar = Source("sentinel-1-grd", processing=processing)
    found = cost(data=radar, evalscript=script("['VV', 'VH', 'dataMask']"))
    assert found.units == pytest.approx(2 / 3 * factor)


def test_collections_of_another_deployment_count_twice():
    both = {
        "data": [Source("sentinel-2-l2a", id="s2"), Source("landsat-ot-l2", id="ls")],
        "evalscript": script(
            "[{bands: ['B04'], datasource: 's2'}, {bands: ['B04'], datasource: 'ls'}]"
        ),
    }
    main = "https://services.sentinel-hub.com/"
    assert cost(main, **both).fusion == 3
    assert cost("https://sh.dataspace.copernicus.eu", **both).fusion == 2
    assert cost(main, data="landsat-ot-l2").fusion == 1


def test_what_was_assumed_is_told():
    orbits = script("['B04']", more=", mosaicking: 'ORBIT'")
    assumed, known = cost(evalscript=orbits), cost(evalscript=orbits, samples=12)
    assert (assumed.certain, known.certain, cost().certain) == (False, True, True)
    assert str(assumed).startswith("about")
    assert known.units == pytest.approx(12 / 3)
    assert 6 <= assumed.shares[0].samples <= 30
    assert cost(data="dem", evalscript=orbits).shares[0].samples == 1


def test_a_script_that_does_not_tell_what_it_reads_is_refused():
    text = "function setup() { return make(); }"
    with pytest.raises(InputError, match="as a plain object"):
        cost(evalscript=text)
    assert not cost(evalscript=text, bands=3).certain
    assert cost(evalscript=text, bands=3, outputs="tiff").units == pytest.approx(2)


def test_a_budget_refuses_what_would_go_over_and_charges_what_was_told():
    open_ = Allowances()
    with open_.opened(1) as budget:
        with open_.reserved(0.6) as taken:
            assert budget.left == pytest.approx(0.4)
            with (
                pytest.raises(BudgetError, match=r"0\.4 are left") as caught,
                open_.reserved(0.5),
            ):
                pass
            taken.spent = 0.7
        assert (caught.value.cost, caught.value.limit) == (0.5, 1)
        assert budget.spent == 0.7
        assert budget.left == pytest.approx(0.3)
    with open_.reserved(100):
        pass


def test_what_failed_costs_nothing():
    open_ = Allowances()
    with open_.opened(1) as budget:
        with pytest.raises(ZeroDivisionError), open_.reserved(1):
            raise ZeroDivisionError
        assert (budget.spent, budget.left) == (0, 1)


def test_budgets_inside_of_each_other_all_hold():
    open_ = Allowances()
    with open_.opened(1) as outer:
        with open_.opened(10), pytest.raises(BudgetError), open_.reserved(2):
            pass
        with open_.opened(0.1), pytest.raises(BudgetError), open_.reserved(0.5):
            pass
        assert outer.left == 1


def test_threads_together_do_not_go_over():
    open_, refused = Allowances(), []

    def spend():
        try:
            with open_.reserved(1) as taken:
                taken.spent = 1
        except BudgetError as error:
            refused.append(error)

    with open_.opened(5) as budget:
        crew = [threading.Thread(target=spend) for _ in range(20)]
        for thread in crew:
            thread.start()
        for thread in crew:
            thread.join()
        assert budget.spent == 5
    assert len(refused) == 15
