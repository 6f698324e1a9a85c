"""Which meeting each sentence of a text speaks of."""

from archive.extraction.attribution import Told, attributed
from archive.extraction.sentences import annotated
from archive.extraction.source import Paragraph, Source

TALKS = "On Monday, Interior Minister Daniyar Abdrakhmanov held talks with Interior Minister Sándor Kovács."
CALL = "Earlier, Deputy Minister Marat Zhumabekov had received Ambassador Julia Ferreira."


def shares(texts, reports, people):
    """The numbers of the sentences of each meeting. reports: those that report it; people: who met."""
    paragraphs = tuple(Paragraph(number, text) for number, text in enumerate(texts, 1))
    sentences = annotated(Source("en", paragraphs), None, None)
    told = [
        Told(tuple(sentences[number] for number in numbers), frozenset(names))
        for numbers, names in zip(reports, people, strict=True)
    ]
    return [[sentences.index(each) for each in own] for own in attributed(sentences, told)]


BOTH = ({"Daniyar Abdrakhmanov", "Sándor Kovács"}, {"Marat Zhumabekov", "Julia Ferreira"})


def test_a_sentence_belongs_to_the_meeting_told_last():
    texts = (TALKS, "They discussed drugs.", CALL, "It was about training.")
    assert shares(texts, ([0], [2]), BOTH) == [[0, 1], [2, 3]]


def test_who_was_only_at_an_earlier_meeting_leads_back_to_it():
    texts = (TALKS, CALL, "Minister Daniyar Abdrakhmanov stressed cyber security.", "It was agreed upon.")
    assert shares(texts, ([0], [1]), BOTH) == [[0, 2, 3], [1]]


def test_who_was_at_both_leads_nowhere():
    host = ({"Daniyar Abdrakhmanov", "Sándor Kovács"}, {"Daniyar Abdrakhmanov", "Julia Ferreira"})
    texts = (TALKS, CALL, "Minister Daniyar Abdrakhmanov stressed cyber security.")
    assert shares(texts, ([0], [1]), host) == [[0], [1, 2]]


def test_nobody_is_led_to_a_meeting_that_was_not_told_yet():
    texts = (TALKS, "Deputy Minister Marat Zhumabekov was there.", CALL)
    assert shares(texts, ([0], [2]), BOTH) == [[0, 1], [2]]


def test_what_stands_before_the_first_meeting_is_of_it():
    assert shares(("Ministers agree on visas", TALKS), ([1],), BOTH[:1]) == [[0, 1]]


def test_a_text_without_a_meeting_has_nothing_to_share_out():
    assert shares((TALKS,), (), ()) == []
