import locale

import pytest

from classifier.cli.language import Language, choose


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (["tag", "x"], {"LANG": "zh_CN.UTF-8"}, Language.ZH),
        (["tag", "x"], {"LANG": "en_GB.UTF-8"}, Language.EN),
        (["tag", "x"], {"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, Language.EN),
        (["tag", "x"], {"LC_MESSAGES": "zh_TW", "LANG": "en_GB"}, Language.ZH),
        (["tag", "--lang", "zh", "x"], {"LANG": "en_GB"}, Language.ZH),
        (["--lang=en", "tag"], {"LANG": "zh_CN"}, Language.EN),
        (["--lang=en", "tag", "--lang=zh"], {"LANG": "en_GB"}, Language.ZH),
        (["tag", "--", "--lang", "zh"], {"LANG": "en_GB"}, Language.EN),
        (["tag", "--lang", "fr"], {"LANG": "zh_CN"}, Language.ZH),
        (["tag", "--lang"], {"LANG": "zh_CN"}, Language.ZH),
    ],
)
def test_option_first_then_locale(arguments: list[str], environment: dict[str, str], expected: Language) -> None:
    assert choose(arguments, environment) is expected


@pytest.mark.parametrize(("name", "expected"), [("Chinese (Simplified)_China", Language.ZH), (None, Language.EN)])
def test_without_variables_the_system_is_asked(
    monkeypatch: pytest.MonkeyPatch, name: str | None, expected: Language
) -> None:
    monkeypatch.setattr(locale, "getlocale", lambda: (name, "UTF-8"))
    assert choose([], {}) is expected
