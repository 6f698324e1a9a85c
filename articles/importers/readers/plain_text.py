"""Plain text files, as they are copied from a news page: one article a file."""

from articles import languages
from articles.importers.decoding import decode
from articles.importers.limits import MAX_PARAGRAPHS
from articles.importers.parsed import ParsedArticle, Refused
from articles.importers.readers.assemble import Raw, Stated, assemble
from articles.text.normalise import nfc
from articles.text.segment import passages

__all__ = ["MAX_PARAGRAPHS", "read"]


def read(data: bytes, name: str, language: str | None = None) -> ParsedArticle:
    """Read one file. name: as it is to stand in messages. language: BCP 47, where the caller knows it.

    | found                                         | becomes                                              |
    | a line that shows anything                    | a passage; blank lines only separate                 |
    | a short first line without a sentence end, set off by a blank line or a byline | the heading and the title |
    | a caption with a credit                       | a passage of kind caption, and listed as removed     |
    | a source line, byline, counter, advert, "./." … | removed, with its line                             |
    | a date at the top or in the dateline, else in the address | the date of publication                  |
    | more than one source address                  | the last one, and a warning                          |

    Raises Refused for a file that cannot be used, and languages.UnknownLanguage for a wrong language.
    """
    if language is not None:
        language = languages.get(language).tag
    try:
        text, encoding = decode(data)
        return assemble(passages(nfc(text)), Raw(data, name, encoding), Stated(), language)
    except Refused as refusal:
        refusal.name = name
        raise
