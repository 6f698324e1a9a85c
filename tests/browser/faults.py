"""Faults of many pages, told at once."""

from collections.abc import Mapping, Sequence

import pytest


def expect_none(found: Mapping[str, Sequence[str]]) -> None:
    """Fails the test where a page has faults, with one line for each."""
    assert found, "no page was looked at"
    if lines := [f"{name}: {each}" for name, some in found.items() for each in some]:
        pytest.fail("\n".join(lines), pytrace=False)
