"""Making rooms and dialogs when they are first wanted, so that the first frame waits for none."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from ntm_tracker.tui import commands, ways

if TYPE_CHECKING:
    from textual.screen import Screen

    from ntm_tracker.errors import PasswordNeeded
    from ntm_tracker.tui.app import NtmApp


def overview() -> Screen[None]:
    """Make the room Tổng quan."""
    from ntm_tracker.tui.screens.overview import OverviewScreen

    return OverviewScreen()


def checklist() -> Screen[None]:
    """Make the room Tiêu chí."""
    from ntm_tracker.tui.screens.checklist import ChecklistScreen

    return ChecklistScreen()


def review() -> Screen[None]:
    """Make the room Rà soát."""
    from ntm_tracker.tui.screens.review import ReviewScreen

    return ReviewScreen()


def work() -> Screen[None]:
    """Make the room Việc."""
    from ntm_tracker.tui.screens.work import WorkScreen

    return WorkScreen()


def sets() -> Screen[None]:
    """Make the room Bộ tiêu chí."""
    from ntm_tracker.tui.screens.sets import SetsScreen

    return SetsScreen()


def papers() -> Screen[None]:
    """Make the room Kho minh chứng."""
    from ntm_tracker.tui.screens.papers import PapersScreen

    return PapersScreen()


def reports() -> Screen[None]:
    """Make the room Báo cáo."""
    from ntm_tracker.tui.screens.reports import ReportsScreen

    return ReportsScreen()


def villages() -> Screen[None]:
    """Make the room Thôn."""
    from ntm_tracker.tui.screens.villages import VillagesScreen

    return VillagesScreen()


def plan() -> Screen[None]:
    """Make the room Chỉ tiêu KT-XH."""
    from ntm_tracker.tui.screens.plan import PlanScreen

    return PlanScreen()


def show_help(app: NtmApp) -> None:
    """Show the help of the screen and of the part that has the focus."""
    from ntm_tracker.tui.screens.help import HelpScreen

    offered = getattr(app.screen, "OFFERED", ())
    app.push_screen(HelpScreen(getattr(app.screen, "HELP_TEXT", ""), app.screen.focused, offered))


def show_palette(app: NtmApp) -> None:
    """Let the officer find a command or an indicator, then do it."""
    from ntm_tracker.tui.screens.palette import PaletteScreen, choices_of

    async def do(action: str | None) -> None:
        if action and action.startswith("show:"):
            ways.show_indicator(app, action.removeprefix("show:"))
        elif action:
            await app.run_action(action, app.screen)

    offered = (*getattr(app.screen, "OFFERED", commands.EVERYWHERE), *commands.IN_PALETTE)
    app.push_screen(PaletteScreen("Tìm lệnh hoặc chỉ tiêu (không cần dấu)", choices_of(offered, app.checklist)), do)


def show_assessments(app: NtmApp) -> None:
    """Let the officer choose another assessment."""
    from ntm_tracker.tui.screens.palette import PaletteScreen, assessments_of

    def choose(assessment: str | None) -> None:
        if assessment and app.checklist and assessment != app.checklist.assessment.id:
            app.left, app.chosen = app.checklist.assessment.id, assessment

    if app.board:
        app.push_screen(PaletteScreen("Chọn kỳ đánh giá", assessments_of(app.board), app.left), choose)


def show_dossier(app: NtmApp) -> None:
    """Write the dossier for the inspectors to a ZIP file."""
    from ntm_tracker.tui.screens.dossier_form import DossierForm

    if app.checklist:
        app.push_screen(DossierForm(app.desk, app.checklist))


def show_subjects(app: NtmApp) -> None:
    """Enter that units merged or changed their names."""
    from ntm_tracker.tui.screens.subject_form import SubjectForm

    if app.board:
        app.push_screen(SubjectForm(app.desk, app.board))


def show_backup(app: NtmApp) -> None:
    """Copy the whole record to a file."""
    from ntm_tracker.tui.screens.backup_forms import BackupForm

    if app.board:
        app.push_screen(BackupForm(app.desk))


def show_restore(app: NtmApp) -> None:
    """Put a backup in the place of the record."""
    from ntm_tracker.tui.screens.backup_forms import RestoreForm

    if app.board:
        app.push_screen(RestoreForm(app.desk))


def show_bundle_out(app: NtmApp) -> None:
    """Write a bundle for another machine."""
    from ntm_tracker.tui.screens.bundle_forms import BundleExportForm

    if app.board:
        app.push_screen(BundleExportForm(app.desk))


def show_bundle_in(app: NtmApp) -> None:
    """Join the bundle of another machine."""
    from ntm_tracker.tui.screens.bundle_forms import BundleMergeForm

    if app.board:
        app.push_screen(BundleMergeForm(app.desk))


def ask_password(app: NtmApp, needed: PasswordNeeded) -> None:
    """Ask for the record's password, then open it; leave where it stays closed."""
    from ntm_tracker.errors import RecordUnavailable
    from ntm_tracker.tui.screens.password_form import PasswordForm

    form = PasswordForm(app.desk, needed.file)

    def go_on(is_open: object) -> None:
        if is_open:
            app.open_record()
        else:
            app.give_up(RecordUnavailable(form.refusal))

    app.push_screen(form, go_on)


def show_password(app: NtmApp) -> None:
    """Set the record's password, change it, or take it away."""

    async def ask() -> None:
        from ntm_tracker.errors import NtmError
        from ntm_tracker.tui.password_deeds import protection
        from ntm_tracker.tui.screens.new_password_form import ChangePasswordForm, NewPasswordForm

        try:
            found = await asyncio.to_thread(protection, app.desk.data)
        except NtmError as error:
            app.tell(error.sentence)
        else:
            app.push_screen((ChangePasswordForm if found.has_password else NewPasswordForm)(app.desk, found))

    if app.board:
        app.run_worker(ask())


def show_templates(app: NtmApp) -> None:
    """Show the office's own report templates."""

    async def ask() -> None:
        from ntm_tracker.errors import NtmError
        from ntm_tracker.tui.screens.templates import TemplatesScreen
        from ntm_tracker.tui.template_deeds import list_templates

        try:
            listed = await app.desk.ask(list_templates)
        except NtmError as error:
            app.tell(error.sentence)
        else:
            if not isinstance(app.screen, TemplatesScreen):
                app.push_screen(TemplatesScreen(listed))

    if app.board and not app.screen.is_modal:
        app.run_worker(ask())


def show_doctor(app: NtmApp) -> None:
    """Check that the record is as it was written."""
    from ntm_tracker.tui.screens.doctor import DoctorScreen

    if app.board:
        app.push_screen(DoctorScreen(app.desk))


def start_tour(app: NtmApp) -> None:
    """Show the first steps, or go on with them."""
    from ntm_tracker.tui.tour import start

    start(app)


def start_tour_if_new(app: NtmApp) -> None:
    """Show the first steps to who never saw them, on a record in which nothing was done."""
    if not app.preferences.tour_seen:
        from ntm_tracker.tui.tour import start_if_new

        start_if_new(app)


def show_themes(app: NtmApp) -> None:
    """Let the officer choose how the screens look; each look is shown while the mark is on it."""
    from ntm_tracker.tui.screens.theme_choice import ThemeChoice

    before = app.theme

    def keep(chosen: str | None) -> None:
        app.theme = chosen or before
        if chosen:
            keep_choice(app, theme=chosen)

    if not app.screen.is_modal:
        app.push_screen(ThemeChoice(before), keep)


def change_signs(app: NtmApp) -> None:
    """Draw plain signs where all were drawn, and all where only plain ones were."""
    app.draw_plainly(wanted=not app.ascii_only)
    keep_choice(app, ascii_only=app.ascii_only)
    app.tell("Khung và dấu được vẽ đơn giản." if app.ascii_only else "Khung và dấu được vẽ đủ.")


def keep_choice(app: NtmApp, **changes: Any) -> None:
    """Remember a choice of this person on this machine, off the screen's thread."""
    from ntm_tracker.service.preferences import keep_preferences

    app.run_worker(partial(keep_preferences, **changes), group="preferences", thread=True)


def show_queue(app: NtmApp) -> None:
    """Walk through the requirements that nobody confirmed, one after the other."""
    from ntm_tracker.domain.confirm_queue import to_confirm
    from ntm_tracker.tui.screens.confirm_queue import ConfirmQueue

    if app.checklist is None:
        app.tell("Dữ liệu đang mở; hãy đợi một lát.")
    elif app.screen.is_modal:
        return  # a dialog is open: what was typed there comes first
    elif not to_confirm(app.checklist):
        app.tell("Mọi ngưỡng của kỳ này đã được đối chiếu.")
    else:
        app.push_screen(ConfirmQueue(app.desk, app.checklist))
