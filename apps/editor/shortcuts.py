"""The keys of the editor in words; `static/src/js/keyboard.js` binds them."""

from django.utils.translation import gettext as _


def shortcuts() -> list[tuple[tuple[str, ...], str]]:
    """Return keys and what they do."""
    return [
        (("N",), _("Add a step")),
        (("/",), _("Find a step to add")),
        (("←", "→"), _("Walk along the wires")),
        (("↑", "↓"), _("Next step above or below")),
        (("Alt", "←↑→↓"), _("Move the selection")),
        (("Shift", "L"), _("Auto layout")),
        (("C",), _("Start a wire; arrows choose, Enter connects, C changes the branch")),
        (("Enter",), _("Open in the inspector")),
        (("F2",), _("Rename")),
        (("Delete",), _("Delete the selection")),
        (("Ctrl", "A"), _("Select all")),
        (("Space",), _("Select; held while dragging, pan")),
        (("Esc",), _("Cancel, or select nothing")),
        (("Ctrl", "Z"), _("Undo")),
        (("Ctrl", "Shift", "Z"), _("Redo")),
        (("1",), _("Fit everything")),
        (("2",), _("Fit the selection")),
        (("0",), _("Real size")),
        (("+", "−"), _("Zoom")),
        (("M",), _("Minimap")),
        (("[", "]"), _("Palette, inspector")),
        (("Ctrl", "J"), _("Fold the details")),
        (("P",), _("Problems")),
        (("?",), _("This list")),
    ]
