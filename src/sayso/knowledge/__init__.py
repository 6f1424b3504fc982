"""Data files an editor could correct, each with a small typed loader."""
