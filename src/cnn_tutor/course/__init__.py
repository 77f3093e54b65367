"""The course: content/ as frozen dataclasses, and every author's mistake told at once."""
