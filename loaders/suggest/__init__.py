"""A language model as a second reader, where it is asked for: what it says is a suggestion until a person agrees."""
