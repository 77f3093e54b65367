"""The commands of the shell."""


def main() -> int:
    """Run `cnn-tutor` and return its exit code."""
    raise NotImplementedError
