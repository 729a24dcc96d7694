"""What there is: the vocabulary, shapes, themes and territories."""
