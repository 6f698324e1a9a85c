"""What a document would be in the archive, told without storing it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from archive import previewing
from archive.proposals import propose
from archive.proposing import Proposer
from articles.importers.parsed import ParsedArticle
from articles.importers.readers import plain_text
from articles.importers.store import store
from articles.models import Text
from tests.desk.texts import LATER, RECEPTION
from tests.factories import make_text

pytestmark = pytest.mark.usefixtures("curated")


def read(words: str, name: str = "a.txt") -> ParsedArticle:
    return plain_text.read(words.encode(), name)


def test_nothing_is_held_of_a_new_text_and_looking_writes_nothing(
    row_counts: Callable[[], dict[str, int]],
) -> None:
    before = row_counts()
    held = previewing.holdings(read(RECEPTION))
    assert (held.same, held.revises, held.alike) == (None, None, [])
    assert [str(found.proposal) for found in previewing.expected(read(RECEPTION), Proposer())] == [
        "Reception, VN – KG, 2026-01-14"
    ]
    assert row_counts() == before


def test_the_same_bytes_and_a_later_state_are_told_apart() -> None:
    text = store(read(RECEPTION), RECEPTION.encode()).text
    assert previewing.holdings(read(RECEPTION, "other.txt")).same == text
    later = previewing.holdings(read(LATER))
    assert (later.same, later.revises, later.alike) == (None, text, [])


def test_a_text_with_more_than_a_third_of_the_paragraphs_is_alike() -> None:
    lines = [
        f"Đoạn {number}: hai bên trao đổi về hợp tác an ninh và thực thi pháp luật." for number in range(6)
    ]
    held = make_text(*lines)
    other = [
        f"Hai bên nhất trí {number} nội dung khác trong thời gian tới tại Hà Nội." for number in range(6)
    ]
    half = previewing.holdings(read("\n".join(lines[:3] + other[:3])))
    assert [(found.text, found.shared, found.of) for found in half.alike] == [(held, 3, 6)]
    assert previewing.holdings(read("\n".join(lines[:2] + other[:4]))).alike == []
    english = replace(read("\n".join(lines)), language="en")
    assert previewing.holdings(english).alike == [], "a text in another language is no copy"


def test_what_is_expected_is_what_is_proposed_when_it_is_stored() -> None:
    """For each of the five documents, as a new text of other bytes."""
    proposer = Proposer()
    for held in Text.objects.exclude(revisions=None):
        revision = held.revisions.get()
        data = bytes(revision.file.content) + b"\n"  # type: ignore[union-attr]
        parsed = replace(plain_text.read(data, "copy.txt"), source_url=None, source_url_as_printed=None)
        expected = previewing.expected(parsed, proposer)
        text = store(parsed, data).text
        propose(text, proposer)
        proposed = {(one.kind, one.sides, one.date, one.candidate_id) for one in text.proposals.all()}
        assert {
            (one.proposal.kind, one.proposal.sides, one.proposal.date, one.meeting and one.meeting.pk)
            for one in expected
        } == proposed
        assert proposed
