"""For people: the ladder and what stands around it, readable at 80 columns, by rich."""

from __future__ import annotations

import io
from collections.abc import Iterator

import phonenumbers
from rich.console import Console
from rich.text import Text

from exec_finder.export.rungs import Rung, rungs
from exec_finder.models import (
    WAIT_DAYS,
    AddressKind,
    Answer,
    Candidate,
    Channel,
    ChannelKind,
    MailDomain,
    Opinion,
    Report,
    SourceReport,
    SourceStatus,
)
from exec_finder.opinions import disagree
from exec_finder.text import odds, printable, shorten

_SHOWN_CHANNELS = {
    ChannelKind.PHONE: 5,
    ChannelKind.MAILBOX: 5,
    ChannelKind.FORM: 2,
    ChannelKind.SOCIAL: 4,
    ChannelKind.POST: 1,
}
_SHOWN_INSTANCES = 2
_PROVIDERS = {"google": "Google", "microsoft": "Microsoft"}


def table_text(report: Report, *, width: int = 80, color: bool = False, explain: bool = False) -> str:
    """*report* for reading. Texts from pages come in without control characters and without markup."""
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=color, color_system="standard" if color else None, highlight=False,
        markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    for block in (_head, _explained if explain else _ladder, _channels, _others, _next, _notes, _sources):
        for line, indent in block(report):
            for part in line.wrap(console, width - indent):
                console.print(Text(" " * indent) + part, no_wrap=True, overflow="ignore", crop=False)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


_WORTH_SAYING = 0.15
"""A format that fewer follow is for `--format json`."""

Lines = Iterator[tuple[Text, int]]
_BLANK = (Text(""), 0)


def _whole(*parts: str | tuple[str, str]) -> Text:
    """A line whose words are not broken, however narrow the terminal: addresses are there to be copied."""
    return Text.assemble(*parts, overflow="ignore")


def _head(report: Report) -> Lines:
    company = report.company
    day = f"{report.generated_at:%d %B %Y}".lstrip("0")
    yield Text.assemble((printable(company.name), "bold"), f"  {company.domain}  {day}"), 0
    for domain in report.mail_domains:
        yield Text(_mail_words(domain)), 0
    for share in [share for share in report.formats if share.probability >= _WORTH_SAYING][:2]:
        seen = f"{share.support} known address{'es' if share.support != 1 else ''}"
        yield Text(f"Addresses at {share.domain} look like {share.template} ({seen}; {odds(share.probability)})."), 0
    if report.people and not report.formats:
        shown = any(not found.role for found in report.addresses)
        lack = "The public addresses of persons show no one way" if shown else "No address of a person is public"
        yield Text(f"{lack}, so how addresses are written is a guess."), 0


def _mail_words(domain: MailDomain) -> str:
    provider = f", run by {_PROVIDERS.get(domain.provider, domain.provider)}" if domain.provider else ""
    words = {
        Answer.YES: f"Mail to {domain.domain} is accepted{provider}.",
        Answer.NO: f"{domain.domain} takes no mail: {printable(domain.why)}",
        Answer.UNKNOWN: f"Whether {domain.domain} takes mail could not be checked: {printable(domain.why)}",
    }
    return words[domain.accepts_mail]


def _ladder(report: Report, *, explain: bool = False) -> Lines:
    steps = list(rungs(report))
    yield _BLANK
    if not steps:
        yield Text("Nobody to write to was found.", "bold"), 0
        return
    yield Text(_pace(report), "bold"), 0
    for rung in steps:
        yield _BLANK
        yield from _rung(rung)
        if explain and rung.person is not None:
            parts = ", ".join(f"{part.amount:+g} {part.what}" for part in rung.person.weights)
            yield Text(f"rung {rung.person.rung}, weight: {parts}", "dim"), 4


def _explained(report: Report) -> Lines:
    return _ladder(report, explain=True)


def _pace(report: Report) -> str:
    """How fast to go up the ladder, in words."""
    if len(report.waves) == 1 and len(report.ladder) > 1:
        return "Write to all of these at once, each knowing of the others:"
    days = report.waves[1].after_days if len(report.waves) > 1 else WAIT_DAYS
    return f"Write to one at a time, and wait {days} working days before the next:"


def _rung(rung: Rung) -> Lines:
    number = f"{rung.place:>2}  "
    yield Text.assemble(number, (shorten(rung.name or rung.title, 70), "bold")), 0
    if rung.name and rung.title:
        yield Text(printable(rung.title)), len(number)
    for candidate in rung.candidates:
        yield _whole((candidate.address, "cyan"), f"  {_candidate_words(candidate)}"), len(number)
    if not rung.candidates:
        yield Text("no address known"), len(number)
    for phone in rung.phones[:2]:
        yield Text(f"tel. {_readable(phone)}"), len(number)
    for reason in rung.reasons:
        yield Text(printable(reason), "dim"), len(number)
    yield _whole((f"seen: {printable(rung.evidence[0].url)}", "dim")), len(number)
    if rung.person is not None and disagree(rung.person.opinions):
        yield Text("the sources disagree:", "yellow"), len(number)
        for opinion in rung.person.opinions:
            yield Text(_opinion_words(opinion)), len(number) + 2


def _opinion_words(opinion: Opinion) -> str:
    ended = "has ended" if opinion.until == "?" else f"until {opinion.until}" if opinion.until else ""
    dates = ", ".join(filter(None, (opinion.since and f"since {opinion.since}", ended)))
    said = f"{opinion.source}, {opinion.as_of}" if opinion.as_of else opinion.source
    return printable(f"{said}: {opinion.title or 'no title'}{f' ({dates})' if dates else ''}")


def _candidate_words(candidate: Candidate) -> str:
    return "published" if candidate.kind is AddressKind.PUBLISHED else f"guessed, {odds(candidate.probability)}"


def _channels(report: Report) -> Lines:
    rest = [channel for channel in report.channels if channel.id not in report.ladder or not channel.id]
    shown = [line for kind, most in _SHOWN_CHANNELS.items() for line in [c for c in rest if c.kind is kind][:most]]
    if shown:
        yield _BLANK
        yield Text("Other ways in:", "bold"), 0
    for channel in shown:
        yield _whole(_channel_words(channel)), 4


def _channel_words(channel: Channel) -> str:
    value = _readable(channel.value) if channel.kind is ChannelKind.PHONE else printable(channel.value)
    label = "" if channel.kind is ChannelKind.SOCIAL else shorten(channel.label, 40)
    return f"{channel.kind.value:7}  {value}" + (f"  ({label})" if label else "")


def _readable(number: str) -> str:
    """A number in E.164 with the blanks by which its country reads it; as it is where it is none."""
    try:
        read = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return printable(number)
    return phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _others(report: Report) -> Lines:
    left = [person for person in report.people if person.id not in report.ladder]
    if not left:
        return
    later = sum(person.rung is not None for person in left)
    never = len(left) - later
    words = [f"{later} to write to if these don't help (--limit shows more)"] if later else []
    words += [f"{never} not to be written to"] if never else []
    yield _BLANK
    yield Text(f"Also found: {' and '.join(words)}; --format json has them all."), 0


def _next(report: Report) -> Lines:
    """Who hears it next; only where somebody was asked before."""
    shown = report.next_instances[:_SHOWN_INSTANCES] if report.ladder else ()
    if shown:
        yield _BLANK
        yield Text("If that fails:", "bold"), 0
    for one in shown:
        yield Text(printable(", ".join(filter(None, (one.name, one.wait))))), 4
        yield _whole((printable(one.website), "dim")), 6


def _notes(report: Report) -> Lines:
    said = [(domain.domain, domain.why) for domain in report.mail_domains]  # in the head
    notes = [note for note in report.notes if not any(name in note and note.endswith(why) for name, why in said)]
    if notes:
        yield _BLANK
    for note in notes:
        yield Text(f"Note: {printable(note)}"), 0


def _sources(report: Report) -> Lines:
    """Those that gave something or could not be asked; of the rest, who was asked in vain."""
    asked = [source for source in report.sources if source.status is not SourceStatus.SKIPPED]
    telling = [source for source in asked if source.status is not SourceStatus.NOTHING] or asked
    yield _BLANK
    for source in telling:
        yield Text(_source_words(source), "dim"), 0
    if silent := [source.name for source in asked if source not in telling]:
        yield Text(f"Nothing there: {', '.join(silent)}", "dim"), 0


def _source_words(source: SourceReport) -> str:
    only_addresses = source.addresses and not source.found
    given = _counted(source.addresses, "address", "addresses") if only_addresses else _counted(source.found, "person")
    pages = f", {_counted(len(source.pages), 'page', 'pages')} read" if source.pages else ""
    why = f": {printable(source.why)}" if source.why else ""
    return f"Source {printable(source.name)}: {source.status.value}, {given}{pages}{why}"


def _counted(number: int, one: str, many: str = "people") -> str:
    return f"{number} {one if number == 1 else many}"
