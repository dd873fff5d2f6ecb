"""Bylines in print: where they stand, whom they name, and what each of these did."""
