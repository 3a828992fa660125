"""Making true what the rows want: one look compares them with the processes that run."""

import logging
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor

from django.db import Error, close_old_connections

from apps.targets.local.services.child import Child
from apps.targets.local.services.wanted import end_expired, note_stopped, wanted

logger = logging.getLogger(__name__)


class Supervisor:
    """Holds the processes of all services; every method is called from one thread."""

    def __init__(self) -> None:
        self._children: dict[tuple[str, int], Child] = {}
        self._bringers = ThreadPoolExecutor(1)

    def look(self) -> None:
        """Start what is wanted, end what is not, move the rest on."""
        # A database that is lost for a while is no reason to end what runs.
        try:
            close_old_connections()
            self._compare()
        except Error:
            logger.exception("The rows of the services cannot be read; trying again.")

    def end(self) -> None:
        """End every process; the rows still want them, so the next supervisor starts them."""
        for child in self._children.values():
            child.end()
        self._bringers.shutdown(cancel_futures=True)

    def _compare(self) -> None:
        end_expired()
        services = {service.key: service for service in wanted()}
        self._end_others(services.keys())
        for key, service in services.items():
            if key not in self._children:
                self._children[key] = Child(service, self._bringers)
            self._children[key].look()

    def _end_others(self, wanted_keys: Collection[tuple[str, int]]) -> None:
        """End what nobody wants any more."""
        wanted_ids = {id for id, _ in wanted_keys}
        for key in self._children.keys() - set(wanted_keys):
            self._children.pop(key).end()
        note_stopped(wanted_ids)
