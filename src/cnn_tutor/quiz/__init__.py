"""Make a question, grade an answer, explain a mistake."""
