"""Each check on rows of good and bad translations, and what holds for all checks and any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.quality import CHECKS, Document, Finding, Unit, fingerprint, run
from articles.quality.check import failed
from tests.articles.quality.rows import ROWS, Row

LANGUAGES = st.sampled_from(["bn", "vi", "en", "ru", "be", "fr", "ar", "zh", "hi", "xx"])
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text('০১২৩ 0123.,;:!?।॥ "“”„«»()[] ThaбоСо মন্ত্রীকে đạiế/-’\n\u200d', max_size=60),
    st.sampled_from([row.target for row in ROWS]),
)
UNITS = st.builds(Unit, st.one_of(st.just(""), TEXTS), TEXTS, LANGUAGES, LANGUAGES)


def unit_of(row: Row, target: str | None = None) -> Unit:
    return Unit(row.source, row.target if target is None else target, *row.languages)


def found(row: Row, target: str | None = None) -> list[Finding]:
    return failed(CHECKS[row.check].check(unit_of(row, target)))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.check}: {row.target[:40]}")
def test_a_check_tells_bad_translations_from_good_ones(row: Row) -> None:
    told = [finding.message for finding in found(row)]
    assert told[:1] == ([row.told] if row.told else [])


@pytest.mark.parametrize("row", [row for row in ROWS if row.fix], ids=lambda row: row.target[:40])
def test_a_fix_corrects_what_was_found_and_nothing_else(row: Row) -> None:
    (finding,) = found(row)
    assert finding.fix == row.fix
    assert found(row, finding.fix) == []


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.told and row.check in ("letters", "spaces", "digits", "quotes")]
)
def test_a_finding_shows_its_place(row: Row) -> None:
    (finding,) = found(row)
    shown = row.target[finding.start : finding.end]
    assert shown.strip() in finding.message or finding.check == "spaces"
    assert shown


def test_every_check_explains_itself_in_words_of_its_own() -> None:
    assert all(check.name and len(check.explanation) > 20 for check in CHECKS.values())
    assert len({check.explanation for check in CHECKS.values()}) == len(CHECKS)


@given(st.lists(UNITS, max_size=4))
def test_no_text_makes_a_check_fail(units: list[Unit]) -> None:
    document = Document(tuple(units))
    for finding in run(document):
        target = units[finding.unit].target if finding.unit is not None else ""
        assert 0 <= finding.start <= finding.end <= len(target)
        assert finding.message
        assert len(fingerprint(document, finding)) == 64


@given(UNITS)
def test_after_a_fix_the_same_is_not_found_again(unit: Unit) -> None:
    for finding in failed(run(Document((unit,)))):
        if finding.fix is not None:
            fixed = Unit(unit.source, finding.fix, unit.source_language, unit.target_language)
            again = failed(CHECKS[finding.check].check_document(Document((fixed,))))
            same = [
                one for one in again if one.message_id == finding.message_id and one.params == finding.params
            ]
            assert finding.fix != unit.target
            assert same == []


def test_an_empty_paragraph_is_told_once() -> None:
    document = Document((Unit("Ngày 3/12", " ", "vi", "bn"),))
    assert [finding.check for finding in run(document)] == ["empty"]


def test_a_repeated_paragraph_is_told_with_the_one_before() -> None:
    target = "উভয় পক্ষ সহযোগিতা বাড়াতে সম্মত হয়েছে।"
    twice = Document(
        (Unit("Hai bên nhất trí.", target, "vi", "bn"), Unit("Bộ trưởng nói.", target, "vi", "bn"))
    )
    (finding,) = CHECKS["repeated"].check_document(twice)
    assert (finding.unit, finding.message) == (
        1,
        "The same paragraph stands in the text before: “উভয় পক্ষ সহযোগিতা বাড়াতে সম্মত হয়েছে।”.",
    )
    again = Document((twice.units[0], twice.units[0]))
    assert CHECKS["repeated"].check_document(again) == []


def test_the_digits_of_a_text_are_those_it_uses_most() -> None:
    units = [Unit("", words, "vi", "bn") for words in ("2025 সালে 12টি", "৩ ডিসেম্বর", "G7 সম্মেলন")]
    (finding,) = CHECKS["digits"].check_document(Document(tuple(units)))
    assert (finding.unit, finding.fix) == (1, "3 ডিসেম্বর")


@pytest.mark.parametrize(
    ("target", "is_known"),
    [
        ("অর্থনৈতিক , নিরাপত্তা এবং প্রতিরক্ষা বিষয় সম্পর্কিত বার্তা পৌঁছে দিয়েছে", True),
        ("সামরিক , নিরাপত্তা এবং প্রতিরক্ষা বিষয় সম্পর্কিত বার্তা পৌঁছে দেয়", False),
    ],
)
def test_a_finding_is_known_again_while_its_own_words_stay(target: str, is_known: bool) -> None:
    first = "অর্থনৈতিক , নিরাপত্তা এবং প্রতিরক্ষা বিষয় সম্পর্কিত বার্তা পৌঁছে দেয়"
    marks = []
    for words in (first, target):
        document = Document((Unit("", words, "vi", "bn"),))
        (finding,) = CHECKS["spaces"].check_document(document)
        marks.append(fingerprint(document, finding))
    assert (marks[0] == marks[1]) is is_known
