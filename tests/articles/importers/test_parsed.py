"""What readers hand on, and the proposal document made of it."""

import json
from pathlib import Path

import jsonschema
import pytest

from articles.importers.parsed import Refused
from articles.importers.readers.plain_text import read

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "docs" / "formats" / "proposal.schema.json").read_text(encoding="utf-8"))
SEEDS = sorted((ROOT / "fixtures" / "seeds").glob("*.txt"))


def checked(document):
    """The document as it comes back from JSON, once the schema has accepted it."""
    jsonschema.validate(document, SCHEMA, cls=jsonschema.Draft202012Validator)
    return json.loads(json.dumps(document, ensure_ascii=False))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_the_proposal_of_every_seed_fits_the_schema(path):
    article = read(path.read_bytes(), path.name)
    document = checked(article.as_proposal(path.name))
    assert document["file"] == path.name
    assert document["status"] == "ok"
    assert document["paragraphs"] == article.paragraphs
    assert (document["mentions"], document["meetings"]) == ([], [])


def test_a_proposal_leaves_captions_out_of_the_paragraphs_and_lists_them_as_removed():
    path = next(path for path in SEEDS if path.name.startswith("003"))
    article = read(path.read_bytes(), path.name)
    document = checked(article.as_proposal(path.name))
    assert (len(article.passages), len(document["paragraphs"])) == (13, 12)
    assert [cut["kind"] for cut in document["removed"]] == ["date_header", "photo_caption", "end_mark"]


def test_a_publisher_is_its_domain_and_nothing_where_the_file_names_none():
    text = "Hai bên hội đàm tại Hà Nội.\nNguồn: https://www.vietnamplus.vn/a.vnp\n"
    document = checked(read(text.encode(), "a.txt").as_proposal("a.txt"))
    assert document["publisher"] == {"name": None, "domain": "vietnamplus.vn"}
    assert checked(read(b"The talks are on.", "b.txt").as_proposal("b.txt"))["publisher"] is None


def test_the_proposal_of_a_refused_file_says_why_and_where():
    with pytest.raises(Refused) as refusal:
        read("মন্ত্রী\nলুওং".encode()[:-1], "000.txt")
    document = checked(refusal.value.as_proposal("in/000.txt"))
    assert (document["file"], document["status"]) == ("in/000.txt", "rejected")
    assert (document["error"]["code"], document["error"]["line"]) == ("bad_encoding", 2)


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (Refused("empty", "the file is empty", name="a.txt"), "a.txt: the file is empty"),
        (Refused("too_large", "the line is long", 7, "a.txt"), "a.txt:7: the line is long"),
        (Refused("unreadable", "permission denied"), "permission denied"),
    ],
)
def test_a_refusal_names_file_line_and_reason(refusal, told):
    assert str(refusal) == told


def test_warnings_go_into_the_proposal():
    text = "date 2025-02-30 Hai bên hội đàm tại Hà Nội.\n"
    document = checked(read(text.encode(), "a.txt").as_proposal("a.txt"))
    assert [(warning["code"], warning["line"]) for warning in document["warnings"]] == [
        ("bad_date_header", 1)
    ]
