"""From what the user typed to a company: a domain, a URL, or a name that a directory knows.

There are two directories: the bundled `data/companies.csv`, and the user's own file of the same columns, which wins.
"""

from __future__ import annotations

from exec_finder.companies.choosing import (
    CLEAR,
    MAX_CHOICES,
    POSSIBLE,
    SURE,
    TAKING,
    alike,
    resolve_company,
)
from exec_finder.companies.directories import Directory, checked_path, checksum, directory, own_path, own_with
from exec_finder.companies.rows import COLUMNS, DirectoryRow, OwnRow, own_row, parse_own, typed

__all__ = [
    "CLEAR",
    "COLUMNS",
    "MAX_CHOICES",
    "POSSIBLE",
    "SURE",
    "TAKING",
    "Directory",
    "DirectoryRow",
    "OwnRow",
    "alike",
    "checked_path",
    "checksum",
    "directory",
    "own_path",
    "own_row",
    "own_with",
    "parse_own",
    "resolve_company",
    "typed",
]
