import pytest

from classifier.ingest.signs import continues, leads, names_occasion


@pytest.mark.parametrize(
    "text", ["本报讯（李青）我院", "近日，我院", "6月28日，两院", "为期三天的培训6月8日开班", "26日，市总工会"]
)
def test_news_lead_with_a_time(text: str) -> None:
    assert leads(text)


@pytest.mark.parametrize("text", ["会上，院长", "据介绍，该院", "随后，专家", "他说", "下一步，我院"])
def test_later_paragraphs_refer_back(text: str) -> None:
    assert continues(text)
    assert not leads(text)


@pytest.mark.parametrize("text", ["我院一向重视质量。", "在11楼会议室，院长说", "“谢谢你们！”"])
def test_other_paragraphs_may_stand_anywhere(text: str) -> None:
    assert not leads(text)
    assert not continues(text)


def test_an_occasion_stands_in_the_first_words_or_is_none() -> None:
    assert names_occasion("值此护士节到来之际，我院")
    assert not names_occasion("大家表示要努力工作。值此之际")
