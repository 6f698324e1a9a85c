"""People in running text: known, unknown, and by post alone."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction import people
from archive.extraction.lexicon import LANGUAGES
from archive.names.gazetteer import Gazetteer, Known
from archive.names.lookup import Lookup
from articles.text.normalise import clean
from tests.archive.extraction import scoring

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def archive() -> Gazetteer:
    """The names of the archive's own curated facts."""
    officials = json.loads((ROOT / "fixtures" / "reference" / "4_officials.json").read_text(encoding="utf-8"))
    names = json.loads((ROOT / "fixtures" / "curated" / "1_names.json").read_text(encoding="utf-8"))
    country = {
        one["fields"]["slug"]: one["fields"]["country"]
        for one in officials
        if one["model"] == "archive.official"
    }
    return Gazetteer(
        Known(slug, "official", name["fields"]["text"], name["fields"]["language"], country.get(slug))
        for name in names
        if (slug := (name["fields"].get("official") or [None])[0])
    )


SEEDS = {
    "000": {"luong-tam-quang", "volfovich", "le-quoc-hung", "neverovsky"},
    "001": {"to-lam", "volfovich", "lukashenko"},
    "002": {"luong-tam-quang", "waly", "thistlethwaite", "ouahbi", "kaspersky"},
    "003": {"luong-tam-quang", "volfovich", "le-quoc-hung", "neverovsky"},
    "004": {"al-raisi", "kubrakov"},
}


def seed(number: str) -> list[str]:
    (path,) = (ROOT / "fixtures" / "seeds").glob(f"{number}_*.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [clean(line) for line in lines if line.strip() and "http" not in line]


@pytest.mark.parametrize("number", SEEDS)
def test_everybody_in_a_seed_is_found_and_linked(number: str, archive: Gazetteer) -> None:
    language = "vi" if number == "003" else "bn"
    mentions = people.find(seed(number), language, archive)
    assert {mention.slug for mention in mentions if mention.slug} == SEEDS[number]
    named = [mention for mention in mentions if mention.name_text and not mention.slug]
    assert [mention.name_text for mention in named] == []


def test_a_name_before_the_word_company_is_no_person(archive: Gazetteer) -> None:
    text = "ক্যাসপারস্কি কোম্পানি এবং ভিয়েতনামী অংশীদারদের মধ্যে সহযোগিতা"
    assert people.find([text], "bn", archive) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_unknown_people_are_found_with_post_and_country(language: str) -> None:
    result = scoring.score([row for row in scoring.rows("sentences.txt") if row.language == language])[
        language
    ]
    assert result.precision >= 0.95, result.notes
    assert result.recall >= 0.95, result.notes
    assert result.posts_right >= 0.95 * result.posts, result.notes
    assert result.countries_right >= 0.95 * result.posts, result.notes


@pytest.mark.parametrize("language", LANGUAGES)
def test_posts_of_many_services_and_orders_of_words_are_known(language: str) -> None:
    table = [row for row in scoring.rows("sentences_wide.txt") if row.language == language]
    result = scoring.score(table, named=True)[language]
    assert (result.missed, result.invented) == (0, 0), result.notes
    assert result.posts_right == result.countries_right == result.posts, result.notes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["sentences_held_out.txt", "sentences_held_out_2.txt"])
def test_the_rules_hold_on_sentences_written_afterwards(name: str, language: str) -> None:
    table = [row for row in scoring.rows(name) if row.language == language]
    result = scoring.score(table)[language]
    assert result.precision >= 0.85, result.notes
    assert result.recall >= 0.85, result.notes


def test_a_later_family_name_is_the_person_named_in_full() -> None:
    text = [
        "Interior Minister John Carter arrived.",
        "Mr Carter praised the police.",
        "Carter left on Monday.",
    ]
    mentions = people.find(text, "en")
    assert [mention.full_name for mention in mentions] == ["John Carter"] * 3
    assert [mention.name_text for mention in mentions] == ["John Carter", "Carter", "Carter"]


def test_the_post_told_once_is_held_wherever_the_person_is_named() -> None:
    text = [
        "Interior Minister John Carter of Ghana arrived.",
        "Minister Carter spoke. Carter left on Monday.",
    ]
    assert [mention.held_en for mention in people.find(text, "en")] == ["Minister of the Interior"] * 3


def test_a_later_given_name_of_a_vietnamese_minister_is_too() -> None:
    text = ["Bộ trưởng Bộ Công an Trần Quang Minh tiếp đoàn.", "Bộ trưởng Minh đề nghị hai bên hợp tác."]
    assert [mention.full_name for mention in people.find(text, "vi")] == ["Trần Quang Minh"] * 2


@pytest.mark.parametrize(
    ("text", "language", "in_latin"),
    [
        ("তুরস্কের রাষ্ট্রদূত রমিস সেন (Ramis Şen) ঢাকায় আসেন।", "bn", "Ramis Şen"),
        ("Посол Ли До Хун (Lee Do-hoon) прибыл.", "ru", "Lee Do-hoon"),
        ("Министр Иван Иванов (МВД) прибыл.", "ru", "Ivan Ivanov"),
        ("উপমন্ত্রী নগুয়েন দিন হোয়াং ফুক বলেন", "bn", "Nguyen Din Hwang Fuk"),
    ],
)
def test_a_latin_form_beside_the_name_is_taken(text: str, language: str, in_latin: str) -> None:
    assert [mention.name_latin for mention in people.find([text], language)] == [in_latin]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("সচিব সাজেদুল হকের সঙ্গে বৈঠক হয়।", ["সাজেদুল হক"]),
        ("মন্ত্রী দীপেশ দেশাইয়ের সঙ্গে বৈঠক হয়।", ["দীপেশ দেশাই"]),
        ("মহাপরিচালক পবন সিংয়ের নেতৃত্বে দল আসে।", ["পবন সিং"]),
        ("মহাপরিচালক অজয় সিংও উপস্থিত ছিলেন।", ["অজয় সিং"]),
        ("যুগ্ম কমিশনার মাধবী দেবশর্মাও ছিলেন।", ["মাধবী দেবশর্মা"]),
        ("এডমিরাল দীপেশ কে ত্রিবেদী আজ আসেন।", ["দীপেশ কে ত্রিবেদী"]),
        ("উপদেষ্টা ফিরোজ ই আলমের সঙ্গে বৈঠক হয়।", ["ফিরোজ ই আলম"]),
        ("রাষ্ট্রদূত থান সো মো-কে তলব করা হয়।", ["থান সো মো"]),
        ("কমিশনার মোহা. রফিকুল ইসলামের সঙ্গে বৈঠক হয়।", ["মোহা. রফিকুল ইসলাম"]),
        ("লে. কর্ণেল মো. মাইনুদ্দীন আহমেদ জানান।", ["মো. মাইনুদ্দীন আহমেদ"]),
        ("দুদক সচিব রোকেয়া ইয়াসমিন দ্য ডেইলি তারাকে জানান।", ["রোকেয়া ইয়াসমিন"]),
        ("সভাপতি আহমেদ আল মাজরুইর সঙ্গে বৈঠক হয়।", ["আহমেদ আল মাজরুই"]),
        ("পুলিশের প্রতিনিধি ম্যাক্স ব্র্যাফট আসেন।", ["ম্যাক্স ব্র্যাফট"]),
        ("১৪ সদস্য বিশিষ্ট দল আসে।", []),
        ("অতিরিক্ত মহাপরিচালক নর্থ-ইস্ট রিজিয়ন কমান্ডার মো. লুৎফুল হায়াত আসেন।", ["মো. লুৎফুল হায়াত"]),
        ("স্বরাষ্ট্রমন্ত্রী শামসুদ্দিন আহমদের সঙ্গে বৈঠক হয়।", ["শামসুদ্দিন আহমদ"]),
        ("আইজিপি সিফাত উল্লাহর সঙ্গে বৈঠক হয়।", ["সিফাত উল্লাহ"]),
        ("পুলিশ সুপার মিনহাজুর রহমান মহোদয়ের সঙ্গে সাক্ষাৎ।", ["মিনহাজুর রহমান"]),
        ("মহাসচিব মির্জা আলমগীর এক ঘণ্টা বৈঠক করেন।", ["মির্জা আলমগীর"]),
        ("রাষ্ট্রদূত আন্দ্রেয়া আলেসান্দ্রির সাক্ষাৎকালে তিনি বলেন।", ["আন্দ্রেয়া আলেসান্দ্রি"]),
        ("চীফ অফ স্টাফ জেনারেল আল-খাদরি (Lt Gen Ali Al-Khadri) আসেন।", ["আল-খাদরি"]),
    ],
)
def test_a_bengali_name_ends_where_its_case_ending_begins(text: str, names: list[str]) -> None:
    assert [mention.name_text for mention in people.find([text], "bn") if mention.name_text] == names


def test_a_counterpart_holds_the_same_post() -> None:
    text = "Turkish Interior Minister Ali Yerlikaya met his Iraqi counterpart, Abdul Amir al-Shammari."
    found = [(mention.post_en, mention.country) for mention in people.find([text], "en")]
    assert found == [("Minister of the Interior", "TR"), ("Minister of the Interior", "IQ")]


def test_the_post_is_quoted_where_it_stands() -> None:
    text = "Встречу провел министр обороны Сербии Драган Николич."
    (mention,) = people.find([text], "ru")
    assert text[mention.start : mention.end] == "Драган Николич"
    assert mention.post_start is not None
    assert text[mention.post_start : mention.post_end] == mention.post_text == "министр обороны Сербии"


def test_somebody_spelt_in_a_new_way_gets_candidates_and_no_link(archive: Gazetteer) -> None:
    (mention,) = people.find(["মন্ত্রী লুয়ং তাম কুয়াং বলেন"], "bn", archive, Lookup(archive))
    assert mention.slug is None
    assert [candidate.slug for candidate in mention.candidates] == ["luong-tam-quang"]


@pytest.mark.parametrize("language", [*LANGUAGES, "be", "zh"])
@given(passages=st.lists(st.text(max_size=200), max_size=3))
def test_any_text_can_be_read(language: str, passages: list[str]) -> None:
    for mention in people.find(passages, language):
        passage = passages[mention.passage]
        assert 0 <= mention.start < mention.end <= len(passage)
        if mention.post_text is not None:
            assert passage[mention.post_start : mention.post_end] == mention.post_text
