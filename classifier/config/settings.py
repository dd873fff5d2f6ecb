"""Settings: what a workspace's ``yuankan.toml`` can say, typed, each with its default."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrainSettings:
    """When a model is trained anew, and when it takes the place of the one before: the table ``[retrain]``.

    Parameters
    ----------
    labels : int
        Changed training labels from which ``--if-due`` trains, at least 1.
    days : int
        Age of the champion in days from which ``--if-due`` trains if any label has changed, at least 1.
    set_aside : tuple of str
        Issues that are kept for testing, by date: a year, a month or a day, such as ``2026-06``.
    level : float
        Confidence of the paired bootstrap, 0.5 to 0.9999; higher asks for surer proof. On a hundred test articles the
        standard error of a macro F1 is two to three hundredths: 0.95 would keep most real gains out.
    margin : float
        How much lower, of 1, a macro F1 may be and still count as no worse.
    drop : float
        How far, of 1, the F1 of one tag may fall.
    support : int
        Articles of each tag without which the labels kept for testing prove nothing, at least 1.
    keep : int
        Versions that stay; the champion, its predecessor and the challenger always do. At least 1.
    seed : int
        Of training and of the bootstrap.
    """

    labels: int = 50
    days: int = 90
    set_aside: tuple[str, ...] = ()
    level: float = 0.8
    margin: float = 0.05
    drop: float = 0.1
    support: int = 5
    keep: int = 20
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftSettings:
    """How unlike its training the news may become before it is called drift: the table ``[drift]``.

    Parameters
    ----------
    psi : float
        Population stability index of the certainties, from 0; by custom .1 is little and .25 much.
    unseen : float
        How much greater the share of words never seen may be than in training, 0 to 1.
    accuracy : float
        How much lower the share of suggestions that people accept may be than tested, 0 to 1.
    rate : float
        How far the share of articles that carry a tag may move against the year before, 0 to 1.
    """

    psi: float = 0.25
    unseen: float = 0.1
    accuracy: float = 0.1
    rate: float = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSettings:
    """How contributions are counted: the table ``[report]``.

    Parameters
    ----------
    points : mapping of str to float
        What an article is worth to its contributors, by the key of its primary tag, 0 to 1000; 1 where it is not named.
    shared : bool
        Whether co-authors share the points of an article equally; each gets all of them otherwise.
    """

    points: Mapping[str, float] = field(default_factory=dict)
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a workspace; each has a default, so an empty file will do.

    Parameters
    ----------
    annotator : str or None
        Who labels, where the command line does not say.
    sources : tuple of str
        Where issues are looked for: files and folders, relative to the workspace.
    refresh : int
        After how many answers the model learns again, 1 to 1000.
    strategy : str
        What chooses the next article.
    random_share : float
        Share of articles drawn by lot from all that are unlabelled, 0 to 1: they alone measure without bias.
    second_share : float
        Share of articles put to a second person, who sees neither a suggestion nor the first answer, 0 to 1.
    catalogue : str or None
        URL of the database that holds the catalogue, such as ``postgresql://user@host/name``; None is SQLite, in the
        file ``catalogue.db`` of the workspace.
    retrain : RetrainSettings
        When a model is trained anew, and when it takes the place of the one before.
    drift : DriftSettings
        How unlike its training the news may become.
    report : ReportSettings
        How contributions are counted.
    """

    annotator: str | None = None
    sources: tuple[str, ...] = ("issues",)
    refresh: int = 10
    strategy: str = "mix"
    random_share: float = 0.1
    second_share: float = 0.1
    catalogue: str | None = None
    retrain: RetrainSettings = RetrainSettings()
    drift: DriftSettings = DriftSettings()
    report: ReportSettings = ReportSettings()
