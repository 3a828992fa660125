"""The one mapper between rows and specifications."""

from apps.workflows.store.columns import PLACEMENTS
from apps.workflows.store.documents import document, documents
from apps.workflows.store.drafts import load_draft
from apps.workflows.store.lookups import named
from apps.workflows.store.order_graph import waiting_steps
from apps.workflows.store.parts import load_needed, load_part
from apps.workflows.store.read import stored_ids
from apps.workflows.store.save import save_new
from apps.workflows.store.snapshot import one_moment
from apps.workflows.store.specs import load
from apps.workflows.store.write import write

__all__ = [
    "PLACEMENTS",
    "document",
    "documents",
    "load",
    "load_draft",
    "load_needed",
    "load_part",
    "named",
    "one_moment",
    "save_new",
    "stored_ids",
    "waiting_steps",
    "write",
]
