"""A note on the canvas: no object of the page, kept beside the specification."""

from django.utils.translation import gettext_lazy as _

from apps.editor.forms.field import Choice, Control, Field, Form, Section, Writes

COLOURS = (
    Choice("yellow", _("Yellow")),
    Choice("blue", _("Blue")),
    Choice("green", _("Green")),
    Choice("red", _("Red")),
    Choice("gray", _("Grey")),
)

NOTE = Form(
    of=None,
    fields=(
        Field(
            name="text",
            label=_("Text"),
            control=Control.PROSE,
            help=_("Markdown. A note is kept beside the specification, never in it."),
        ),
        Field(
            name="color",
            label=_("Colour"),
            control=Control.CHOICE,
            writes=Writes.CHOICE,
            choices=COLOURS,
            help=_("The colour of the note."),
        ),
        Field(
            name="width",
            label=_("Width"),
            control=Control.NUMBER,
            writes=Writes.INTEGER,
            unit="px",
            minimum=80,
            help=_("How wide the note is."),
        ),
        Field(
            name="height",
            label=_("Height"),
            control=Control.NUMBER,
            writes=Writes.INTEGER,
            unit="px",
            minimum=40,
            help=_("How high the note is."),
        ),
    ),
    sections=(Section("general", _("General"), ("text", "color", "width", "height")),),
)
