"""cnn-tutor: learn how a convolutional neural network works, in your terminal."""

__version__ = "0.1.0"
