"""How fast are texts read?  `python -m benchmarks.extraction.speed [--count N] [--memory]`; exit status 1 below target.

From the bytes of a file to its proposal document as JSON, in one process, with a gazetteer of 20,000 names in
100,000 spellings.  Counted is the processor time of this process, so other work on the machine matters little.
The ratio is to a baseline over the same bytes: decoded, normalised (NFC) and split into words by one expression.
--memory: the most memory that a process needs for 8,000 texts, which fill its bounded caches, and for twice as many;
each in its own process, together some minutes.
"""

import argparse
import gc
import json
import os
import re
import resource
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

import django

from archive.extraction.extract import Officials, extract
from archive.extraction.same_event import SameEvents
from archive.extraction.sides import Side
from archive.names.gazetteer import Gazetteer, Known
from archive.names.lookup import Lookup
from articles.importers.parsed import Refused
from articles.importers.reading import read_documents
from benchmarks.extraction.gold import LANGUAGES, ROOT
from benchmarks.extraction.speed_texts import NAMES, Texts, known_names

TARGET = 100
"""Texts a second on one core."""
FLAT = 1.1
"""Memory for twice the texts, over the memory for them."""
CACHES_FULL = 8_000
"""Texts after which the caches of words, names and events hold as much as they ever will."""
WARM = 100
"""Texts before the first that is counted: lists are loaded with the first ones."""
_AT_A_TIME = 50
_WORD = re.compile(r"\w+")
_SAMPLE = 1_000


@dataclass
class Times:
    """Seconds of processor time. by_language: (texts, seconds)."""

    reading: float = 0.0
    extraction: float = 0.0
    writing: float = 0.0
    baseline: float = 0.0
    texts: int = 0
    size: int = 0
    meetings: int = 0
    by_language: dict[str, tuple[int, float]] = field(default_factory=dict)

    @property
    def whole(self) -> float:
        return self.reading + self.extraction + self.writing


class Pipeline:
    """What `import_articles --dry-run --json` does with one file, without a database."""

    def __init__(self, known: list[Known]) -> None:
        from archive.proposing import source_of  # needs Django's settings, which main() sets up

        self._source_of = source_of
        self._gazetteer = Gazetteer(known)
        self._lookup = Lookup(self._gazetteer)
        self._same = SameEvents()
        officials = [entry for entry in known if entry.kind == "official" and entry.language == "en"]
        self._officials = Officials(
            {entry.slug: entry.spelling for entry in officials},
            {entry.slug: Side(country=entry.country) for entry in officials},
        )

    def run(self, data: bytes, times: Times) -> None:
        """Adds one text to the times."""
        started = time.process_time()
        [document] = read_documents(data, "text.txt")
        if isinstance(document, Refused):
            raise TypeError(f"a text of the benchmark is refused: {document}")
        read = time.process_time()
        found = extract(self._source_of(document), self._same, self._gazetteer, self._lookup, self._officials)
        extracted = time.process_time()
        json.dumps({**document.as_proposal("text.txt"), **found}, ensure_ascii=False).encode()
        written = time.process_time()
        times.reading += read - started
        times.extraction += extracted - read
        times.writing += written - extracted
        times.meetings += len(found["meetings"])


def measure(pipeline: Pipeline, texts: Iterable[tuple[str, bytes]]) -> Times:
    """The times over the texts; making them is not counted."""
    times = Times()
    stream = iter(texts)
    while batch := list(islice(stream, _AT_A_TIME)):
        for language, data in batch:
            before = times.whole
            pipeline.run(data, times)
            count, seconds = times.by_language.get(language, (0, 0.0))
            times.by_language[language] = count + 1, seconds + times.whole - before
        started = time.process_time()
        for _, data in batch:
            _WORD.findall(unicodedata.normalize("NFC", data.decode()))
        times.baseline += time.process_time() - started
        times.texts += len(batch)
        times.size += sum(len(data) for _, data in batch)
    return times


def report(times: Times) -> bool:
    """Prints the times; True where the target is reached."""
    rate = times.texts / times.whole
    print(
        f"{times.texts:,} texts of {times.size / times.texts / 1000:.1f} KB, {times.meetings:,} meetings: "
        f"{rate:.0f} texts a second on one core (target: {TARGET})"
    )
    parts = ("reading", times.reading), ("extraction", times.extraction), ("writing", times.writing)
    for name, seconds in parts:
        print(f"  {name:12}{1000 * seconds / times.texts:6.2f} ms a text")
    for language in LANGUAGES:
        count, seconds = times.by_language.get(language, (0, 0.0))
        print(f"  {language:12}{1000 * seconds / count:6.2f} ms a text" if count else f"  {language:12}none")
    print(
        f"  baseline    {1000 * times.baseline / times.texts:6.2f} ms a text; "
        f"all of it takes {times.whole / times.baseline:.0f} times as long"
    )
    return rate >= TARGET


def settle() -> None:
    """What import_articles does with the garbage collector once the names are there."""
    from archive.management.commands.import_articles import FEW_CYCLES  # needs Django's settings

    gc.freeze()
    gc.set_threshold(FEW_CYCLES)


def megabytes() -> float:
    """The most that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def memory(counts: Iterable[int], names: int) -> bool:
    """Prints the memory of a process for each number of texts; True where it is flat."""
    found: list[float] = []
    for count in counts:
        command = [sys.executable, "-m", __spec__.name, "--only-memory", "--count", str(count)]
        ended = subprocess.run(
            [*command, "--names", str(names)], cwd=ROOT, capture_output=True, text=True, check=True
        )
        found.append(float(ended.stdout.split()[-1]))
        print(f"{count:>7,} texts: {found[-1]:.0f} MB")
    growth = max(found) / found[0]
    print(f"memory grows {growth:.2f} times (target: below {FLAT})")
    return growth < FLAT


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=_SAMPLE, help=f"texts (default: {_SAMPLE})")
    parser.add_argument("--names", type=int, default=NAMES, help=f"in the gazetteer (default: {NAMES})")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same texts (default: 1)")
    parser.add_argument("--memory", action="store_true", help="measure memory instead of time")
    parser.add_argument("--only-memory", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> int:
    options = _arguments()
    if options.memory:
        return 0 if memory((CACHES_FULL, 2 * CACHES_FULL), options.names) else 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    known = known_names(options.seed, options.names)
    texts = iter(Texts(options.seed, known))
    started = time.process_time()
    pipeline = Pipeline(known)
    loaded = time.process_time() - started
    if options.only_memory:
        measure(pipeline, islice(texts, options.count))
        print(megabytes())
        return 0
    kinds = Counter(entry.kind for entry in known)
    print(f"{len(known):,} spellings ({kinds['official']:,} of people) loaded in {loaded:.1f} s")
    measure(pipeline, islice(texts, WARM))
    settle()
    return 0 if report(measure(pipeline, islice(texts, options.count))) else 1


if __name__ == "__main__":
    sys.exit(main())
