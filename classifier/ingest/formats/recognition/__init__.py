"""From the picture of a page to its runs: where lines of text stand in it, and what they say."""
