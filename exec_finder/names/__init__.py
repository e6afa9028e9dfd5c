"""Personal names: taken apart, recognised, compared, and spelt the ways that addresses spell them."""

from exec_finder.names.parse import parse_name, strip_credentials
from exec_finder.names.person import is_person_name

__all__ = ["is_person_name", "parse_name", "strip_credentials"]
