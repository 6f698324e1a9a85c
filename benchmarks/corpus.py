"""A synthetic corpus for the benchmarks, byte for byte the same for the same arguments and seed documents.

    python -m benchmarks.corpus --articles 20000 --out DIR [--seeds fixtures/seeds] [--seed 1]

It writes JSON Lines, and queries.json with the parameters of the tasks and their true answers:

organisations.jsonl   {id, kind: "country"|"organisation", code, name_en, name_vi, name_bn}
officials.jsonl       {id, side: number of an organisation, name_en, name_vi, name_bn, posts: [{en, vi, bn}]}
meetings.jsonl        {id, article, date: "YYYY-MM-DD", place: {en, vi, bn}, sides: [number, number],
                       officials: [{official, post: index among the official's, side}], topics: [text],
                       title_en, title_vi, title_bn, source_url}
articles.jsonl        {id, slug, source_url, published: "YYYY-MM-DD", topics, meetings: [number],
                       versions: [{lang: "bn"|"vi"|"en", kind: "original"|"translation", title, body}]}

An article has one to three versions of 4–12 KB and one to four meetings; a meeting two sides and two to six
officials.  The passages of a version begin with one for each meeting, in order, that states its date.
Countries, officials, topics, publishers and words follow skewed (Zipf-like) laws.  20,000 articles take about
a minute and 0.6 GB.
"""

import argparse
import datetime as dt
import json
import math
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import truth
from benchmarks.cast import Cast, cast, in_languages
from benchmarks.terms import Terms
from benchmarks.truth import Met, Truth
from benchmarks.vocabulary import Pick, fold, nfc, vocabulary
from benchmarks.words import BENGALI_DIGITS, MONTHS_BN, MONTHS_EN, PLACES, TOPICS

SEEDS = Path(__file__).resolve().parent.parent / "fixtures" / "seeds"
FIRST_DAY = dt.date(2015, 1, 1).toordinal()
DAYS = dt.date(2025, 12, 31).toordinal() - FIRST_DAY
VERSIONS = (
    [("bn",)] * 15
    + [("vi",)] * 15
    + [("bn", "vi")] * 40
    + [("bn", "en")] * 5
    + [("vi", "en")] * 5
    + [("bn", "vi", "en")] * 20
)
SMALLEST, LARGEST = 4200, 11800
"""Bytes of a version."""
Line = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=Path, default=SEEDS, help="folder of seed *.txt files")
    parser.add_argument("--articles", type=int, default=20000)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--page", type=int, default=50, help="rows of a timeline page, for the true answers")
    arguments = parser.parse_args()
    write(arguments.out, arguments.articles, arguments.seeds, arguments.seed, arguments.page)


def write(out: Path, articles: int, seeds: Path = SEEDS, seed: int = 1, page: int = 50) -> None:
    """Writes the corpus into the folder `out`."""
    started = time.monotonic()
    out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    words = vocabulary(seeds, rng)
    pools = words.pools(rng)
    rng = random.Random(seed * 7919 + 1)  # from here on independent of the size of the vocabulary
    held = cast(rng, articles)
    _write_lines(out / "organisations.jsonl", held.sides)
    _write_lines(out / "officials.jsonl", held.officials)
    press = Press(rng, held, pools, Terms(words, seed))
    with (out / "meetings.jsonl").open("w", encoding="utf-8") as file:
        _write_lines(out / "articles.jsonl", press.articles(articles, file))
    meta = press.meta(seed, articles, page)
    queries = {"meta": meta, "terms": press.terms.bands(press.texts), **press.answers(articles, seed, page)}
    (out / "queries.json").write_text(json.dumps(queries, ensure_ascii=False, indent=1), encoding="utf-8")
    told = f"{meta['texts']} texts, {meta['body_bytes'] / 1e6:.0f} MB of text, {meta['meetings']} meetings"
    print(f"{articles} articles, {told} in {time.monotonic() - started:.0f} s", file=sys.stderr)


def _write_lines(path: Path, lines: Iterable[Line]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(map(_json_line, lines))


def _json_line(line: Line) -> str:
    return json.dumps(line, ensure_ascii=False) + "\n"


class Press:
    """Makes articles and their meetings one after another, and counts what the true answers need."""

    def __init__(self, rng: random.Random, held: Cast, pools: dict[str, list[str]], terms: Terms) -> None:
        self.rng = rng
        self.cast = held
        self.pools = pools
        self.terms = terms
        self.places = [in_languages(place) for place in PLACES]
        self.pick_side = Pick(len(held.others), 1.0, 1.5)
        self.pick_topic = Pick(len(TOPICS), 0.9)
        self.pick_place = Pick(len(PLACES), 1.0, 0.5)
        self.pick_domain = Pick(30, 1.0)
        self.word_bytes = {
            language: sum(len(word.encode()) + 1 for word in pool[:50000]) / 50000
            for language, pool in pools.items()
        }
        self.met: list[Met] = []
        self.texts: Counter[str] = Counter()
        self.body_bytes = 0
        self.two_languages: list[int] = []
        self.seats: Counter[int] = Counter()

    def articles(self, count: int, meetings_file: Any) -> Iterator[Line]:
        """Articles 1 to `count`; their meetings are written to the file."""
        for number in range(1, count + 1):
            yield self._article(number, meetings_file)

    def _article(self, number: int, meetings_file: Any) -> Line:
        rng = self.rng
        day = FIRST_DAY + int(DAYS * math.sqrt(rng.random()))  # more in later years
        slug = f"{fold(rng.choice(TOPICS)).replace(' ', '-')}-{number:06d}"
        url = f"https://site{self.pick_domain(rng):02d}.example/{slug}-{day}{number % 997:03d}.htm"
        meetings = [self._meeting(number, day, url) for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4)))]
        meetings_file.writelines(map(_json_line, meetings))
        versions = self._versions(number, meetings)
        published = min(day + rng.choice((0, 0, 1, 2)), FIRST_DAY + DAYS)
        return {
            "id": number,
            "slug": slug,
            "source_url": url,
            "published": dt.date.fromordinal(published).isoformat(),
            "topics": sorted({topic for meeting in meetings for topic in meeting["topics"]}),
            "meetings": [meeting["id"] for meeting in meetings],
            "versions": versions,
        }

    def _meeting(self, article: int, day: int, url: str) -> Line:
        rng = self.rng
        number = len(self.met) + 1
        sides = self._pair()
        held_on = min(day - rng.choice((0, 0, 0, 1, 1, 2)), FIRST_DAY + DAYS)
        seats = self._seats(sides)
        place = self.places[self.pick_place(rng)]
        topics = sorted({TOPICS[self.pick_topic(rng)] for _ in range(rng.choice((1, 1, 2, 3)))})
        met = Met(held_on, number, (sides[0] + 1, sides[1] + 1), topics)
        self.met.append(met)
        first, second = (self.cast.sides[side] for side in sides)
        return {
            "id": number,
            "article": article,
            "date": met.date,
            "place": place,
            "sides": list(met.sides),
            "officials": seats,
            "topics": topics,
            "title_en": f"{first['name_en']} – {second['name_en']}: {topics[0]}, {place['en']}",
            "title_vi": f"{first['name_vi']} – {second['name_vi']}: hội đàm tại {place['vi']}",
            "title_bn": f"{first['name_bn']} – {second['name_bn']}: {place['bn']} বৈঠক",
            "source_url": url,
        }

    def _pair(self) -> tuple[int, int]:
        others = self.cast.others
        first = 0 if self.rng.random() < 0.45 else others[self.pick_side(self.rng)]
        second = first
        while second == first:
            second = others[self.pick_side(self.rng)]
        return min(first, second), max(first, second)

    def _seats(self, sides: tuple[int, int]) -> list[Line]:
        """Officials of both sides in turn; who is drawn twice sits once."""
        seats: dict[int, Line] = {}
        for place in range(self.rng.choice((2, 2, 3, 3, 4, 5, 6))):
            side = sides[place % 2]
            first, pick = self.cast.benches[side]
            official = self.cast.officials[first + pick(self.rng)]
            if official["id"] in seats:
                continue
            post = self.rng.randrange(len(official["posts"]))
            seats[official["id"]] = {"official": official["id"], "post": post, "side": side + 1}
            self.seats[official["id"]] += 1
        return list(seats.values())

    def _versions(self, number: int, meetings: list[Line]) -> list[Line]:
        languages = self.rng.choice(VERSIONS)
        # English is never the original.
        original = next(language for language in reversed(languages) if language != "en")
        size = self.rng.triangular(4300, 11800, 6500)
        found: set[tuple[str, str]] = set()
        versions = []
        for language in languages:
            version, drawn, said = self._version(language, meetings, size)
            kind = "original" if language == original else "translation"
            versions.append({"lang": language, "kind": kind, **version})
            self.texts[language] += 1
            self.body_bytes += len(version["body"].encode())
            found |= self.terms.note(language, drawn, said)
        self.terms.note_article(found)
        if len(languages) == 2:
            self.two_languages.append(number)
        return versions

    def _version(
        self, language: str, meetings: list[Line], size: float
    ) -> tuple[dict[str, str], set[str], str]:
        """Title and body, the words drawn for them, and what is said of the meetings."""
        rng, pool = self.rng, self.pools[language]
        count = int(min(LARGEST, max(SMALLEST, size * rng.uniform(0.9, 1.1))) / self.word_bytes[language])
        drawn: set[str] = set()
        sentences = self._sentences(language, count, drawn)
        facts = [self._fact(language, meeting) for meeting in meetings]
        body = nfc("\n\n".join([*facts, *self._paragraphs(language, sentences)]))
        place = rng.randrange(len(pool) - 40)
        headline = pool[place : place + rng.randrange(4, 9)]
        drawn.update(headline)
        title = nfc(f"{meetings[0][f'title_{language}']} – {' '.join(headline)}")
        return {"title": title, "body": body}, drawn, title + "\n" + "\n".join(facts)

    def _sentences(self, language: str, count: int, drawn: set[str]) -> list[str]:
        """About `count` words in sentences of 10 to 29."""
        pool, chance = self.pools[language], self.rng.random
        highest = len(pool) - 40
        sentences = []
        while count > 0:
            length = 10 + int(chance() * 20)
            place = int(chance() * highest)
            words = pool[place : place + length]
            drawn.update(words)
            sentence = " ".join(words)
            if language != "bn":
                sentence = sentence[0].upper() + sentence[1:]
            sentences.append(sentence.replace(" ", ", ", 1) if length > 18 else sentence)
            count -= length
        return sentences

    def _paragraphs(self, language: str, sentences: list[str]) -> Iterator[str]:
        end = "। " if language == "bn" else ". "
        start = 0
        while start < len(sentences):
            length = self.rng.choice((1, 2, 2, 3))
            yield end.join(sentences[start : start + length]) + end.strip()
            start += length

    def _fact(self, language: str, meeting: Line) -> str:
        """The sentence that states when and where the first and the last of a meeting's officials met."""
        day, place = dt.date.fromisoformat(meeting["date"]), meeting["place"][language]
        first, last = (
            self._who(seat, language) for seat in (meeting["officials"][0], meeting["officials"][-1])
        )
        if language == "vi":
            return f"Ngày {day.day}/{day.month}/{day.year}, tại {place}, {first} đã hội đàm với {last}."
        if language == "en":
            return f"On {day.day} {MONTHS_EN[day.month - 1]} {day.year} in {place}, {first} held talks with {last}."
        date = f"{day.day} {MONTHS_BN[day.month - 1]} {day.year}".translate(BENGALI_DIGITS)
        return f"{date}, {place}, {first} এবং {last} বৈঠক করেন।"

    def _who(self, seat: Line, language: str) -> str:
        official = self.cast.officials[seat["official"] - 1]
        return f"{official['posts'][seat['post']][language]} {official[f'name_{language}']}"

    def meta(self, seed: int, articles: int, page: int) -> Line:
        """How much there is of everything."""
        return {
            "seed": seed,
            "articles": articles,
            "versions": dict(self.texts),
            "texts": self.texts.total(),
            "body_bytes": self.body_bytes,
            "meetings": len(self.met),
            "officials": len(self.cast.officials),
            "organisations": len(self.cast.sides),
            "page": page,
        }

    def answers(self, articles: int, seed: int, page: int) -> Line:
        """Parameters with true answers; benchmarks.truth says what each holds."""
        counted = Truth(self.met, [side["code"] for side in self.cast.sides], page)
        frequent = counted.frequent_pairs()
        return {
            "pair_frequent": list(counted.timeline(frequent)),
            "pair_rare": list(counted.timeline(counted.rare_pairs(articles))),
            "deep": list(counted.deep()),
            "facets": list(counted.facets(frequent[:2])),
            "articles_two_lang": truth.sampled(self.two_languages, seed),
            "export": [counted.export()],
            "officials_top": [official for official, _ in self.seats.most_common(10)],
        }


if __name__ == "__main__":
    main()
