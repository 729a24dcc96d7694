"""Parts of the build of the territory tables: one source or one output a module."""
