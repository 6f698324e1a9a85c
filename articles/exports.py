"""Rows for the outside: the CSV line and the JSON line of a row, written the same way everywhere."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

BYTE_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: Any) -> str:
    """A cell that no spreadsheet runs as a formula.

    None          → ""
    "Hà Nội"      → "Hà Nội"
    "=1+1"        → "'=1+1"
    ["bn", "vi"]  → "bn; vi"
    """
    if value is None:
        return ""
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_line(values: Sequence[Any]) -> str:
    """One CSV line (RFC 4180) with its line end."""
    line = io.StringIO()
    csv.writer(line).writerow([safe_cell(value) for value in values])
    return line.getvalue()


def json_line(value: Any) -> str:
    """Compact JSON in the text's own script, keys in their order."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
