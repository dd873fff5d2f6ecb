"""One verb a file: what the program does, without a terminal."""
