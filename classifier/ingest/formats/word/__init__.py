"""What a Word document is made of: its parts, its styles, its numbers, its paragraphs."""
