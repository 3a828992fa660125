"""The README says what is so."""

import re
from pathlib import Path

from apps.teams.models import Role
from apps.teams.policy import ROLE_MATRIX, Action

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()


def _rows() -> dict[str, list[str]]:
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in README.splitlines()
        if line.startswith("|")
    ]
    return {row[0]: row[1:] for row in cells}


def test_the_table_of_roles_is_the_one_that_decides() -> None:
    rows = _rows()
    for action in Action:
        allowed = ["yes" if action in ROLE_MATRIX[role] else "" for role in Role]
        assert rows[action.value] == allowed


def test_every_command_it_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z]+)", README)) <= targets


def test_every_folder_it_names_is_there_and_every_app_is_named() -> None:
    named = set(re.findall(r"^\| `([a-z/]+)` \|", README, re.MULTILINE))
    assert all((ROOT / folder).is_dir() for folder in named)
    apps = {f"apps/{path.parent.name}" for path in ROOT.glob("apps/*/__init__.py")}
    assert apps <= named


def test_every_picture_and_page_it_links_to_is_there() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / link).exists(), link
