"""The store's tables, version by version; a version that was released is never changed, only followed."""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """create table companies (
            id integer primary key,
            domain text not null unique,
            name text not null,
            first_look text not null,
            last_look text not null
        ) strict""",
        """create table facts (
            id integer primary key,
            company integer not null references companies (id) on delete cascade,
            kind text not null,
            key text not null,
            value text not null,
            pages text not null,
            first_seen text not null,
            last_seen text not null,
            gone_since text,
            unique (company, kind, key)
        ) strict""",
        """create table changes (
            id integer primary key,
            fact integer not null references facts (id) on delete cascade,
            what text not null,
            before text,
            after text,
            at text not null,
            page text not null,
            told integer not null default 0
        ) strict""",
        "create index changes_by_fact on changes (fact)",
        """create table feedback (
            address text primary key,
            domain text not null,
            name text not null,
            outcome text not null,
            at text not null
        ) strict, without rowid""",
    ),
    ("alter table companies add column pages text not null default '[]'",),
    tuple(
        f"alter table companies add column {name} text not null default ''"
        for name in ("country", "sector", "owner", "wikidata", "cik")
    ),
)
"""The statements that lead from version n to n + 1 (`pragma user_version`)."""
