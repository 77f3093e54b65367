"""Train the shapes network that comes with the program: `python tools/train_shapes.py`."""

from pathlib import Path

from cnn_tutor.engine import (
    Adam,
    Conv2D,
    Dense,
    Flatten,
    Input,
    MaxPooling2D,
    Sequential,
    load_shapes,
)

TARGET = Path(__file__).parents[1] / "src/cnn_tutor/data/shapes_model.npz"


def main() -> None:
    """Each round draws new pictures, the last with smaller steps; about a minute."""
    model = Sequential(
        [
            Input((32, 32, 3)),
            Conv2D(8, 3, padding="same", activation="relu"),
            MaxPooling2D(),
            Conv2D(16, 3, padding="same", activation="relu"),
            MaxPooling2D(),
            Conv2D(24, 3, padding="same", activation="relu"),
            MaxPooling2D(),
            Flatten(),
            Dense(8, activation="softmax"),
        ]
    )
    held_out = load_shapes(2000, seed=1_000_000)
    for learning_rate, rounds in ((0.003, 8), (0.001, 4), (0.0002, 2)):
        model.compile(Adam(learning_rate), metrics=["accuracy"])
        for _ in range(rounds):
            model.fit(*load_shapes(4000, seed=model.epoch), batch_size=32)
        print("held out: loss {:.4f}, accuracy {:.4f}".format(*model.evaluate(*held_out)))
    model.optimizer = None  # What training remembers is of no use to those who only predict.
    model.save(TARGET)


if __name__ == "__main__":
    main()
