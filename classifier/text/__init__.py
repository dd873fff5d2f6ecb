"""Strings only: encodings, repair of characters, words. The one place that knows jieba."""
