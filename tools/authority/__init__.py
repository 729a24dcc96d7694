"""What ``tools/build_projects.py`` is made of."""
