"""What is fast, side by side with its peers. Figures for people; nothing here is a test."""
