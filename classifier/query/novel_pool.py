"""Novel pool: a pool of which it is known, too, how much of each article no label has shown yet."""

from dataclasses import dataclass, fields

from classifier.query.pool import Pool, Reals


@dataclass(frozen=True, slots=True, kw_only=True)
class NovelPool(Pool):
    """A pool with the novelty of each article; any strategy chooses from it as from any other pool.

    Parameters
    ----------
    novelty : array of float32, (n_articles,)
        0 or more; the higher, the more of its terms are common among unlabelled articles and rare among labelled ones.
    """

    novelty: Reals

    def __post_init__(self) -> None:
        # Not super(): a class with slots is made anew, and the name in this function means the old one.
        Pool.__post_init__(self)
        if self.novelty.shape != (len(self),):
            raise ValueError("every article of a pool has its novelty")


def with_novelty(pool: Pool, novelty: Reals) -> NovelPool:
    """Return a pool with the novelty of its articles, ``(n_articles,)``."""
    return NovelPool(**{part.name: getattr(pool, part.name) for part in fields(Pool)}, novelty=novelty)
