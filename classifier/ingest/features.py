"""Features: everything that speaks for or against a paragraph's going on with an article or beginning one."""

from enum import IntEnum

Evidence = list[tuple["Feature", float]]
"""What speaks in one case, and how much of it there is; features left out are 0."""


class Feature(IntEnum):
    """What the splitter weighs. Each weight is a difference of log odds for each unit of the feature.

    Those of LINK are of a paragraph and the last one of the article that it may go on with; those of BEGINS of a
    paragraph that may be an article's first; those of TITLE of a paragraph and the headline of its article; the rest
    say what kind of move it is.
    """

    LINK_WORDS_SOME = 0
    LINK_WORDS_MUCH = 1
    LINK_NAMED = 2
    LINK_SAME_COLUMN = 3
    LINK_OTHER_COLUMN = 4
    LINK_OTHER_INDENT = 5
    LINK_OTHER_TYPE = 6
    LINK_CLOSED = 7
    LINK_CLOSED_IN_ORDER = 8
    LINK_BROKEN_OFF = 9
    LINK_BYLINE_ABOVE = 10
    LINK_BYLINE_BELOW = 11
    LINK_WIDE_GAP = 12
    BEGINS_LEAD = 13
    BEGINS_BYLINE = 14
    BEGINS_LATER = 15
    BEGINS_PURPOSE = 16
    TITLE_FIRST_SOME = 17
    TITLE_FIRST_MUCH = 18
    TITLE_FIRST_NONE = 19
    TITLE_LATER_SOME = 20
    TITLE_LATER_MUCH = 21
    TITLE_LATER_NONE = 22
    OPENS = 23
    OPENS_TITLE_SOME = 24
    OPENS_TITLE_MUCH = 25
    OPENS_TITLE_NONE = 26
    OPENS_ISSUE = 27
    OPENS_REPORTS = 28
    OPENS_LEAD = 29
    OPENS_LONG = 30
    OPENS_SHORT = 31
    OPENS_SLOGAN = 32
    OPENS_LINES = 33
    OPENS_TOPIC_SOME = 34
    OPENS_TOPIC_MUCH = 35
    OPENS_INDENTED = 36
    OPENS_WIDE_GAP = 37
    OPENS_LARGE = 38
    OPENS_SMALL = 39
    UNTITLED = 40
    UNTITLED_DISORDER = 41
    UNTITLED_MARKED = 42
    JUMPS = 43
    JUMPS_ELSEWHERE = 44
    JUMPS_AHEAD = 45
    JUMPS_IN_TURN = 46
    RESUMES = 47
    RESUMES_AFTER = 48
    RESUMES_WORDS = 49


class Sign(IntEnum):
    """What tells of an article whether it is whole and rightly titled. Doubts count in nats, 0 for none."""

    ANY = 0
    WORST_PARAGRAPH = 1
    ALL_PARAGRAPHS = 2
    SEAM_BELOW = 3
    TITLE = 4
    UNTITLED = 5
    ENTITLED_LATE = 6
    HEADLINE_ALONE = 7
    BEGINS_LATER = 8
    OPEN_END = 9
    NO_WORDS_OF_TITLE = 10
    LOOSE_HEADLINES = 11
