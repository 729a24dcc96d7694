"""Readers: one file a format, each a function from a path to a Document; the table is ``loaders.registry``."""
