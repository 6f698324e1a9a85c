"""A draft goes out as a file and comes back: by number, never over what somebody wrote."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from articles import exchanging, segments
from articles.drafting import open_new
from articles.editing import submit
from articles.exchange import po, xliff
from articles.exchange.unit import TranslationFile, Unit
from articles.models import Draft, Segment, Text
from articles.refused import Refused
from tests.factories import make_text

pytestmark = pytest.mark.django_db

VI = ["Đại tướng Lương Tam Quang tiếp Đoàn.", "Hai bên ký kết Ý định thư.", "Đoàn rời Hà Nội."]
BN = ["জেনারেল লুওং তাম কোয়াং", "অভিপ্রায় পত্র", "হ্যানয় ত্যাগ"]


@pytest.fixture
def writer() -> User:
    return User.objects.create_user("writer")


@pytest.fixture
def source() -> Text:
    return make_text(*VI, title="Hội đàm tại Hà Nội")


@pytest.fixture
def draft(source: Text, writer: User) -> Draft:
    """Segments 1 (headline) to 4; the second is translated."""
    made = open_new(source, "bn", writer)
    segments.save(made.segments.get(number=2), BN[0], 0, writer)
    return made


def filled(draft: Draft, **targets: str) -> TranslationFile:
    """The file of the draft with these words: s3="…"."""
    sent = exchanging.sent(draft)
    units = [replace(unit, target=targets.get(f"s{unit.number}", unit.target)) for unit in sent.units]
    return replace(sent, units=units)


def words(draft: Draft) -> dict[int, str]:
    return dict(draft.segments.values_list("number", "content"))


def test_the_file_holds_every_segment_with_source_words_version_and_standing(draft: Draft) -> None:
    sent = exchanging.sent(draft)
    assert [(unit.number, unit.source, unit.target, unit.version) for unit in sent.units] == [
        (1, "Hội đàm tại Hà Nội", "", 0),
        (2, VI[0], BN[0], 1),
        (3, VI[1], "", 0),
        (4, VI[2], "", 0),
    ]
    assert (sent.source_language, sent.target_language, sent.draft) == ("vi", "bn", draft.pk)
    assert sent.units[0].notes == ("Headline",)


@pytest.mark.parametrize("form", [xliff, po])
def test_a_filled_file_is_taken_by_number(draft: Draft, writer: User, form) -> None:
    read = form.read(form.written(filled(draft, s1="হ্যানয়ে আলোচনা", s4=BN[2])))
    told = exchanging.take(draft, replace(read, units=read.units[::-1]), writer)
    assert (sorted(told.taken), told.same, told.empty) == ([1, 4], [2], [3])
    assert words(draft) == {1: "হ্যানয়ে আলোচনা", 2: BN[0], 3: "", 4: BN[2]}
    version = draft.segments.get(number=4).versions.get()
    assert (version.origin, version.author) == ("file", writer)
    assert exchanging.take(draft, read, writer).taken == []


def test_words_that_changed_since_are_never_overwritten(draft: Draft, writer: User) -> None:
    file = filled(draft, s2="আরেকটি অনুবাদ")
    other = User.objects.create_user("other")
    segments.save(draft.segments.get(number=2), "নতুন অনুবাদ", 1, other)
    told = exchanging.take(draft, file, writer)
    assert told.beside == [2]
    assert words(draft)[2] == "নতুন অনুবাদ"
    assert [(one.content, one.author) for one in segments.beside(draft)] == [("আরেকটি অনুবাদ", writer)]


def test_a_file_that_lost_its_versions_overwrites_nothing(draft: Draft, writer: User) -> None:
    file = filled(draft, s2="আরেকটি অনুবাদ", s3=BN[1])
    file = replace(file, units=[replace(unit, version=0) for unit in file.units], draft=None)
    told = exchanging.take(draft, file, writer)
    assert (told.beside, told.taken) == ([2], [3])
    assert words(draft)[2] == BN[0]


def test_a_segment_with_another_source_and_one_that_is_not_there_are_told_and_not_taken(
    draft: Draft, writer: User
) -> None:
    file = filled(draft, s3=BN[1], s4=BN[2])
    units = [replace(unit, source="Khác") if unit.number == 3 else unit for unit in file.units]
    units += [Unit(99, "x", "y", line=70), Unit(None, "Đoạn lạ", "y")]
    told = exchanging.take(draft, replace(file, units=units), writer)
    assert (told.other_source, told.taken) == ([3], [4])
    assert told.unknown == ["99 (line 70)", "Đoạn lạ"]
    assert words(draft)[3] == ""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"target_language": "en"}, "needs “bn”"),
        ({"target_language": ""}, "needs “bn”"),
        ({"source_language": "bn"}, "needs “vi”"),
        ({"draft": 9999}, "another translation"),
    ],
)
def test_a_file_of_another_language_or_translation_is_refused(
    draft: Draft, writer: User, change: dict[str, object], says: str
) -> None:
    file = replace(filled(draft, s3=BN[1]), **change)
    with pytest.raises(Refused, match=says):
        exchanging.take(draft, file, writer)
    assert words(draft)[3] == ""


def test_nothing_is_taken_while_the_translation_is_in_review(draft: Draft, writer: User) -> None:
    file = filled(draft, s1="ক", s3="খ", s4="গ")
    exchanging.take(draft, file, writer)
    submit(draft, writer)
    draft.refresh_from_db()
    with pytest.raises(Refused, match="In review"):
        exchanging.take(draft, filled(draft, s3="ঘ"), writer)


def test_a_machine_fills_only_what_is_empty_and_is_named(draft: Draft, writer: User) -> None:
    file = TranslationFile(
        "vi",
        "bn",
        [
            Unit(None, VI[0], "যন্ত্র"),
            Unit(None, f" {VI[1]}", BN[1]),
            Unit(None, "Đoạn lạ", "y"),
            Unit(4, "Khác", "z"),
        ],
    )
    told = exchanging.prefill(draft, file, writer, "NLLB-200 3.3B")
    assert (told.taken, told.held, told.other_source) == ([3], [2], [4])
    assert told.unknown == ["Đoạn lạ"]
    segment = draft.segments.get(number=3)
    assert (segment.content, segment.status) == (BN[1], Segment.Status.MACHINE)
    version = segment.versions.get()
    assert (version.origin, version.note) == ("machine", "NLLB-200 3.3B")
    assert words(draft)[2] == BN[0]


def test_a_plain_text_fills_segments_in_order_with_or_without_the_headline(
    draft: Draft, writer: User
) -> None:
    told = exchanging.prefill_plain(draft, "\n".join(BN).encode(), writer, "NLLB-200 3.3B")
    assert (told.taken, told.held) == ([3, 4], [2])
    whole = exchanging.prefill_plain(draft, "\n\n".join(["আলোচনা", *BN]).encode(), writer, "NLLB-200 3.3B")
    assert (whole.taken, words(draft)[1]) == ([1], "আলোচনা")
    with pytest.raises(Refused, match="has 2 paragraphs, the translation 3 segments"):
        exchanging.prefill_plain(draft, b"a\nb", writer, "NLLB-200 3.3B")
