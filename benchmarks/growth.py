"""Does time grow with the length of a text and no faster?  `python -m benchmarks.growth`; exit status 1 if not.

Hostile and repetitive inputs through reading, cleaning, dates, people, the whole extraction and the gazetteer:
each is timed at one length and at ten times that length.  Where a text is read once, the ratio is about 10; where
every place looks at all others, it is about 100.  Above --factor (30) is a fault.  Times are processor time, the
least of three; ratios within one run hold on any machine.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive.extraction.extract import extract
from archive.extraction.same_event import SameEvents
from archive.extraction.source import Paragraph, Source
from archive.names.gazetteer import Gazetteer, Known
from archive.names.lookup import Lookup
from archive.names.words import read as words_of
from articles import dates, people
from articles.importers.reading import read_documents
from articles.text.boilerplate import clear
from articles.text.segment import passages

LENGTH = 9_000
"""Characters of the shorter input; ten times as many are still a line that the importer takes."""
TIMES = 10
FACTOR = 30.0
LEAST = 0.002  # seconds: what takes less is repeated, for the clock is too coarse
LANGUAGES = ("bn", "vi", "en", "ru", "fr")

LINES = [
    "a{\t}b", "a {\u200d} b", "Hà Nội (Ảnh: a){ }b", "Hà Nội {(}", "Hà Nội {.}b", "Hà Nội {a. }", "Nguồn: { a}",
    "Hà Nội {a}", "Hà Nội {\u0301}", "Hà Nội https://{a}", "{\n}", "{a\n}", "{Ảnh: a\n}", "{Xem thêm: a\n}",
    "{HANOI (VNA) - }", "{মন্তব্য (0)\n}", "{www.}", "{a@}", "{#a }", "{a | }", "{৷}", "{“}",
]  # fmt: skip
"""Texts for reading and cleaning; what is in braces is repeated."""
DATES = [
    "1", "1/", "1-", "1 ", "1, ", "1 and ", "1 và ", "১ ও ", "3 December ", "December 3 to ", "from ", "ngày ",
    "từ ngày 1 đến ", "tháng ", "(3/12) ", "-", "a", "é ", "ম", "с 1 по ", "du 1er au ", "today ", "in the ", "\n",
    "https://", "2025-12-03-", "thứ Hai ", "last ", "২০২৫ সালের ", "first half of ", "approx",
]  # fmt: skip
"""Pieces of dates, repeated; each is read in all languages."""
PEOPLE = [
    ("en", "Minister "), ("en", "Al-"), ("en", "John Smith, "), ("en", "A. "), ("vi", "Nguyễn "),
    ("vi", "Bộ trưởng "), ("ru", "министр "), ("ru", "Иван "), ("fr", "de la "), ("fr", "le ministre, "),
    ("bn", "মন্ত্রী "), ("bn", "নেভারভস্কি "), ("en", "a"), ("bn", "ক্"), ("ru", "Республика "), ("en", "Republic of "),
]  # fmt: skip
MEETINGS = [
    ("en", "Minister John Smith of Kenya met INTERPOL in Hanoi on 3 May 2025. "),
    ("en", "The ministers held talks "),
    ("vi", "Bộ trưởng Nguyễn Văn A đã tiếp Đại sứ Nga. "),
    ("ru", "Министр Беларуси провёл переговоры с министром Кении. "),
    ("fr", "Le ministre a reçu l'ambassadeur du Kenya. "),
    ("bn", "ভিয়েতনামের মন্ত্রী বেলারুশের মন্ত্রীর সাথে বৈঠক করেন। "),
    ("en", "a reçu par "), ("fr", "réunion a "), ("fr", "a eu a "), ("en", "met with "),
]  # fmt: skip
"""Pieces for the whole of extraction: once on one line, once each on its own."""
PEOPLE_NAMED = "Minister John B{} met INTERPOL. B{} said. "


@dataclass(frozen=True)
class Case:
    """One input. run: works through a text of about that many characters."""

    name: str
    run: Callable[[str], object]
    text: Callable[[int], str]


def repeated(pattern: str) -> Callable[[int], str]:
    """The text of some length in which what stands in braces is repeated; all of a pattern without any."""
    before, found, rest = pattern.partition("{")
    if not found:
        return lambda length: pattern * (length // len(pattern))
    piece, _, after = rest.rpartition("}")
    return lambda length: before + piece * (length // len(piece)) + after


def _many_people(length: int) -> str:
    """As many different people as the length has room for."""
    letters = str.maketrans("0123456789", "abcdefghij")
    count = length // len(PEOPLE_NAMED.format("abcde", "abcde"))
    names = [str(number).translate(letters) for number in range(10_000, 10_000 + count)]
    return "".join(PEOPLE_NAMED.format(name, name) for name in names)


def _read(text: str) -> object:
    data = f"Hai bên hội đàm tại Hà Nội.\n{text}\n".encode()
    return list(read_documents(data, "a.txt", format="text", language="vi"))


def _in_all_languages(text: str) -> object:
    return [dates.find(text, language) for language in LANGUAGES]


def _extract(text: str, language: str, gazetteer: Gazetteer | None = None) -> object:
    lines = [Paragraph(number, line) for number, line in enumerate(text.splitlines(), 1) if line]
    lookup = Lookup(gazetteer) if gazetteer else None
    return extract(Source(language, tuple(lines), "2025-05-04"), SameEvents(), gazetteer, lookup)


def large_gazetteer() -> Gazetteer:
    """More than a hundred thousand spellings that begin with the same few words."""
    parts = [f"{first}{second}{third}" for first in "BDGKL" for second in "aeiou" for third in "mnrst"]
    ends = ("a", "o", "is", "ek", "ov", "an", "")
    spellings = [f"{one} {other}{end}" for one in parts for other in parts for end in ends]
    return Gazetteer(Known(str(number), "official", name, "en") for number, name in enumerate(spellings))


def cases() -> Iterator[Case]:
    """Every input."""
    for line in LINES:
        if "\n" not in line:  # ten times as many paragraphs are more than the reader takes
            yield Case(f"reading {line!r}", _read, repeated(line))
        yield Case(f"cleaning {line!r}", lambda text: clear(passages(text)), repeated(line))
    for piece in DATES:
        yield Case(f"dates {piece!r}", _in_all_languages, repeated(f"{{{piece}}}"))
    for language, piece in PEOPLE:
        yield Case(f"people {language} {piece!r}", _people(language), repeated(f"{{{piece}}}"))
    yield Case("people en, all different", _people("en"), _many_people)
    for language, piece in MEETINGS:
        yield Case(f"meetings {language} {piece!r}", _meetings(language), repeated(f"{{{piece}}}"))
        yield Case(
            f"meetings {language} {piece!r}, in lines", _meetings(language), repeated(f"{{{piece}\n}}")
        )
    gazetteer = large_gazetteer()
    for piece in ("Bam ", "Bam Bema ", "Bam, ", "Minister Bam Bema met INTERPOL. "):
        yield Case(f"gazetteer {piece!r}", _find_in(gazetteer), repeated(f"{{{piece}}}"))


def _people(language: str) -> Callable[[str], object]:
    return lambda text: people.find([text], language)


def _meetings(language: str) -> Callable[[str], object]:
    return lambda text: _extract(text, language)


def _find_in(gazetteer: Gazetteer) -> Callable[[str], object]:
    def find(text: str) -> object:
        words = words_of(text, "en")
        return list(gazetteer.find(words, words.keys))

    return find


def seconds(run: Callable[[str], object], text: str) -> float:
    """The least processor time of three for one run; the first run is not counted."""
    run(text)
    gc.collect()
    gc.disable()  # its work depends on what else is in memory
    try:
        return min(_once(run, text) for _ in range(3))
    finally:
        gc.enable()


def _once(run: Callable[[str], object], text: str) -> float:
    started, count = time.process_time(), 0
    while True:
        run(text)
        count += 1
        taken = time.process_time() - started
        if taken >= LEAST:
            return taken / count


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--factor",
        type=float,
        default=FACTOR,
        help=f"the most for ten times the length (default: {FACTOR:g})",
    )
    parser.add_argument("--only", default="", metavar="WORD", help="only inputs whose name holds this")
    options = parser.parse_args()
    worst = 0.0
    for case in cases():
        if options.only not in case.name:
            continue
        short, long = (seconds(case.run, case.text(length)) for length in (LENGTH, LENGTH * TIMES))
        worst = max(worst, long / short)
        told = "  TOO STEEP" if long / short > options.factor else ""
        print(
            f"{long / short:6.1f}  {1000 * short:9.2f} ms {1000 * long:9.2f} ms  {case.name}{told}",
            flush=True,
        )
    print(f"steepest: {worst:.1f} times for {TIMES} times the length (limit: {options.factor:g})")
    return 1 if worst > options.factor else 0


if __name__ == "__main__":
    sys.exit(main())
