"""Thousands of damaged inputs through every reader: each is read or refused, in little memory."""

import gzip
import json
import random
import tracemalloc

import pytest

from articles.importers.parsed import ParsedArticle, Refused
from articles.importers.reading import read_documents
from tests.articles.importers.samples import ATOM, BN, EN, NINJS, PAGE, RSS, VI, lines, packed, warc

TABLE = f'id,url,text,text_bn\n1,https://a.org/1,"{VI}","{BN}"\n2,,"{EN}",\n'
SOUND = {
    "text": VI.encode(),
    "wide": EN.encode("utf-16"),
    "html": PAGE.encode(),
    "jsonl": lines({"text": EN, "id": "1"}, {"text_bn": BN, "text_vi": VI}).encode(),
    "ninjs": json.dumps(NINJS, indent=1).encode(),
    "csv": TABLE.encode(),
    "rss": RSS.encode(),
    "atom": ATOM.encode(),
    "warc": warc(("https://a.org/1", PAGE.encode(), "text/html", "200 OK"), compressed=False),
    "warc.gz": gzip.compress(
        warc(("https://a.org/1", PAGE.encode(), "text/html", "200 OK"), compressed=False)
    ),
    "zip": packed(**{"a.txt": VI, "b.html": PAGE, "c.jsonl": lines({"text": EN})}),
}
TIMES = 250
MEMORY = 100 * 1024 * 1024
DIRT = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"<", b"<div>" * 50, b"&#0;", b"&#xd800;", b"]]>", b"<!--",
    b"\\ud800", b"{",
    b"[" * 200, b"\r", b"\n" * 50, b"PK\x03\x04", b"<![CDATA[", b"\xe0\xa6", "\u202e\u200d\u2028".encode(),
    b"%00", b"<script>",
]  # fmt: skip


def damaged(sound, chance):
    data = bytearray(sound)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(data) + 1)
        end = min(len(data), place + chance.randint(1, 200))
        kind = chance.randrange(6)
        if kind == 0:
            del data[place:]
        elif kind == 1:
            del data[place:end]
        elif kind == 2:
            data[place:place] = chance.choice(DIRT)
        elif kind == 3:
            data[place:end] = chance.randbytes(end - place)
        elif kind == 4:
            data[place:place] = data[place:end] * chance.randint(1, 20)
        else:
            other = chance.choice(list(SOUND.values()))
            data[place:] = other[chance.randrange(len(other)) :]
    return bytes(data)


@pytest.mark.parametrize("format", SOUND)
def test_a_damaged_input_is_read_or_refused_and_nothing_else(format):
    chance = random.Random(f"sederunt {format}")
    tracemalloc.start()
    try:
        for _ in range(TIMES):
            data = damaged(SOUND[format], chance)
            for found in read_documents(data, f"a.{format}"):
                assert isinstance(found, ParsedArticle | Refused)
                json.dumps(found.as_proposal("a"), ensure_ascii=False).encode()
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("format", ["text", "html", "jsonl", "json", "csv", "feed", "warc", "zip", "ninjs"])
def test_a_wrong_format_is_refused_whatever_the_bytes_are(format):
    chance = random.Random(f"wrong {format}")
    for data in [*SOUND.values(), *(chance.randbytes(3000) for _ in range(20)), b"", b"\n", b"\x00" * 3000]:
        for found in read_documents(data, "a", format=format):
            assert isinstance(found, ParsedArticle | Refused)
