"""Broken input and broken use, as exceptions; facts about the world are values (see models).

    ExecFinderError
    ├── UsageError               a wrong argument                        exit status 2
    ├── CompanyUnknownError      no such name in the directory           exit status 2
    │   └── CompanyNotAskedError … and registers could not be asked        exit status 3
    ├── CompanyAmbiguousError    several companies answer to the name    exit status 4
    ├── InputError               a file that can't be read               exit status 5
    │   └── ArchiveError         … a WARC file
    └── DataError                a bad row in one of our own tables      exit status 5

Each text says what happened, to what, and what to do next, in one or two lines.
"""

from __future__ import annotations

from typing import ClassVar


class ExecFinderError(Exception):
    """Root of all errors that are the caller's to mend."""

    exit_status: ClassVar[int] = 2


class UsageError(ExecFinderError, ValueError):
    """An argument that can't be meant, such as a domain with a blank in it."""


class CompanyUnknownError(ExecFinderError):
    """The directory has no company of that name; a domain would help."""


class CompanyNotAskedError(CompanyUnknownError):
    """The directory has no company of that name, and who may know it could not be asked."""

    exit_status = 3


class CompanyAmbiguousError(ExecFinderError):
    """Several companies answer to the name; `choices` are (name, domain) pairs, best first.

    alike: none of them bears the name itself; another register may know who does.
    """

    exit_status = 4

    def __init__(self, message: str, choices: tuple[tuple[str, str], ...], *, alike: bool = False) -> None:
        super().__init__(message)
        self.choices = choices
        self.alike = alike


class InputError(ExecFinderError):
    """A file of the user's that can't be read or doesn't have the form it should."""

    exit_status = 5


class ArchiveError(InputError):
    """A WARC file that is cut off, is no WARC, or holds another company."""


class DataError(ExecFinderError):
    """A row of a knowledge table that breaks its schema: names file and line."""

    exit_status = 5
