"""``python -m sayso`` and ``sayso``: the command line, which may be stopped while it loads."""

import sys


def main() -> None:
    """Load and run the command line."""
    try:
        from sayso.desk import cli

        cli.main()
    except KeyboardInterrupt:
        sys.stderr.write("sayso: stopped.\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
