"""The designs that nothing was ever tuned on, in the order of tests/data/pages/held."""

from tests.pages.designs.held.frames import around, cards, grid, layers
from tests.pages.designs.held.issue import booklet
from tests.pages.designs.held.sheets import broadsheet, feature, spread
from tests.pages.designs.held.writer import bands, bulletin, table, wall

DESIGNS = (broadsheet, spread, feature, grid, booklet, layers, cards, around, wall, table, bulletin, bands)
