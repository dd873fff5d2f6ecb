"""Features, the tagger, its calibration and its explanations. scikit-learn lives here and in evaluate."""
