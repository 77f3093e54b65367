"""Write src/cnn_tutor/data/digits.npz from the digits that scikit-learn ships.

Needs scikit-learn, which the program itself does not: `python tools/make_digits.py`.
"""

from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits

TARGET = Path(__file__).parents[1] / "src/cnn_tutor/data/digits.npz"


def main() -> None:
    """Store images (1797, 8, 8) with values 0 to 16, and labels (1797,), both as uint8."""
    digits = load_digits()
    images, labels = digits.images.astype(np.uint8), digits.target.astype(np.uint8)
    np.savez_compressed(TARGET, images=images, labels=labels)
    print(f"{TARGET}: {len(images)} images, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
