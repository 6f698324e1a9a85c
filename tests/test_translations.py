"""The interface is complete in every language: no string, no word and no digit of English is left."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from babel.messages.catalog import Catalog
from django.utils.translation import gettext, ngettext, override

from archive.models import Organisation
from config import catalogues as compiling
from script import catalogues
from tests import pages
from tests.html_tree import Element, tree

TRANSLATED = ["vi", "bn"]
# What is the same in every language: names of formats and standards, of the archive, of parameters of addresses.
ALIKE = re.compile(
    r"Sederunt|\.csv|\.json|EDTF|ISO 3166-1|SHA-256|sha256|[0-9a-f]{12,}"
    r"|Wikidata|Q\d+|Atom|RIS|BibTeX|: vi\b|\b[A-Z]{2,5}\b"
)


@pytest.fixture(scope="module")
def strings():
    return set(catalogues.said())


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_string_is_translated(strings, language):
    assert catalogues.faults(catalogues.read(language), strings) == [], "run script/translations update"


def catalogue(*messages, language="bn"):
    made = Catalog(locale=language)
    for message_id, string, flags in messages:
        made.add(message_id, string, flags=flags)
    return made


@pytest.mark.parametrize(
    ("message_id", "string", "flags", "fault"),
    [
        ("Home", "", (), "is not translated"),
        ("Home", "মূল পাতা", ("fuzzy",), "is marked as doubtful"),
        ("%(n)s of %(m)s", "%(n)s", (), "has other placeholders"),
        ("Only {kept}", "শুধু", (), "has other placeholders"),
        (("%(n)s text", "%(n)s texts"), ("একটি", "পাঠ"), (), "has other placeholders"),
        (("%(n)s text", "%(n)s texts"), ("%(n)s পাঠ", ""), (), "is not translated"),
    ],
)
def test_a_fault_of_a_translation_is_told(message_id, string, flags, fault):
    singular, plural = message_id if isinstance(message_id, tuple) else (message_id, "")
    told = catalogues.faults(catalogue((message_id, string, flags)), {("", singular, plural)})
    assert told == [f"{fault}: “{singular}”"]


def test_a_missing_and_an_unused_string_are_told():
    told = catalogues.faults(catalogue(("Home", "মূল পাতা", ())), {("", "Main", "")})
    assert told == ["is not in the catalogue: “Main”", "is said nowhere: “Home”"]


def test_one_may_be_said_in_words():
    made = catalogue((("One", "%(n)s texts"), ("একটি", "%(n)sটি পাঠ"), ()))
    assert catalogues.faults(made, {("", "One", "%(n)s texts")}) == []


def test_strings_are_found_in_code_and_templates(strings):
    assert ("", "Skip to content", "") in strings
    assert ("", "Talks", "") in strings
    assert ("", "%(counter)s text", "%(counter)s texts") in strings
    assert ("script", "Latin", "") in strings
    assert not any("Refused" in files for files in catalogues.said().values())


def test_numbers_count_in_every_language():
    with override("vi"):
        assert ngettext("meeting", "meetings", 1) == ngettext("meeting", "meetings", 5) == "cuộc gặp"
    with override("bn"):
        assert ngettext("%(n)s meeting", "%(n)s meetings", 5) == "%(n)s meetings"
        told = ngettext("%(signed)s document signed", "%(signed)s documents signed", 5)
        assert told % {"signed": "৫"} == "৫টি নথি স্বাক্ষরিত"


def test_a_changed_catalogue_is_made_ready_anew(tmp_path):
    written, ready = tmp_path / "written", tmp_path / "ready"
    source = written / "bn" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(catalogues.path_of("bn").read_text(encoding="utf-8"), encoding="utf-8")
    compiling.compiled(written, ready)
    made = ready / "bn" / "LC_MESSAGES" / "django.mo"
    first = made.read_bytes()
    assert made.stat().st_mtime_ns == source.stat().st_mtime_ns
    source.write_text(source.read_text(encoding="utf-8").replace("বৈঠক", "সভা"), encoding="utf-8")
    compiling.compiled(written, ready)
    assert made.read_bytes() != first
    assert list(made.parent.iterdir()) == [made]


def test_the_interface_reads_the_catalogues():
    with override("bn"):
        assert gettext("Meetings") == "বৈঠক"


def own_texts(page: Element) -> list[str]:
    """What the interface says: all texts of a page but those whose language is marked, and the title in its tab."""
    found = []
    for element in page.one("html"):
        if not _is_marked(element) and element.tag not in ("script", "title", "code"):
            found += [child.strip() for child in element.children if isinstance(child, str) and child.strip()]
            found += [
                element.attributes[name]
                for name in ("aria-label", "title", "alt")
                if name in element.attributes
            ]
    return found


def _is_marked(element: Element) -> bool:
    while element.tag != "html":
        if (
            "lang" in element.attributes
            or element.attributes.get("aria-hidden") == "true"
            or element.tag == "bdi"
        ):
            return True
        element = element.parent
    return False


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_english_is_left_on_any_page(curated, client, strings, language):
    with override(language):
        english = {text for _, text, plural in strings if not plural and gettext(text) != text}
    # Relations name both sides; a body without a name in the language has its own.
    names = list(Organisation.objects.values_list("name", flat=True))
    left = {}
    for name, address in pages.addresses(language).items():
        typed = parse_qs(urlsplit(address).query).get("q", [""])[0]
        texts = own_texts(tree(client.get(address)))
        assert len(texts) > 30, name
        wrong = [
            text
            for text in texts
            if text in english or _is_english(_without([*names, typed, *typed.split()], text), language)
        ]
        if wrong:
            left[name] = sorted(set(wrong))
    assert left == {}, json.dumps(left, ensure_ascii=False, indent=1)


def _without(names: list[str], text: str) -> str:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return text


def _is_english(text: str, language: str) -> bool:
    rest = ALIKE.sub("", re.sub(r"\S*(?:://|@|=|/|\w\.\w)\S*", "", text))
    if language == "bn":
        return bool(re.search(r"[A-Za-z]{2}", rest))
    return bool(re.search(r"\b(?:the|of|and|meetings?|texts?|not|with|by|from|for|is)\b", rest))


def test_numbers_of_the_bengali_interface_are_bengali(curated, client):
    left = {}
    for name, address in pages.addresses("bn").items():
        page = tree(client.get(address))
        told = [text for text in own_texts(page) if re.search(r"[0-9]", _without_codes(text))]
        if told:
            left[name] = sorted(set(told))
    assert left == {}, json.dumps(left, ensure_ascii=False, indent=1)


def _without_codes(text: str) -> str:
    """Without what has to be typed as it is: addresses, EDTF dates, names of standards and checksums."""
    text = re.sub(r"\S*(?:://|@|=|/)\S*", "", text)
    return re.sub(
        r"sha256|\d{4}-\d\d(?:-\d\d)?|ISO 3166-1|SHA-256|[0-9a-f]{12,}…?|\bQ\d+|\b2025\b(?=[,: ])", "", text
    )


def test_the_catalogues_are_text_alone():
    assert {path.suffix for path in Path(catalogues.ROOT, "locale").rglob("*") if path.is_file()} == {".po"}
