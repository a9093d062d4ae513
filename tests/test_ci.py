"""What CI runs is what the README and CONTRIBUTING say."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_the_readme_gives_one_line_to_test_with() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"<!-- test -->\n```sh\n(.*?)\n```\n<!-- /test -->", text, re.DOTALL)
    assert "\n" not in block
    assert "pytest" in block


def test_windows_lines_do_not_chain_with_what_old_powershell_lacks() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```powershell\n(.*?)```", text, re.DOTALL)
    assert blocks
    assert not [block for block in blocks if "&&" in block]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no mark of a program")
@pytest.mark.parametrize("script", [".ci/run", "tools/check"])
def test_the_scripts_can_be_run(script: str) -> None:
    path = ROOT / script
    assert path.stat().st_mode & 0o111
    assert path.read_bytes().startswith(b"#!/usr/bin/env bash\n")
