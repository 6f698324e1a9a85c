"""Imported files: the bytes as they were received, never changed."""

from __future__ import annotations

from django.db import models

from articles.fields import not_empty


class ImportedFile(models.Model):
    """One file as it came.  Two files with the same bytes are one row."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    content = models.BinaryField()
    size = models.PositiveIntegerField(help_text="Bytes.")
    encoding = models.CharField(max_length=20)
    name = models.CharField(max_length=255, help_text="File name without its folder.")
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-imported_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="file_sha256_is_hex"
            ),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="file_is_not_empty"),
            not_empty("name", "file_has_name"),
        ]

    def __str__(self) -> str:
        return self.name
