"""Readers, one module a kind of file: each offers ``read`` as `classifier.ingest.kinds.Reader` describes it."""
