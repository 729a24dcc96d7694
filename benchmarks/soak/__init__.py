"""An hour of everything at once, and whether the program stays the size it is."""
