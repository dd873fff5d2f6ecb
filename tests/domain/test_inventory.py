from classifier.domain.inventory import Entry, Inventory
from classifier.domain.version import Aliases
from tests.report.versions_factories import make_fault


def test_a_version_plays_the_parts_that_the_aliases_give_it() -> None:
    aliases = Aliases(champion="v0002", challenger="v0003", former=("builtin", "v0001", "v0002"))
    inventory = Inventory(entries=(), aliases=aliases)
    assert [inventory.roles(name) for name in ("v0001", "v0002", "v0003", "v0004")] == [
        ("former",), ("champion",), ("challenger",), (),
    ]  # fmt: skip


def test_nobody_plays_a_part_where_the_aliases_cannot_be_read() -> None:
    assert Inventory(entries=(), aliases=None).roles("v0001") == ()


def test_faults_are_those_of_the_registry_then_those_of_versions() -> None:
    lost, broken = make_fault(), make_fault("v0002")
    entries = (Entry(name="v0001"), Entry(name="v0002", fault=broken))
    assert Inventory(entries=entries, aliases=None, lost=(lost,)).faults == (lost, broken)
