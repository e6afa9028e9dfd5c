"""exec-finder: whom to write to at a company, how, and how sure that is.

The public names are loaded when they are first used, so that `exec-finder --help` doesn't pay for all of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exec_finder.extract import extract_people
    from exec_finder.extract.contacts import extract_contacts
    from exec_finder.formats import EmailFormat, infer_format
    from exec_finder.ladder import rank_people
    from exec_finder.maildomain import check_mail_domain
    from exec_finder.names import is_person_name, parse_name
    from exec_finder.pipeline import find, find_sync
    from exec_finder.titles import read_title

__version__ = "0.1.0"

__all__ = [
    "EmailFormat",
    "check_mail_domain",
    "extract_contacts",
    "extract_people",
    "find",
    "find_sync",
    "infer_format",
    "is_person_name",
    "parse_name",
    "rank_people",
    "read_title",
]

_HOME = {
    "EmailFormat": "formats",
    "check_mail_domain": "maildomain",
    "extract_contacts": "extract.contacts",
    "extract_people": "extract",
    "find": "pipeline",
    "find_sync": "pipeline",
    "infer_format": "formats",
    "is_person_name": "names",
    "parse_name": "names",
    "rank_people": "ladder",
    "read_title": "titles",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'exec_finder' has no attribute {name!r}")
    found = getattr(import_module(f"exec_finder.{_HOME[name]}"), name)
    globals()[name] = found
    return found
