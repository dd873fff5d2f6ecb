"""The questions of a labelling session: read, tagged, chosen and kept at hand by a process of their own."""
