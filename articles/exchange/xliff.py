"""XLIFF 2.1 of a translation: written, and read back.

    <xliff version="2.1" srcLang="vi" trgLang="bn"><file id="d12"><unit id="s3"> … <segment state="translated">
      <source>Hai bên ký kết …</source><target>দুই পক্ষ …</target></segment></unit></file></xliff>

The version of a segment is metadata of its unit, which other programs keep.  XLIFF 2.0 to 2.2 is read; a document
type, entities and anything outside the file are refused.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from articles.exchange.unit import (
    TranslationFile,
    Unit,
    Unreadable,
    checked,
    decoded,
    gettext_noop,
    unit_name,
    unit_number,
)

CORE = "urn:oasis:names:tc:xliff:document:2.0"
CORES = (CORE, "urn:oasis:names:tc:xliff:document:2.2")
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CATEGORY = "sederunt"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DRAFT = re.compile(r"d([1-9][0-9]{0,17})", re.ASCII)
_PREFIXES: dict[Any, str] = {None: CORE, "mda": METADATA}
_SPANS = {"mrk", "pc"}
_MARKS = {"sm", "em", "sc", "ec"}
"""Inline elements: the first have words inside, the second only say where something begins and ends."""


def written(file: TranslationFile) -> bytes:
    """The document, in UTF-8."""
    root = etree.Element(f"{{{CORE}}}xliff", nsmap=_PREFIXES)
    root.set("version", "2.1")
    root.set("srcLang", file.source_language)
    root.set("trgLang", file.target_language)
    held = _child(root, "file")
    held.set("id", f"d{file.draft}" if file.draft else "d")
    for unit in file.units:
        _write(held, unit)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def read(data: bytes) -> TranslationFile:
    """The units of a document in their order.  Unreadable, with the line, for what is no XLIFF 2."""
    text = decoded(data)
    if doctype := re.search(r"<!(DOCTYPE|ENTITY)", text, re.IGNORECASE):
        line = text.count("\n", 0, doctype.start()) + 1
        raise Unreadable(gettext_noop("A document type or an entity is not allowed."), line)
    root = _parsed(text)
    core = _core(root)
    languages = [root.get(name, "") for name in ("srcLang", "trgLang")]
    if not languages[0]:
        raise Unreadable(
            gettext_noop("The file does not say in which language its sources are (srcLang)."),
            _line(root),
        )
    files = list(root.iterchildren(f"{{{core}}}file"))
    draft = _DRAFT.fullmatch(files[0].get("id", "")) if files else None
    units = [_unit(element, core) for element in root.iter(f"{{{core}}}unit")]
    return checked(TranslationFile(languages[0], languages[1], units, int(draft[1]) if draft else None))


def _child(parent: etree._Element, name: str, text: str | None = None, core: str = CORE) -> etree._Element:
    element = etree.SubElement(parent, f"{{{core}}}{name}")
    if text is not None:
        element.text = _NO_XML.sub("", text)
    return element


def _write(parent: etree._Element, unit: Unit) -> None:
    element = _child(parent, "unit")
    element.set("id", unit_name(unit.number or 0))
    group = _child(_child(element, "metadata", core=METADATA), "metaGroup", core=METADATA)
    group.set("category", CATEGORY)
    _child(group, "meta", str(unit.version), core=METADATA).set("type", "version")
    if unit.notes:
        notes = _child(element, "notes")
        for note in unit.notes:
            _child(notes, "note", note)
    segment = _child(element, "segment")
    segment.set("state", "translated" if unit.target and unit.is_certain else "initial")
    _child(segment, "source", unit.source).set(SPACE, "preserve")
    if unit.target:
        _child(segment, "target", unit.target).set(SPACE, "preserve")


def _parsed(text: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    # Line ends stay in front, so that lines keep their numbers.
    body = _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
    try:
        return etree.fromstring(body.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(
            gettext_noop("The file is no well-formed XML (%(why)s)."), error.lineno or 1, why=error.msg
        ) from None


def _core(root: etree._Element) -> str:
    """The namespace of the document."""
    name = etree.QName(root)
    version = root.get("version", "")
    if name.localname != "xliff":
        raise Unreadable(
            gettext_noop("The file is no XLIFF: its root is “%(name)s”."),
            _line(root),
            name=name.localname,
        )
    if name.namespace not in CORES or not version.startswith("2."):
        told = gettext_noop("XLIFF “%(version)s” cannot be read: save it as XLIFF 2.0 or 2.1.")
        raise Unreadable(told, _line(root), version=version)
    return str(name.namespace)


def _unit(element: etree._Element, core: str) -> Unit:
    parts = [
        part for part in element.iterchildren() if part.tag in (f"{{{core}}}segment", f"{{{core}}}ignorable")
    ]
    name = element.get("id", "")
    if not name:
        raise Unreadable(gettext_noop("A unit has no id."), _line(element))
    sources = [_words(part.find(f"{{{core}}}source")) for part in parts]
    if not parts or None in sources:
        raise Unreadable(gettext_noop("Unit “%(name)s” has no source."), _line(element), name=name)
    segments = [part for part in parts if part.tag == f"{{{core}}}segment"]
    return Unit(
        unit_number(name),
        "".join(filter(None, sources)),
        _target(parts, core),
        _version(element),
        all(part.get("state", "initial") != "initial" for part in segments),
        line=_line(element),
    )


def _target(parts: list[etree._Element], core: str) -> str:
    """The words of all targets in the order they ask for; empty where a segment has none."""
    found: list[tuple[int, str]] = []
    for place, part in enumerate(parts, 1):
        target = part.find(f"{{{core}}}target")
        words = _words(target)
        if words is None and part.tag == f"{{{core}}}ignorable":
            words = _words(part.find(f"{{{core}}}source"))
        if not words and part.tag == f"{{{core}}}segment":
            return ""
        order = target.get("order", "") if target is not None else ""
        found.append((int(order) if order.isascii() and order.isdecimal() else place, words or ""))
    return "".join(words for _, words in sorted(found, key=lambda one: one[0]))


def _version(element: etree._Element) -> int:
    for group in element.iter(f"{{{METADATA}}}metaGroup"):
        for meta in group.iterchildren(f"{{{METADATA}}}meta"):
            written = (meta.text or "").strip()
            is_ours = group.get("category") == CATEGORY and meta.get("type") == "version"
            if is_ours and written.isascii() and written.isdecimal():
                return int(written[:9])
    return 0


def _line(element: etree._Element) -> int | None:
    line = element.sourceline
    return line if isinstance(line, int) else None


def _words(element: etree._Element | None) -> str | None:
    """The text of a source or target, inline marks left out; None where there is no such element."""
    return None if element is None else "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in _SPANS:
            yield from _pieces(child)
        elif name == "cp":
            yield _code_point(child)
        elif name not in _MARKS:
            raise Unreadable(
                gettext_noop("Inside a text stands “%(name)s”: only words do."), _line(child), name=name
            )
        yield child.tail or ""


def _code_point(element: etree._Element) -> str:
    """Characters that XML cannot hold are none that a text holds."""
    written = element.get("hex", "")
    if not re.fullmatch(r"[0-9A-Fa-f]{1,6}", written):
        raise Unreadable(gettext_noop("A “cp” names no character (hex)."), _line(element))
    return ""
