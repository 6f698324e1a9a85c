"""Bad input made from good texts: pure functions of a random generator and the bytes of the texts."""

import gzip
import io
import json
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Sequence

Seeds = Sequence[bytes]
Mutation = Callable[[random.Random, Seeds], tuple[str, bytes]]

BOMB_MEGABYTES = (20, 200)
LINE_MEGABYTES = (1, 8)


def truncated(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    """Cut anywhere, also inside a letter."""
    data = random_.choice(seeds)
    return "cut.txt", data[: random_.randrange(len(data))]


def spliced(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    """The head of one text and the tail of another, of any language."""
    one, other = random_.choice(seeds), random_.choice(seeds)
    return "spliced.txt", one[: random_.randrange(len(one))] + other[random_.randrange(len(other)) :]


def shuffled_lines(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    lines = b"\n".join(random_.choices(seeds, k=3)).split(b"\n")
    random_.shuffle(lines)
    return "shuffled.txt", b"\n".join(lines)


def random_bytes(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    """Some bytes replaced by any others."""
    data = bytearray(random_.choice(seeds))
    for _ in range(random_.choice((1, 3, 30, 300))):
        data[random_.randrange(len(data))] = random_.randrange(256)
    return "noise.txt", bytes(data)


def only_noise(random_: random.Random, _: Seeds) -> tuple[str, bytes]:
    return random_.choice(("noise.bin", "noise.html", "noise.zip")), random_.randbytes(
        random_.randrange(1, 65536)
    )


def other_encoding(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    encoding = random_.choice(("utf-16", "utf-16-le", "utf-32", "cp1251", "cp1258", "utf-7", "koi8-r"))
    return f"{encoding}.txt", random_.choice(seeds).decode("utf-8-sig").encode(encoding, "replace")


def stray_characters(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    """Zero-width, direction, combining and control characters, line separators and nulls strewn in."""
    text = list(random_.choice(seeds).decode("utf-8-sig"))
    strange = "\u200b\u200c\u200d\u202e\u2066\u2028\u2029\x85\x0b\x0c\x00\x1b\ufeff\ufffd\u0301\u09bc\u09cd\U0010ffff"
    for _ in range(random_.randrange(1, 200)):
        text.insert(random_.randrange(len(text)), random_.choice(strange))
    return "strange.txt", "".join(text).encode()


def huge_line(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    """One line of megabytes: the text itself over and over, or one piece that rules look for."""
    pieces = (
        b"1/1/",
        b"12.3.",
        b"- ",
        b" ",
        b"https://a.example/",
        b"((((",
        "্".encode(),
        "ông ".encode(),
        b"(",
        b'"',
    )
    data = random_.choice((random_.choice(seeds).replace(b"\n", b" "), random_.choice(pieces)))
    size = random_.randint(*LINE_MEGABYTES) * 1_000_000
    return "line.txt", (data * (size // len(data) + 1))[:size]


def repeated_piece(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    """A short piece of a text thousands of times, within a file of ordinary lines."""
    data = random_.choice(seeds)
    start = random_.randrange(len(data))
    piece = data[start : start + random_.randrange(1, 40)]
    return "piece.txt", data[:start] + piece * random_.randrange(100, 20_000) + data[start:]


def many_lines(random_: random.Random, _: Seeds) -> tuple[str, bytes]:
    line = random_.choice((b"\n", b".\n", b" \n", b"\r", b"* 1/1\n", "মন্তব্য (0)\n".encode(), b"Source: x\n"))
    return "lines.txt", line * random_.randrange(1_000, 300_000)


def deep_html(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    """A page nested deep, closed or not, around a text."""
    depth = random_.choice((100, 1_000, 20_000, 100_000))
    tag = random_.choice((b"div", b"span", b"table><tr><td", b"blockquote", b"a href=x", b"b"))
    closing = random_.choice((b"", b"</" + tag.split(b">")[0].split()[0] + b">"))
    body = b"<p>" + random_.choice(seeds).replace(b"\n", b"</p><p>")
    page = b"<!doctype html><html lang=vi><body>" + (b"<" + tag + b">") * depth + body + closing * depth
    return "deep.html", page


def broken_html(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    """Markup cut in the middle, false metadata, and scripts that look like records."""
    text = random_.choice(seeds).decode("utf-8-sig")
    record = json.dumps(
        {"@type": "NewsArticle", "datePublished": "9" * random_.randrange(1, 5_000), "url": "javascript:1"}
    )
    head = f'<meta property="og:url" content="file:///etc/passwd"><script type="application/ld+json">{record}</script>'
    page = f"<html><head>{head}<title>{text[:80]}</title><body><article><p>{text}".encode()
    return "page.html", page[: random_.randrange(20, len(page))]


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry without the time of day, so that the same seed makes the same bytes."""
    entry = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def zip_bomb(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    """An archive that unpacks to much more than it weighs."""
    buffer = io.BytesIO()
    zeros = bytes(1_000_000)
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr(_entry("good.txt"), random_.choice(seeds))
        with bundle.open(_entry("bomb.txt"), "w") as entry:
            for _ in range(random_.choice(BOMB_MEGABYTES)):
                entry.write(zeros)
    return "bomb.zip", buffer.getvalue()


def strange_zip(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    """Bad names, archives in archives, thousands of entries, or a broken directory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name in ("../../outside.txt", "/absolute.txt", "a" * 300 + ".txt", "bangla-বাংলা.txt"):
            bundle.writestr(_entry(name), random_.choice(seeds))
        bundle.writestr(
            _entry("inner.zip"), zip_bomb(random_, seeds)[1] if random_.random() < 0.1 else b"PK\x03\x04"
        )
        for number in range(random_.choice((0, 0, 3_000))):
            bundle.writestr(_entry(f"{number}.txt"), b"x")
    data = bytearray(buffer.getvalue())
    if random_.random() < 0.5:
        data[random_.randrange(len(data))] ^= 0xFF
    return "strange.zip", bytes(data[: random_.choice((len(data), random_.randrange(1, len(data))))])


def compressed_bomb(random_: random.Random, _: Seeds) -> tuple[str, bytes]:
    zeros = bytes(random_.choice(BOMB_MEGABYTES) * 1_000_000)
    return random_.choice(
        (("bomb.warc.gz", gzip.compress(zeros, mtime=0)), ("bomb.zz", zlib.compress(zeros)))
    )


def deep_json(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    depth = random_.choice((50, 5_000, 100_000))
    text = json.dumps(random_.choice(seeds).decode("utf-8-sig"))
    start, end = random_.choice((("[", "]"), ('{"text":', "}")))
    return "deep.jsonl", (start * depth + text + end * depth).encode()


def bad_records(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    """JSON Lines or CSV with fields of the wrong type, open quotes and cut lines."""
    text = random_.choice(seeds).decode("utf-8-sig")
    values: list[object] = [text, None, 10**400, [], {}, "\ud800", True, text[:50] * 100]
    if random_.random() < 0.5:
        lines = [
            json.dumps({key: random_.choice(values) for key in ("text", "url", "id", "title")})
            for _ in range(20)
        ]
        data = "\n".join(lines).encode()
        return "records.jsonl", data[: random_.randrange(1, len(data))]
    return "records.csv", f'url,title,text\n"{text}\n,"",,{text[:90]}"\n'.encode() * random_.randrange(1, 50)


def entity_bomb(random_: random.Random, _: Seeds) -> tuple[str, bytes]:
    """A feed whose entities grow without end, or ask for a file of the machine."""
    growing = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 1000}">' for n in range(random_.randint(4, 9))
    )
    outside = '<!ENTITY e3 SYSTEM "file:///etc/passwd">'
    entities = random_.choice((growing, outside))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]>'
    return "feed.xml", f"{head}<rss><channel><item><title>&e3;</title></item></channel></rss>".encode()


def false_archive(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    """The first bytes of another format before a text, or a real archive of a kind nobody asked for."""
    starts = (
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
        b"WARC/1.1\r\n",
        b"%PDF-1.7\n",
        b"{",
        b"[",
        b"<?xml",
        b"<html",
        b"\x7fELF",
    )
    if random_.random() < 0.8:
        return "false.dat", random_.choice(starts) + random_.choice(seeds)
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as bundle:
        bundle.addfile(tarfile.TarInfo("empty.txt"))
    return "archive.tar.gz", gzip.compress(buffer.getvalue(), mtime=0)


def false_warc(random_: random.Random, seeds: Seeds) -> tuple[str, bytes]:
    """A web archive record whose length is a lie."""
    length = random_.choice((0, 10, 10**12, -1))
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: {length}\r\n\r\nHTTP/1.1 200 OK\r\n\r\n".encode()
    )
    return "page.warc", head + random_.choice(seeds) + struct.pack("<I", random_.getrandbits(32))


# The heavy ones are a hundredth each: one of them costs as much as thousands of the others.
WEIGHTS: dict[Mutation, int] = {
    truncated: 18, spliced: 12, shuffled_lines: 8, random_bytes: 14, only_noise: 4, other_encoding: 5,
    stray_characters: 8, repeated_piece: 8, many_lines: 2, huge_line: 1, deep_html: 3, broken_html: 5,
    zip_bomb: 1, strange_zip: 2, compressed_bomb: 1, deep_json: 2, bad_records: 5, entity_bomb: 2,
    false_archive: 4, false_warc: 2,
}  # fmt: skip


def mutant(seed: int, number: int, seeds: Seeds) -> tuple[str, str, bytes]:
    """The input of that number: kind, file name, bytes. The same seed and number make the same one."""
    random_ = random.Random(f"{seed}/{number}")
    kind = random_.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    name, data = kind(random_, seeds)
    return kind.__name__, name, data
