"""The catalogue: what was read and what was said of it, in SQL. All of it can be made again from issues and labels."""
