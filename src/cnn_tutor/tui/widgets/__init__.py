"""Widgets draw, and say what was pressed."""
