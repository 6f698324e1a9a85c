"""The names that accounts sign in with.  Letters of every script and their marks, digits and @ . + - _."""

import unicodedata

LENGTH = 150
SIGNS = "@.+-_"


def normal(name: str) -> str:
    """One form for a name however the keyboard sends it: compatible forms are joined (NFKC), spaces around cut."""
    return unicodedata.normalize("NFKC", name).strip()


def folded(name: str) -> str:
    """The same for all spellings that mean one account: "Ann" → "ann"."""
    return unicodedata.normalize("NFKC", normal(name).casefold())


def is_allowed(name: str) -> bool:
    """Whether a normal name may be an account's: vowel signs are parts of words, spaces are not."""
    return 0 < len(name) <= LENGTH and all(
        sign in SIGNS or unicodedata.category(sign)[0] in "LMN" for sign in name
    )
