"""What each option of a figure is, in a few words: for the shell's help and the lab."""

OPERATIONS = {
    "grid": "grid",
    "conv": "conv2d",
    "pool": "pool2d",
    "relu": "relu",
}
"""The kinds of figures by the words that a learner types for them."""

MEANS = {
    "image": "a digit (digit-3-0), a shape (circle-0), a picture of the course, a file",
    "crop": "the part of the image to take, as row, column, height, width",
    "through": "kernels, relu, max-pool that the image went through before",
    "at": "the cell to look at, as row, column",
    "kernel": "the weights, by name or row by row",
    "filters": "several kernels, each with a feature map of its own",
    "filter": "the filter to look at",
    "channel": "the one channel to take",
    "scale": "whether colours are to be compared within a map, a layer or all",
    "dilation": "how far the cells of the window lie apart",
    "groups": "in how many groups channels and filters go their own ways",
    "activation": "what every number goes through in the end",
    "strides": "how far the window moves at each step",
    "padding": "valid keeps the window inside, same adds zeros around",
    "bias": "the number added to every sum",
    "pool": "what is kept of each window",
    "pool_size": "how many rows and columns the window has",
}
