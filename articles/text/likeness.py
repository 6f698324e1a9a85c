"""How surely two names, perhaps of two scripts, are spellings of one: told by their sounds."""

from functools import lru_cache

from rapidfuzz import fuzz

from articles.text.skeleton import skeleton

ALIKE = 74.0
"""From which likeness (0 to 100) two names may be spellings of one."""
NOT_UNLIKE = 58.0
"""From which likeness they may be two renderings of one name, if other people around them are the same."""
ONE_WORD = 50.0
"""Below which ratio a single word is another one: Trần Văn is not Trần Thị."""


@lru_cache(maxsize=20_000)
def sound(name: str) -> str:
    """The sounds of the words of a name, in the order of the alphabet: family names stand first or last."""
    return " ".join(sorted(skeleton(name).split()))


@lru_cache(maxsize=20_000)
def likeness(one: str, other: str) -> float:
    """Two sounds of names: nearly the same words, or one a part of the other by its longest word; 0 to 100.

    | Lương Tam Quang, লুওং ট্যাম কোয়াং      | above ALIKE      |
    | Volfovich, Александр Вольфович       | 100              |
    | Trần Văn Nam, Trần Thị Lan           | below NOT_UNLIKE |
    """
    shorter, longer = sorted((one.split(), other.split()), key=len)
    if not shorter:
        return 0
    if len(shorter) == 1 and (
        shorter[0] == max(longer, key=len) or (len(shorter[0]) > 4 and shorter[0] in longer)
    ):
        return 100
    if len(shorter) > 1 and len(set(shorter) & set(longer)) > len(shorter) / 2:
        return 100
    return max(fuzz.ratio(one, other), _word_by_word(shorter, longer))


def _word_by_word(shorter: list[str], longer: list[str]) -> float:
    """How like the words of the shorter name are to the likeliest of the other, by their lengths."""
    best = [max(fuzz.ratio(word, each) for each in longer) for word in shorter]
    alike = sum(len(word) * ratio for word, ratio in zip(shorter, best, strict=True))
    whole = alike / sum(map(len, shorter))
    return whole if min(best) >= ONE_WORD else min(whole, NOT_UNLIKE)
