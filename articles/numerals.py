"""Numbers as the interface writes them: in the digits and with the grouping of its language.

Passages and names keep their digits; this is for what the archive itself says: counts, pages, years.
"""

from articles.languages import LANGUAGES

_LEAST_GROUPED = 10_000
"""Shorter numbers are written without a mark, years among them."""
_MARKS = {"vi": ".", "bn": ","}


def digits(text: str, language: str) -> str:
    """Text with its ASCII digits in those of a language: ("3/12", "bn") → "৩/১২"; an unknown language has ASCII."""
    return text.translate(_table(language))


def _table(language: str) -> dict[int, str]:
    return _TABLES.get(language, {})


_TABLES = {
    tag: {ord(ascii_digit): own for ascii_digit, own in zip("0123456789", known.digits, strict=True)}
    for tag, known in LANGUAGES.items()
    if known.digits != "0123456789"
}


def number(value: int, language: str) -> str:
    """A whole number.

    | value   | en      | vi      | bn       |
    | 2025    | 2025    | 2025    | ২০২৫     |
    | 38000   | 38,000  | 38.000  | ৩৮,০০০   |
    | 1234567 | 1,234,567 | 1.234.567 | ১২,৩৪,৫৬৭ |
    """
    if abs(value) < _LEAST_GROUPED:
        return digits(str(value), language)
    sign, written = ("-" if value < 0 else ""), str(abs(value))
    groups = _groups(written, 2 if language == "bn" else 3)
    return digits(sign + _MARKS.get(language, ",").join(groups), language)


def _groups(written: str, size: int) -> list[str]:
    """The last three digits, and before them groups of `size`."""
    head, last = written[:-3], written[-3:]
    start = len(head) % size
    groups = [head[:start]] if start else []
    return [*groups, *(head[place : place + size] for place in range(start, len(head), size)), last]
