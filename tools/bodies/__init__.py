"""What ``tools.build_bodies`` is made of."""
