"""Links by which the owner of an address sets the password of an account: good for one day and one use."""

from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest

from desk.accounts.adapter import AccountAdapter


def send(request: HttpRequest, person: User, template_prefix: str) -> None:
    """Mails the link to the person.  Nobody else is shown it.  Raises MailNotSent."""
    adapter = AccountAdapter(request)
    key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
    told = {"person": person, "link": adapter.get_reset_password_from_key_url(key)}
    adapter.send_mail(template_prefix, person.email, told)
