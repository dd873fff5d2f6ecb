"""Versions: what is in a workspace's registry of models, and what a person can do with it."""
