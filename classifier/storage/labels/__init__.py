"""What people decided, as lines of text that are only ever added: one log an annotator, beside the articles' texts."""
