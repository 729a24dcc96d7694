"""The command ``triptych``: parse the line, run the command, say in one line what went wrong.

Exit status: 0 done, 1 something was refused (and it says what), 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
import warnings
from contextlib import suppress
from typing import TextIO

from triptych.commandline import parser
from triptych.in_time import leave
from triptych.lines import shown


def main(arguments: list[str] | None = None) -> int:
    """Exit status of one command line; the process ends here where a query that took too long is still running."""
    return leave(_main(arguments))


def _main(arguments: list[str] | None) -> int:
    options = parser().parse_args(arguments)
    from graph.errors import GraphError
    from ontology.errors import OntologyError

    try:
        with warnings.catch_warnings():
            warnings.showwarning = _note
            return _status(options)
    except (GraphError, OntologyError) as error:
        print(f"triptych: {error}", file=sys.stderr)
        return 1
    except (sqlite3.Error, RuntimeError) as error:
        found = _told(error, options)
        if found is None:
            raise
        print(f"triptych: {found}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        _drop_output()  # whoever read our output has enough
        return 0
    except OSError as error:
        about = f"{shown(str(error.filename))}: " if error.filename is not None else "output: "
        print(
            f"triptych: {about}{error.strerror or error}; check the path, its permissions and the disk", file=sys.stderr
        )
        try:
            sys.stdout.flush()
        except OSError:
            _drop_output()
        return 1
    except UnicodeEncodeError as error:
        print(
            f"triptych: {error.object!r}: cannot be written in {error.encoding}; use UTF-8 throughout", file=sys.stderr
        )
        return 1
    except KeyboardInterrupt:
        print("triptych: stopped; what was done is kept, and the next load takes up the rest", file=sys.stderr)
        return 130


def _status(options: argparse.Namespace) -> int:
    status = int(options.run(options) or 0)
    sys.stdout.flush()
    return status


def _told(error: Exception, options: argparse.Namespace) -> Exception | None:
    """What an error of the store's files means, None for any other."""
    import triptych
    from graph.damage import told

    return told(error, triptych.open(getattr(options, "store", None)).folder)


def _note(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Print a warning as the other notes of the command line are printed; those of other packages say where."""
    place = "" if category is UserWarning else f"{filename}, line {lineno}: "
    print(f"triptych: note: {place}{message}", file=sys.stderr)


def _drop_output() -> None:
    """Let Python write what it still holds to nowhere, where writing has just failed."""
    with suppress(OSError, ValueError):  # what stands for the output in a test is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
