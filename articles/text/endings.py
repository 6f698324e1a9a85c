"""What ends a text: the mark of an agency or magazine, and what follows the last sentence under a label."""

import re

from articles.text.site_lines import address_in, kind_of_line

_END_MARK = re.compile(
    r"(?:\./{1,2}\.|/\.|\s?[■□▪◼●♦◆⬛∎]|\s?#{1,4}|(?:\s|(?<=[.!?…”»]))-{1,2}\s?(?:30|0|o0o)\s?-{1,2}|\s\*{3}|"
    r"(?<=[.!?…”])\s?[(\[](?:END|Ends|End|Hết|HẾТ|FIN|Fin|Конец|শেষ)[)\]]|(?<=[.!?…”])\s(?:Enditem|ENDS|End/|"
    r"-ENDS-|/END/))\Z"
)
_LAST_SENTENCE = re.compile(r"[.।!?…][\"”’»)]{0,2}\s+(?=[^\s])")


def end_mark(paragraph: str) -> str | None:
    """The mark that ends an agency's or magazine's text ("./.", "■"), if the paragraph ends with one; else None."""
    stripped = paragraph.rstrip()
    found = _END_MARK.search(stripped)
    last = stripped.rsplit(None, 1)[-1] if stripped else ""
    if not found or ((found_address := address_in(last)) and found_address.start() == 0):
        return None
    return found.group().strip()


def labelled_end(paragraph: str) -> str | None:
    """What follows the last sentence and is labelled as something else: … next year. Read more: a headline."""
    for found in reversed(list(_LAST_SENTENCE.finditer(paragraph, max(0, len(paragraph) - 300)))[-3:]):
        rest = paragraph[found.end() :].strip()
        if ":" in rest[:30] and kind_of_line(rest) in ("source_line", "related"):
            return rest
    return None
