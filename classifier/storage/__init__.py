"""The one place that writes, and the one that finds what is shipped."""
