"""cnn-tutor: learn how a convolutional neural network works, in your terminal."""
