"""Whole screens in the terminal: drawing them, reading keys, and what each of them shows."""
