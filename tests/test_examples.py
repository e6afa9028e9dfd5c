"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pkgutil import walk_packages

import exec_finder

# `__main__` would run the program.
MODULES = [m.name for m in walk_packages(exec_finder.__path__, "exec_finder.") if not m.name.endswith("__main__")]


def test_examples_in_docstrings() -> None:
    results = {name: doctest.testmod(import_module(name)) for name in MODULES}
    assert [name for name, result in results.items() if result.failed] == []
    assert sum(result.attempted for result in results.values()) > 100
