"""Ids of entities: alike where they are made together, and never the same."""

import re

from apps.core.ids import id_maker, new_id

HEX = re.compile(r"[0-9a-f]{32}")


def test_every_id_is_32_hex_digits() -> None:
    make = id_maker()
    assert all(HEX.fullmatch(id) for id in (new_id(), make(), make()))


def test_ids_made_together_share_their_start_and_differ() -> None:
    make = id_maker()
    made = [make() for _ in range(1000)]
    assert len(set(made)) == len(made)
    assert len({id[:24] for id in made}) == 1


def test_two_makers_share_nothing() -> None:
    assert id_maker()()[:24] != id_maker()()[:24]
