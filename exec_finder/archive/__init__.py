"""Archives: WARC files with the pages and DNS answers of a lookup, written and read.

What we write is WARC/1.1, one gzip member a record where the name ends with `.gz`:

- `warcinfo`: software, the query, and as its WARC-Date when the lookup began;
- `request` and `response` for each page. The body stands as the browser's parser gets it, unpacked; where the page was
  found behind a redirect, a 301 stands for it, marked `Exec-Finder-Reconstructed: redirect`;
- `metadata` for each address that gave no page: reason, HTTP status and why, as warc-fields;
- `resource` with target `dns:NAME?TYPE=MX` (RFC 4501) and type `text/dns` (RFC 4027) for each DNS answer: the time of
  asking as Heritrix writes it, the status in comments, then the records;
- `metadata` with target END_URI when the lookup came to its end. Its absence tells a recording that was cut off.

Read are these and other tools' files: compressed or not, with `revisit` records, Heritrix's `dns:` records, and pages
as `resource` records.
"""

from exec_finder.archive.clock import utc_now
from exec_finder.archive.keys import url_key
from exec_finder.archive.reader import Archive, Stored, read_archive
from exec_finder.archive.writer import ArchiveWriter

__all__ = ["Archive", "ArchiveWriter", "Stored", "read_archive", "url_key", "utc_now"]
