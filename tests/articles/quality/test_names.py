"""Names and terms: what is lost, what is rendered in several ways, and what is no difference at all."""

import pytest

from articles.quality import CHECKS, Document, Finding, KnownName, KnownTerm, Unit
from articles.quality.lexicon import Lexicon
from articles.quality.renderings import printed, same_spelling, same_word, sounding

QUANG = KnownName("official 1", "Lương Tam Quang", "Lương Tam Quang", (), ("লুওং ট্যাম কোয়াং",))
TO_LAM = KnownName("official 2", "Tô Lâm", "Tô Lâm", (), ("টো লাম",))
NEVEROVSKY = KnownName("official 3", "Neverovsky", "Neverovsky", (), ("নেভারভস্কি আলেকজান্ডার ভিক্টোরোভিচ",))
VOLFOVICH = KnownName("official 4", "Aleksandr Volfovich", "Volfovich Aleksandr Grigorievich")
COUNCIL = KnownName(
    "organisation 1", "Security Council", "Hội đồng An ninh Belarus", ("বেলারুশের নিরাপত্তা পরিষদ",),
    ("বেলারুশের নিরাপত্তা পরিষদ", "বেলারুশিয়ান নিরাপত্তা পরিষদ"), is_person=False,
)  # fmt: skip
GENERAL_SECRETARY = KnownTerm(
    "1", "general secretary", approved=("সাধারণ সম্পাদক", "জেনারেল সেক্রেটারি", "মহাসচিব"), is_office=True
)


def unit(target: str, *names: KnownName, source: str = "", language: str = "bn") -> Unit:
    return Unit(source, target, "vi", language, names)


def spellings(*targets: str, names: tuple[KnownName, ...], language: str = "bn") -> list[Finding]:
    units = tuple(unit(target, *names, language=language) for target in targets)
    return CHECKS["name-spelling"].check_document(Document(units))


@pytest.mark.parametrize(
    ("target", "name", "language"),
    [
        ("মন্ত্রী লুওং ট্যাম কোয়াংকে অভ্যর্থনা জানান", QUANG, "bn"),
        ("মন্ত্রী লুং তাম কোয়াং বলেন", QUANG, "bn"),  # by its sound, though spelled otherwise
        ("সচিব ভলফোভিচ আলেকজান্ডার গ্রিগোরিভিচ নিশ্চিত করেছেন", VOLFOVICH, "bn"),
        ("Secretary Aleksandr Volfovich said", VOLFOVICH, "en"),
        ("секретаря Александра Вольфовича", VOLFOVICH, "ru"),
        ("বেলারুশিয়ান নিরাপত্তা পরিষদের সচিব", COUNCIL, "bn"),
    ],
)
def test_a_name_is_found_in_its_renderings(target: str, name: KnownName, language: str) -> None:
    (finding,) = CHECKS["name-missing"].check(unit(target, name, source=name.source, language=language))
    assert finding.passed
    assert name.source in finding.message


@pytest.mark.parametrize(
    ("target", "name", "message"),
    [
        (
            "মন্ত্রী বলেন",
            QUANG,
            "“Lương Tam Quang” is not in the translation; it is rendered as “লুওং ট্যাম কোয়াং”.",
        ),
        ("সচিব নিশ্চিত করেছেন", VOLFOVICH, "“Volfovich Aleksandr Grigorievich” is not in the translation."),
        (
            "সচিব বলেন",
            COUNCIL,
            "“Hội đồng An ninh Belarus” is not in the translation; it is rendered as “বেলারুশের নিরাপত্তা পরিষদ”.",
        ),
    ],
)
def test_a_missing_name_is_told_with_its_rendering(target: str, name: KnownName, message: str) -> None:
    (finding,) = CHECKS["name-missing"].check(unit(target, name, source=name.source))
    assert (finding.passed, finding.message) == (False, message)


@pytest.mark.parametrize(
    ("target", "language", "is_named"),
    [
        ("The Ministry and the council", "en", True),
        ("Public Security of Viet Nam", "en", True),
        ("The council of Viet Nam", "en", False),
        ("মন্ত্রণালয়ের সাথে", "bn", True),
        ("ভিয়েতনামের সাথে", "bn", False),
        ("Bộ Công an", "vi", True),
        ("Bộ trưởng Việt Nam", "vi", False),
    ],
)
def test_a_body_may_be_named_in_short(target: str, language: str, is_named: bool) -> None:
    renderings = {
        "en": "Ministry of Public Security of Viet Nam",
        "bn": "ভিয়েতনামের জননিরাপত্তা মন্ত্রণালয়",
        "vi": "Bộ Công an Việt Nam",
    }
    body = KnownName(
        "organisation 2", "x", "МОБ", (renderings[language],), (renderings[language],), is_person=False
    )
    (finding,) = CHECKS["name-missing"].check(unit(target, body, source="МОБ", language=language))
    assert finding.passed is is_named


def test_a_body_without_known_rendering_is_not_judged() -> None:
    body = KnownName("organisation 2", "Council", "Hội đồng", is_person=False)
    assert CHECKS["name-missing"].check(unit("পরিষদ", body, source="Hội đồng")) == []


def test_a_name_that_only_the_translation_has_is_not_missing() -> None:
    extra = KnownName("official 1", "Lương Tam Quang", "", (), ("লুওং ট্যাম কোয়াং",))
    assert CHECKS["name-missing"].check(unit("মন্ত্রী বলেন", extra, source="Bộ trưởng")) == []


@pytest.mark.parametrize(
    ("targets", "name", "told"),
    [
        (
            ("সাধারণ সম্পাদক টো লাম বলেন", "সাধারণ সম্পাদক টো লামের সফর", "জেনারেল সেক্রেটারি টু লামকে"),
            TO_LAM,
            ["2 “টু” is spelled in other ways in this text: টো."],
        ),
        (
            ("উপ-সচিব নেভারভস্কি আলেকজান্ডার ভিক্টোরোভিচ", "উপসচিব নেভারোভস্কি আলেকজান্ডার ভিক্টোরোভিচের"),
            NEVEROVSKY,
            ["1 “নেভারোভস্কি” is spelled in other ways in this text: নেভারভস্কি."],
        ),
        (
            ("লুওং ট্যাম কোয়াং বলেন", "লুওং ট্যাম কোয়াংকে", "লুং ট্যাম কোয়াং", "লুওং তাম কোয়াং"),
            QUANG,
            [
                "2 “লুং” is spelled in other ways in this text: লুওং.",
                "3 “তাম” is spelled in other ways in this text: ট্যাম.",
            ],
        ),
    ],
)
def test_two_spellings_in_one_text_are_told(
    targets: tuple[str, ...], name: KnownName, told: list[str]
) -> None:
    found = spellings(*targets, names=(name,))
    assert [f"{finding.unit} {finding.message}" for finding in found] == told


def test_case_endings_and_adjectives_are_no_other_spelling() -> None:
    assert spellings("লুওং ট্যাম কোয়াং", "লুওং ট্যাম কোয়াংকে", "লুওং ট্যাম কোয়াংয়ের", names=(QUANG,)) == []
    name = KnownName("official 4", "Volfovich", spellings=("Александр Вольфович",))
    russian = ("Александр Вольфович сообщил", "встреча с Александром Вольфовичем", "Александра Вольфовича")
    assert spellings(*russian, names=(name,), language="ru") == []


def test_an_approved_spelling_is_right_however_rarely_it_stands() -> None:
    name = KnownName("official 2", "Tô Lâm", "", ("তো লাম",), ("তো লাম", "টো লাম"))
    found = spellings("টো লাম বলেন", "টো লাম জানান", "তো লাম", names=(name,))
    assert [(finding.unit, finding.fix) for finding in found] == [(0, "তো লাম বলেন"), (1, "তো লাম জানান")]
    consistent = spellings("টো লাম বলেন", names=(name,))
    assert [finding.message for finding in consistent] == ["“টো” is spelled “তো” in the archive."]


def test_any_approved_spelling_may_be_used() -> None:
    name = KnownName("official 2", "Tô Lâm", "", ("তো লাম", "টো লাম"), ("তো লাম", "টো লাম"))
    assert spellings("টো লাম বলেন", "টো লাম জানান", names=(name,)) == []


def test_only_a_word_without_ending_is_corrected_by_machine() -> None:
    targets = ("উপসচিব নেভারভস্কি বলেন", "নেভারভস্কি জানান", "নেভারোভস্কিকে দেখে নেভারোভস্কি")
    found = spellings(*targets, names=(NEVEROVSKY,))
    fixed = [(finding.unit, finding.fix) for finding in found]
    assert fixed == [(2, None), (2, "নেভারোভস্কিকে দেখে নেভারভস্কি")]


def test_marks_of_latin_letters_are_a_part_of_the_spelling() -> None:
    name = KnownName("official 1", "Lương Tam Quang", "", ("Lương Tam Quang",), ("Lương Tam Quang",))
    (finding,) = spellings("Minister Luong Tam Quang said", names=(name,), language="en")
    assert finding.message == "“Luong” is spelled “Lương” in the archive."
    assert finding.fix == "Minister Lương Tam Quang said"


def test_one_office_in_three_renderings_is_told() -> None:
    """As in the report of the reception of 3 December 2025."""
    units = tuple(
        Unit("", target, "vi", "bn", terms=(GENERAL_SECRETARY,))
        for target in ("সাধারণ সম্পাদক টো লাম", "জেনারেল সেক্রেটারি গত মে মাসে", "মহাসচিবকে ধন্যবাদ")
    )
    found = CHECKS["office"].check_document(Document(units))
    assert [(finding.unit, finding.message) for finding in found] == [
        (1, "“জেনারেল সেক্রেটারি” stands for the office that this text also renders as সাধারণ সম্পাদক · মহাসচিব."),
        (2, "“মহাসচিবকে” stands for the office that this text also renders as সাধারণ সম্পাদক · জেনারেল সেক্রেটারি."),
    ]


def test_a_deputy_is_no_minister() -> None:
    minister = KnownTerm("1", "minister", "", ("minister", "Secretary"), is_office=True)
    deputy = KnownTerm("2", "deputy minister", "", ("deputy minister",), is_office=True)
    unit = Unit("", "The deputy minister met the Secretary", "vi", "en", terms=(minister, deputy))
    assert CHECKS["office"].check_document(Document((unit,))) == []


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("উপমন্ত্রী লে কোক হাং", "Terms agree with the glossary: Thứ trưởng."),
        ("উপমন্ত্রীর সাথে", "Terms agree with the glossary: Thứ trưởng."),
        ("সহকারী মন্ত্রী লে কোক হাং", "“Thứ trưởng” is usually rendered as “উপমন্ত্রী”."),
        ("ডেপুটি মিনিস্টার লে কোক হাং", "“ডেপুটি মিনিস্টার” is avoided; the glossary has “উপমন্ত্রী”."),
    ],
)
def test_a_term_is_rendered_as_the_glossary_has_it(target: str, told: str) -> None:
    term = KnownTerm("1", "deputy minister", "Thứ trưởng", ("উপমন্ত্রী",), ("ডেপুটি মিনিস্টার",))
    found = CHECKS["term"].check(Unit("Thứ trưởng Lê Quốc Hùng", target, "vi", "bn", terms=(term,)))
    assert [finding.message for finding in found] == [told]


def test_a_term_counts_inside_a_longer_one() -> None:
    terms = (
        KnownTerm("1", "security", "an ninh", ("নিরাপত্তা",)),
        KnownTerm("2", "cybersecurity", "an ninh mạng", ("সাইবার নিরাপত্তা",)),
    )
    (finding,) = CHECKS["term"].check(
        Unit("an ninh và an ninh mạng", "সাইবার নিরাপত্তার ক্ষেত্রে", "vi", "bn", terms=terms)
    )
    assert finding.passed


@pytest.mark.parametrize(
    ("language", "word", "known", "same"),
    [
        ("bn", "মন্ত্রণালয়ের", "মন্ত্রণালয়", True),
        ("ru", "министра", "министр", True),
        ("ru", "министерство", "министр", False),
        ("ru", "посетили", "посол", False),
        ("ru", "мида", "мид", True),
        ("ru", "мидии", "мида", False),
        ("en", "extradite", "extradition", True),
        ("en", "ministry", "minister", False),
        ("en", "drugs", "drug", True),
        ("vi", "hai", "ha", False),
    ],
)
def test_the_endings_of_a_language(language: str, word: str, known: str, same: bool) -> None:
    assert same_word(word, known, language) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ভিয়েতনাম", "ভিয়েতনামী", True),
        ("টো", "টো", True),
        ("টো", "টু", False),
        ("вольфович", "вольфовича", True),
        ("вольфович", "волфович", False),
    ],
)
def test_one_spelling_with_and_without_an_ending(one: str, other: str, same: bool) -> None:
    assert same_spelling(one, other) is same


def test_a_short_sound_finds_nothing() -> None:
    assert list(sounding(printed("এ লে এ"), "Lê")) == []


def test_of_terms_that_overlap_the_longest_is_found() -> None:
    lexicon = Lexicon([("an ninh", 1), ("an ninh mạng", 2), ("An ninh mạng", 3)], "vi")
    text = "Hợp tác an ninh mạng và An ninh"
    found = [(text[hit.start : hit.end], hit.value) for hit in lexicon.find(text)]
    assert found == [("an ninh mạng", 2), ("an ninh mạng", 3), ("An ninh", 1)]
