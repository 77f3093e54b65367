"""What each option of a figure is, in a few words: for the shell's help and the lab."""

OPERATIONS = {
    "conv": "conv2d",
    "pool": "pool2d",
    "relu": "relu",
    "flatten": "flatten",
    "dense": "dense",
    "softmax": "softmax",
    "receptive-field": "receptive-field",
    "transposed": "conv2d-transpose",
    "grid": "grid",
}
"""The kinds of figures by the words that a learner types for them."""

DOES = {
    "conv": "slides a kernel over the picture, and sums",
    "pool": "makes one number of each window",
    "relu": "puts each number through an activation, such as ReLU",
    "flatten": "puts all rows into one",
    "dense": "lets each unit weigh all of the picture",
    "softmax": "makes shares of scores, 1 in sum",
    "receptive-field": "shows which pixels a cell of a deep map sees",
    "transposed": "spreads each number over a window: convolution backward",
    "grid": "shows the picture number by number",
}
"""What each of these does."""

STARTS: dict[str, dict[str, str]] = {
    "conv2d": {"image": "digit-0-0", "kernel": "sobel-x"},
    "pool2d": {"image": "digit-0-0"},
    "relu": {"image": "digit-0-0", "through": "sobel-x"},
    "flatten": {"image": "digit-0-0"},
    "dense": {
        "image": "digit-0-0",
        "weights": "; ".join(["1 1 1 1 0 0 0 0 " * 8, "0 0 0 0 1 1 1 1 " * 8]),
    },
    "softmax": {"image": "digit-7-47"},
    "receptive-field": {"image": "digit-0-0", "layers": "conv3 pool2 conv2"},
    "conv2d-transpose": {"image": "diagonal", "kernel": "1 2; 3 4"},
    "grid": {"image": "digit-0-0"},
}
"""What a kind starts with where nothing is said of it: enough to see what it does."""

INSTEAD = {"filters": "kernel", "logits": "image"}
"""Options that stand in the place of others: who gives one does not give the other."""

MEANS = {
    "image": "digit-3-0, circle-0, the name of a picture, or an image file",
    "crop": "the part of the image to take, as row, column, height, width",
    "through": "kernels, relu, max-pool the image went through before",
    "at": "the cell to look at, as row, column",
    "kernel": "the weights, by name or row by row",
    "filters": "kernels, each with a feature map of its own",
    "filter": "the filter to look at",
    "channel": "the one channel to take",
    "scale": "one scale of colours for each map, each layer or all",
    "dilation": "how far the cells of the window lie apart",
    "groups": "in how many groups channels and filters go their own ways",
    "activation": "what every number goes through in the end",
    "strides": "how far the window moves at each step",
    "padding": "valid keeps the window inside, same adds zeros around",
    "bias": "the number added to every sum",
    "pool": "what is kept of each window",
    "weights": "a row for each unit, with a weight for every input",
    "unit": "which unit or class to look at, counted from 0",
    "labels": "what the units or classes are called",
    "logits": "one score for each class, in place of a trained network's",
    "layers": "layers such as conv3, conv3/2, conv3@2, pool2, conv3-same",
    "uses": "whether to count how often each pixel is used",
    "pool_size": "how many rows and columns the window has",
}
