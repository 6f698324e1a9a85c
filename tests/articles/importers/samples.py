"""One sound document in every format, and short functions that pack and read them."""

import gzip
import io
import json
import zipfile

from articles.importers.reading import read_documents

EN = (
    "HANOI (VNA) - The ministers of Vietnam and Belarus met in Hanoi on 3 December 2025 for talks.\n\n"
    "They signed a letter of intent.\nSource: VNA"
)
VI = "Ngày 3/12, tại Hà Nội, Bộ trưởng Bộ Công an đã hội đàm với Thư ký Hội đồng An ninh Belarus.\nHai bên ký kết./."
BN = "৩ ডিসেম্বর হ্যানয়ে দুই মন্ত্রীর বৈঠক হয়েছে।\nমন্তব্য (0)"
PAGE = (
    '<!doctype html><html lang="en"><head><title>Talks in Hanoi | Example</title>'
    '<link rel="canonical" href="https://m.example.org/talks?utm_source=x">'
    '<meta property="article:published_time" content="2025-12-03T10:00:00+07:00">'
    '<meta property="og:site_name" content="Example"></head><body><nav><a href="/">Home</a> <a '
    'href="/w">World</a></nav>'
    "<article><h1>Talks in Hanoi</h1><p>The ministers of Vietnam and Belarus met in Hanoi on 3 "
    "December for talks on the "
    "security of both countries and on the fight against crime.</p><figure><img "
    "src=a.jpg><figcaption>The ministers at the "
    "table. (Photo: VNA)</figcaption></figure><p>They signed a letter of intent and agreed to meet "
    "in Minsk.</p></article>"
    "<footer>© 2025 Example</footer></body></html>"
)
RSS = (
    '<?xml version="1.0"?><rss version="2.0" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<title>Example</title><language>en-us</language>\n"
    '<item><title>Talks in Hanoi</title><link>https://example.org/1</link><guid isPermaLink="false">17</guid>'
    "<pubDate>Wed, 03 Dec 2025 10:00:00 +0700</pubDate><content:encoded><![CDATA[<p>HANOI (VNA) - "
    "The ministers met in "
    "Hanoi for the talks.</p><p>They signed a letter.</p>]]></content:encoded></item>\n"
    "<item><title>Nothing</title></item>\n"
    "<item><title>More</title><link>https://example.org/2</link><description>The ministers met in "
    "Minsk for the talks."
    "</description></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le '
    "Fil</title><entry><title>Entretiens à Hanoï</title>"
    '<id>tag:lefil.fr,2025:1</id><link rel="alternate" '
    'href="https://lefil.fr/1"/><published>2025-12-03T10:00:00Z</published>'
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>HANOÏ (AFP) – Les ministres '
    "des deux pays se sont "
    "entretenus.</p><p>Ils ont signé une lettre.</p></div></content></entry></feed>"
)
NINJS = {
    "uri": "urn:newsml:vna:2025:1", "type": "text", "language": "vi",
    "versioncreated": "2025-12-03T10:00:00+07:00",
    "headlines": [{"role": "main", "value": "Hội đàm"}],
    "bodies": [{"role": "main", "contenttype": "text/html", "value": f"<p>{VI.replace(chr(10), '</p><p>')}</p>"}],
}  # fmt: skip


def documents(data, name="a", **options):
    return list(read_documents(data if isinstance(data, bytes) else data.encode(), name, **options))


def lines(*records):
    return "\n".join(json.dumps(r, ensure_ascii=False) if isinstance(r, dict) else r for r in records)


def packed(**entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def warc(*pages, compressed=True):
    """A web archive of (address, body, type, status) answers."""
    records = [_record(*page) for page in pages]
    return b"".join(gzip.compress(record, mtime=0) if compressed else record for record in records)


def _record(address, body, kind, status):
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2025-12-03T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"
