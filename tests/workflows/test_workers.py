from classifier.learn.batches import batches
from classifier.learn.tagger import Tagger
from classifier.storage.shipped import load_starter, load_taxonomy
from classifier.workflows.workers import workers


def test_processes_say_what_this_one_does_bit_for_bit() -> None:
    corpus = load_starter()
    tagger = Tagger.train(corpus[::12], load_taxonomy().keys, version="small")
    articles = [example.article for example in corpus[1::12]]
    here = tagger.predict(articles, explain=True)
    # In one piece here, in six there.
    assert len(list(batches(articles))) == 1
    with workers(tagger, 2) as pool:
        begun = [pool.begin(articles[start : start + 50], explain=True) for start in range(0, len(articles), 50)]
        there = [said for one in begun for said in pool.result(one)]
    assert [one for one in zip(there, here, strict=True) if one[0] != one[1]] == []
