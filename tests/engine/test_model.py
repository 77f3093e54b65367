import io
import json
import threading
import zipfile

import numpy as np
import pytest

from cnn_tutor.engine import (
    SGD,
    Activation,
    Adam,
    BatchNormalization,
    Callback,
    Conv2D,
    Dense,
    DepthwiseConv2D,
    Dropout,
    Flatten,
    GlobalAveragePooling2D,
    Input,
    MaxPooling2D,
    ReLU,
    Sequential,
    load_digits,
)

(X, Y), (X_TEST, Y_TEST) = load_digits()
X, X_TEST = X / 16, X_TEST / 16


def network(seed=0):
    """A little of everything."""
    model = Sequential(
        [
            Input((8, 8, 1)),
            Conv2D(4, 3, padding="same", activation="relu"),
            MaxPooling2D(),
            DepthwiseConv2D(3, strides=2, padding="same"),
            BatchNormalization(),
            ReLU(),
            Flatten(),
            Dropout(0.2),
            Dense(10),
            Activation("softmax"),
        ],
        seed=seed,
    )
    model.compile(Adam(), metrics=["accuracy"])
    return model


class Asking(Dropout):
    """Drops nothing, but lets another thread ask for a prediction in the middle of a step."""

    def forward(self, x, *, training=False):
        if training:
            question = (
                lambda: self.model.predict(X_TEST[:3]),
                lambda: self.model.activations(X_TEST[:3]),
            )[self.model.batch % 2]
            thread = threading.Thread(target=question)
            thread.start()
            thread.join(
                0.05
            )  # It has to wait for the step, so waiting for it here must be cut off.
            self.threads.append(thread)
        return super().forward(x, training=training)


def test_others_may_ask_while_one_thread_trains():
    models = []
    for kind in (Dropout, Asking):
        asking = kind(0.0)
        layers = [Input((8, 8, 1)), Flatten(), BatchNormalization(), Dense(10), asking]
        model = Sequential([*layers, Activation("softmax")])
        asking.model, asking.threads = model, []
        model.compile()
        model.fit(X[:128], Y[:128])
        for thread in asking.threads:
            thread.join()
        models.append(model)
    np.testing.assert_array_equal(models[0].weights, models[1].weights)


class StopAt(Callback):
    def __init__(self, epoch, batch):
        self.where = epoch, batch

    def on_train_batch_end(self, batch, logs):
        self.model.stop_training = (self.model.epoch, batch) == self.where


def test_the_summary_counts_what_everything_costs():
    model = Sequential(
        [
            Input((28, 28, 1)),
            Conv2D(8, 3, activation="relu"),
            MaxPooling2D(),
            Conv2D(16, 3),
            GlobalAveragePooling2D(),
            Dense(10),
        ]
    )
    rows = model.rows()
    assert [row.output_shape for row in rows] == [
        (28, 28, 1),
        (26, 26, 8),
        (13, 13, 8),
        (11, 11, 16),
        (16,),
        (10,),
    ]
    assert [row.parameters for row in rows] == [0, 80, 0, 1168, 0, 170]
    assert [row.multiply_adds for row in rows] == [0, 48672, 0, 139392, 0, 160]
    sizes = [row.receptive_field and row.receptive_field[0].size for row in rows]
    assert sizes == [1, 3, 4, 8, None, None]
    assert repr(model).splitlines()[-1].split() == ["Total", "1,418", "188,224"]


def test_activations_are_the_output_of_every_layer():
    model = network()
    outputs = model.activations(X[:5])
    assert [output.shape[1:] for output in outputs] == model.shapes
    np.testing.assert_array_equal(outputs[0], X[:5])
    np.testing.assert_allclose(outputs[-1], model.predict(X[:5]), rtol=1e-6)


def test_the_batch_size_of_predict_changes_nothing():
    model = network()
    one_by_one = model.predict(X[:7], batch_size=1)
    np.testing.assert_allclose(model.predict(X[:7], batch_size=3), one_by_one, rtol=1e-5)


@pytest.mark.parametrize("seed", range(10))
def test_fit_learns_and_repeats_itself(seed):
    models = [network(seed), network(seed)]
    histories = [model.fit(X[:400], Y[:400], epochs=2) for model in models]
    assert histories[0].history == histories[1].history
    np.testing.assert_array_equal(models[0].weights, models[1].weights)
    first, last = histories[0].history["loss"]
    assert last < first


def test_another_seed_gives_other_weights():
    assert not np.array_equal(network(0).weights, network(1).weights)


@pytest.mark.parametrize("where", [(0, 3), (1, 0), (1, 5)])
@pytest.mark.parametrize("stored", [False, True])
def test_broken_off_training_goes_on_to_the_same_weights(where, stored, tmp_path):
    whole, broken = network(), network()
    whole.fit(X[:200], Y[:200], epochs=3)
    broken.fit(X[:200], Y[:200], epochs=3, callbacks=[StopAt(*where)])
    assert (broken.epoch, broken.batch) == (where[0], where[1] + 1)
    if stored:
        broken.save(tmp_path / "model.npz")
        broken = Sequential.load(tmp_path / "model.npz")
    broken.fit(X[:200], Y[:200], epochs=3 - broken.epoch)
    np.testing.assert_array_equal(whole.weights, broken.weights)
    for layer, other in zip(whole.layers, broken.layers, strict=True):
        for name, array in layer.statistics.items():
            np.testing.assert_array_equal(array, other.statistics[name])


def test_stopping_at_the_last_batch_finishes_the_epoch():
    model = network()
    history = model.fit(X[:64], Y[:64], epochs=3, callbacks=[StopAt(0, 1)])
    assert (model.epoch, model.batch) == (1, 0)
    assert history.epoch == [0]


def test_callbacks_hear_of_every_batch_and_every_epoch():
    class Listen(Callback):
        def __init__(self):
            self.heard = []

        def on_train_batch_end(self, batch, logs):
            self.heard.append(batch)

        def on_epoch_end(self, epoch, logs):
            self.heard.append(("epoch", epoch, sorted(logs)))

    listen = Listen()
    history = network().fit(X[:100], Y[:100], epochs=2, batch_size=48, callbacks=[listen])
    logs = ["accuracy", "loss"]
    assert listen.heard == [0, 1, 2, ("epoch", 0, logs), 0, 1, 2, ("epoch", 1, logs)]
    assert history.epoch == [0, 1]


def test_the_logs_of_an_epoch_are_the_means_over_its_examples():
    model = network()
    model.compile(SGD(learning_rate=0.0), metrics=["accuracy"])
    model.layers = [layer for layer in model.layers if not isinstance(layer, Dropout)]
    for layer in model.layers:
        if isinstance(layer, BatchNormalization):
            layer.momentum = 0.0
    history = model.fit(X[:64], Y[:64], batch_size=64)
    assert model.evaluate(X[:64], Y[:64]) == pytest.approx(
        [history.history["loss"][0], history.history["accuracy"][0]], rel=1e-4
    )


def test_what_is_measured_is_plain_numbers():
    """Printed, a number is a number: not np.float64(0.97)."""
    model = network()
    logs = model.fit(X[:64], Y[:64]).history
    measured = [*model.evaluate(X[:64], Y[:64]), *logs["loss"], *logs["accuracy"]]
    assert {type(each) for each in measured} == {float}


def test_one_hot_and_sparse_labels_train_alike():
    models = [network(), network()]
    models[1].compile(Adam(), "categorical_crossentropy", metrics=["accuracy"])
    targets = Y[:64], np.eye(10)[Y[:64]]
    logs = [model.fit(X[:64], y).history for model, y in zip(models, targets, strict=True)]
    assert logs[0] == logs[1]
    np.testing.assert_array_equal(models[0].weights, models[1].weights)


def test_a_model_comes_back_from_disk_as_it_was(tmp_path):
    model = network(seed=3)
    model.fit(X[:100], Y[:100])
    model.save(tmp_path / "model.npz")
    loaded = Sequential.load(tmp_path / "model.npz")
    assert repr(loaded) == repr(model)
    assert loaded.optimizer == model.optimizer
    np.testing.assert_array_equal(loaded.predict(X_TEST), model.predict(X_TEST))
    assert [path.name for path in tmp_path.iterdir()] == ["model.npz"]


def stored_members(model, path):
    model.save(path)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def npy(array):
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


def described(members, **changes):
    description = json.loads(np.load(io.BytesIO(members["description.npy"])).tobytes())
    text = json.dumps(description | changes).encode()
    return {"description.npy": npy(np.frombuffer(text, np.uint8))}


DAMAGE = {
    "another shape": (lambda m: {"1.bias.npy": npy(np.zeros(5, np.float32))}, "1.bias has the sha"),
    "another type": (lambda m: {"1.bias.npy": npy(np.zeros(4))}, "1.bias holds float64"),
    "objects": (lambda m: {"1.bias.npy": npy(np.array([{}]))}, "1.bias holds object"),
    "a member too many": (lambda m: {"extra.npy": npy(np.zeros(1))}, "it holds .*extra"),
    "cut short": (lambda m: {"1.bias.npy": m["1.bias.npy"][:-4]}, "cannot reshape"),
    "no array": (lambda m: {"1.bias.npy": b"hello, this is text"}, "magic string"),
    "another format": (lambda m: described(m, format=9), "its format is 9"),
    "an unknown layer": (
        lambda m: described(m, layers=[{"class": "Path", "arguments": {}}]),
        "'Path'",
    ),
    "an unknown argument": (
        lambda m: described(m, layers=[{"class": "Input", "arguments": {"size": 3}}]),
        "unexpected keyword",
    ),
    "a giant layer": (
        lambda m: described(
            m,
            layers=[
                {"class": "Input", "arguments": {"shape": [10**6]}},
                {"class": "Dense", "arguments": {"units": 10**9}},
            ],
        ),
        "it holds",
    ),
}


@pytest.mark.parametrize(("change", "message"), DAMAGE.values(), ids=DAMAGE)
def test_a_file_that_is_not_just_a_model_is_refused(change, message, tmp_path):
    path = tmp_path / "model.npz"
    members = stored_members(network(), path)
    members |= change(members)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    with pytest.raises(ValueError, match=f"(?s)not a stored model.*{message}"):
        Sequential.load(path)


def test_compressed_and_foreign_files_are_refused(tmp_path):
    path = tmp_path / "model.npz"
    np.savez_compressed(path, description=np.zeros(3, np.uint8))
    with pytest.raises(ValueError, match="compressed"):
        Sequential.load(path)
    path.write_text("no model")
    with pytest.raises(ValueError, match="not a zip file"):
        Sequential.load(path)


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: Sequential([Dense(3)]), "the first layer must be an Input"),
        (lambda: Sequential([Input((8, 8, 1)), Dense(3)]), r"layer 1 \(Dense\): .*Flatten first"),
        (lambda: Sequential([Input((2, 8, 1)), Conv2D(1, 3)]), r"layer 1 \(Conv2D\): height"),
        (lambda: Sequential([Input((9, 9, 3)), Conv2D(4, 3, groups=2)]), "2 input channels, not 3"),
        (lambda: Conv2D(1, 3, activation="rellu"), "no activation is called 'rellu'"),
        (lambda: Dropout(1.0), "rate must be"),
        (lambda: network().compile("sdg"), "there is no 'sdg', only sgd, adam"),
        (lambda: network().compile(loss="hinge"), "there is no 'hinge'"),
        (lambda: network().compile(metrics=["f1"]), "the only metric"),
        (lambda: network().predict(X[0]), r"takes x of shape \(batch, 8, 8, 1\), not \(8, 8, 1\)"),
        (lambda: network().predict(X[:0]), "takes x of shape"),
        (lambda: network().predict(np.full((1, 8, 8, 1), np.nan)), "x holds NaN"),
        (lambda: network().fit(X[:9], Y[:8]), "x holds 9 examples, y holds 8"),
        (lambda: network().fit(X[:9], Y[:9] + 1), "y must hold whole numbers from 0 to 9"),
        (lambda: network().fit(X[:9], np.eye(9)), r"y has the shape \(9, 9\)"),
        (lambda: Sequential([Input((4,)), Dense(2)]).fit(np.ones((1, 4)), [0]), "compile the mode"),
    ],
)
def test_what_does_not_fit_is_told(act, message):
    with pytest.raises(ValueError, match=message):
        act()


def test_a_loss_that_runs_away_is_told():
    model = Sequential([Input((8, 8, 1)), Flatten(), Dense(10)])
    model.compile(SGD(learning_rate=1e6), "mean_squared_error")
    with pytest.raises(ValueError, match="a smaller learning_rate helps"):
        model.fit(X[:320], np.eye(10)[Y[:320]], epochs=20)
