"""What the texts of this benchmark say, read closely by hand: gold/SET.json."""

import json
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
SETS = (
    "seeds",
    "dev",
    "dev_first",
    "dev_west",
    "dev_asia",
    "dev_fresh",
    "dev_rubn",
    "dev_envifr",
    "dev_unseen",
    "dev_final",
    "dev_newest",
    "dev_latest",
    "dev_recent",
    "dev_further",
    "held_out",
)
LANGUAGES = ("bn", "vi", "en", "ru", "fr")

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " "})


def plain(text: str) -> str:
    """Text as a gold list spells it: NFC, and every kind of space a plain one."""
    return unicodedata.normalize("NFC", text).translate(_SPACES)


@dataclass(frozen=True)
class GoldText:
    """One text. path: its file. data: its entry in the gold list, documented in README.md."""

    path: Path
    data: dict[str, Any]

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def language(self) -> str:
        return str(self.data["language"])

    @property
    def meetings(self) -> list[dict[str, Any]]:
        return list(self.data["meetings"])

    @property
    def mentioned(self) -> list[dict[str, Any]]:
        return list(self.data["mentioned"])

    @cached_property
    def body(self) -> str:
        return plain(self.path.read_text(encoding="utf-8-sig"))

    @cached_property
    def lines(self) -> list[str]:
        return self.body.split("\n")


@dataclass(frozen=True)
class GoldSet:
    """One set of texts. in_sample: rules were written with these texts in view."""

    name: str
    about: str
    in_sample: bool
    folder: Path
    texts: tuple[GoldText, ...]


def load(name: str) -> GoldSet:
    """The set of that name, one of SETS.  FileNotFoundError where there is none."""
    found = json.loads((FOLDER / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    folder = ROOT / found["folder"]
    texts = tuple(GoldText(folder / entry["file"], entry) for entry in found["texts"])
    return GoldSet(name, found["about"], found["in_sample"], folder, texts)
