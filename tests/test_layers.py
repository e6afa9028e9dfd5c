"""Imports go down only: a module may import from lower floors and from its own package."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "exec_finder"
FLOORS = (
    {"errors"},
    {"models"},
    {"text", "tables", "guard", "depth", "locks"},
    {"names", "titles", "domains", "charset", "mailboxes", "company_names", "answers"},
    {"opinions"},
    {"formats", "bounces", "feedback", "extract", "merge", "suppress", "ladder", "companies", "regulators", "export"},
    {"archive", "known", "store"},
    {"web", "dns"},
    {"wikidata"},
    {"sources", "maildomain"},
    {"verify", "doors", "propose", "resolve"},
    {"pipeline"},
    {"batch", "demo", "doctor", "forget"},
    {"watch"},
    {"cli"},
)
LEVEL = {name: level for level, names in enumerate(FLOORS) for name in names}


def unit(module: str) -> str:
    """`exec_finder.web.live` → `web`; the package itself → ''."""
    return [*module.split("."), ""][1]


def imports(path: Path) -> set[str]:
    """The project's modules that a file imports, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            found |= {f"exec_finder.{alias.name}" for alias in node.names} if module == "exec_finder" else {module}
    return {name for name in found if name.split(".")[0] == "exec_finder"}


def test_every_module_has_a_floor() -> None:
    units = {
        p.stem if p.is_file() else p.name
        for p in PACKAGE.iterdir()
        if p.suffix == ".py" or (p / "__init__.py").exists()
    }
    assert units - {"__init__", "__main__"} - set(LEVEL) == set()


def test_imports_go_down_only() -> None:
    wrong = []
    for path in sorted(PACKAGE.rglob("*.py")):
        own = path.relative_to(PACKAGE).with_suffix("").parts[0]
        if own in {"__init__", "__main__"}:
            continue
        for name in sorted(imports(path)):
            other = unit(name)
            if other in LEVEL and other != own and LEVEL[other] >= LEVEL[own]:
                wrong.append(f"{path.relative_to(PACKAGE)} imports {name}")
    assert wrong == []


def test_the_check_sees_an_import_that_goes_up(tmp_path: Path) -> None:
    source = tmp_path / "x.py"
    source.write_text("def f():\n    from exec_finder.cli import main\n    from exec_finder import web\n")
    assert {unit(name) for name in imports(source)} == {"cli", "web"}
