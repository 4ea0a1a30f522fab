"""When the program is at rest: its own queues say so; a wait by the clock is too long here and too short elsewhere."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual._queue import Queue
    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.screen import Screen

_PATIENCE = 60.0
"""Seconds after which a program that never rests is a fault."""
_FRAMES = 20
"""Looks after which a layout that is still owed is taken to be owed for good: to a screen that nobody sees."""
_BREATH = 0.002
"""Seconds left to a thread whose answer a widget waits for."""


async def rest(app: App[None]) -> None:
    """Wait until all that was asked of `app` is done and drawn: messages, workers, layout, what follows a drawing.

    Raises:
        TimeoutError: it goes on and on.
    """
    end = monotonic() + _PATIENCE
    await follow()
    for _ in range(_FRAMES):
        await _rest(app, end)
        if not _is_unpainted(app):
            return
        # Textual lays a screen out when its own clock says so, a few milliseconds later.
        await asyncio.sleep(_BREATH)


async def _rest(app: App[None], end: float) -> None:
    while app.is_running and app._exception is None and _go_on(app):  # noqa: SLF001 - what nobody else can tell
        await app.workers.wait_for_complete()
        await app.animator.wait_until_complete()
        await follow()
        if _is_at_work(app):
            await asyncio.sleep(_BREATH)
        if monotonic() > end:
            raise TimeoutError("The program does not come to rest.")


async def follow() -> None:
    """Let every task go on until all of them wait for a key, a clock or a thread."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined] # noqa: SLF001 - asyncio has no word for it
    await asyncio.sleep(0)
    while ready:  # noqa: ASYNC110 - nothing tells when the others are done
        await asyncio.sleep(0)


async def drawn(app: App[None]) -> None:
    """Wait until what was asked for is on the screen, whatever is still being read or saved."""
    await follow()
    while _draw(app):
        await follow()


def _draw(app: App[None]) -> bool:
    """Draw what waits for the next frame; return whether anything did."""
    waiting = [screen for screen in app.screen_stack if _waits_for_a_frame(screen)]
    for screen in waiting:
        screen._on_timer_update()  # noqa: SLF001 - the frame's timer itself, a little early
    return bool(waiting)


def _go_on(app: App[None]) -> bool:
    """Draw what waits for the next frame; return whether anything is still to be done."""
    waiting = _draw(app)
    return bool(waiting or app.animator._animations or app.animator._scheduled) or _is_at_work(app)  # noqa: SLF001


def _is_at_work(app: App[None]) -> bool:
    return any(not worker.is_finished for worker in app.workers) or any(map(_is_handling, _pumps(app)))


def _is_unpainted(app: App[None]) -> bool:
    """Say whether a screen still owes a layout, though nobody has begun with it."""
    return any(screen.is_current and screen._layout_required for screen in app.screen_stack)  # noqa: SLF001


def _is_handling(pump: MessagePump) -> bool:
    queue: Queue[Any] = pump._message_queue  # noqa: SLF001 - what was sent to it, and whether it waits for more
    return not queue.empty() or not queue.ready_event._waiters  # noqa: SLF001


def _pumps(app: App[None]) -> Iterator[MessagePump]:
    yield app
    for pump in list(app._registry):  # noqa: SLF001 - the widgets of every room
        if pump.is_running and not pump._closing:  # noqa: SLF001 - a closed one leaves what it was sent
            yield pump


def _waits_for_a_frame(screen: Screen[object]) -> bool:
    return screen.is_current and screen._update_timer._active.is_set()  # noqa: SLF001 - it runs only until it has drawn
