"""The directory of names is made anew when a name changes, and only then."""

import pytest

from archive.search_names import current_directory
from tests.factories import make_document, make_name, make_official

pytestmark = pytest.mark.django_db


def test_a_change_that_touches_no_name_keeps_the_directory() -> None:
    make_name("Lương Tam Quang", official=make_official())
    held = current_directory(1)
    assert current_directory(2) is held


def test_a_new_spelling_is_known_after_the_change() -> None:
    official = make_official()
    assert not current_directory(1).named("Luong Tam Quang")
    make_name("Lương Tam Quang", official=official)
    assert current_directory(2).named("Luong Tam Quang") == {("official", official.slug)}


def test_a_new_document_is_found_by_its_title() -> None:
    current_directory(1)
    document = make_document(title="Letter of intent on cybercrime")
    assert current_directory(2).holding("cybercrime") == [("document", document.slug)]
