from classifier.learn import cues


def test_lexicon_terms_name_field_list_and_order() -> None:
    found = cues.lexicon_terms("喜报 我院荣获奖", "心内科", "")
    assert "title:honours:1" in found
    assert "first:title:honours" in found
    assert "first:lead:departments" in found
    assert not [term for term in found if term.startswith("body:")]


def test_genre_terms_tell_news_from_advice() -> None:
    news = cues.genre_terms("我院召开会议", "5月3日，会议召开。", "5月3日，会议召开。")
    advice = cues.genre_terms("怎么吃?", "您应少盐。", "1.您应少盐。\n2.您请多走。\n3.勿熬夜")
    assert "dateline" in news
    assert "dateline" not in advice
    assert {"mark:?", "many_items", "open_end", "address:您:0"} <= set(advice)
    assert "no_body" in cues.genre_terms("标题", "", "")


def test_every_cue_can_be_said_in_words() -> None:
    text = "本报讯 5月3日，主任、院长、书记、教授都说“请”。\n1.您应\n2.勿你我他她可\n3.(科教科)"
    for title, body in (("喜报!?荣获“·|:", text), ("", text), ("党委", "")):
        for view, found in (
            ("lexicon", cues.lexicon_terms(title, body, body)),
            ("genre", cues.genre_terms(title, body, body)),
        ):
            for term in found:
                said = cues.in_words(view, term)
                assert said.startswith("〔")
                assert not said.strip("〔〕").isascii()
