"""What an article tells: who wrote it, whom it names, what was won, and what was done for the first time."""
