"""``python -m classifier`` and the ``yuankan`` command."""

from classifier.cli.app import main

if __name__ == "__main__":
    main()
