"""Sends a notification by e-mail, through the mail server of the settings."""

from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage

from apps.executions.messages import subject_of, text_of
from apps.executions.models import Delivery
from apps.executions.undelivered import Undelivered


def mail(delivery: Delivery) -> None:
    """Send one message; raise `Undelivered` where the mail server does not take it."""
    if not settings.EMAIL_HOST:
        raise Undelivered("delivery.no_mail_server", for_good=True)
    message = EmailMessage(
        subject=" ".join(subject_of(delivery).split()),
        body=text_of(delivery),
        to=[delivery.topic.address],
        headers={"Message-ID": f"<{delivery.pk}@weft>", "Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except SMTPRecipientsRefused as error:
        raise Undelivered("delivery.no_recipient", address=delivery.topic.address) from error
    except (SMTPException, OSError) as error:
        raise Undelivered("delivery.mail_failed", reason=type(error).__name__) from error
