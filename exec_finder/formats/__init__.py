"""E-mail formats: what known addresses tell about a domain, and addresses for names.

What odd input gives:

- no known address: the prior alone, no share, and a probability below one half;
- a name without a letter: no candidate; of one word: taken as a given name; of very many: the beginning is read;
- a name of which only an initial is told (`A. Lee`): formats that ask for the initial alone; others at a tenth;
- a name in another script: its usual romanisations (without vowels where the script has none: next to no probability);
  in one that has none: no candidate;
- an address with quotes, capitals or a plus-tag: read over; on another domain, without `@` or too long: skipped;
- a role mailbox (`info`) with a name: skipped; a number or mark that no name explains: tells the base format a little;
- addresses that contradict each other: each format with its share; none that any name explains: no share;
- a name with several known addresses: all of them come first, the usual one ahead, equally sure;
- a confirmed address without name: the one whose name it spells, and a shape for the rest;
- a million addresses: read as a stream in constant memory; of more than some thousand a sample is read;
- an address twice, with the same name: counts once;
- a domain that is none: UsageError, the only error.
"""

from __future__ import annotations

from exec_finder.formats.infer import EmailFormat, infer_format
from exec_finder.formats.observe import template_of

__all__ = ["EmailFormat", "infer_format", "template_of"]
