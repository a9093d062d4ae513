"""The build step: compiles the catalogues for a wheel and for an editable install."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueBuildHook(BuildHookInterface[Any]):
    """Compiles every catalogue; one that is not fully translated stops the build."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile all catalogues (`version` is "standard" or "editable"; both need them)."""
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(Path(self.root) / "tools"))
        try:
            import catalogue
        finally:
            sys.path.pop(0)
        faults = [
            fault for path in catalogue.catalogues() for fault in catalogue.faults_within(path)
        ]
        if faults:
            listed = "\n".join(f"  {fault}" for fault in faults)
            raise SystemExit(f"The catalogue is not complete, so nothing was built.\n{listed}")
        for path in catalogue.catalogues():
            catalogue.compile_catalogue(path)
