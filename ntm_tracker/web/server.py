"""The server: the page, its door, and a process of the program for each tab."""

from __future__ import annotations

import logging
from pathlib import Path
from socket import AF_INET, SOCK_DGRAM, socket
from typing import TYPE_CHECKING

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server, to_int

from ntm_tracker.web.door import Door
from ntm_tracker.web.tab import Tab

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_EVERY = ("0.0.0.0", "::")  # noqa: S104 - to know it when it was asked for
_SIZE = (("width", 80), ("height", 24))
_PAGE = Path(__file__).parent / "page"
_HEADERS = {
    # The page fetches nothing from anywhere else; xterm.js writes its styles into the page itself.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src"
    " 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class Site(Server):
    """Textual's server behind a door, with a page in Vietnamese that needs no net.

    Args:
        arguments: what starts the program in a tab.
        listening: the socket that is bound already.
        tell: shows a fresh address, token and all, to whoever started the server.
    """

    def __init__(self, arguments: Sequence[str], listening: socket, tell: Callable[[str], None]) -> None:
        host, port = listening.getsockname()[:2]
        super().__init__("", host, port, title="ntm-tracker", templates_path=_PAGE)
        self.door = Door(host)
        self._arguments, self._listening, self._tell = arguments, listening, tell
        self._seen = _outward() if host in _EVERY else host
        self._cookie = f"ntm-{port}"
        self._tabs: dict[Tab, web.WebSocketResponse] = {}

    def run(self) -> None:
        """Serve until Ctrl+C; every tab's program has ended then."""
        logging.getLogger("aiohttp").setLevel(logging.CRITICAL)
        web.run_app(self._make_app(), sock=self._listening, print=None, access_log=None)

    def address(self) -> str:
        """Return the address that opens the program once."""
        host = f"[{self._seen}]" if ":" in self._seen else self._seen
        return f"http://{host}:{self.port}/?token={self.door.token}"

    async def on_startup(self, _: web.Application) -> None:
        """Tell the first address."""
        self._tell(self.address())

    async def on_shutdown(self, _: web.Application) -> None:
        """End the program of every tab."""
        for tab, websocket in list(self._tabs.items()):
            await tab.stop()
            await websocket.close()

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard)
        app.on_response_prepare.append(_harden)
        app.router.add_static("/page", _PAGE)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not self.door.is_ours(request.host) or not _is_own_page(request):
            return self._refuse(request)
        is_known = self.door.knows(request.cookies.get(self._cookie, ""))
        token = request.query.get("token") if request.path == "/" else None
        if token is None:
            return await handler(request) if is_known else self._refuse(request)
        if is_known:
            return web.HTTPSeeOther("/")
        return self._let_in(request, token)

    def _let_in(self, request: web.Request, token: str) -> web.StreamResponse:
        session = self.door.open_by(token)
        if session is None:
            return self._refuse(request)
        self._tell(self.address())
        # The token must not stay in the address line or in the browser's history.
        response = web.HTTPSeeOther("/")
        response.set_cookie(self._cookie, session, httponly=True, samesite="Strict")
        return response

    def _refuse(self, request: web.Request) -> web.Response:
        return aiohttp_jinja2.render_template("refused.html", request, {}, status=403)

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """Show the page; the socket is sought where the page was found, by whichever name."""
        return aiohttp_jinja2.render_template("index.html", request, {"socket": f"ws://{request.host}/ws"})

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run the program for one tab until either goes."""
        websocket = web.WebSocketResponse(heartbeat=15)
        await websocket.prepare(request)
        tab = Tab(
            self._arguments,
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=websocket.close,
            download_manager=self.download_manager,
        )
        self._tabs[tab] = websocket
        try:
            await tab.start(*(to_int(request.query.get(name, ""), usual) for name, usual in _SIZE))
            await self._process_messages(websocket, tab)
        finally:
            await tab.stop()
            del self._tabs[tab]
        return websocket


def _outward() -> str:
    """Return the address by which others see a machine that listens at all of its addresses."""
    with socket(AF_INET, SOCK_DGRAM) as asked:
        try:
            # Nothing is sent: the system only says which way it would go.
            asked.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(asked.getsockname()[0])


def _is_own_page(request: web.Request) -> bool:
    """Say whether the request comes from our own page, or from a person: no page of elsewhere may open the socket."""
    origin = request.headers.get("Origin")
    return origin == f"http://{request.host}" or (origin is None and request.path != "/ws")


async def _harden(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)
