"""E-mail formats: what known addresses tell about a domain, and addresses for names."""

from __future__ import annotations

from exec_finder.formats.infer import EmailFormat, infer_format, template_of

__all__ = ["EmailFormat", "infer_format", "template_of"]
