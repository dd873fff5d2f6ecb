"""The words of a byline: whom they name, for which department, and what each did."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from classifier.text.bylines.names import close_names, is_name, join_dots, part_dotted, part_names


class Part(StrEnum):
    """What somebody whom a byline names did."""

    WROTE = auto()
    PICTURED = auto()
    """Took or drew the pictures, and did not write."""
    TOLD = auto()
    """Told what another wrote down."""
    PASSED = auto()
    """Edited or approved it in the office."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One person of a byline.

    Parameters
    ----------
    name : str
        As printed, without white space.
    department : str or None
        That the byline names with this person.
    part : Part
        What the byline says that this person did; who is only named wrote.
    """

    name: str
    department: str | None = None
    part: Part = Part.WROTE


@dataclass(frozen=True, slots=True)
class Credits:
    """All that a byline names.

    Parameters
    ----------
    people : tuple of Credit
        In printed order; one who is named twice is there twice.
    departments : tuple of str
        In printed order, with those of nobody; not those of who only passed it.
    """

    people: tuple[Credit, ...] = ()
    departments: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.departments)


_DEPARTMENT = re.compile(
    r"(?:医院|總院|总院|分院|卫生院|[科部办室处委局会院站所队组系處辦會隊組]|办公室|中心|支部|总支|药房|产房|团委|集团|病区|护理|门诊|学院|大学|服务台|党政办|公司|"
    r"病區|護理|門診|學院|大學|團委|集團|医护组|ICU|NICU|CCU)$"
)
_MAX_DEPARTMENT = 24
# Offices whose short names read like a person's.
_OFFICES = frozenset({"党办", "院办", "医办", "党委", "团委", "纪委", "工会", "科办"})
_RANK = re.compile(r"(?:副?主任(?:医师|护师|药师|技师)?|护士长|副?科长|主治医师|主管护师|医师|医生|护士|护师|干事)$")
# A person right behind the department, with nothing between: 骨科李强.
_GLUED = re.compile(
    r"(?P<department>.{1,20}(?:[科部室办处处辦]|中心|病区|医院|团委|工会))(?P<name>[^科部室办处處辦心区院·]{2,4}(?:·[^·]{1,10})*)"
)

_HAN = r"\u4e00-\u9fff"
_WRITING = (
    rf"供\s*稿(?:人|者)?|撰\s*稿(?:人|者)?|撰\s*文|来\s*稿|投\s*稿|(?<![{_HAN}])(?:[图圖]\s*文|文\s*[图圖])|"
    r"文\s*[、和及&/／+]\s*[图圖摄攝]|[图圖]\s*[、和及&/／+]\s*文|文字(?:\s*[、和及/／]\s*(?:图片|摄影))?|"
    r"(?:本[报刊院]|特约|实习|见习|学生|學生|全媒体)*\s*(?:通\s*[讯訊]\s*[员員]|[记記]\s*者)|实习生|實習生|评论员|作\s*者|"
    r"(?:[摄攝]影)?[报報]\s*道|整\s*理|记\s*录|采\s*写|采\s*访|执\s*笔|執筆|编\s*写|编\s*译|"
    rf"(?<![{_HAN}])文(?=\s*[/／:：|｜])|(?<=[/／])\s*文(?![{_HAN}])|(?<![{_HAN}])文(?![{_HAN}])|"
    # 王芳/文 李强/图, where the space was lost at the end of a line.
    rf"(?<=[/／])文(?=[{_HAN}]{{2,4}}\s*[/／][图圖摄攝])"
)
_PICTURING = (
    r"摄\s*影(?:者)?|攝\s*影|(?:图\s*片|视频|視頻|照片)(?:提供|来源|拍摄|制作)?|供\s*图|拍\s*摄|摄\s*制|摄\s*像|"
    r"绘\s*图|插\s*图|制\s*图|漫\s*画|[摄攝]|"
    rf"[图圖](?=\s*[/／:：|｜])|(?<=[/／])\s*[图圖](?![{_HAN}])|(?<![{_HAN}])[图圖](?![{_HAN}])"
)
_TELLING = r"口\s*述|讲\s*述|受访者?"
_PASSING = (
    r"(?:文字|图片|美术|执行|本版|本期|责任|值班|网络|新媒体|副|总|主)*\s*编\s*辑|(?:責任)?編輯|责\s*编|主\s*编|美\s*编|编\s*审|編\s*審|"
    r"审\s*[核稿校签定](?:人|者)?|審\s*[核稿校]|(?:[初复終终二三一]|科室|部门|医学)\s*审(?:核|校|稿)?|校\s*[对對]|核\s*稿|签\s*发|监\s*制|"
    r"编排|排\s*版|版式|制\s*版|组\s*版|版面|[审審编編](?=\s*[/／:：|｜])|(?:制\s*作|发\s*布|策\s*划|统\s*筹|指\s*导)(?=\s*[/／:：|｜])"
)
_SOURCE = r"来\s*源|來\s*源|稿\s*源"
_ROLE = re.compile(
    rf"(?P<passed>{_PASSING})|(?P<wrote>{_WRITING})|(?P<pictured>{_PICTURING})|(?P<told>{_TELLING})|(?P<source>{_SOURCE})"
)
# They stand behind whom they tell of as often as before.
_BEHIND = re.compile(
    r"^(?:供稿|撰稿|来稿|文|图|圖|图文|文图|摄|攝|摄影|攝影|供图|报道|報道|摄影报道|口述|记录|整理|文字|图片|编辑|审核|责编|校对)$"
)
_SEPARATOR = re.compile(r"[\s\u3000,，、;；/／|｜:：&＆+＋()（）【】\[\]\-—–_□■◆●▲◎○★☆◇※]+")
_AND = re.compile("[和及]")
_BLANK = " \u3000()（）【】[]"
_GOES_ON = re.compile("(?:[部室科处办组]|中心)(?![\u4e00-\u9fff]{3})")
_LABEL_END = re.compile(r"\s*[/／:：|｜]")
_SLASHED = re.compile(r"[/／]\s*$")


@dataclass(slots=True)
class _Run:
    """What stands between two words that tell a part, and the part."""

    part: Part
    words: list[tuple[str, bool]]
    """Each with whether it is a person."""


def read_credits(text: str, *, called: bool = False) -> Credits:
    """Read what a byline says.

    Parameters
    ----------
    text : str
        What stands in the brackets or on the line, in NFKC.
    called : bool
        Whether its place alone says that names stand there, as behind 本报讯.

    Returns
    -------
    Credits
        A department before people is theirs up to the next department, one behind people is theirs back to the
        one before. Of two departments in a row the second, narrower one counts for the people behind.
    """
    runs = list(_runs(close_names(join_dots(text)), called=called))
    people = _settle(runs)
    departments = [word for run in runs if run.part is not Part.PASSED for word, person in run.words if not person]
    return Credits(tuple(people), tuple(dict.fromkeys(departments)))


def names_only(text: str) -> bool:
    """Tell whether a text is names with what they did or where they work, and nothing besides.

    Parameters
    ----------
    text : str
        One line, in NFKC. Here a name needs a surname of the list.
    """
    closed = close_names(join_dots(text))
    roles = [role for role in _ROLE.finditer(closed) if not _inside_word(closed, role)]
    ends = [0, *(place for role in roles for place in role.span()), len(closed)]
    pieces = " ".join(closed[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))
    tokens = [token for token in _SEPARATOR.split(pieces) if token]
    people = [token for token in tokens if is_name(token) and not is_department(token)]
    others = [token for token in tokens if token not in people]
    if not people or not all(map(is_department, others)):
        return False
    return 1 <= len(others) <= len(people) or (not others and bool(roles) and _SEPARATOR.search(closed) is not None)


def _runs(text: str, *, called: bool) -> Iterator[_Run]:
    found = [role for role in _ROLE.finditer(text) if not _inside_word(text, role)]
    # 张三 文 李四 图: such a byline ends with a part, and does not begin with one.
    behind = bool(found) and not _is_bare(text[: found[0].start()]) and _is_bare(text[found[-1].end() :])
    at, part, vouched = 0, Part.WROTE, called
    for role in found:
        words = list(_words(text[at : role.start()], called=called))
        back = _tells_back(text, role, behind=behind)
        if words:
            yield _Run(_part(role) if back else part, words)
        at, part, called = role.end(), Part.WROTE, vouched
        if not (back and words):
            # 记者 and a space: a name follows, whatever its surname.
            part = _part(role)
            called = vouched or (role.lastgroup == "wrote" and _SEPARATOR.match(text, role.end()) is not None)
    if words := list(_words(text[at:], called=called)):
        yield _Run(part, words)


def _is_bare(text: str) -> bool:
    return not text.strip(_BLANK)


def _inside_word(text: str, role: re.Match[str]) -> bool:
    """Tell whether what looks like a part is a piece of a department's name, as 编辑 is of 编辑部."""
    return len(role.group()) > 1 and _GOES_ON.match(text, role.end()) is not None


def _tells_back(text: str, role: re.Match[str], *, behind: bool) -> bool:
    """Tell whether a part is of those who stand before it."""
    if _LABEL_END.match(text, role.end()):
        return False
    if _SLASHED.search(text[: role.start()]):
        return True
    return _BEHIND.match(re.sub(r"\s", "", role.group())) is not None and (behind or _is_bare(text[role.end() :]))


def _part(role: re.Match[str]) -> Part:
    kinds = {"passed": Part.PASSED, "pictured": Part.PICTURED, "told": Part.TOLD}
    return kinds.get(role.lastgroup or "", Part.WROTE)


def _words(piece: str, *, called: bool) -> Iterator[tuple[str, bool]]:
    """Yield each person and each department of a piece, with whether it is a person."""
    for token in filter(None, _SEPARATOR.split(piece)):
        for word, person in _read(token, called=called):
            # Behind a department a name is expected, whatever its surname.
            called = called or not person
            yield word, person


def _read(token: str, *, called: bool) -> Iterator[tuple[str, bool]]:
    if is_department(token):
        yield token, False
    elif glued := _glued(token):
        yield from ((glued[0], False), (glued[1], True))
    elif "·" in token and is_name(token):
        yield from ((name, True) for name in part_dotted(token))
    else:
        for part in _apart(token, called=called):
            if is_department(part):
                yield part, False
            elif is_name(part, called=called):
                yield part, True


def _apart(token: str, *, called: bool) -> Sequence[str]:
    """Part names that 和 joins, or nothing at all; 李和平 is one."""
    joined = [part for part in _AND.split(token) if part]
    if is_name(token):
        return [token]
    if len(joined) > 1 and all(is_name(part) or is_department(part) for part in joined):
        return joined
    return (called and part_names(token)) or [token]


def is_department(token: str) -> bool:
    """Tell whether a word of a byline names a department, an office or an institution rather than a person."""
    token = _RANK.sub("", token)
    if not 2 <= len(token) <= _MAX_DEPARTMENT or ":" in token:
        return False
    return token in _OFFICES or (_DEPARTMENT.search(token) is not None and not (len(token) == 2 and is_name(token)))


def _glued(token: str) -> tuple[str, str] | None:
    found = _GLUED.fullmatch(token)
    if found and len(found["department"]) > 1 and is_name(found["name"]):
        return found["department"], found["name"]
    return None


def _settle(runs: Sequence[_Run]) -> list[Credit]:
    """Give each person a department."""
    people: list[Credit] = []
    department: str | None = None
    for run in runs:
        first = len(people)
        ahead = any(person for _, person in run.words) and run.words[0][1]
        for word, person in run.words:
            if person:
                people.append(Credit(word, None if ahead else department, run.part))
            elif ahead:
                _give(people, first, word)
                first = len(people)
            else:
                department = word
        if ahead and department is not None:
            _give(people, first, department)
    last = next((word for run in reversed(runs) for word, person in reversed(run.words) if not person), None)
    ends = bool(runs) and not runs[-1].words[-1][1]
    return [replace(credit, department=last) if ends and credit.department is None else credit for credit in people]


def _give(people: list[Credit], first: int, department: str) -> None:
    for place in range(first, len(people)):
        if people[place].department is None:
            people[place] = replace(people[place], department=department)
