"""What the explorer draws in the browser with scripts of its own: the graph and the SPARQL editor.

``src/`` holds the scripts, ``built/`` what the browser gets; ``make components`` builds the one from the other.
"""
