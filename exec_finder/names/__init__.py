"""Personal names: taken apart, recognised, compared, and spelt the ways that addresses spell them."""

from exec_finder.names.parse import filed_name, parse_name, strip_credentials
from exec_finder.names.person import is_person_name
from exec_finder.names.same import Namesakes, bears_family, name_key, nicknames_of, same_person
from exec_finder.names.spelling import NameTokens, Spelling, name_tokens

__all__ = [
    "NameTokens",
    "Namesakes",
    "Spelling",
    "bears_family",
    "filed_name",
    "is_person_name",
    "name_key",
    "name_tokens",
    "nicknames_of",
    "parse_name",
    "same_person",
    "strip_credentials",
]
