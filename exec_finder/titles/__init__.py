"""Job titles: what they say, and whether a line is one."""

from exec_finder.titles.lexicon import title_phrases, title_places
from exec_finder.titles.likeness import title_likeness
from exec_finder.titles.reading import read_title
from exec_finder.titles.units import unit_nouns

__all__ = ["read_title", "title_likeness", "title_phrases", "title_places", "unit_nouns"]
