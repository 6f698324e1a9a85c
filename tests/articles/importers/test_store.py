"""From a parsed file to rows: what is created, what is revised, what is left as it is."""

from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from articles.importers.readers import plain_text
from articles.importers.store import store
from articles.models import Article, ImportedFile, Passage, Publisher, RemovedText, Revision, Text

SEEDS = sorted((Path(__file__).parents[3] / "fixtures" / "seeds").glob("*.txt"))
VIETNAMESE = (
    "Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang, Ủy viên Bộ Chính trị, Bộ trưởng Bộ Công an đã hội đàm với "
    "Thư ký Hội đồng An ninh Cộng hòa Belarus Volfovich Aleksandr Grigorievich."
)
BENGALI = "মন্ত্রী লুওং ট্যাম কোয়াং একই সকালে অনুষ্ঠিত হ্যানয় কনভেনশন স্বাক্ষর অনুষ্ঠানের সাফল্যের জন্য উষ্ণ অভিনন্দন জানান।"
OTHER = "Thư ký Hội đồng An ninh quốc gia Belarus bày tỏ tin tưởng, hai bên sẽ tiếp tục mở rộng không gian hợp tác."
ADDRESS = "https://baotintuc.vn/thoi-su/hop-tac-20251025191315697.htm"

pytestmark = pytest.mark.django_db


def take(content, name="a.txt"):
    data = content if isinstance(content, bytes) else content.encode()
    return store(plain_text.read(data, name), data)


def sourced(text, address=ADDRESS):
    return f"{text}\nNguồn: {address}\n"


def passages_of(revision):
    return list(revision.passages.values_list("content", flat=True))


def test_a_new_file_becomes_an_article_with_one_text_and_its_bytes():
    outcome = take(sourced(VIETNAMESE))
    article = Article.objects.get()
    assert outcome.status == "created"
    assert (article.source_url, article.reference) == (ADDRESS, ADDRESS)
    assert (article.published, article.published_basis) == ("2025-10-25", "url")
    assert article.published_words == "20251025191315697"
    assert article.publisher.domain == "baotintuc.vn"
    assert (outcome.text.language, outcome.text.kind, outcome.text.kind_presumed) == ("vi", "original", True)
    assert bytes(ImportedFile.objects.get().content) == sourced(VIETNAMESE).encode()
    assert passages_of(outcome.revision) == [VIETNAMESE]
    assert [removed.kind for removed in RemovedText.objects.all()] == ["source_line"]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_bytes_of_a_document_are_kept_exactly_and_a_second_time_changes_nothing(path, row_counts):
    data = path.read_bytes()
    first = take(data, path.name)
    before = row_counts()
    again = take(data, path.name)
    assert (first.status, again.status) == ("created", "unchanged")
    assert row_counts() == before
    assert bytes(first.revision.file.content) == data
    assert first.revision.file.size == len(data)


def test_what_nobody_stated_stays_empty():
    article = take(VIETNAMESE).text.article
    assert article.reference == "file:a.txt"
    empty = (
        article.source_url,
        article.publisher,
        article.published,
        article.published_basis,
        article.retrieved,
    )
    assert empty == (None, None, "", "", None)
    assert (article.title, article.original_language) == ("", "")


def test_a_changed_file_with_its_address_makes_revision_2_of_the_same_text_and_keeps_the_old_one():
    first = take(sourced(VIETNAMESE))
    second = take(sourced(f"{VIETNAMESE}\n{OTHER}"), "another name.txt")
    assert (second.status, second.text, second.revision.number) == ("revised", first.text, 2)
    assert Article.objects.count() == 1
    assert passages_of(first.revision) == [VIETNAMESE]
    assert passages_of(second.revision) == [VIETNAMESE, OTHER]
    assert list(Revision.objects.order_by("number").values_list("is_current", flat=True)) == [False, True]
    assert ImportedFile.objects.count() == 2


def test_a_changed_file_without_an_address_is_known_by_its_name_and_its_words():
    first = take(f"{VIETNAMESE}\n{OTHER}")
    second = take(f"{VIETNAMESE}\n{OTHER} Sửa.")
    assert (second.status, second.text) == ("revised", first.text)


def test_another_text_under_the_same_name_is_another_article():
    first = take(VIETNAMESE)
    second = take(OTHER)
    assert second.status == "created"
    assert second.text.article != first.text.article
    assert second.text.article.reference == "file:a.txt#2"
    assert first.text.revisions.count() == 1


def test_the_same_address_in_another_language_joins_the_article():
    first = take(sourced(VIETNAMESE))
    second = take(sourced(BENGALI).replace("Nguồn", "সূত্র"), "b.txt")
    assert second.status == "created"
    assert second.text.article == first.text.article
    assert {text.language for text in first.text.article.texts.all()} == {"vi", "bn"}


def test_a_text_in_another_language_than_its_publishers_is_presumed_to_be_a_machine_translation():
    Publisher.objects.create(name="Báo Tin tức", domain="baotintuc.vn", language="vi")
    text = take(sourced(BENGALI).replace("Nguồn", "সূত্র")).text
    assert (text.kind, text.kind_presumed, text.article.original_language) == (
        "machine_translation",
        True,
        "vi",
    )


def test_going_back_to_an_earlier_state_is_a_revision_too():
    take(sourced(VIETNAMESE))
    take(sourced(f"{VIETNAMESE}\n{OTHER}"))
    third = take(sourced(VIETNAMESE))
    assert (third.status, third.revision.number, ImportedFile.objects.count()) == ("revised", 3, 2)
    assert take(sourced(VIETNAMESE)).status == "unchanged"


def test_what_an_editor_has_set_is_not_overwritten():
    article = take(sourced(VIETNAMESE)).text.article
    article.title, article.published, article.published_basis = "An editors’ title", "2025-10-24", "editor"
    article.save()
    Publisher.objects.update(name="Báo Tin tức")
    text = take(sourced(f"{VIETNAMESE}\n{OTHER}")).text
    assert (text.article.title, text.article.published) == ("An editors’ title", "2025-10-24")
    assert (text.article.published_basis, text.article.publisher.name) == ("editor", "Báo Tin tức")


def test_a_later_address_is_filled_in_where_there_was_none():
    take(f"{VIETNAMESE}\n{OTHER}")
    outcome = take(sourced(f"{VIETNAMESE}\n{OTHER}"))
    assert outcome.status == "revised"
    assert Article.objects.get().source_url == ADDRESS
    assert Article.objects.get().reference == "file:a.txt"


def test_two_files_with_the_same_bytes_are_one():
    take(VIETNAMESE)
    assert take(VIETNAMESE, "copy.txt").status == "unchanged"
    assert ImportedFile.objects.get().name == "a.txt"


def test_a_text_is_listed_by_its_first_words_cut_between_words():
    opening = take(f"{VIETNAMESE} {OTHER}").text.opening
    assert opening.endswith(" …")
    assert len(opening) <= 202
    assert f"{VIETNAMESE} {OTHER}".startswith(opening.removesuffix(" …"))


def test_a_very_long_address_still_makes_a_reference_of_its_own():
    addresses = [f"https://baotintuc.vn/{'a' * 300}{number}.htm" for number in (1, 2)]
    articles = {take(sourced(VIETNAMESE, address)).text.article.reference for address in addresses}
    assert len(articles) == 2
    assert all(len(reference) <= 300 for reference in articles)


def test_a_file_is_stored_whole_or_not_at_all(monkeypatch, row_counts):
    before = row_counts()

    def fail(*_args, **_options):
        raise IntegrityError("the disk is full")

    monkeypatch.setattr(Passage.objects, "bulk_create", fail)
    with pytest.raises(IntegrityError), transaction.atomic():
        take(VIETNAMESE)
    assert row_counts() == before
    assert not Text.objects.exists()
