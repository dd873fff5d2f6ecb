"""Yuankan (院刊): split issues of Chinese hospital newspapers into articles and tag them.

The floors, from the ground up (each imports only those below it; ``tests/test_floors.py`` checks):
``errors`` and ``domain``; ``text`` and ``storage``; ``ingest``, ``learn`` and ``evaluate``; ``workflows``; ``cli``.
"""

__version__ = "0.1.0"
