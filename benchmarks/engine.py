"""The engine beside PyTorch (and onnxruntime), one thread each.

Every line is the median of turns taken one after the other in one process, in processor time.
Torch shows the best of its layouts (channels first and channels last), with and without inference
mode. Where the engine is given its images in its own memory order (that in which `conv2d` hands
them on), the line says so, as torch is given its own.
"""

import os
import platform
import time
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import threadpoolctl
import torch
from onnx import helper, numpy_helper
from torch import nn
from torch.nn import functional as F

from benchmarks.timing import in_turns, shown
from cnn_tutor.engine import (
    SGD,
    Callback,
    Conv2D,
    Dense,
    Flatten,
    Input,
    MaxPooling2D,
    ReLU,
    Sequential,
    conv2d,
    load_digits,
    max_pool2d,
)
from cnn_tutor.engine.training import train_on_batch

LAYOUTS = {"first": torch.contiguous_format, "last": torch.channels_last}
rng = np.random.default_rng(0)


def images(*shape):
    return rng.random(shape, dtype=np.float32)


def own_order(x):
    """The same images with the batch (or the row) innermost, as `conv2d` leaves them."""
    return np.ascontiguousarray(x.transpose(1, 3, 2, 0)).transpose(3, 0, 2, 1)


def torch_images(x):
    return torch.from_numpy(np.ascontiguousarray(x.transpose(0, 3, 1, 2)))


def torch_ways(work, *tensors):
    """`work` on tensors in each layout, plainly and in inference mode."""
    ways = {}
    for layout, memory in LAYOUTS.items():
        placed = [tensor.clone(memory_format=memory) for tensor in tensors]

        def plainly(placed=placed):
            with torch.no_grad():
                return work(*placed)

        def inferring(placed=placed):
            with torch.inference_mode():
                return work(*placed)

        def bare(placed=placed):
            return work(*placed)

        ways |= {
            f"torch {layout}": bare,
            f"torch {layout} no_grad": plainly,
            f"torch {layout} inference": inferring,
        }
    return ways


def compare(title, goal, ours, peers, rounds=25):
    """Time them and print a line."""
    times = in_turns({"ours": ours} | peers, rounds)
    own = times.pop("ours")
    best = min(times, key=times.get)
    print(
        f"{title:<52} {shown(own):>9}  {shown(times[best]):>9}  {own / times[best]:5.2f}"
        f"  ≤ {goal:<5} {best}",
        flush=True,
    )


def convolutions():
    for title, goal, shape, kernel_shape in (
        ("conv2d 1×28×28×1 → 1, 3×3", 1.0, (1, 28, 28, 1), (3, 3, 1, 1)),
        ("conv2d 1×64×64×3 → 10, 3×3", 0.6, (1, 64, 64, 3), (3, 3, 3, 10)),
        ("conv2d 1×64×64×10 → 10, 3×3", 0.55, (1, 64, 64, 10), (3, 3, 10, 10)),
        ("conv2d 64×28×28×1 → 8, 5×5", 0.4, (64, 28, 28, 1), (5, 5, 1, 8)),
    ):
        x, kernel = images(*shape), images(*kernel_shape)
        weight = torch.from_numpy(np.ascontiguousarray(kernel.transpose(3, 2, 0, 1)))
        peers = torch_ways(F.conv2d, torch_images(x), weight)
        placed = own_order(x)
        compare(title, goal, lambda x=x, k=kernel: conv2d(x, k), peers)
        if shape[3] > 1 or shape[0] > 1:
            compare("    in its own order", goal, lambda x=placed, k=kernel: conv2d(x, k), peers)


def pooling():
    x = images(64, 24, 24, 8)
    peers = torch_ways(lambda x: F.max_pool2d(x, 2), torch_images(x))
    placed = own_order(x)
    compare("max_pool2d 2×2, 64×24×24×8", 0.35, lambda: max_pool2d(x), peers)
    compare("    in its own order", 0.35, lambda: max_pool2d(placed), peers)


def digits_network(size, seed=0):
    """Convolutions start as He proposed it for ReLU; torch's starts as its layers choose."""
    model = Sequential(
        [
            Input((size, size, 1)),
            Conv2D(8, 3, padding="same", activation="relu", kernel_initializer="he_normal"),
            MaxPooling2D(),
            Conv2D(16, 3, padding="same", activation="relu", kernel_initializer="he_normal"),
            MaxPooling2D(),
            Flatten(),
            Dense(10, activation="softmax"),
        ],
        seed=seed,
    )
    model.compile(SGD(0.05, momentum=0.9))
    return model


def torch_digits_network(size, seed=0):
    torch.manual_seed(seed)
    return nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(16 * (size // 4) ** 2, 10),
    )


def torch_step(model, optimizer, x, y):
    optimizer.zero_grad(set_to_none=True)
    F.cross_entropy(model(x), y).backward()
    optimizer.step()


def training_steps():
    for size, goal in ((8, 0.22), (28, 0.45)):
        x, y = images(32, size, size, 1), rng.integers(0, 10, 32)
        model = digits_network(size)
        peers = {}
        for layout, memory in LAYOUTS.items():
            peer = torch_digits_network(size).to(memory_format=memory)
            optimizer = torch.optim.SGD(peer.parameters(), 0.05, momentum=0.9)
            batch = torch_images(x).clone(memory_format=memory), torch.from_numpy(y)
            peers[f"torch {layout}"] = lambda a=(peer, optimizer, *batch): torch_step(*a)
        t = model.loss.target(y, (32, 10))
        title = f"training step {size}×{size}, batch 32"
        compare(title, goal, lambda m=model, x=x, t=t: train_on_batch(m, x, t), peers)


def tiny_vgg():
    """All the maps of two blocks of two convolutions, and the scores."""
    convolution = [Conv2D(10, 3), ReLU(), Conv2D(10, 3), ReLU(), MaxPooling2D()]
    again = [Conv2D(10, 3), ReLU(), Conv2D(10, 3), ReLU(), MaxPooling2D()]
    model = Sequential([Input((64, 64, 3)), *convolution, *again, Flatten(), Dense(10)])
    x = images(1, 64, 64, 3)
    stages, cin = [], 3
    for layer in model.layers[1:]:
        if isinstance(layer, Conv2D):
            stage = nn.Conv2d(cin, 10, 3)
            kernel = layer.parameters["kernel"].transpose(3, 2, 0, 1)
            stage.weight.data = torch.from_numpy(np.ascontiguousarray(kernel))
            stage.bias.data = torch.from_numpy(layer.parameters["bias"].copy())
            cin = 10
        elif isinstance(layer, ReLU):
            stage = nn.ReLU()
        elif isinstance(layer, MaxPooling2D):
            stage = nn.MaxPool2d(2)
        elif isinstance(layer, Flatten):
            stage = nn.Flatten()
        else:
            stage = nn.Linear(layer.parameters["kernel"].shape[0], 10)
        stages.append(stage)

    peers = {}
    for layout, memory in LAYOUTS.items():
        placed = [nn.Sequential(stage).to(memory_format=memory)[0] for stage in stages]
        if layout == "last":
            placed = [stage.to(memory_format=memory) for stage in stages]
        image = torch_images(x).clone(memory_format=memory)

        def work(placed=placed, image=image):
            outputs = [image]
            with torch.inference_mode():
                for stage in placed:
                    outputs.append(stage(outputs[-1]))
            return outputs

        peers[f"torch {layout}"] = work
    title = "Tiny VGG, 1×64×64×3, all maps"
    compare(title, 0.4, lambda: model.activations(x), peers)
    session = onnx_session(model)
    name, image = session.get_inputs()[0].name, np.ascontiguousarray(x.transpose(0, 3, 1, 2))
    peers = {"onnxruntime": lambda: session.run(None, {name: image})}
    compare(title, 1.0, lambda: model.activations(x), peers)


def onnx_session(model):
    """The same network in onnxruntime, with every layer's output asked for."""
    nodes, weights, names, last = [], [], [], "x"
    for i, layer in enumerate(model.layers[1:]):
        name = f"y{i}"
        inputs, settings = [last], {}
        kind = {"Conv2D": "Conv", "ReLU": "Relu", "MaxPooling2D": "MaxPool", "Dense": "Gemm"}
        for key, array in layer.parameters.items():
            array = array.transpose(3, 2, 0, 1) if array.ndim == 4 else array
            weight = np.ascontiguousarray(array)
            weights.append(numpy_helper.from_array(weight, f"{name}.{key}"))
            inputs.append(f"{name}.{key}")
        if isinstance(layer, MaxPooling2D):
            settings = {"kernel_shape": [2, 2], "strides": [2, 2]}
        operator = kind.get(type(layer).__name__, "Flatten")
        nodes.append(helper.make_node(operator, inputs, [name], **settings))
        names.append(name)
        last = name
    graph = helper.make_graph(
        nodes,
        "tiny-vgg",
        [helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, (1, 3, 64, 64))],
        [helper.make_tensor_value_info(n, onnx.TensorProto.FLOAT, None) for n in names],
        weights,
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(made.SerializeToString(), options)


class UntilGood(Callback):
    """Stop once 97 % of the held-out digits are right."""

    def __init__(self, x, y):
        self.x, self.y = x, y

    def on_epoch_end(self, epoch, logs):
        right = self.model.predict(self.x, batch_size=len(self.x)).argmax(axis=1) == self.y
        self.model.stop_training = right.mean() >= 0.97


def digits():
    """From first weights to 97 % on the held-out digits, for ten seeds."""
    (x, y), (x_test, y_test) = load_digits()
    x, x_test = x / 16, x_test / 16
    batches = torch_images(x), torch.from_numpy(y)
    held_out = torch_images(x_test), torch.from_numpy(y_test)
    ours, theirs, epochs, peer_epochs, reached = [], [], [], [], 0
    for seed in range(10):
        start = time.process_time()
        model = digits_network(8, seed)
        model.fit(x, y, epochs=40, callbacks=[UntilGood(x_test, y_test)])
        ours.append(time.process_time() - start)
        reached += model.stop_training
        epochs.append(model.epoch)

        start = time.process_time()
        peer = torch_digits_network(8, seed)
        optimizer = torch.optim.SGD(peer.parameters(), 0.05, momentum=0.9)
        for epoch in range(1, 41):  # noqa: B007
            for chosen in torch.randperm(len(x)).split(32):
                torch_step(peer, optimizer, batches[0][chosen], batches[1][chosen])
            with torch.no_grad():
                right = peer(held_out[0]).argmax(1) == held_out[1]
            if right.float().mean() >= 0.97:
                break
        peer_epochs.append(epoch)
        theirs.append(time.process_time() - start)
    own, other = np.median(ours), np.median(theirs)
    print(
        f"{'digits to 97 % through fit, median of ten seeds':<52} {shown(own):>9}"
        f"  {shown(other):>9}  {own / other:5.2f}  ≤ 0.25  torch first"
    )
    print(f"    reached by {reached} of 10 seeds, in {shown(min(ours))} to {shown(max(ours))}")
    print(f"    epochs: ours {sorted(epochs)}, torch {sorted(peer_epochs)}")


def processor():
    """What the machine says that it is."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))


def main():
    """Print the table."""
    torch.set_num_threads(1)
    threadpoolctl.threadpool_limits(1)
    print(f"{processor()}, {os.cpu_count()} cores")
    for library in threadpoolctl.threadpool_info():
        if library["user_api"] == "blas" and "numpy" in library["filepath"]:
            print(f"BLAS of numpy: {library['internal_api']} {library['version']}", end=", ")
            print(f"kernel {library['architecture']}")
    print(
        f"Python {platform.python_version()}, numpy {np.__version__}, torch {torch.__version__}, "
        f"onnxruntime {onnxruntime.__version__}, one thread each"
    )
    print(f"{'':<52} {'ours':>9}  {'peer':>9}  ratio  goal    the peer's best")
    for part in (convolutions, pooling, training_steps, tiny_vgg, digits):
        part()
