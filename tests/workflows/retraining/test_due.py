import pytest

from classifier.config import RetrainSettings
from classifier.domain.run import Cause
from classifier.workflows.retraining.due import Standing, due

RULES = RetrainSettings(labels=50, days=90)


def make_standing(**changes: object) -> Standing:
    usual: dict[str, object] = {"labels": 200, "changed": 0, "other_tags": False, "drifted": False, "days": 1.0}
    return Standing(**(usual | changes))  # type: ignore[arg-type]  # as named


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({}, Cause.NOT_DUE),
        ({"changed": 49}, Cause.NOT_DUE),
        ({"changed": 50}, Cause.LABELS),
        ({"days": 89.9}, Cause.NOT_DUE),
        ({"days": 90.0}, Cause.AGE),
        ({"days": None}, Cause.NOT_DUE),
        ({"drifted": True}, Cause.DRIFT),
        ({"other_tags": True}, Cause.TAXONOMY),
        ({"other_tags": True, "changed": 50, "drifted": True, "days": 900.0}, Cause.TAXONOMY),
        ({"changed": 50, "drifted": True, "days": 900.0}, Cause.LABELS),
        ({"drifted": True, "days": 900.0}, Cause.DRIFT),
        ({"labels": 0, "other_tags": True, "changed": 60}, Cause.NO_LABELS),
    ],
)
def test_the_weightiest_rule_that_holds_is_the_cause(changes: dict[str, object], cause: Cause) -> None:
    assert due(make_standing(**changes), RULES) is cause
