"""Commands, screens and the translation of errors: the one place that knows Typer, and the only one that prints."""
