"""A change that was not made."""


class Refused(ValueError):
    """`reasons` say why, for people; nothing has changed."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = list(reasons)
