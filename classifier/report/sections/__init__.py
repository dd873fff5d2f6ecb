"""The sections of a report, one kind a file, and the list of all of them."""
