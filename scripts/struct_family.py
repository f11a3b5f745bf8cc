"""The Structs: datamodel-code-generator, from the same document."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts import flavours
from scripts.document import Document, SpecError


FLAGS = (
    "--input-file-type",
    "openapi",
    "--output-model-type",
    "msgspec.Struct",
    "--preset",
    "standard-py311-20261027",
    "--target-python-version",
    "3.11",
    "--naming-strategy",
    "full-path",
    "--enum-field-as-literal",
    "all",
    "--snake-case-field",
    "--use-annotated",
    "--field-constraints",
    "--strict-nullable",
    "--use-msgspec-tagged-unions",
    "--keyword-only",
    "--use-schema-description",
    "--output-datetime-class",
    "datetime",
    "--disable-timestamp",
    "--custom-file-header",
    '"""The objects of the service as Structs, made for speed."""',
    "--formatters",
    "builtin",
)


def write(document: Document, target: Path) -> None:
    """Write `structs.py`.

    Raises:
        SpecError: The generator failed, or warned of something.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "openapi.json"
        source.write_text(json.dumps(flavours.struct_flavour(document)))
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "datamodel_code_generator",
                "--input",
                str(source),
                "--output",
                str(target / "structs.py"),
                *FLAGS,
            ],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    told = (done.stdout + done.stderr).strip()
    if done.returncode or told:
        raise SpecError(f"{document.path}: datamodel-code-generator: {told}")
