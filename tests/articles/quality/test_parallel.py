"""The checks on a whole report in four languages: silent where it is translated well, and not where it is spoiled."""

from itertools import permutations

import pytest

from articles.quality import Document, Unit, run
from articles.quality.check import failed
from articles.text.align import align
from articles.text.normalise import ascii_digits
from tests.articles.text.parallel_texts import REPORT

PAIRS = list(permutations(REPORT, 2))
BENGALI_DIGITS = dict(zip("0123456789", "০১২৩৪৫৬৭৮৯", strict=True))


def units_of(source: str, target: str) -> list[Unit]:
    own, other = REPORT[source], REPORT[target]
    return [
        Unit(" ".join(own[at] for at in link.left), " ".join(other[at] for at in link.right), source, target)
        for link in align(own, other, source, target)
    ]


def found(units: list[Unit]) -> set[str]:
    return {finding.check for finding in failed(run(Document(tuple(units))))}


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_good_translation_raises_no_alarm(source: str, target: str) -> None:
    told = failed(run(Document(tuple(units_of(source, target)))))
    assert [f"{finding.unit} {finding.message}" for finding in told] == []


def spoiled(unit: Unit, old: str, new: str) -> Unit:
    return Unit(unit.source, unit.target.replace(old, new), unit.source_language, unit.target_language)


@pytest.mark.parametrize(("source", "target"), PAIRS)
@pytest.mark.parametrize(
    ("old", "new", "check"), [("312", "321", "numbers"), ("48", "84", "numbers"), ("1987", "1978", "dates")]
)
def test_a_wrong_number_is_found(source: str, target: str, old: str, new: str, check: str) -> None:
    units = units_of(source, target)
    if target == "bn":
        old, new = ("".join(BENGALI_DIGITS[digit] for digit in number) for number in (old, new))
    wrong = [spoiled(unit, old, new) for unit in units]
    assert wrong != units
    assert found(wrong) & {check, "numbers", "dates"}


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_what_is_left_out_or_not_translated_is_found(source: str, target: str) -> None:
    units = units_of(source, target)
    lost = [*units[:3], Unit(units[3].source, "", source, target), *units[4:]]
    assert found(lost) == {"empty"}
    copied = [*units[:3], Unit(units[3].source, units[3].source, source, target), *units[4:]]
    assert "untranslated" in found(copied)
    twice = [*units[:3], Unit(units[3].source, units[1].target, source, target), *units[4:]]
    assert "repeated" in found(twice)


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_half_paragraph_is_found(source: str, target: str) -> None:
    units = units_of(source, target)
    half = units[3].target[: len(units[3].target) // 4]
    assert "length" in found([*units[:3], Unit(units[3].source, half, source, target)])


def test_digits_of_the_report_are_of_one_kind() -> None:
    mixed = [Unit("", ascii_digits(units_of("en", "bn")[1].target), "en", "bn"), *units_of("en", "bn")[4:]]
    assert "digits" in found(mixed)
