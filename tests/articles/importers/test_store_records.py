"""Records in rows: an id changes its article, and the languages of one record are texts of one article."""

import pytest

from articles.importers.parsed import Refused
from articles.importers.store import store_versions
from articles.models import Article, Text
from tests.articles.importers.samples import BN, EN, VI, documents, lines

pytestmark = pytest.mark.django_db


def stored(*records, name="n.jsonl"):
    return [[o.status for o in store_versions(found)] for found in documents(lines(*records), name)]


def test_a_record_in_two_languages_is_one_article_with_two_texts_and_stays_so():
    record = {"text_vi": VI, "text_bn": BN, "language": "vi"}
    assert stored(record) == [["created", "created"]]
    assert stored(record) == [["unchanged", "unchanged"]]
    assert stored({**record, "text_bn": BN + "\nআরও একটি বাক্য।"}) == [["revised", "revised"]]
    article = Article.objects.get()
    assert dict(article.texts.values_list("language", "kind")) == {
        "vi": "original",
        "bn": "machine_translation",
    }


def test_a_later_record_with_the_same_id_changes_the_article_whatever_its_file_is_called():
    assert stored({"id": "x:1", "text": EN}) == [["created"]]
    assert stored(
        {"id": "x:1", "text": "The ministers of two other countries met.", "url": "https://a.org/1"},
        name="m.jsonl",
    ) == [["revised"]]
    assert stored({"id": "x:1", "text_bn": BN}) == [["created"]]
    assert Article.objects.get().source_url == "https://a.org/1"
    assert Text.objects.count() == 2


def test_an_id_that_belongs_to_another_site_is_refused():
    stored({"id": "1", "text": EN, "url": "https://a.org/1"})
    with pytest.raises(Refused) as refusal:
        stored({"id": "1", "text": VI, "url": "https://b.org/1"})
    assert refusal.value.code == "bad_record"
    assert Article.objects.count() == 1


def test_records_without_id_and_address_are_articles_of_their_own():
    stored({"text": EN}, {"text": EN + " Again."}, {"text": VI})
    assert Article.objects.count() == 3


def test_a_translation_is_outdated_where_only_its_original_got_new_words():
    def record(vi, bn):
        return {"id": "7", "language": "vi", "text_vi": vi, "text_bn": bn}

    def standing():
        return [(text.language, text.is_outdated) for text in Text.objects.order_by("pk")]

    stored(record("Ngày 3/12, tại Hà Nội.", "৩ ডিসেম্বর হ্যানয়ে বৈঠক হয়।"))
    assert standing() == [("vi", False), ("bn", False)]
    stored(record("Ngày 4/12, tại Hà Nội.", "৩ ডিসেম্বর হ্যানয়ে বৈঠক হয়।"))
    assert standing() == [("vi", False), ("bn", True)]
    stored(record("Ngày 4/12, tại Hà Nội.", "৪ ডিসেম্বর হ্যানয়ে বৈঠক হয়।"))
    assert standing() == [("vi", False), ("bn", False)]
