"""How good a tagger is: fixed folds, metrics, comparisons."""
