from classifier.domain.natural import natural


def test_the_tenth_issue_comes_after_the_second() -> None:
    assert sorted(["10期.txt", "2期.txt", "第1期.txt", "1期.txt"], key=natural) == [
        "1期.txt",
        "2期.txt",
        "10期.txt",
        "第1期.txt",
    ]


def test_a_number_longer_than_python_reads_still_sorts() -> None:
    assert natural("9" * 5000) < natural("9" * 5000 + "a")


def test_only_ascii_digits_are_numbers() -> None:
    assert natural("①٣") == [(1, 0, "①٣")]
    assert natural("3²4") == [(0, 3, ""), (1, 0, "²"), (0, 4, "")]
