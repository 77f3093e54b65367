"""A figure computed: panels, frames, the sum written out, facts for the prose. Draws nothing."""
