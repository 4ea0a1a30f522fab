"""Keys in the order in which they were typed.

Vietnamese input methods send backspaces and the new letters in one burst, and a slow machine makes
a burst of anybody's typing. The stock way, a key's action travels up to the app and comes back
after the letters that follow it: “hạnh” loses its ạ, and what follows a Tab lands in the old field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

if TYPE_CHECKING:
    from textual.widget import Widget


async def take_in_order(field: Widget, event: Key) -> None:
    """Do at once what a key does in `field`; hand it on when the focus has gone elsewhere."""
    focused = field.screen.focused
    if focused is not None and focused is not field:
        _take(event)
        focused.post_message(Key(event.key, event.character))
        return
    bound = field._bindings.key_to_bindings.get(event.key)  # noqa: SLF001 - no public way to ask
    if event.key == "tab":
        _take(event)
        field.screen.focus_next()
    elif event.key == "shift+tab":
        _take(event)
        field.screen.focus_previous()
    elif bound and not event.is_printable and not bound[0].action.startswith("scroll_"):
        _take(event)
        await field.run_action(bound[0].action)


def _take(event: Key) -> None:
    event.stop()
    event.prevent_default()
