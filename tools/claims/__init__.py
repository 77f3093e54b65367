"""What the course claims, held against real Keras: `python -m tools.check_claims`."""
