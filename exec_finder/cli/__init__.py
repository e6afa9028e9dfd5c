"""The command line: options in, exit status out. Heavy modules are imported inside the commands."""

from __future__ import annotations

import sys

import typer

from exec_finder.cli import about, batch, companies, extract, forget, formats, lookup, rank, sources, verify, watch
from exec_finder.cli.streams import say, set_up_streams
from exec_finder.errors import CompanyAmbiguousError, ExecFinderError, InputError
from exec_finder.text import printable

app = typer.Typer(
    name="exec-finder",
    help=(
        "Finds whom to write to at a company that has let you down: its customer-service executives, "
        "their likely addresses, how sure that is, and where every fact was seen."
    ),
    epilog=(
        "Exit status: 0 found; 1 nobody found; 2 wrong usage; 3 the network, DNS or the site could not be reached; "
        "4 the company's name is ambiguous; 5 a file can't be read or written."
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (lookup, batch, watch, forget, extract, formats, rank, verify, companies, sources, about):
    module.register(app)


def main() -> None:
    """Run the command line; our own errors become one or two lines and DESIGN's exit statuses."""
    set_up_streams()
    try:
        app()
    except ExecFinderError as error:
        say(str(error))
        if isinstance(error, CompanyAmbiguousError):
            for name, domain in error.choices:
                print(f"  {printable(name)}  --domain {domain}", file=sys.stderr)
        sys.exit(error.exit_status)
    except OSError as error:  # of the help, which typer prints
        say(f"can't go on: {error.strerror or error}")
        sys.exit(InputError.exit_status)
    except SystemExit as end:
        cause = end.__context__ and end.__context__.__cause__  # typer turns Ctrl-C into a silent end
        if isinstance(cause, KeyboardInterrupt):
            say("interrupted")
        raise
    except KeyboardInterrupt:
        say("interrupted")
        sys.exit(130)
