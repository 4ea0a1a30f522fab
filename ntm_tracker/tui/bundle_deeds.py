"""What the dialogs of bundles ask of the services, on a worker's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ntm_tracker.service.bundles import Look
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.watch import Watch


def export(office: Office, target: str, *, over: bool, watch: Watch) -> str:
    """Write the record as a bundle; return what to tell."""
    from ntm_tracker.service.bundles import write_bundle

    made = write_bundle(office, target, over=over, watch=watch)
    return f"Đã xuất gói {made.path.resolve()} ({made.events} việc); mang sang máy kia rồi chọn Gộp gói."


def look(office: Office, source: str, watch: Watch) -> Look:
    """Say what joining a bundle comes to."""
    from ntm_tracker.service.bundles import look_at_bundle

    return look_at_bundle(office, source, watch)


def merge(office: Office, source: str, taken: frozenset[int], kept: frozenset[int], watch: Watch) -> str:
    """Join a bundle; return what to tell."""
    from ntm_tracker.service.bundles import Choosing, merge_bundle

    done = merge_bundle(office, source, Choosing(kept, taken), watch)
    if not done.summary:
        return "Gói này không có việc nào mới: máy này đã có đủ, không ghi gì."
    return " ".join((f"Đã lưu: {done.summary}.", *renumbered(done.look)))


def look_text(found: Look) -> str:
    """Return what joining comes to, in words."""
    from ntm_tracker.domain.dates import format_moment

    whose = f"Gói của {found.exported_by}, xuất lúc {format_moment(found.exported_at)}"
    if not found.new:
        return f"{whose}: không có việc nào mới, máy này đã có đủ."
    lines = [f"{whose}: {found.new} việc mới. Sẽ đổi trên máy này: {found.changes or 'không có gì khác'}."]
    if found.taken_back:
        lines.append(f"Từ đã duyệt về chờ duyệt: {', '.join(found.taken_back)}.")
    return "\n".join((*lines, *renumbered(found)))


def renumbered(found: Look) -> list[str]:
    """Return what has another number from now on, a sentence each."""
    from ntm_tracker.domain.record_words import TABLES

    return [
        f"{TABLES[table].capitalize()} số {was} trên máy này nay là số {now}." for table, was, now in found.renumbered
    ]
