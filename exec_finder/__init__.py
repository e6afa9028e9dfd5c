"""exec-finder: whom to write to at a company, how, and how sure that is."""

__version__ = "0.1.0"
