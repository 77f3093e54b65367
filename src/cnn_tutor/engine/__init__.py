"""Arrays in, arrays out: the convolutional network in numpy, to Keras's letter."""
