"""How many of the people of a text are found?  `python -m benchmarks.extraction.people [--set SET] [--errors]`.

Apart from the meetings: everybody whom the gold list of a text names, against everybody that
archive.extraction.people finds in that text without knowing anybody.  What is counted is written in README.md.
"""

import argparse
import sys
from dataclasses import dataclass, field
from typing import Any

from archive.extraction import people
from archive.extraction.people import PersonMention
from articles.importers.reading import read_path
from benchmarks.extraction.compare import paired, same_name, same_post
from benchmarks.extraction.gold import LANGUAGES, SETS, GoldText, load

FIELDS = ("people", "posts", "countries")


@dataclass
class Figures:
    """found: right ones, expected: all, by field. others: named in the text, not in the list. notes: faults."""

    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    expected: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    others: int = 0
    notes: list[str] = field(default_factory=list)

    def count(self, name: str, right: bool, note: str) -> None:
        self.expected[name] += 1
        self.found[name] += right
        if not right:
            self.notes.append(note)


def score(text: GoldText, figures: Figures) -> None:
    """Adds one text: every person of its meetings once, against every person found in it."""
    wanted = _expected(text)
    found = _found(text)
    pairs = paired(found, wanted, lambda one, other: float(same_name(one, other)))
    right = {j: found[i] for i, j in pairs}
    for j, person in enumerate(wanted):
        printed = person["spellings"]
        figures.count("people", j in right, f"{text.name}: missing {person['name']} {printed}")
        if j in right:
            _compare(text, figures, right[j], person)
    others = [one for one in found if not any(same_name(one, person) for person in wanted)]
    figures.others += len(others)
    for one in others:
        figures.notes.append(
            f"{text.name}: not in the list: {one['name']} {one['spellings']}: {one['printed']}"
        )


def _compare(text: GoldText, figures: Figures, found: dict[str, Any], person: dict[str, Any]) -> None:
    wanted = person["post_as_printed"]
    if wanted:
        right = any(same_post(post, person) for post in found["posts"])
        figures.count(
            "posts", right, f"{text.name}: post of {person['name']}: {found['posts']}, not {wanted}"
        )
    if wanted and len(person["side"] or "") == 2:
        countries = [code for code in found["countries"] if code]
        right = person["side"] in countries or not countries
        figures.count(
            "countries", right, f"{text.name}: side of {person['name']}: {countries}, not {person['side']}"
        )


def _expected(text: GoldText) -> list[dict[str, Any]]:
    people_by_name: dict[str, dict[str, Any]] = {}
    for meeting in text.meetings:
        for person in meeting["people"]:
            kept = people_by_name.setdefault(person["name"], {**person, "spellings": []})
            kept["spellings"] += person["spellings"]
            kept["post_as_printed"] = kept["post_as_printed"] or person["post_as_printed"]
    return list(people_by_name.values())


def _found(text: GoldText) -> list[dict[str, Any]]:
    """The people of a text, each once, with all that is said of them."""
    (parsed,) = read_path(str(text.path))
    passages = [passage.text for passage in getattr(parsed, "passages", []) if passage.kind != "caption"]
    by_name: dict[str, dict[str, Any]] = {}
    for mention in people.find(passages, text.language):
        if mention.name_text:
            one = by_name.setdefault(mention.full_name or "", _empty(mention))
            _add(one, mention)
    return list(by_name.values())


def _empty(mention: PersonMention) -> dict[str, Any]:
    return {"name": mention.full_name, "spellings": [], "posts": [], "printed": [], "countries": []}


def _add(one: dict[str, Any], mention: PersonMention) -> None:
    one["spellings"].append(mention.name_text)
    for kept, value in (("posts", mention.post_en), ("printed", mention.post_text)):
        if value and value not in one[kept]:
            one[kept].append(value)
    one["countries"].append(mention.country)


def table(figures: dict[str, Figures]) -> str:
    lines = ["found/expected in hundredths" + "".join(f"{language:>14}" for language in ("all", *LANGUAGES))]
    for name in FIELDS:
        cells = [
            _cell(sum(one.found[name] for one in some), sum(one.expected[name] for one in some))
            for some in (figures.values(), *([figures[language]] for language in LANGUAGES))
        ]
        lines.append(f"{name:28}" + "".join(f"{cell:>14}" for cell in cells))
    others = [sum(one.others for one in figures.values()), *(figures[name].others for name in LANGUAGES)]
    return "\n".join([*lines, f"{'not in the list':28}" + "".join(f"{count:>14}" for count in others)])


def _cell(found: int, expected: int) -> str:
    return f"{100 * found / expected:.0f} ({found}/{expected})" if expected else "–"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=SETS, default="dev", help="which texts (default: dev)")
    parser.add_argument("--errors", action="store_true", help="everybody missing, and everybody not listed")
    options = parser.parse_args(argv)
    figures = {language: Figures() for language in LANGUAGES}
    for text in load(options.set).texts:
        score(text, figures[text.language])
    print(table(figures))
    for one in figures.values() if options.errors else []:
        print(*one.notes, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
