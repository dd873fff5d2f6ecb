import numpy as np

from classifier.domain.advice import Ground, Stop
from classifier.workflows.labelling.decided import Decided
from classifier.workflows.labelling.places import Places
from classifier.workflows.labelling.shelf import Shelf
from classifier.workflows.labelling.steady import STOP_SET, StopSet
from classifier.workflows.labelling.surveyed import look
from tests.workflows.labelling.factories import KEYS, filed_of, make_issue, small_tagger


def test_a_stop_set_is_drawn_by_lot_and_no_larger_than_it_need_be() -> None:
    small = StopSet.drawn(np.arange(7), seed=0)
    assert small.rows.tolist() == list(range(7))
    large = StopSet.drawn(np.arange(0, 9000, 3), seed=0)
    assert len(large.rows) == STOP_SET
    assert len(set(large.rows.tolist())) == STOP_SET
    assert (np.diff(large.rows) > 0).all()
    assert 3500 < large.rows.mean() < 5500
    assert not np.array_equal(large.rows, StopSet.drawn(np.arange(0, 9000, 3), seed=1).rows)


def test_models_that_say_the_same_are_stable_and_a_pool_without_a_model_is_not_judged() -> None:
    shelf, tagger = Shelf(), small_tagger()
    shelf.add(filed_of(make_issue("a", range(150))))
    places = Places(tagger.artifact, seed=0)
    surveyed = look(shelf, range(150), tagger, places, keys=KEYS)
    stop_set = StopSet.drawn(np.arange(0, 150), seed=0)
    for labels in (0, 30, 60):
        early = stop_set.advice(surveyed, labels, Decided())
        assert early is not None
        assert Ground.FEW_MODELS in early.grounds
    found = stop_set.advice(surveyed, 90, Decided())
    assert found is not None
    assert (found.stop, found.agreement, found.gain) == (Stop.GO_ON, 1.0, 0.0)
    assert {Ground.STABLE, Ground.UNMEASURED} <= set(found.grounds)
    assert stop_set.advice(look(shelf, range(150), None, places, keys=KEYS), 120, Decided()) is None
