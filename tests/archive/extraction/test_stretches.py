"""Words of a post that no list knows, and what of them belongs to it."""

import pytest

from archive.extraction import posts
from archive.extraction.reading import reading


@pytest.mark.parametrize(
    ("text", "language", "words", "country"),
    [
        ("Ethiopia's spy chief Redwan Hussien", "en", "Ethiopia's spy chief", "ET"),
        (
            "Somalia's Hormuud Intelligence chief Mahad Salad",
            "en",
            "Somalia's Hormuud Intelligence chief",
            "SO",
        ),
        (
            "Inspector General of the Uganda Police Force",
            "en",
            "Inspector General of the Uganda Police Force",
            "UG",
        ),
        ("BNPT head Eddy Hartono", "en", "BNPT head", None),
        (
            "le directeur central de la police judiciaire (DCPJ), Christian Sainte",
            "fr",
            "directeur central de la police judiciaire (DCPJ)",
            None,
        ),
        (
            "начальник отдела по борьбе с оргпреступностью МВД Узбекистана",
            "ru",
            "начальник отдела по борьбе с оргпреступностью МВД Узбекистана",
            "UZ",
        ),
        (
            "министр связи и цифровых технологий ЮАР Соломон Малаци",
            "ru",
            "министр связи и цифровых технологий ЮАР",
            "ZA",
        ),
        ("ফিলিপাইনের ড্রাগ কন্ট্রোল এজেন্সির মহাপরিচালক", "bn", "ফিলিপাইনের ড্রাগ কন্ট্রোল এজেন্সির মহাপরিচালক", "PH"),
    ],
)
def test_a_post_holds_words_between_its_parts(
    text: str, language: str, words: str, country: str | None
) -> None:
    read = reading(text, language)
    (office,) = posts.find_in(read)
    assert (
        read.words.span(office.first, office.last) + (")" if words.endswith(")") else ""),
        office.country,
    ) == (
        words,
        country,
    )


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("The minister thanked Ivan Petrov", "en", "minister"),
        ("talks with China and Defence Minister John Smith", "en", "Defence Minister"),
        ("le directeur reçoit Christian Sainte", "fr", "directeur"),
        ("начальник полиции прибыл в Казахстан", "ru", "начальник полиции"),
        ("министр обороны и делегация Казахстана", "ru", "министр обороны"),
    ],
)
def test_it_ends_before_a_verb_and_before_other_things(text: str, language: str, words: str) -> None:
    read = reading(text, language)
    office = posts.find_in(read)[0]
    assert read.words.span(office.first, office.last) == words
    assert office.country is None
