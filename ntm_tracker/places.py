"""Where things lie: the shipped folders, the office's data folder, the database."""

from __future__ import annotations

from pathlib import Path

from ntm_tracker.errors import ShippedDataMissing

DATABASE_NAME = "ntm.db"


def shipped(name: str) -> Path:
    """Return the folder `name`: inside the installed package, else beside it in a checkout.

    Always real files: Alembic needs them, and importlib.resources would cost the first frame.

    Raises:
        ShippedDataMissing: neither is there; the installation is broken.
    """
    package = Path(__file__).resolve().parent
    installed, checkout = package / "_shipped" / name, package.parent
    if installed.is_dir():
        return installed
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise ShippedDataMissing(name, checkout)


def data_folder(chosen: str | None) -> Path:
    """Return the folder that holds the record: the one chosen, else the user's own."""
    if chosen:
        return typed_path(chosen)
    from platformdirs import user_data_path

    return user_data_path("ntm-tracker", appauthor=False)


def database_file(folder: Path) -> Path:
    """Return the file in `folder` that is the whole record."""
    return folder / DATABASE_NAME


def typed_path(text: str) -> Path:
    """Return the path that was typed, “~” read as the home folder where there is one."""
    try:
        return Path(text.strip()).expanduser()
    except RuntimeError:
        return Path(text)
