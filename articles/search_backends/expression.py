"""What is asked of an index of words.  Pure: no Django."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Token:
    """Texts that hold this very token; with `prefix`, one that begins so."""

    token: str
    prefix: bool = False


@dataclass(frozen=True)
class AllOf:
    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class AnyOf:
    parts: tuple["Expression", ...]


Expression = Token | AllOf | AnyOf
