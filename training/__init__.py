"""Recipes that make the bundled language models; nothing here is needed to run Sayso."""
