"""Loading: a ``yuankan.toml`` is read once, and nothing in it passed over."""

import dataclasses
import tomllib
from pathlib import Path

from classifier.config.settings import DriftSettings, ReportSettings, RetrainSettings, Settings
from classifier.config.table import Table
from classifier.errors import ConfigError

FILE = "yuankan.toml"
_MOST_REFRESH, _MOST_COUNT, _MOST_SEED, _MOST_PSI, _MOST_POINTS = 1000, 1_000_000, 2**32 - 1, 10, 1000


def _keys(table: type[Settings | RetrainSettings | DriftSettings | ReportSettings]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(table))


KEYS = _keys(Settings)


def load_settings(path: Path) -> Settings:
    """Read the settings of a workspace.

    Parameters
    ----------
    path : pathlib.Path
        Its ``yuankan.toml``.

    Returns
    -------
    Settings
        With the default of every key that the file does not name.

    Raises
    ------
    ConfigError
        Where the file cannot be read, is not TOML, has a key that means nothing, or a value that cannot be followed. It
        names file and key, and says what may stand there.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(path, f"cannot be opened ({error.strerror})", hint="check who may read it") from error
    except UnicodeDecodeError as error:
        raise ConfigError(path, f"is not UTF-8 at byte {error.start}", hint="save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(path, f"is not TOML ({error})", hint="mend the line it names") from error
    except RecursionError as error:
        raise ConfigError(path, "is nested too deep", hint=f"write one key a line: {', '.join(KEYS)}") from error
    return _settings(Table(path, content))


def _settings(table: Table) -> Settings:
    default = Settings()
    table.check(KEYS)
    return Settings(
        annotator=table.name("annotator", default.annotator),
        sources=table.sources("sources", default.sources),
        refresh=table.whole("refresh", default.refresh, 1, _MOST_REFRESH),
        # Which there are is known to who chooses: no floor below knows strategies.
        strategy=table.strategy("strategy", default.strategy),
        random_share=table.share("random_share", default.random_share),
        second_share=table.share("second_share", default.second_share),
        catalogue=table.database("catalogue", default.catalogue),
        retrain=_retrain(table.table("retrain"), default.retrain),
        drift=_drift(table.table("drift"), default.drift),
        report=_report(table.table("report"), default.report),
    )


def _retrain(table: Table, default: RetrainSettings) -> RetrainSettings:
    table.check(_keys(RetrainSettings))
    return RetrainSettings(
        labels=table.whole("labels", default.labels, 1, _MOST_COUNT),
        days=table.whole("days", default.days, 1, _MOST_COUNT),
        set_aside=table.dates("set_aside", default.set_aside),
        level=table.share("level", default.level, 0.5, 0.9999),
        margin=table.share("margin", default.margin),
        drop=table.share("drop", default.drop),
        support=table.whole("support", default.support, 1, _MOST_COUNT),
        keep=table.whole("keep", default.keep, 1, _MOST_COUNT),
        seed=table.whole("seed", default.seed, 0, _MOST_SEED),
    )


def _drift(table: Table, default: DriftSettings) -> DriftSettings:
    table.check(_keys(DriftSettings))
    return DriftSettings(
        psi=table.share("psi", default.psi, 0, _MOST_PSI),
        unseen=table.share("unseen", default.unseen),
        accuracy=table.share("accuracy", default.accuracy),
        rate=table.share("rate", default.rate),
    )


def _report(table: Table, default: ReportSettings) -> ReportSettings:
    table.check(_keys(ReportSettings))
    return ReportSettings(
        points=table.numbers("points", default.points, 0, _MOST_POINTS), shared=table.flag("shared", default.shared)
    )
