"""Countries that a text only speaks of are no sides."""

import pytest

from archive.extraction import countries
from archive.extraction.spoken_of import is_only_spoken_of


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("They discussed the Afghan situation.", "en", True),
        ("They discussed the current situation in Afghanistan.", "en", True),
        ("A patrol in the Gulf of Oman.", "en", True),
        ("The minister arrived in Afghanistan.", "en", False),
        ("Ils ont évoqué la guerre en Ukraine.", "fr", True),
        ("Le ministre s'est rendu en Ukraine.", "fr", False),
        ("Они обсудили ситуацию в Афганистане.", "ru", True),
        ("Министр прибыл в Афганистан.", "ru", False),
        ("Hai bên trao đổi về tình hình Ukraine.", "vi", True),
    ],
)
def test_a_country_that_is_only_spoken_of(text: str, language: str, expected: bool) -> None:
    (named,) = countries.find(text, language)[0]
    assert is_only_spoken_of(text, named) is expected
