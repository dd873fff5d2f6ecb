"""The designs that are laid out in tests/data/pages, by set: those that the layout was tuned on, and those held out."""

from collections.abc import Mapping

from tests.pages.design import Maker
from tests.pages.designs import dev, held

DESIGNS: Mapping[str, tuple[Maker, ...]] = {"dev": dev.DESIGNS, "held": held.DESIGNS}
