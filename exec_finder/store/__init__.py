"""The local store: what was seen of each company, since when, until when, and what came of writing."""

from exec_finder.store.database import FILE, KEEP_DAYS
from exec_finder.store.keep import FactStore, Kept
from exec_finder.store.outcomes import FeedbackStore
from exec_finder.store.values import Change, KeptCompany, KeptFact, Kind

__all__ = ["FILE", "KEEP_DAYS", "Change", "FactStore", "FeedbackStore", "Kept", "KeptCompany", "KeptFact", "Kind"]
