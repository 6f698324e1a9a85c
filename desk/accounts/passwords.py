"""Django's rules for passwords, in our own words, so that they are translated with the rest."""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class LongEnough(password_validation.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return ngettext(
            "The password is too short: it needs %(min_length)d character.",
            "The password is too short: it needs %(min_length)d characters.",
            self.min_length,
        ) % {"min_length": self.min_length}


class NotLikeTheAccount(password_validation.UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return _("The password is too similar to the name or the e-mail address of the account.")


class NotCommon(password_validation.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("The password is too common.")


class NotOnlyDigits(password_validation.NumericPasswordValidator):
    def get_error_message(self) -> str:
        return _("The password is entirely numeric.")
