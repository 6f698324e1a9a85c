"""The languages the archive reads, and the facts about each that several modules need."""

from dataclasses import dataclass

_ASCII_DIGITS = "0123456789"


@dataclass(frozen=True)
class Language:
    """One language.

    tag: BCP 47. english, own_name: what the language is called, for display. script: ISO 15924, the
    script that running text is expected in. digits: the ten digits of its own script in order, zero
    first. sentence_ends: every character that may end a sentence.
    """

    tag: str
    english: str
    own_name: str
    script: str
    digits: str
    sentence_ends: str


class UnknownLanguage(ValueError):
    """A tag that is not in LANGUAGES; the message names it and the known ones."""


_ALL = (
    Language("bn", "Bengali", "বাংলা", "Beng", "০১২৩৪৫৬৭৮৯", "।॥?!"),
    Language("vi", "Vietnamese", "Tiếng Việt", "Latn", _ASCII_DIGITS, ".?!…"),
    Language("en", "English", "English", "Latn", _ASCII_DIGITS, ".?!…"),
    Language("ru", "Russian", "Русский", "Cyrl", _ASCII_DIGITS, ".?!…"),
    Language("be", "Belarusian", "Беларуская", "Cyrl", _ASCII_DIGITS, ".?!…"),
    Language("uk", "Ukrainian", "Українська", "Cyrl", _ASCII_DIGITS, ".?!…"),
    Language("fr", "French", "Français", "Latn", _ASCII_DIGITS, ".?!…"),
    Language("es", "Spanish", "Español", "Latn", _ASCII_DIGITS, ".?!…"),
    Language("ar", "Arabic", "العربية", "Arab", "٠١٢٣٤٥٦٧٨٩", ".؟!…"),
    Language("zh", "Chinese", "中文", "Hani", _ASCII_DIGITS, "。？！"),
    Language("hi", "Hindi", "हिन्दी", "Deva", "०१२३४५६७८९", "।॥?!"),
)

LANGUAGES: dict[str, Language] = {language.tag: language for language in _ALL}


def get(tag: str) -> Language:
    """The language with this BCP 47 tag, upper or lower case alike; else UnknownLanguage."""
    try:
        return LANGUAGES[tag.lower()]
    except KeyError:
        known = ", ".join(LANGUAGES)
        raise UnknownLanguage(f"“{tag}” is not a language of the archive. Known are: {known}.") from None
