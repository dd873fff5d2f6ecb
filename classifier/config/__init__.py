"""Settings of a workspace: what its ``yuankan.toml`` says."""

from classifier.config.load import FILE, KEYS, load_settings
from classifier.config.settings import DriftSettings, ReportSettings, RetrainSettings, Settings

__all__ = ["FILE", "KEYS", "DriftSettings", "ReportSettings", "RetrainSettings", "Settings", "load_settings"]
