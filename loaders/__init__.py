"""How we come to know it: readers and extraction."""
