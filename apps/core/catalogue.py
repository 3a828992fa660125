"""The translation catalogues: read out of the source and kept with Babel, without GNU gettext.

A tool of development; `config/messages.py` compiles what it keeps.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from apps.spec.types import BUILT_IN
from config.env import ROOT

LOCALE = "zh_Hans"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


@dataclass(frozen=True)
class Source:
    """Files of one kind: where they lie, what they are called and how Babel reads them."""

    folders: tuple[str, ...]
    pattern: str
    method: str


DOMAINS: Mapping[str, tuple[Source, ...]] = {
    "django": (
        Source(("apps", "config"), "*.py", "python"),
        Source(("templates",), "*.html", "python"),
    ),
    "djangojs": (Source(("static/src/js",), "*.js", "javascript"),),
}


def catalogue_path(domain: str) -> Path:
    """Return where the domain's Chinese is kept."""
    return ROOT / "locale" / LOCALE / "LC_MESSAGES" / f"{domain}.po"


def extracted(domain: str) -> Catalog:
    """Return every message in the source, without translations."""
    found = Catalog(fuzzy=False)
    for source in DOMAINS[domain]:
        for path in _files(source):
            for _line, message, comments, context in _messages(path, source.method):
                where = [(path.relative_to(ROOT).as_posix(), 1)]
                found.add(message, None, where, auto_comments=comments, context=context)
    for message in _step_texts() if domain == "django" else ():
        found.add(message, None, [("apps/spec/types", 1)])
    return found


def stored(domain: str) -> Catalog:
    """Return the catalogue as it is kept, empty where there is none yet."""
    path = catalogue_path(domain)
    if not path.exists():
        return Catalog(locale=LOCALE, domain=domain, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=LOCALE, domain=domain)


def update(domain: str) -> Catalog:
    """Bring the kept catalogue up to the source: new messages empty, gone ones dropped."""
    catalogue = stored(domain)
    catalogue.update(extracted(domain), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    write(domain, catalogue)
    return catalogue


def write(domain: str, catalogue: Catalog) -> None:
    """Keep the catalogue, sorted and without line numbers, so that a change shows as itself."""
    path = catalogue_path(domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.project, catalogue.version = "Weft", "1"
    catalogue.last_translator = catalogue.language_team = "Weft"
    catalogue.msgid_bugs_address = ""
    catalogue.header_comment = "# What Weft says in Chinese; `manage.py makemessages` keeps it."
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)


def _files(source: Source) -> Iterator[Path]:
    for folder in source.folders:
        yield from sorted((ROOT / folder).rglob(source.pattern))


def _messages(path: Path, method: str) -> Iterable[tuple]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = _as_python(text, origin=str(path))
    file = BytesIO(text.encode())
    return extract(method, file, KEYWORDS, ("Translators:",), options={"encoding": "utf-8"})


def _as_python(template: str, *, origin: str) -> str:
    """Return the template's messages as calls on their own lines; indentation would be an error."""
    return "\n".join(line.lstrip() for line in templatize(template, origin).splitlines())


def _step_texts() -> Iterator[str]:
    """Yield what the step types call themselves; `spec` knows no gettext to mark it with."""
    for kind in BUILT_IN:
        yield from (kind.label, kind.group)
        yield from (port.title for port in (*kind.inputs, *kind.outputs) if port.title)
        yield from _schema_texts(kind.properties)


def _schema_texts(schema: Mapping[str, Any]) -> Iterator[str]:
    yield from (schema[key] for key in ("title", "description") if schema.get(key))
    for inner in schema.get("properties", {}).values():
        yield from _schema_texts(inner)
    if "items" in schema:
        yield from _schema_texts(schema["items"])
