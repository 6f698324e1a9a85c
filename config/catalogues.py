"""The translations of the interface, made ready for gettext.

What translators write is locale/<language>/LC_MESSAGES/django.po.  gettext reads .mo files, which are made from
these at the first start after a change, beside everything else that is written at run time.
"""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def compiled(written: Path, folder: Path) -> Path:
    """Makes every catalogue of `written` that has changed ready in `folder`; returns `folder`.  Raises OSError."""
    for source in sorted(written.glob("*/LC_MESSAGES/*.po")):
        ready = folder / source.relative_to(written).with_suffix(".mo")
        if not _is_current(ready, source):
            _compile(source, ready)
    return folder


def _is_current(ready: Path, source: Path) -> bool:
    """A catalogue made ready has the very time of its source: an older source that comes back counts as changed."""
    return ready.is_file() and ready.stat().st_mtime_ns == source.stat().st_mtime_ns


def _compile(source: Path, ready: Path) -> None:
    # Only here: reading this package takes longer than all the rest, and most starts find nothing to do.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    ready.parent.mkdir(parents=True, exist_ok=True)
    time = source.stat().st_mtime_ns
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parts[-3])
    # A name of its own, then a rename: of two processes that start at once, neither reads half a file.
    with NamedTemporaryFile(dir=ready.parent, delete=False) as made:
        write_mo(made, catalogue)
    os.utime(made.name, ns=(time, time))
    Path(made.name).chmod(0o644)
    Path(made.name).replace(ready)
