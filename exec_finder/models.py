"""Every value that passes between steps. Frozen; read and written as JSON through pydantic.

Times are aware and in UTC. Tuples are in the order of their field's line; empty means "none seen".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SCHEMA_VERSION = "1.1"
"""Of the Report: the second number grows with a new field, the first with a changed one."""

_T = TypeVar("_T")
_CONFIG = {"extra": "forbid", "use_attribute_docstrings": False}


@dataclass_transform(frozen_default=True)
def value(cls: type[_T]) -> type[_T]:
    """Make *cls* a frozen dataclass whose field docstrings `json_schema` reads."""
    made: Any = dataclass(frozen=True, slots=True)(cls)
    made.__pydantic_config__ = _CONFIG  # as pydantic.with_config does
    return made  # type: ignore[no-any-return]


@cache
def adapter(kind: type[_T]) -> TypeAdapter[_T]:
    """The reader and writer of a value's JSON, built once (about a millisecond each)."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - lazy: 40 ms, and `--help` or `extract` need none

    return TypeAdapter(kind)


def json_schema(kind: type[Any]) -> dict[str, Any]:
    """The JSON Schema of a value as it is written, with the docstrings of its fields.

    These are read from the source here alone: that takes twice as long as to make the whole reader and writer.
    """
    from pydantic import TypeAdapter  # noqa: PLC0415 - as above

    _CONFIG["use_attribute_docstrings"] = True
    try:
        return TypeAdapter(kind).json_schema(mode="serialization")
    finally:
        _CONFIG["use_attribute_docstrings"] = False


# --- facts and where they come from -------------------------------------------------------------


@value
class Evidence:
    """Where a fact was seen."""

    url: str
    """Address of the page, as it was fetched."""
    seen_at: datetime | None
    """When the page was fetched; null for a page that came without a time."""
    extractor: str
    """Which layer read it: jsonld, microdata, card, table, heading, line, prose, mailto, text …"""
    quote: str
    """The words around it, at most 200 characters, white space folded."""


PUBLISHED_PROBABILITY = 0.95
"""That an address which a page gives to a person still reaches them: people leave faster than pages change."""


class AddressKind(StrEnum):
    """How sure an address is."""

    PUBLISHED = "published"
    INFERRED = "inferred"


class Answer(StrEnum):
    """`no` needs positive proof; what could not be asked is `unknown`."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


# --- names and titles ---------------------------------------------------------------------------


@value
class PersonName:
    """A name taken apart; parts keep script and diacritics, empty where the name has none."""

    full: str
    """The name without honorifics and post-nominals, in the order it was written."""
    given: str = ""
    """Forename or forenames by which the culture of the name calls a person."""
    middle: str = ""
    """Second forenames and initials, patronymics."""
    family: str = ""
    """Surname or surnames with their particles."""
    suffix: str = ""
    """Jr, III, degrees and orders."""
    nickname: str = ""
    """From quotation marks or brackets."""
    honorific: str = ""
    """Mr, Dr., Prof. …"""


Seniority = Literal[
    "board", "chief", "president", "evp", "svp", "vp", "avp", "head", "director", "manager", "lead", "staff", "other"
]
CLevel = Literal[
    "ceo", "coo", "cfo", "cto", "cio", "cmo", "chro", "clo", "cco_customer", "cco_commercial", "cro",
    "cpo_product", "cpo_people", "cpo_privacy", "cdo", "ciso", "chair", "none",
]  # fmt: skip
Function = Literal[
    "customer_service", "customer_experience", "customer_success", "operations", "sales", "marketing", "product",
    "technology", "finance", "legal", "privacy", "compliance", "hr", "communications", "investor_relations",
    "supply_chain", "billing", "retail", "field_service", "regional", "corporate_strategy", "board", "other",
]  # fmt: skip


@value
class Title:
    """What a job title says."""

    text: str
    """The title as it was given, white space folded."""
    seniority: Seniority
    """Highest rank that the title holds."""
    c_level: CLevel
    """Which chief officer it is, `none` where it names none."""
    functions: tuple[Function, ...]
    """What the person runs, the main one first; never empty."""
    scope: str = ""
    """The region, country or business unit that the title names, in its own words."""
    former: bool = False
    """Held the post once."""
    acting: bool = False
    """Holds it for the time being (acting, interim)."""
    assistant: bool = False
    """Assistant or chief of staff *to* the holder."""
    incoming: bool = False
    """Will hold it (designate, elect)."""
    language: str = ""
    """ISO 639-1 of the words that were recognised; empty where none was."""
    organisation: str = ""
    """The organisation that the title names for the post ('… of Acme Freight'), in its own words."""
    unread: bool = False
    """No word of a language that we know carried a rank or a function."""
    honorary: bool = False
    """A title of honour (emeritus, honorary president); `former` too, as its holder has no part in daily work."""
    board_only: bool = False
    """A seat on the board, and no post beside it."""
    unit: str = ""
    """The business unit, brand or product that the title names, in its own words; `scope` holds places only."""


# --- what extraction gives ----------------------------------------------------------------------


@value
class FoundPerson:
    """A person as one page shows them."""

    name: str
    """As shown, without honorifics and post-nominals."""
    title: str
    """As shown, white space folded; empty where the page shows none."""
    email: str = ""
    """The address that the page gives to this person, lower case."""
    phone: str = ""
    """The telephone number that the page gives to this person, as shown."""
    evidence: tuple[Evidence, ...] = ()
    """At least one; the deciding layer first."""
    titles: tuple[str, ...] = ()
    """Other titles of the same person on the same page."""
    section: str = ""
    """The heading that the person stands under ('Board of Directors')."""
    link: str = ""
    """Absolute address of the person's own page."""
    confidence: float = 1.0
    """0 to 1: that this is a person of the page's organisation, with this title."""
    since: str = ""
    """When the post began, as far as it is said: an ISO 8601 date, or a year, or year and month."""
    until: str = ""
    """When it ended, likewise; `?` where only that it ended is known. Who has one holds the post no more."""
    dated: str = ""
    """The date that the document itself bears, ISO 8601; empty for a page, which holds as it is fetched."""
    source: str = ""
    """Name of the source; the pipeline fills it in."""


@value
class FoundAddress:
    """An e-mail address as one page shows it."""

    address: str
    """Lower case; the domain as the page writes it."""
    name: str | None
    """Its owner's name where the page ties one to it."""
    role: bool
    """A role mailbox (info, press, executive.relations …), not a person's."""
    evidence: tuple[Evidence, ...]
    """At least one."""
    label: str = ""
    """The words beside it ('Executive Customer Relations')."""


class ChannelKind(StrEnum):
    """Ways to the company that are not a person."""

    PHONE = "phone"
    MAILBOX = "mailbox"
    FORM = "form"
    SOCIAL = "social"
    POST = "post"


@value
class Channel:
    """A way to the company that is not a person."""

    kind: ChannelKind
    """phone, mailbox, form, social or post."""
    value: str
    """Number in E.164 (with `;ext=`), address, URL, or the lines of a postal address."""
    label: str
    """The words beside it."""
    evidence: tuple[Evidence, ...]
    """At least one."""
    id: str = ""
    """For the ladder: set where the channel may be a rung (an executive-relations mailbox)."""
    rung: int | None = None
    """Its rung, where it is one."""
    reasons: tuple[str, ...] = ()
    """Why it is one, in words."""


@value
class Contacts:
    """What one page tells about reaching the company."""

    addresses: tuple[FoundAddress, ...] = ()
    """E-mail addresses in page order, one entry an address."""
    phones: tuple[Channel, ...] = ()
    """Telephone numbers in page order, one entry a number."""
    social: tuple[Channel, ...] = ()
    """Profiles of the company on social networks."""
    forms: tuple[Channel, ...] = ()
    """Contact forms and help pages with one."""
    posts: tuple[Channel, ...] = ()
    """Postal addresses that structured data or `<address>` gives."""


# --- people, formats, ladder --------------------------------------------------------------------


@value
class Opinion:
    """What one source says of a person's post: a second one confirms it or stands against it."""

    source: str
    """Such as `website`, `edgar`."""
    title: str
    """As that source has it; empty where it has none."""
    since: str = ""
    """When the post began, as far as the source says: an ISO 8601 date, or a year, or year and month."""
    until: str = ""
    """When it ended, likewise; `?` where only that it ended is known."""
    as_of: str = ""
    """The day for which it was said, ISO 8601: a filing's date, or when the page was fetched."""
    url: str = ""
    """Where it was said."""


@value
class Person:
    """One person, merged from all pages."""

    id: str
    """Short, stable and unique in a Report: `jane-doe`, `jane-doe-2`."""
    name: str
    """The form that the surest pages use most: addresses follow the name in use."""
    title: str
    """The title that most and best evidence gives; empty where none was seen."""
    evidence: tuple[Evidence, ...]
    """All of it, best first."""
    titles: tuple[str, ...] = ()
    """Other titles seen."""
    section: str = ""
    """The heading that the person stood under."""
    region: str = ""
    """The place that heading or title names."""
    emails: tuple[str, ...] = ()
    """Published addresses, best first."""
    phones: tuple[str, ...] = ()
    """Numbers that a page gives to this person."""
    link: str = ""
    """The person's own page."""
    confidence: float = 1.0
    """0 to 1."""
    opinions: tuple[Opinion, ...] = ()
    """One a source, where more than one knows the person, or one dates the post; the freshest first."""
    former: bool = False
    """The freshest opinion says that the post ended, whatever the title says."""


@value
class Candidate:
    """An address for a person."""

    address: str
    """Lower case, ASCII unless the domain publishes otherwise."""
    probability: float
    """That mail to it reaches the person: of those said at 0.8, 8 in 10 do."""
    kind: AddressKind = AddressKind.INFERRED
    """published: seen as such; inferred: made from the domain's format."""
    format: str = ""
    """The template that makes it (`{first}.{last}`); empty where none of ours does."""
    why: str = ""
    """What speaks for it, in words: how many known addresses look so, where they were seen, how sure it is."""


@value
class FormatShare:
    """How much of a domain's staff writes its addresses in one way."""

    domain: str
    """Mail domain."""
    template: str
    """`{first}.{last}`, `{f}{last}` …"""
    probability: float
    """Posterior share of the template."""
    support: int
    """How many known addresses it explains."""


@value
class Weight:
    """One thing that moves a person up or down within a rung."""

    what: str
    """In words."""
    amount: float
    """More is earlier."""


@value
class Ranked:
    """One person's place on the ladder."""

    index: int
    """Place in the input."""
    person: Any
    """What was put in."""
    rung: int | None
    """1 is written to first; null: do not write."""
    reasons: tuple[str, ...]
    """Sentences that a layman understands."""
    title: Title
    """The title as it was read."""
    weight: float = 0.0
    """Order within the rung, more is earlier."""
    weights: tuple[Weight, ...] = ()
    """What the weight is made of."""


# --- company, mail domain, sources, report ------------------------------------------------------


@value
class Company:
    """Who is looked up."""

    query: str
    """What the user typed."""
    name: str
    """The company's name, as the directory or its site writes it."""
    domain: str
    """Registrable domain of its web site."""
    mail_domains: tuple[str, ...] = ()
    """Domains of its addresses, the main one first."""
    country: str = ""
    """ISO 3166-1 alpha-2."""
    sector: str = ""
    """As in data/companies.csv."""
    why: str = ""
    """How the domain was found, in words."""
    owner: str = ""
    """Who owns it, where that is known: from brand to parent, parted by ` > `, the next one first."""
    wikidata: str = ""
    """Its item there, such as `Q42`."""
    cik: str = ""
    """Its number at the SEC, ten digits."""


@value
class MailDomain:
    """Whether a domain takes mail."""

    domain: str
    """As asked, in ASCII (IDNA 2008)."""
    accepts_mail: Answer
    """yes, no or unknown."""
    mx: tuple[str, ...] = ()
    """Mail exchangers by preference."""
    provider: str = ""
    """Who runs them (`google`, `microsoft` …), where the names tell."""
    why: str = ""
    """The reason, in words."""


class SourceStatus(StrEnum):
    """How a source ended."""

    FOUND = "found"
    NOTHING = "nothing"
    REFUSED = "refused"
    FAILED = "failed"
    SKIPPED = "skipped"


@value
class SourceReport:
    """What one source of names gave."""

    name: str
    """Such as `website`."""
    status: SourceStatus
    """nothing: looked and nobody was there; refused, failed: could not look."""
    found: int
    """People."""
    why: str = ""
    """In words, where it is not plain from the status."""
    pages: tuple[str, ...] = ()
    """What was read, in the order it was read."""
    unread: int = 0
    """Pages that were wanted and could not be read: refused, broken, or no answer."""
    addresses: int = 0
    """E-mail addresses, whosever they are."""


@value
class ReportPerson:
    """A person with the addresses to try and the reasons."""

    id: str
    """Unique in the Report; what `ladder` refers to."""
    name: str
    """As the sources show it."""
    title: str
    """As the sources show it; empty where none was seen."""
    seniority: Seniority
    """Read from the title."""
    c_level: CLevel
    """Read from the title."""
    functions: tuple[Function, ...]
    """Read from the title."""
    scope: str
    """Region or business, from the title or the heading above the person."""
    flags: tuple[Literal["former", "acting", "assistant", "incoming", "honorary", "board_only"], ...]
    """Read from the title."""
    rung: int | None
    """1 is written to first; null: do not write."""
    reasons: tuple[str, ...]
    """Why this rung, or why none."""
    candidates: tuple[Candidate, ...]
    """At most three, best first; none for those not to be written to unless published."""
    phones: tuple[str, ...]
    """Numbers that a page gives to this person."""
    link: str
    """The person's own page."""
    confidence: float
    """0 to 1: that this person holds this post there."""
    evidence: tuple[Evidence, ...]
    """At least one."""
    titles: tuple[str, ...] = ()
    """Other titles seen."""
    weights: tuple[Weight, ...] = ()
    """What the order within the rung is made of."""
    opinions: tuple[Opinion, ...] = ()
    """What each source says, the freshest first, where more than one knows the person or one dates the post."""


class InstanceKind(StrEnum):
    """What somebody is who hears complaints about companies."""

    OMBUDSMAN = "ombudsman"  # decides single cases, mostly for free
    ARBITRATION = "arbitration"  # likewise, or conciliates
    REGULATOR = "regulator"  # an authority that watches the trade
    CONSUMER_BODY = "consumer_body"  # advises, and helps to negotiate


@value
class NextInstance:
    """Who hears the complaint when the company itself has not helped."""

    name: str
    """As it calls itself."""
    kind: InstanceKind
    """ombudsman, arbitration, regulator or consumer_body."""
    website: str
    """Where it takes complaints or says how."""
    wait: str = ""
    """When it takes the case, in words; empty where at once."""
    wait_days: int | None = None
    """Days from the complaint to the company until then; null where there is no fixed time."""
    note: str = ""
    """What it is for, what it costs, what it can do."""
    not_for: str = ""
    """An example of what it does not do."""


WAIT_DAYS = 10
"""Working days between two waves: the deadline that advocates give a company."""


@value
class Wave:
    """Whom to write to at one time."""

    place: int
    """1 is the first."""
    ids: tuple[str, ...]
    """Of the ladder; one, unless everybody is written to at once."""
    after_days: int
    """Working days after the first wave."""


@value
class Report:
    """Everything that a lookup found, and everything it could not look at."""

    schema_version: str
    """Of this form."""
    generated_at: datetime
    """When the lookup began; of a replay, when the recorded one did."""
    complete: bool
    """False when something could not be looked at: nobody there and could not look are two things."""
    company: Company
    """Who was looked up."""
    people: tuple[ReportPerson, ...]
    """Everyone found, in ladder order; those not to be written to last."""
    ladder: tuple[str, ...]
    """Ids proposed, first to write to first: of people, and of executive-relations mailboxes in `channels`."""
    addresses: tuple[FoundAddress, ...]
    """Every address seen at the company's mail domains."""
    formats: tuple[FormatShare, ...]
    """How it writes addresses, best first; empty or low where nothing can honestly be said."""
    mail_domains: tuple[MailDomain, ...]
    """Whether they take mail."""
    channels: tuple[Channel, ...]
    """Ways to the company that are not a person."""
    sources: tuple[SourceReport, ...]
    """What was asked, and how it went."""
    notes: tuple[str, ...] = ()
    """What the user should know: a missing customer executive, namesakes, what could not be looked at."""
    waves: tuple[Wave, ...] = ()
    """The ladder in time: whom to write to first, and when to whom next."""
    next_instances: tuple[NextInstance, ...] = ()
    """Who hears the complaint when all of this fails, by the company's country and sector, the likeliest first."""


# --- what comes through the two doors -----------------------------------------------------------


@value
class Page:
    """A page that was fetched."""

    url: str
    """Where it was found in the end, after redirects."""
    requested: str
    """The address that was asked for."""
    status: int
    """HTTP status: 200 to 299."""
    content_type: str
    """Media type without parameters, lower case; empty where unsaid."""
    body: bytes
    """After decompression, at most the size cap."""
    html: str
    """The body as text, read with the character set that browsers would take; empty for other media."""
    fetched_at: datetime
    """When."""
    charset: str = ""
    """The charset parameter of its Content-Type, as the server wrote it; empty where it named none."""


class MissReason(StrEnum):
    """Why there is no page. The first three are answers about the site, the others mean: could not look."""

    NOT_FOUND = "not_found"  # 404, 410, or not in the archive
    NOT_HTML = "not_html"  # an image, a film, a program
    NO_SUCH_HOST = "no_such_host"  # NXDOMAIN, or a name without addresses
    FORBIDDEN = "forbidden"  # 401, 403, 451
    ROBOTS = "robots"  # robots.txt asks us to stay away
    RATE_LIMITED = "rate_limited"  # 429 to the end
    SERVER_ERROR = "server_error"  # 5xx to the end
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"  # no connection
    DNS_FAILED = "dns_failed"  # the name could not be asked
    BAD_CERTIFICATE = "bad_certificate"
    PRIVATE_ADDRESS = "private_address"
    REDIRECTS = "redirects"  # a loop, too many, or to a place that we refuse
    TOO_LARGE = "too_large"
    BROKEN = "broken"  # no HTTP, cut off, or wrongly compressed
    BUDGET = "budget"  # the time or the pages for this lookup are spent
    OTHER_STATUS = "other_status"

    @property
    def is_answer(self) -> bool:
        """Whether it says something about the site: nothing is there to be looked at."""
        return self in {MissReason.NOT_FOUND, MissReason.NOT_HTML, MissReason.NO_SUCH_HOST}

    @property
    def is_refusal(self) -> bool:
        """Whether it is there, and we shall not or must not look."""
        return self in {MissReason.ROBOTS, MissReason.FORBIDDEN, MissReason.PRIVATE_ADDRESS, MissReason.RATE_LIMITED}


@value
class Miss:
    """Why an address gave no page: a fact, not an error."""

    url: str
    """The address that was asked for."""
    reason: MissReason
    """Its kind."""
    why: str
    """In words, for people."""
    status: int = 0
    """HTTP status where there was one."""


class DnsStatus(StrEnum):
    """How a DNS question ended."""

    ANSWER = "answer"
    NO_DATA = "no_data"  # the name exists, not with this type
    NXDOMAIN = "nxdomain"
    UNKNOWN = "unknown"  # SERVFAIL, refused, time-out, not in the archive


@value
class DnsAnswer:
    """What DNS says about a name."""

    name: str
    """As asked, in ASCII, without the last dot."""
    rdtype: str
    """MX, A, AAAA, TXT …"""
    status: DnsStatus
    """Only nxdomain and no_data are facts that something is not there."""
    records: tuple[str, ...] = ()
    """In presentation form (RFC 1035 §5): `10 mx.acme.example.`"""
    why: str = ""
    """What went wrong, where something did."""
