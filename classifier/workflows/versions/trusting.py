"""Trusting: a version that came with a folder, looked at by a person before any of it is loaded."""

from classifier.errors import UntrustedModelError
from classifier.storage.registry.folder import Registry


def is_trusted(registry: Registry, name: str) -> bool:
    """Tell whether this installation wrote the model of a version, or the user approved it.

    Parameters
    ----------
    registry : Registry
        Where it is.
    name : str
        Of the version.

    Raises
    ------
    NoVersionError, DamagedVersionError
        Where it is not there, or is not what its manifest says.
    """
    try:
        registry.model(name)
    except UntrustedModelError:
        return False
    return True
