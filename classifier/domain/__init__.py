"""The nouns, as frozen dataclasses of the standard library alone."""
