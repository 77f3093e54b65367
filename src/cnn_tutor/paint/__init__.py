"""A frame as rows of coloured cells, for any terminal."""
