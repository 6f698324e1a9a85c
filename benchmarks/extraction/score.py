"""How good is extraction?  `python -m benchmarks.extraction.score [--set SET] [--json] [--errors]`.

Runs the product over the texts of this benchmark and holds its proposals against the gold lists: precision,
recall and F1 by field and language.  What each field counts is written in README.md.
"""

import argparse
import json
import sys
from typing import Any

from benchmarks.extraction.compare import NAME_SIMILARITY, NAME_WORDS, POST_SIMILARITY
from benchmarks.extraction.fields import Run, score_joins, score_text
from benchmarks.extraction.gold import LANGUAGES, SETS, GoldSet, load
from benchmarks.extraction.product import ProductFailed, archive, proposals
from benchmarks.extraction.tally import FIELDS, Count

COLUMNS = ("all", *LANGUAGES)
OPEN_HELD_OUT = (
    "The faults in held_out are shown: whoever changes a rule after reading them has made it in-sample."
)


def run_set(gold: GoldSet, environment: dict[str, str]) -> Run:
    """Scores one set in one run of the product."""
    documents = proposals(environment, [text.path for text in gold.texts])
    run = Run()
    for text in gold.texts:
        score_text(run, text, documents[text.name])
    score_joins(run)
    return run


def table(gold: GoldSet, run: Run) -> str:
    """The figures of one set for people: a line a field, precision recall F1 in hundredths a language."""
    standing = "IN-SAMPLE" if gold.in_sample else "held out"
    meetings = sum(len(text.meetings) for text in gold.texts)
    lines = [
        f"{gold.name}: {standing}. {gold.about}",
        f"{len(gold.texts)} texts, {meetings} meetings. Precision, recall, F1 in hundredths; – : nothing to count.",
        f"{'':22}" + "".join(f"{column:>14}" for column in COLUMNS) + f"{'right/wrong/missing':>24}",
    ]
    for name in FIELDS:
        counts = run.tally.counts[name]
        total = counts["all"]
        cells = "".join(f"{_cell(counts[column]):>14}" for column in COLUMNS)
        lines.append(f"{name:22}{cells}{f'{total.right}/{total.wrong}/{total.missing}':>24}")
    return "\n".join(lines)


def _cell(count: Count) -> str:
    return " ".join(_hundredths(value) for value in (count.precision, count.recall, count.f1))


def _hundredths(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f}"


def as_json(gold: GoldSet, run: Run, errors: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"in_sample": gold.in_sample, "about": gold.about, "texts": len(gold.texts)}
    found["fields"] = run.tally.as_json()
    if errors:
        found["errors"] = [vars(miss) for miss in run.tally.misses]
    return found


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=[*SETS, "all"], default="dev", help="which texts (default: dev)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument(
        "--errors", action="store_true", help="every fault with its file, what was expected and found"
    )
    parser.add_argument(
        "--only", metavar="TEXT", default="", help="with --errors: only lines that contain TEXT"
    )
    parser.add_argument(
        "--configured", action="store_true",
        help="the archive of DATABASE_URL and SEDERUNT_VAR instead of a new one with the curated facts",
    )  # fmt: skip
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    options = _arguments(argv)
    names = SETS if options.set == "all" else (options.set,)
    if options.errors and any(name.startswith("held_out") for name in names):
        print(OPEN_HELD_OUT, file=sys.stderr)
    try:
        with archive(options.configured) as environment:
            results = [(gold := load(name), run_set(gold, environment)) for name in names]
    except ProductFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    if options.json:
        print(
            json.dumps(
                {gold.name: as_json(gold, run, options.errors) for gold, run in results}, ensure_ascii=False
            )
        )
        return 0
    print(f"Two names are one from a token set ratio of {NAME_SIMILARITY} over Latin letters without marks and "
          f"{100 * NAME_WORDS:.0f} % of the words; posts from {POST_SIMILARITY}.")  # fmt: skip
    for gold, run in results:
        print("\n" + table(gold, run))
        for miss in run.tally.misses if options.errors else []:
            if options.only in str(miss):
                print(miss)
    return 0


if __name__ == "__main__":
    sys.exit(main())
