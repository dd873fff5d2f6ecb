"""What to ask a person next, and the asking itself, without a terminal."""
