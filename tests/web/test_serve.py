"""`ntm serve`: the screens in a real browser, and who is not let in."""

from __future__ import annotations

import asyncio
import signal
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from ntm_tracker.domain.results import Measured
from ntm_tracker.service.office import open_office
from ntm_tracker.service.reading import open_checklist
from tests.web.serving import serving

if TYPE_CHECKING:
    from ntm_tracker.domain.results import Outcome

aiohttp = pytest.importorskip("aiohttp", reason="textual-serve is not installed")
_PATIENCE = 60.0


def saved(data: Path, number: str) -> Outcome | None:
    """Return the result that the record holds."""
    office = open_office(str(data))
    try:
        state = open_checklist(office).find(number)
        return state.result.outcome if state and state.result else None
    finally:
        office.close()


async def gone(*processes: int) -> None:
    """Wait until none of `processes` is there."""
    async with asyncio.timeout(_PATIENCE):
        while any(map(is_there, processes)):  # noqa: ASYNC110 - nothing tells of the end of another's child
            await asyncio.sleep(0.05)


def is_there(process: int) -> bool:
    """Say whether a process runs."""
    return Path(f"/proc/{process}").exists()


async def test_a_result_recorded_in_a_browser_is_saved_and_seen_in_another_tab(data: Path, tmp_path: Path) -> None:
    """By keys alone, without an address of elsewhere; Ctrl+C ends every tab's program."""
    from tests.web.chromium import PROGRAM, chromium

    if PROGRAM is None:
        pytest.skip("no chromium on this machine")
    async with serving(data) as site, chromium(tmp_path / "profile") as browser:
        address = await site.address()
        first = await browser.tab(address)
        await first.sees("Quy hoạch", "○ Chưa đánh giá")
        assert "token" not in await first.value("location.href")
        second = await browser.tab(address.partition("?")[0])
        await second.sees("Quy hoạch", "○ Chưa đánh giá")
        await first.type("/")
        await first.sees("Lọc:")
        await first.type("3.1")
        await first.sees("3.1", "Mức yêu cầu")
        await first.press("Enter", "F5")
        await first.sees("Ngày số liệu")
        await first.type("92")
        await first.press("^s")
        await first.sees("Đã lưu", "Đạt (tạm tính)")
        assert saved(data, "3.1") == Measured(Decimal(92))
        await second.type("/")
        await second.sees("Lọc:")
        await second.type("3.1")
        await second.sees("√ Đạt (tạm tính)")
        tabs = site.tabs()
        assert len(tabs) == 2
        await second.press("F10")
        await second.reads("Chương trình đã đóng.", "Mở lại")
        assert {urlsplit(asked).netloc for asked in first.asked} == {urlsplit(address).netloc}
        assert first.complaints + second.complaints == []
        assert await site.end() == 0
        await gone(*tabs)


async def test_only_the_token_opens_and_only_once(data: Path) -> None:
    """Without it, with a wrong one, and with a used one there is one sentence in Vietnamese."""
    async with serving(data) as site, aiohttp.ClientSession() as bare:
        address = await site.address()
        root = address.partition("?")[0]
        for refused in (root, f"{root}?token=", f"{root}?token=sai", f"{root}static/js/textual.js", f"{root}ws"):
            async with bare.get(refused, headers={"Origin": root[:-1]}) as answer:
                assert answer.status == 403
                assert "Địa chỉ này cần mã mở" in await answer.text()
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as known:
            async with known.get(address) as answer:
                assert (answer.status, str(answer.url)) == (200, root)
                assert "https:" not in (await answer.text()).replace("http-equiv", "")
            async with bare.get(address) as answer:
                assert answer.status == 403
            assert await site.address() != address


async def test_pages_of_elsewhere_are_turned_away(data: Path) -> None:
    """A name that was made to point here, and a socket that another page opens, even with the session."""
    async with serving(data) as site, aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as known:
        address = await site.address()
        root = address.partition("?")[0]
        async with known.get(address, headers={"Host": f"xau.example:{urlsplit(root).port}"}) as answer:
            assert answer.status == 403
        async with known.get(address) as answer:
            assert answer.status == 200
        for origin in ({}, {"Origin": "http://xau.example"}, {"Origin": "null"}):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await known.ws_connect(f"{root}ws", headers=origin)
            assert refused.value.status == 403


async def test_a_tab_ends_with_the_server_however_that_ends(data: Path) -> None:
    """Nobody could reach its program any more."""
    async with (
        serving(data, "--read-only") as site,
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as known,
    ):
        address = await site.address()
        root = address.partition("?")[0]
        async with known.get(address):
            pass
        drawn = b""
        async with known.ws_connect(f"{root}ws?width=80&height=24", headers={"Origin": root[:-1]}) as tab:
            while "CHỈ XEM".encode() not in drawn:
                drawn += (await asyncio.wait_for(tab.receive(), _PATIENCE)).data
            processes = site.tabs()
            await site.end(signal.SIGKILL)
            await gone(*processes)
