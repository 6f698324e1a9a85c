"""Where a passage prints a name.  Pure.

"Thư ký Volfovich và", vi, a gazetteer with "Volfovich"     [(7, 16)]
"লুওং ট্যাম কোয়াংকে", bn, one with "লুওং ট্যাম কোয়াং"       the whole of it: a case ending belongs to its word
"""

from archive.extraction.lexicon import rules_of
from archive.names.gazetteer import Gazetteer
from archive.names.words import keys_of, read


def named_in(content: str, language: str, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """(start, end) in code points of every known spelling, whole words, in their order."""
    words = read(content, rules_of(language))
    keys = words.keys if language != "vi" else keys_of(words.texts, "ru")
    return [(words.starts[hit.first], words.ends[hit.last - 1]) for hit in gazetteer.find(words, keys)]
