from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from classifier.domain.facts import Contributor
from classifier.domain.reported import ReportedArticle
from classifier.report.sections.people import authors, by_department, by_person, ranks
from tests.report.reports import make_reported, make_reported_article


def by(number: int, *names: str, **given_: object) -> ReportedArticle:
    """An article by people such as ``王芳/骨科``."""
    people = (name.partition("/") for name in names)
    written = tuple(Contributor(name=name, department=department or None) for name, _, department in people)
    return make_reported_article(number, contributors=written, **given_)


def test_a_name_without_a_department_is_the_one_person_of_that_name() -> None:
    found = authors([by(1, "王芳/骨科"), by(2, "王芳"), by(3, "李静")])
    assert found == [
        (Contributor(name="王芳", department="骨科"),),
        (Contributor(name="王芳", department="骨科"),),
        (Contributor(name="李静"),),
    ]


def test_the_same_name_with_two_departments_is_two_people_and_none_of_them_where_it_has_none() -> None:
    found = by_person(make_reported(by(1, "王芳/骨科"), by(2, "王芳/儿科"), by(3, "王芳"), by(4, "王芳/骨科")))
    assert {one.of.department: one.places for one in found} == {"骨科": (0, 3), "儿科": (1,), None: (2,)}


def test_who_is_named_twice_wrote_once() -> None:
    (one,) = by_person(make_reported(by(1, "王芳", "王芳/骨科")))
    assert (one.places, one.joint, one.points) == ((0,), (), Fraction(1))


def test_co_authors_share_points_or_each_get_all() -> None:
    article = by(1, "甲", "乙", "丙", tags=("award",))
    shared = by_person(make_reported(article, points={"award": 2.0}, shared=True))
    assert [one.points for one in shared] == [Fraction(2, 3)] * 3
    assert [one.points for one in by_person(make_reported(article, points={"award": 2.0}))] == [2, 2, 2]
    assert all(one.joint == (0,) for one in shared)


def test_points_are_exact() -> None:
    articles = [by(number, "甲", tags=("award",)) for number in range(10)] + [by(11, "乙", tags=("event",))]
    first, second = by_person(make_reported(*articles, points={"award": 0.1}))
    assert first.points == second.points == 1
    assert ranks([first, second]) == [1, 1]


def test_an_untagged_article_is_worth_one_point() -> None:
    (one,) = by_person(make_reported(by(1, "甲", tags=()), points={"event": 5.0}))
    assert one.points == 1


def test_who_has_the_same_points_shares_the_rank_and_the_next_is_left_out() -> None:
    found = by_person(make_reported(by(1, "甲"), by(2, "乙"), by(3, "乙"), by(4, "丙"), by(5, "甲"), by(6, "丁")))
    assert [one.of.name for one in found] == ["乙", "甲", "丁", "丙"]
    assert ranks(found) == [1, 1, 3, 3]


def test_an_article_counts_once_for_a_department() -> None:
    reported = make_reported(by(1, "甲/骨科", "乙/骨科", "丙/儿科"), by(2, "丁"), shared=True)
    bone, child, none = by_department(reported)
    assert (bone.of.department, bone.places, bone.joint, bone.points, bone.people) == (
        "骨科",
        (0,),
        (0,),
        Fraction(2, 3),
        2,
    )
    assert (child.of.department, child.points) == ("儿科", Fraction(1, 3))
    assert (none.of.department, none.places, none.points) == (None, (1,), Fraction(1))
    whole = by_department(make_reported(*reported.articles))
    assert [one.points for one in whole] == [1, 1, 1]


def test_a_department_has_the_articles_of_its_people_whose_byline_does_not_name_it() -> None:
    (bone,) = by_department(make_reported(by(1, "甲/骨科"), by(2, "甲")))
    assert (bone.of.department, bone.places, bone.people) == ("骨科", (0, 1), 1)


@given(
    st.lists(
        st.lists(st.sampled_from(["甲", "乙", "甲/骨科", "乙/骨科", "乙/儿科"]), max_size=4), min_size=1, max_size=8
    ),
    st.booleans(),
)
def test_shared_points_of_all_people_are_those_of_all_signed_articles(bylines: list[list[str]], shared: bool) -> None:
    reported = make_reported(*(by(number, *names) for number, names in enumerate(bylines)), shared=shared)
    people, departments = by_person(reported), by_department(reported)
    signed = sum(1 for names in bylines if names)
    assert {place for one in people for place in one.places} == {n for n, names in enumerate(bylines) if names}
    if shared:
        assert sum(one.points for one in people) == sum(one.points for one in departments) == signed
    else:
        assert sum(one.points for one in people) == sum(len(found) for found in authors(reported.articles))
