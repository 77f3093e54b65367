"""`python -m cnn_tutor` is `cnn-tutor`."""

import sys

from cnn_tutor.cli import main

if __name__ == "__main__":
    sys.exit(main())
