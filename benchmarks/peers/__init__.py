"""Programs that do what Triptych does, to be measured beside it, each in an environment of its own."""
