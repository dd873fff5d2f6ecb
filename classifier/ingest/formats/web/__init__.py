"""What a saved page of a web site is made of: its characters, what of it shows, which of that is an article."""
