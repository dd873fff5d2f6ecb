"""Inbox: a folder that new issues come into, and what is done with each of them."""
