from io import StringIO

from django.core.management import call_command

from archive.models import ArchiveState, Country, Meeting
from articles.models import ImportedFile
from tests.factories import make_article


def load():
    told = StringIO()
    call_command("load_curated", stdout=told)
    return told.getvalue()


def test_an_empty_archive_is_filled_and_every_step_is_told(db, row_counts):
    told = load()
    assert told.splitlines() == [
        "Loaded countries, organisations, officials, topics and documents.",
        "Imported 5 documents.",
        "Loaded 14 meetings with 280 pieces of evidence.",
    ]
    counts = row_counts()
    assert (counts["articles.Article"], counts["archive.Meeting"], counts["archive.TimelineRow"]) == (
        5,
        14,
        14,
    )


def test_a_second_start_leaves_every_row_as_it_was(curated, row_counts):
    Meeting.objects.filter(slug="2025-11-viet-nam-morocco").update(title="An editor’s title")
    before, version = row_counts(), ArchiveState.objects.get().version
    assert load() == "The archive holds records: nothing is loaded, nothing is changed.\n"
    assert row_counts() == before
    assert ArchiveState.objects.get().version == version
    assert Meeting.objects.get(slug="2025-11-viet-nam-morocco").title == "An editor’s title"


def test_an_archive_with_one_article_of_its_own_is_left_alone(db, row_counts):
    make_article()
    before = row_counts()
    assert "nothing is loaded" in load()
    assert row_counts() == before


def test_countries_that_are_there_already_do_not_keep_an_archive_empty(db):
    Country.objects.create(code="VN", name="Vietnam")
    load()
    assert Country.objects.get(code="VN").name == "Viet Nam"
    assert Meeting.objects.count() == 14


def test_the_documents_are_kept_byte_for_byte(curated, settings):
    seeds = sorted((settings.BASE_DIR / "fixtures" / "seeds").glob("*.txt"))
    held = {file.name: bytes(file.content) for file in ImportedFile.objects.all()}
    assert held == {path.name: path.read_bytes() for path in seeds}
