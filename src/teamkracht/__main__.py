"""The door of the program."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from teamkracht import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program on `argv` (default: the arguments of the process) and give its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:
        # Answered before anything heavy is imported.
        sys.stdout.write(f"teamkracht {__version__}\n")
        return 0
    from teamkracht.cli import main as run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
