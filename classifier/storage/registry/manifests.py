"""A manifest as a file: what is known of a version, for people to read and for programs to hold it against."""

from classifier.domain.version import Digests, Manifest, Origin, Runtime
from classifier.storage.registry.entries import Entries, entries_of, text_of
from classifier.storage.registry.source import Source

_DIGESTS = ("model", "snapshot", "corpus", "taxonomy", "code", "inputs")
_KEYS = (
    "made", "who", "origin", "parent", "keys", "seed", "digests", "runtime", "own", "tested", "borrowed",
    "starter_weight", "seconds",
)  # fmt: skip


def manifest_text(manifest: Manifest) -> bytes:
    """Write a manifest as a whole file, of which `read_manifest` makes an equal one."""
    return text_of(
        {
            "made": manifest.made.isoformat(),
            "who": manifest.who,
            "origin": manifest.origin.value,
            "parent": manifest.parent,
            "keys": manifest.keys,
            "seed": manifest.seed,
            "digests": {key: getattr(manifest.digests, key) for key in _DIGESTS},
            "runtime": {
                "format": manifest.runtime.format,
                "python": manifest.runtime.python,
                "libraries": dict(manifest.runtime.libraries),
            },
            "own": manifest.own,
            "tested": manifest.tested,
            "borrowed": manifest.borrowed,
            "starter_weight": manifest.starter_weight,
            "seconds": manifest.seconds,
        }
    )


def read_manifest(data: bytes, source: Source) -> Manifest:
    """Read a manifest.

    Parameters
    ----------
    data : bytes
        The whole file.
    source : Source
        Where they stand.

    Raises
    ------
    DamagedVersionError
        Where they are no manifest that this version writes.
    """
    found = entries_of(data, source)
    found.only(*_KEYS)
    return found.made(
        lambda: Manifest(
            made=found.time("made"),
            who=found.text("who"),
            origin=found.choice("origin", Origin),
            parent=found.version("parent"),
            keys=found.texts("keys"),
            seed=found.whole("seed"),
            digests=_digests(found.entries("digests")),
            runtime=_runtime(found.entries("runtime")),
            own=found.whole("own"),
            tested=found.whole("tested"),
            borrowed=found.whole("borrowed"),
            starter_weight=found.share("starter_weight"),
            seconds=found.real("seconds"),
        )
    )


def _digests(found: Entries) -> Digests:
    found.only(*_DIGESTS)
    return Digests(
        model=found.digest("model"),
        snapshot=found.digest("snapshot"),
        corpus=found.digest("corpus"),
        taxonomy=found.digest("taxonomy"),
        code=found.digest("code"),
        inputs=found.digest("inputs"),
    )


def _runtime(found: Entries) -> Runtime:
    found.only("format", "python", "libraries")
    return Runtime(
        format=found.whole("format"), python=found.text("python"), libraries=found.texts_by_name("libraries")
    )
