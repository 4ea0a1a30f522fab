"""Keys in the order in which they were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.events import Key
    from textual.widget import Widget


async def run_own_binding(field: Widget, event: Key) -> None:
    """Run the binding that `field` itself has for a key, at once.

    Vietnamese input methods send backspaces and the new letters in one burst. A binding would
    travel up to the app and come back after the letters that follow it: “hạnh” would lose its ạ.
    """
    bound = field._bindings.key_to_bindings.get(event.key)  # noqa: SLF001 - no public way to ask
    if bound and not event.is_printable:
        event.stop()
        event.prevent_default()
        await field.run_action(bound[0].action)
