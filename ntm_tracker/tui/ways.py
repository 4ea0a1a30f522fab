"""Ways between the rooms: from a gap, a figure, a deed or a name to the place where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.tui.messages import IndicatorWanted, PapersWanted, RowsWanted

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.domain.history import Event
    from ntm_tracker.tui.app import NtmApp

_LAST_DEEDS = 200


def show_news(app: NtmApp) -> None:
    """List what was done since the last look, else the last deeds; Enter goes to what a deed touched."""
    from ntm_tracker.domain.dates import format_moment
    from ntm_tracker.tui.screens.palette import PaletteScreen

    if app.board is None:
        return
    new = app.last_look.news(app.board)
    listed = new or app.board.events[:_LAST_DEEDS]

    def go(place: str | None) -> None:
        if place is None:
            return
        event = listed[int(place)]
        if event.assessment:
            app.chosen = event.assessment
        if event.indicators:
            show_indicator(app, event.indicators[0])

    told = [f"{format_moment(e.at)}  {e.who}: {e.summary}{elsewhere(app, e)}{e.fate}" for e in listed]
    title = (
        "Việc mới từ lần xem trước (Enter để tới chỉ tiêu)" if new else "Việc đã làm gần đây (Enter để tới chỉ tiêu)"
    )
    app.push_screen(PaletteScreen(title, tuple((str(at), line) for at, line in enumerate(told))), go)


def show_due(app: NtmApp) -> None:
    """List what is late or due within the week in every assessment; Enter goes to its indicator."""
    from ntm_tracker.tui.agenda import due_of
    from ntm_tracker.tui.screens.palette import PaletteScreen

    if app.board is None:
        return
    found = due_of(app.board)

    def go(place: str | None) -> None:
        if place is not None:
            assessment, gap = found[int(place)]
            show_indicator_of(app, assessment.id, gap.indicator or str(gap.criterion or ""))

    told = [f"{a.subject.name}, {gap.indicator or gap.criterion}: {gap.sentence}" for a, gap in found]
    lines = tuple((str(at), line) for at, line in enumerate(told))
    app.push_screen(PaletteScreen("Quá hạn, chờ giải trình, đến hạn trong tuần (Enter để tới chỉ tiêu)", lines), go)


def open_source(app: NtmApp, goal: str) -> None:
    """Go to where a figure comes from: “room:rows”, or one of the lists that have no room."""
    place, _, rest = goal.partition(":")
    match place:
        case "news":
            show_news(app)
        case "due":
            show_due(app)
        case "at":
            assessment, _, number = rest.rpartition(":")
            show_indicator_of(app, assessment, number)
        case "subjects":
            app.action_subjects()
        case room:
            app.switch_mode(room)
            app.screen.post_message(RowsWanted(rest))


def show_source(app: NtmApp) -> None:
    """Go to where the chosen figure of the screen comes from."""
    from ntm_tracker.tui.screens.room import Room
    from ntm_tracker.tui.widgets.figures import Figures

    screen, focused = app.screen, app.screen.focused
    if isinstance(focused, Figures):
        focused.action_open()
    elif isinstance(screen, Room):
        screen.action_source()


def show_sources_of(app: NtmApp, checklist: Checklist, state: IndicatorState) -> None:
    """Go to what an indicator's figures come from: villages, its papers, the paper named, else its deeds."""
    number, result = state.indicator.number, state.result
    if state.fed and state.fed.counts:
        from ntm_tracker.domain.figure_rows import held

        open_source(app, f"villages:{held(state.fed.rows.titles, state.fed.rows.year)}")
    elif state.evidence:
        open_source(app, f"papers:of:{checklist.assessment.id}:{number}")
    elif result and result.source:
        show_papers(app, result.source)
    else:
        show_deeds(app, checklist, number)


def show_deeds(app: NtmApp, checklist: Checklist, number: str) -> None:
    """List the deeds that touched one indicator: where a figure without a paper was typed in."""
    from ntm_tracker.domain.dates import format_moment
    from ntm_tracker.tui.screens.palette import PaletteScreen

    deeds = app.board.deeds(checklist.assessment.id, number) if app.board else []
    if not deeds:
        app.tell(f"{number} chưa có kết quả và chưa có minh chứng.")
        return
    told = tuple((str(e.seq), f"{format_moment(e.at)}  {e.who}: {e.summary}{e.fate}") for e in deeds)
    app.push_screen(PaletteScreen(f"Việc đã ghi ở {number}, chưa có văn bản nguồn", told))


def show_papers(app: NtmApp, words: str) -> None:
    """Go to the room of evidence and search for `words` there."""
    app.switch_mode("papers")
    app.screen.post_message(PapersWanted(words))


def show_indicator(app: NtmApp, number: str) -> None:
    """Go to the checklist and show one indicator there, or the list for “”; Esc goes back to the room left."""
    came_from = app.current_mode
    app.switch_mode("checklist")
    app.screen.post_message(IndicatorWanted(number, came_from))


def show_indicator_of(app: NtmApp, assessment: str, number: str) -> None:
    """Go to the checklist and show one indicator of any assessment there."""
    if app.checklist and assessment != app.checklist.assessment.id:
        app.left, app.chosen = app.checklist.assessment.id, assessment
    show_indicator(app, number)


def elsewhere(app: NtmApp, event: Event) -> str:
    """Return “ (Thôn Hương Thân, …)” for a deed of another assessment than the one shown, else “”."""
    if app.board is None or app.checklist is None or event.assessment == app.checklist.assessment.id:
        return ""
    for other in app.board.checklists:
        if other.assessment.id == event.assessment:
            return f" ({other.assessment.subject.name}, {other.criteria_set.short_title})"
    return ""
