"""Translations as files that other programs read and write: XLIFF 2.1, PO, plain text.  Pure."""
