"""What a PDF is made of: its characters, their type, what is drawn around them, read in a process of its own."""
