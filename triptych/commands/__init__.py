"""One file a command; each has ``run(options)``, which gives the exit status."""
