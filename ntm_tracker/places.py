"""Where things lie: the shipped folders, the office's data folder, the database."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.errors import ShippedDataMissing

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

DATABASE_NAME = "ntm.db"


def shipped(name: str) -> Traversable:
    """Return the folder `name`: inside the installed package, else beside it in a checkout.

    Raises:
        ShippedDataMissing: neither is there; the installation is broken.
    """
    installed = files("ntm_tracker") / "_shipped" / name
    if installed.is_dir():
        return installed
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise ShippedDataMissing(name, checkout)


def data_folder(chosen: str | None) -> Path:
    """Return the folder that holds the record: the one chosen, else the user's own."""
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("ntm-tracker", appauthor=False)


def database_file(folder: Path) -> Path:
    """Return the file in `folder` that is the whole record."""
    return folder / DATABASE_NAME
