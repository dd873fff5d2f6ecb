"""Retraining: labels in, a challenger out, and a champion that is replaced only by what is no worse."""
