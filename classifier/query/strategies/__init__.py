"""Strategies: each says which of the unlabelled articles a person is asked about next."""
