"""The command `kg`, and `python -m kg`."""

import signal
import sys

from kg.cli import run


def main() -> None:
    """Run the command line as a program of its own."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `kg … | head` ends as any Unix program does
    sys.exit(run())


if __name__ == "__main__":
    main()
