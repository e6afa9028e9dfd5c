"""Many companies: a list in, a Report of each out, in a file that a further run goes on with."""

from __future__ import annotations

from exec_finder.batch.outfile import OutFile
from exec_finder.batch.results import Result, Status
from exec_finder.batch.rows import CompanyList, Row, read_companies
from exec_finder.batch.run import look_up_all

__all__ = ["CompanyList", "OutFile", "Result", "Row", "Status", "look_up_all", "read_companies"]
