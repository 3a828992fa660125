"""What is there: reads of workflows, none of which writes or decides what somebody may do."""

from apps.workflows.queries.history import (
    changes_after,
    counters_of,
    log_of,
    redoable,
    removal_of,
    undoable,
)
from apps.workflows.queries.labels import label_counts, labels
from apps.workflows.queries.lists import MAX_LIMIT, SORTS, Page, listing, matching
from apps.workflows.queries.names import free_name
from apps.workflows.queries.seeing import (
    find,
    find_trashed,
    shared_with,
    shares_with,
    trash,
    visible_to,
)
from apps.workflows.queries.sharing import open_links, shared_by_link, shares_of
from apps.workflows.queries.shelf import Shelf, shelf
from apps.workflows.queries.sketches import Sketch, SketchStep, thumbnails

__all__ = [
    "MAX_LIMIT",
    "SORTS",
    "Page",
    "Shelf",
    "Sketch",
    "SketchStep",
    "changes_after",
    "counters_of",
    "find",
    "find_trashed",
    "free_name",
    "label_counts",
    "labels",
    "listing",
    "log_of",
    "matching",
    "open_links",
    "redoable",
    "removal_of",
    "shared_by_link",
    "shared_with",
    "shares_of",
    "shares_with",
    "shelf",
    "thumbnails",
    "trash",
    "undoable",
    "visible_to",
]
