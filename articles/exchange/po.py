"""PO (gettext) of a translation: written, and read back.

    #. sederunt draft=12 version=4
    msgctxt "s3"
    msgid "Hai bên ký kết …"
    msgstr "দুই পক্ষ …"

The name of a segment is its context; draft and version stand in a comment that other programs keep.
"""

import re
from io import BytesIO, StringIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

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

NO_SOURCE = "(no source)"
"""What stands for an empty source, which PO keeps for its header."""
NO_PO = gettext_noop("The file is no PO file (%(why)s).")
_OURS = re.compile(r"sederunt draft=([0-9]{1,18}) version=([0-9]{1,9})", re.ASCII)
_LANGUAGE = re.compile(r'^"Language:\s*([^\\"]*)', re.MULTILINE)
_SOURCE_LANGUAGE = re.compile(r"^# Source language: ([A-Za-z0-9-]+)\s*$", re.MULTILINE)
_UNSAID = re.compile(
    r'^"(?:Report-Msgid-Bugs-To|PO-Revision-Date|Last-Translator|Language-Team):.*\n', re.MULTILINE
)
"""Lines that Babel fills with examples."""
_LINE = re.compile(r'(?:#.*|(?:msg(?:id|str|ctxt|id_plural|str\[[0-9]+\])\s*)?"(?:[^"\\]|\\.)*")?')
_CONTEXT = re.compile(r'^msgctxt "(s[0-9]+)"', re.MULTILINE)
_HEADER = "# Source language: {}"


def written(file: TranslationFile) -> bytes:
    """The file, in UTF-8; what is not confirmed is marked fuzzy."""
    catalog = Catalog(
        locale=None,
        project="Sederunt",
        version="1",
        header_comment=_HEADER.format(file.source_language),
        fuzzy=False,
    )
    for unit in file.units:
        name = unit_name(unit.number or 0)
        catalog.add(
            unit.source or NO_SOURCE,
            unit.target,
            context=name,
            flags=["fuzzy"] if unit.target and not unit.is_certain else [],
            auto_comments=[f"sederunt draft={file.draft or 0} version={unit.version}", *unit.notes],
        )
    whole = BytesIO()
    write_po(whole, catalog, width=0, sort_output=False)
    header = f'"Language: {file.target_language}\\n"\n"MIME-Version:'
    lines = _UNSAID.sub("", whole.getvalue().decode())
    return lines.replace('"MIME-Version:', header, 1).encode()


def read(data: bytes) -> TranslationFile:
    """The units of a file in their order.  Unreadable, with the line, for what is no PO file."""
    text = decoded(data)
    _refuse_odd_lines(text)
    _refuse_twice(text)
    try:
        catalog = read_po(StringIO(text), ignore_obsolete=True, abort_invalid=True)
    except PoFileError as error:
        raise Unreadable(NO_PO, getattr(error, "lineno", None), why=str(error)) from None
    except (ValueError, KeyError, IndexError, LookupError, TypeError, AttributeError) as error:
        raise Unreadable(NO_PO, why=f"{type(error).__name__}: {error}") from None
    messages = [message for message in catalog if message.id]
    drafts = {told[0] for message in messages if (told := _ours(message)) is not None and told[0]}
    if len(drafts) > 1:
        raise Unreadable(gettext_noop("The file holds segments of several translations."))
    language, source = _LANGUAGE.search(text), _SOURCE_LANGUAGE.search(text)
    return checked(
        TranslationFile(
            source[1] if source else "",
            language[1].strip().replace("_", "-") if language else "",
            [_unit(message) for message in messages],
            drafts.pop() if drafts else None,
        )
    )


def _refuse_odd_lines(text: str) -> None:
    """A reader of PO passes over what it does not understand, and words would be lost without a word."""
    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.fullmatch(line.strip()):
            raise Unreadable(NO_PO, number, why=line.strip()[:40])


def _refuse_twice(text: str) -> None:
    """A reader of PO keeps the last of two, and would lose the first."""
    seen: set[str] = set()
    for found in _CONTEXT.finditer(text):
        if found[1] in seen:
            line = text.count("\n", 0, found.start()) + 1
            raise Unreadable(gettext_noop("Segment %(number)s stands twice."), line, number=found[1][1:])
        seen.add(found[1])


def _unit(message: Message) -> Unit:
    if not isinstance(message.id, str) or not isinstance(message.string, str):
        raise Unreadable(
            gettext_noop("A message has several forms (msgid_plural): segments have one."), message.lineno
        )
    told = _ours(message)
    return Unit(
        unit_number(message.context or ""),
        "" if message.id == NO_SOURCE else message.id,
        message.string,
        told[1] if told else 0,
        not message.fuzzy,
        line=message.lineno,
    )


def _ours(message: Message) -> tuple[int, int] | None:
    for comment in message.auto_comments:
        if found := _OURS.fullmatch(comment.strip()):
            return int(found[1]), int(found[2])
    return None
