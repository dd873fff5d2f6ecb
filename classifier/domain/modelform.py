"""ModelForm: the kinds of file that a version can be written in. Nothing here writes any: help pages need them too."""

from enum import StrEnum


class ModelForm(StrEnum):
    """A kind of file that a version can be written in."""

    SKOPS = "skops"
    """For other machines: plain values, which run no code."""
    JOBLIB = "joblib"
    """The model file as it stands in the registry: loading it runs what it holds."""
