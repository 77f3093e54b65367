"""Write src/cnn_tutor/data/digits.npy from the digits that scikit-learn ships.

Needs scikit-learn, which the program itself does not: `python tools/make_digits.py`.
"""

from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits

TARGET = Path(__file__).parents[1] / "src/cnn_tutor/data/digits.npy"


def main() -> None:
    """Store a row of uint8 for each image: its label, then its 64 pixels from 0 to 16.

    Not packed: unpacking would take longer than all the rest of reading it.
    """
    digits = load_digits()
    rows = np.column_stack([digits.target, digits.data]).astype(np.uint8)
    np.save(TARGET, rows)
    print(f"{TARGET}: {len(rows)} images, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
