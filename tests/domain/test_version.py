import dataclasses

import pytest

from classifier.domain.version import BUILTIN, Aliases, Digests, is_version


@pytest.mark.parametrize("name", ["v0001", "v9999", "v123456789"])
def test_names_of_versions(name: str) -> None:
    assert is_version(name)


@pytest.mark.parametrize(
    "name", ["", "v1", "v00001/..", "../v0001", "V0001", "v0001\n", "v٠٠٠١", "builtin", "v" + "1" * 10]
)
def test_what_is_no_name_of_a_version(name: str) -> None:
    assert not is_version(name)


def test_a_new_champion_can_be_gone_back_from() -> None:
    first = Aliases().crowned("v0001")
    assert first == Aliases(champion="v0001", former=(BUILTIN,))
    second = first.crowned("v0002")
    assert second.former == (BUILTIN, "v0001")
    assert second.rolled_back() == first
    assert second.rolled_back().rolled_back() == Aliases()


def test_a_challenger_that_becomes_champion_is_challenger_no_more() -> None:
    aliases = Aliases(champion="v0001", challenger="v0002")
    assert aliases.crowned("v0002") == Aliases(champion="v0002", former=("v0001",))
    assert aliases.crowned("v0003").challenger == "v0002"


def test_who_is_champion_is_not_crowned_again() -> None:
    aliases = Aliases(champion="v0001", former=(BUILTIN,))
    assert aliases.crowned("v0001") == aliases


def test_before_the_first_there_is_none() -> None:
    with pytest.raises(ValueError, match="no champion before"):
        Aliases().rolled_back()


@pytest.mark.parametrize(
    "changes",
    [{"champion": "../x"}, {"champion": ""}, {"challenger": BUILTIN}, {"challenger": "x"}, {"former": ("v0001", "x")}],
)
def test_an_alias_is_a_version(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no version"):
        dataclasses.replace(Aliases(), **changes)  # type: ignore[arg-type]  # as named


def test_a_digest_has_sixty_four_digits() -> None:
    names = [field.name for field in dataclasses.fields(Digests)]
    good = dict.fromkeys(names, "0" * 64)
    assert Digests(**good).model == "0" * 64
    for bad in ("", "0" * 63, "g" * 64, "A" * 64, "0" * 64 + "\n"):
        with pytest.raises(ValueError, match="code is no digest"):
            Digests(**(good | {"code": bad}))
