"""The helpers in the scope of evalscripts give what their documentation says."""

from __future__ import annotations

import pytest

from swath.emulator.sentinelhub.evalscript import Script
from swath.emulator.sentinelhub.script_worker import ScriptWorker


RAMP = "new ColorRampVisualizer([[200, 0xFF0000], [300, 0x0000FF]])"
FLOAT_RAMP = "new ColorRampVisualizer([[200, [1, 0, 0]], [300, [0, 0, 1]]])"
MAP = "new ColorMapVisualizer([[200, 0xff0000], [300, 0x0000ff]])"
COMPRESS = "new HighlightCompressVisualizer(0.1, 0.4)"
STEPS = "[-10, -5, 0, 5, 10], [-1000, -50, 0, 50, 1000]"
VALUES = "[1, 3, 5, 7, 10], [100, 300, 500, 700, 900]"
COLOURS = (
    "[0, 0.2, 0.4], [[0, 0, 0], [0.1, 0.2, 0.5], [0.25, 0.4, 0.5], [0.4, 0.6, 0.5]]"
)


@pytest.fixture(scope="module")
def worker():
    worker = ScriptWorker()
    yield worker
    worker.close()


@pytest.fixture
def result(worker):
    """What an expression is, told by a script that evaluates it in `setup`."""

    def of(expression):
        text = (
            f"//VERSION=3\nfunction setup() {{ return {{ it: {expression} }} }}\n"
            "function evaluatePixel() {}"
        )
        return worker.describe(Script(text)).setup["it"]

    return of


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("index(0.6, 0.4)", 0.2),
        ("index(0.5, -0.5)", 0),
        ("inverse(2)", 0.5),
        ("inverse(0) === JAVA_DOUBLE_MAX_VAL", True),
        ("JAVA_DOUBLE_MAX_VAL === 1.7976931348623157E308", True),
        ("int2rgb(255)", [0, 0, 255]),
        ("int2rgb(256)", [0, 1, 0]),
        ("int2rgb(65537)", [1, 0, 1]),
        ("rgb2int([1, 0, 1])", 65_537),
        ("normalizeRGB([255, 51, 0])", [1, 0.2, 0]),
        ("combine([100, 0, 0], [0, 100, 0], 1)", [100, 0, 0]),
        ("combine([100, 0, 0], [0, 100, 0], 0.5)", [50, 50, 0]),
        (f"valueMap(5, {VALUES})", 500),
        (f"valueMap(1, {VALUES})", 100),
        (f"valueMap(2, {VALUES})", 300),
        (f"valueMap(12, {VALUES})", 900),
        ("valueMap(50)", 50),
        (f"valueInterpolate(0, {STEPS})", 0),
        (f"valueInterpolate(-10, {STEPS})", -1000),
        (f"valueInterpolate(9, {STEPS})", 810),
        (f"valueInterpolate(99, {STEPS})", 1000),
        ("valueInterpolate(50)", 50),
        (f"valueInterpolate(0.1, {COLOURS})", [0.05, 0.1, 0.25]),
        (f"colorBlend(-3, {COLOURS})", [0, 0, 0]),
        (f"colorBlend(9, {COLOURS})", [0.4, 0.6, 0.5]),
        (f"colorBlend(NaN, {COLOURS})", [0.4, 0.6, 0.5]),
        ("colorBlend(0.5, [0, 0.5, 0.5, 1], [0, 1, 2, 3])", 1),
        ("colorBlend(0.7, [0, 0.5, 1], [5, 6])", 6),
        ("colorMap(0, [0, 1], [7, 8, 9])", 8),
        ("colorMap(5)", 5),
        ("hex2rgb(65537)", [1, 0, 1]),
        ("rgb2hex([1, 0, 1])", 65_537),
        (f"{MAP}.getColorFromValue(250)", 0xFF0000),
        ("ColorGradientVisualizer.createBlueRed(0, 1).getColor(2)", 0x800000),
    ],
)
def test_numbers_and_colours(result, expression, value):
    assert result(expression) == pytest.approx(value)


@pytest.mark.parametrize(
    ("visualizer", "values"),
    [
        (
            MAP,
            {
                199: [1, 0, 0],
                200: [1, 0, 0],
                250: [1, 0, 0],
                299: [1, 0, 0],
                300: [0, 0, 1],
                "NaN": [0, 0, 1],
            },
        ),
        (
            "ColorMapVisualizer.createDefaultColorMap()",
            {-2: [0, 0, 0], -0.2: [1, 0, 0], 0.45: [0.2, 1, 1], 5: [0, 0.4, 0]},
        ),
        (
            RAMP,
            {
                199: [1, 0, 0],
                250: [0.4980392156862745, 0, 0.4980392156862745],
                299: [0.00784313725490196, 0, 0.9882352941176471],
                300: [0, 0, 1],
                301: [0, 0, 1],
            },
        ),
        (FLOAT_RAMP, {250: [0.4980392156862745, 0, 0.4980392156862745]}),
        (f"{RAMP}.inverse()", {200: [0, 0, 1], 300: [1, 0, 0]}),
        (
            "new ColorRampVisualizer([[200, 0xFF0000], [300, 0x0000FF]], 0, 1)",
            {0: [1, 0, 0], 1: [0, 0, 1]},
        ),
        (
            "ColorRampVisualizer.createRedTemperature(0, 1)",
            {
                0: [0, 0, 0],
                0.3: [1, 0.43137254901960786, 0],
                0.5: [1, 0.5137254901960784, 0],
                0.8: [1, 0.8, 0.5764705882352942],
                1: [1, 1, 1],
            },
        ),
        (
            "ColorRampVisualizer.createWhiteGreen(0, 1)",
            {
                0.3: [0, 0.4, 0],
                0.5: [0.3333333333333333, 0.6, 0],
                0.8: [0.7490196078431373, 0.8509803921568627, 0.4980392156862745],
            },
        ),
        (
            "ColorRampVisualizer.createBlueRed(0, 1)",
            {
                0: [0, 0, 0.5019607843137255],
                0.3: [0, 0.6980392156862745, 1],
                0.8: [1, 0.2980392156862745, 0],
                1: [0.5019607843137255, 0, 0],
            },
        ),
        (
            "ColorRampVisualizer.createOceanColor(0, 2)",
            {0: [147 / 255, 0, 108 / 255], 2: [105 / 255, 0, 0]},
        ),
        (
            "ColorGradientVisualizer.createRedTemperature(0, 1)",
            {
                0: [0, 0, 0],
                0.3: [0.43137254901960786, 0, 0],
                0.5: [0.7176470588235294, 0.047058823529411764, 0],
                0.8: [1, 0.6196078431372549, 0.2],
                1: [1, 1, 1],
            },
        ),
        (
            "ColorGradientVisualizer.createWhiteGreen(0, 1)",
            {
                0.3: [0, 0.2980392156862745, 0],
                0.5: [0.16862745098039217, 0.5019607843137255, 0],
                0.8: [0.6666666666666666, 0.8, 0.3333333333333333],
            },
        ),
        (
            "ColorGradientVisualizer.createBlueRed(0, 1)",
            {
                0.3: [0, 0.7019607843137254, 1],
                0.5: [0.5019607843137255, 1, 0.5019607843137255],
                0.8: [1, 0.2980392156862745, 0],
            },
        ),
        (COMPRESS, {0: 0, 0.1: 0, 0.25: 0.5, 0.376: 0.92, 0.7: 1, 1.1: 1}),
        (COMPRESS, {0.4: 0.92 + 0.08 * 0.08 / 1.08}),
        ("new DefaultVisualizer(0, 2)", {1: 0.5, 3: 1, -1: 0}),
        ("new DefaultVisualizer(0, 1, 1, 0, 2)", {0.5: 0.25, -1: 0, 2: 1}),
        (
            "new HighlightCompressVisualizer(0, 0.5, 1, 0, 0.5)",
            {0.02: 0.2, 0.5: 0.92 + 0.08 * 0.08 / 1.08},
        ),
        ("new Identity()", {7: [7], "[7, 8]": [7, 8]}),
    ],
)
def test_visualizers(result, visualizer, values):
    for value, shown in values.items():
        assert result(f"{visualizer}.process({value})") == pytest.approx(shown)


def test_lists_are_visualized_one_by_one(result):
    assert result(f"{COMPRESS}.processList([0.1, 0.25])") == pytest.approx([0, 0.5])
    assert result(f"{MAP}.processList([200, 300])") == [[1, 0, 0], [0, 0, 1]]


def test_quality_bits_of_landsat(result):
    assert result("decodeL8C2Qa(55052)") == {
        "fill": 0,
        "dilatedCloud": 0,
        "cirrus": 1,
        "cloud": 1,
        "cloudShadow": 0,
        "snow": 0,
        "clear": 0,
        "water": 0,
        "cloudConfidence": 3,
        "cloudShadowConfidence": 1,
        "snowIceConfidence": 1,
        "cirrusConfidence": 3,
    }


def test_quality_bits_of_the_first_landsat_collection(result):
    assert result("decodeLs8Qa(0b1_1001_0101_1001)") == {
        "designatedFill": 1,
        "terrainOcclusion": 0,
        "radiometricSaturation": 2,
        "cloud": 1,
        "cloudConfidence": 2,
        "cloudShadowConfidence": 2,
        "snowIceConfidence": 0,
        "cirrusConfidence": 3,
    }


def test_quality_bits_of_olci(result):
    flags = result("decodeS3OLCIQualityFlags(2 ** 31 + 2 ** 21 + 2 ** 20 + 1)")
    true = {name for name, value in flags.items() if value}
    assert true == {"land", "dubious", "saturatedB01", "saturatedB21"}
    assert len(flags) == 32


def test_names_of_constants(result):
    assert result("[Mosaicking.ORBIT, SampleType.FLOAT32]") == ["ORBIT", "FLOAT32"]
