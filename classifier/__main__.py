"""``python -m classifier`` and the ``yuankan`` command."""

INTERRUPTED = 130


def main() -> None:
    """Run the command line of this process.

    Raises
    ------
    SystemExit
        Always, with the promised status.
    """
    try:
        # Ctrl-C may come while this imports, when nothing of the command line is there yet to tell of it.
        from classifier.cli.app import main as run  # noqa: PLC0415

        run()
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None


if __name__ == "__main__":
    main()
