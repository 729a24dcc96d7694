"""The command ``triptych``: parse the line, run the command, say in one line what went wrong.

Exit status: 0 done, 1 something was refused (and it says what), 2 wrong use.
"""

from __future__ import annotations

import os
import sys

from triptych.commandline import parser


def main(arguments: list[str] | None = None) -> int:
    """Exit status of one command line."""
    options = parser().parse_args(arguments)
    from graph.errors import GraphError
    from ontology.errors import OntologyError

    try:
        return int(options.run(options) or 0)
    except (GraphError, OntologyError) as error:
        print(f"triptych: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read our output has enough
        return 0
    except KeyboardInterrupt:
        print("triptych: stopped; what was done is kept, and the next load takes up the rest", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
