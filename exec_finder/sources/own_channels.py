"""Which telephone numbers, forms, profiles and postal addresses of a site's pages are the company's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from exec_finder.domains import page_key
from exec_finder.models import Channel, ChannelKind, Contacts
from exec_finder.sources.belonging import STRONG_KINDS, ReadPage
from exec_finder.sources.page_words import PageKind

_OWN_KINDS = STRONG_KINDS | {PageKind.PRESS, PageKind.INVESTOR, PageKind.REACH}
"""Pages that say how the company itself is reached; others quote partners, authorities and opt-out services as well."""
_SEVERAL = 2  # pages: what a header or footer holds


def own_channels(pages: Sequence[ReadPage]) -> tuple[Contacts, ...]:
    """The contacts of *pages*, the home page first, without channels that only news and the like name, and only once.

    A form keeps one spelling of its address on all pages. E-mail addresses stay: their domain tells whose they are.
    """
    seen: defaultdict[tuple[ChannelKind, str], set[str]] = defaultdict(set)
    own: set[tuple[ChannelKind, str]] = set()
    spelling: dict[str, str] = {}
    for number, page in enumerate(pages):
        for channel in _all(page.contacts):
            key = _key(channel)
            seen[key].add(page_key(page.url))
            spelling.setdefault(key[1], channel.value)
            if number == 0 or page.kind in _OWN_KINDS or _is_form_of(channel, page):
                own.add(key)
    own |= {key for key, where in seen.items() if len(where) >= _SEVERAL}

    def kept(channels: Iterable[Channel]) -> tuple[Channel, ...]:
        first: dict[tuple[ChannelKind, str], Channel] = {}
        for channel in channels:
            if (key := _key(channel)) in own:
                first.setdefault(key, replace(channel, value=spelling[key[1]]))
        return tuple(first.values())

    return tuple(_with(page.contacts, kept) for page in pages)


def _with(contacts: Contacts, kept: Callable[[Iterable[Channel]], tuple[Channel, ...]]) -> Contacts:
    return replace(
        contacts,
        phones=kept(contacts.phones),
        social=kept(contacts.social),
        forms=kept(contacts.forms),
        posts=kept(contacts.posts),
    )


def _all(contacts: Contacts) -> tuple[Channel, ...]:
    return (*contacts.phones, *contacts.social, *contacts.forms, *contacts.posts)


def _key(channel: Channel) -> tuple[ChannelKind, str]:
    """What the spellings of one channel have in common: of a form, its page."""
    return channel.kind, page_key(channel.value) if channel.kind is ChannelKind.FORM else channel.value


def _is_form_of(channel: Channel, page: ReadPage) -> bool:
    """A form is reached on the company's own site, wherever it is; only news have forms for other ends."""
    return channel.kind is ChannelKind.FORM and page.kind is not PageKind.ARTICLE
