"""Train the digits network that comes with the program: `python tools/train_digits.py`."""

from pathlib import Path

from cnn_tutor.engine import (
    Adam,
    Conv2D,
    Dense,
    Flatten,
    Input,
    MaxPooling2D,
    Sequential,
    load_digits,
)

TARGET = Path(__file__).parents[1] / "src/cnn_tutor/data/digits_model.npz"


def main() -> None:
    """Thirty epochs, the last ten with smaller steps; about a second."""
    (x, y), held_out = load_digits()
    model = Sequential(
        [
            Input((8, 8, 1)),
            Conv2D(8, 3, padding="same", activation="relu"),
            MaxPooling2D(),
            Conv2D(16, 3, padding="same", activation="relu"),
            MaxPooling2D(),
            Flatten(),
            Dense(10, activation="softmax"),
        ]
    )
    for learning_rate, epochs in ((0.005, 20), (0.0005, 10)):
        model.compile(Adam(learning_rate), metrics=["accuracy"])
        model.fit(x / 16, y, epochs=epochs)
    print(
        "held out: loss {:.4f}, accuracy {:.4f}".format(
            *model.evaluate(held_out[0] / 16, held_out[1])
        )
    )
    model.optimizer = None  # What training remembers is of no use to those who only predict.
    model.save(TARGET)


if __name__ == "__main__":
    main()
