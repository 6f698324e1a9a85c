"""Ctrl-C between two pieces of work and never inside of one."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


class Interruption:
    """While it is entered, Ctrl-C raises KeyboardInterrupt, but inside `held_off` only at its end.

    A second Ctrl-C does not wait.  Outside of the main thread, where no signal arrives, it does nothing.
    """

    def __init__(self) -> None:
        self._is_held_off = self._is_asked_for = False

    def __enter__(self) -> "Interruption":
        self._is_mine = threading.current_thread() is threading.main_thread()
        if self._is_mine:
            self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, *_: Any) -> None:
        if self._is_mine:
            signal.signal(signal.SIGINT, self._before)

    @contextmanager
    def held_off(self) -> Iterator[None]:
        """A piece of work that is finished before the interruption."""
        self._is_held_off = True
        try:
            yield
        finally:
            self._is_held_off = False
        if self._is_asked_for:
            raise KeyboardInterrupt

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if not self._is_held_off or self._is_asked_for:
            raise KeyboardInterrupt
        self._is_asked_for = True
