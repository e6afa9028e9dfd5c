"""Made-up Reports for tests."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from exec_finder.models import (
    SCHEMA_VERSION,
    AddressKind,
    Answer,
    Candidate,
    Channel,
    ChannelKind,
    Company,
    Evidence,
    FormatShare,
    FoundAddress,
    MailDomain,
    Report,
    ReportPerson,
    SourceReport,
    SourceStatus,
)

WHEN = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
SEEN = Evidence("https://acme.example/team", WHEN, "card", "Ann Lee SVP Customer Care")


def person(key: str, name: str, title: str, rung: int | None, *candidates: Candidate) -> ReportPerson:
    return ReportPerson(
        id=key, name=name, title=title, seniority="svp", c_level="none", functions=("customer_service",), scope="",
        flags=(), rung=rung, reasons=("Runs customer service.",), candidates=candidates, phones=("+1 541-555-0100",),
        link="", confidence=0.9, evidence=(SEEN,),
    )  # fmt: skip


ANN = person(
    "ann-lee", "Ann Lee", "SVP, Customer Care", 1,
    Candidate("ann.lee@acme.example", 0.72, AddressKind.INFERRED, "{first}.{last}"),
    Candidate("alee@acme.example", 0.08, AddressKind.INFERRED, "{f}{last}"),
)  # fmt: skip
BO = person(
    "bo-fox", "Bo Fox", "Chief Executive Officer", 5, Candidate("bo.fox@acme.example", 0.95, AddressKind.PUBLISHED)
)
CY = person("cy-ray", "Cy Ray", "Independent Director", None)
OFFICE = Channel(
    ChannelKind.MAILBOX, "executive.relations@acme.example", "Executive Customer Relations", (SEEN,),
    "mailbox-executive.relations@acme.example", 1, ("The company's own office for complaints that went wrong.",),
)  # fmt: skip

REPORT = Report(
    schema_version=SCHEMA_VERSION,
    generated_at=WHEN,
    complete=True,
    company=Company("acme", "Acme Telecom", "acme.example", ("acme.example",), "US", "telecoms", "given as a domain"),
    people=(ANN, BO, CY),
    ladder=("ann-lee", "mailbox-executive.relations@acme.example", "bo-fox"),
    addresses=(FoundAddress("bo.fox@acme.example", "Bo Fox", role=False, evidence=(SEEN,)),),
    formats=(FormatShare("acme.example", "{first}.{last}", 0.72, 1),),
    mail_domains=(MailDomain("acme.example", Answer.YES, ("mx.acme.example",), "", "It has a mail exchanger."),),
    channels=(OFFICE, Channel(ChannelKind.PHONE, "+15415550100", "Customer service", (SEEN,))),
    sources=(
        SourceReport("website", SourceStatus.FOUND, 3, "", ("https://acme.example/", "https://acme.example/team")),
    ),
)


def with_name(name: str, title: str = "SVP, Customer Care") -> Report:
    """The Report with Ann called otherwise."""
    return replace(REPORT, people=(replace(ANN, name=name, title=title), BO, CY))


def uncell(text: str) -> str:
    """What `cell` of exec_finder.export.columns was given: how a reader of our CSV takes the apostrophe off."""
    return text[1:] if re.match(r"''*[=+\-@\t\r]", text) else text
