"""Spans are found by month as a look at each of them finds them."""

import datetime as dt
import random

from archive.spans import Span, Spans

FIRST = dt.date(2020, 1, 1)


def made(seed, size=200):
    chance = random.Random(seed)
    for key in range(size):
        lower = FIRST + dt.timedelta(days=chance.randrange(2000))
        length = chance.choice([1, 3, 30, 365, 800, 4000])
        yield Span(key, lower, lower + dt.timedelta(days=length), chance.random() < 0.5)


def periods(seed):
    chance = random.Random(seed)
    for _ in range(200):
        first = FIRST + dt.timedelta(days=chance.randrange(-50, 2200))
        yield first, first + dt.timedelta(days=chance.choice([0, 1, 40, 700]))


def test_what_a_period_cuts_or_overlaps_is_what_a_look_at_each_finds():
    everything = list(made(1))
    spans = Spans(everything)
    assert {span.key for span in spans} == {span.key for span in everything}
    found_some = 0
    for first, last in periods(2):
        for begin, end in ((first, last), (first, None), (None, last)):
            wanted = {
                span.key
                for span in everything
                if (begin and span.lower < begin <= span.upper) or (end and span.lower <= end < span.upper)
            }
            cut = [span.key for span in spans.cut(begin, end)]
            assert set(cut) == wanted
            assert len(cut) == len(wanted)
            found_some += bool(wanted)
        overlapping = [span for span in everything if span.lower <= last and span.upper >= first]
        assert spans.overlapping(first, last) == overlapping
    assert found_some > 100


def test_nothing_is_found_among_nothing():
    assert list(Spans().cut(FIRST, None)) == Spans().overlapping(FIRST, FIRST) == list(Spans()) == []
