"""The signs of the screens; `--ascii` turns them into plain ones on their way to the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.terms import Severity, Verdict
from ntm_tracker.domain.wording import judgement_text, state_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from ntm_tracker.domain.checklist import IndicatorState
    from ntm_tracker.domain.terms import Judgement

# The signs of code page 437 and WGL4: old Windows consoles have them, unlike ✔ and ╳.
VERDICTS = {
    Verdict.MET: "√",
    Verdict.NOT_MET: "×",
    Verdict.NOT_ASSESSED: "○",
    Verdict.NOT_APPLICABLE: "–",
    Verdict.UNDETERMINED: "?",
}
SEVERITIES = {Severity.HIGH: "‼", Severity.MEDIUM: "!", Severity.LOW: "·"}
FOCUS = "►"
MARKED = "■"
STYLES = {
    Verdict.MET: "bold green",
    Verdict.NOT_MET: "bold red",
    Verdict.NOT_ASSESSED: "",
    Verdict.NOT_APPLICABLE: "dim",
    Verdict.UNDETERMINED: "yellow",
}
SEVERITY_STYLES = {Severity.HIGH: "bold red", Severity.MEDIUM: "yellow", Severity.LOW: ""}


def judged(judgement: Judgement) -> str:
    """Return sign and word of a verdict: the sign never stands alone."""
    return f"{VERDICTS[judgement.verdict]} {judgement_text(judgement)}"


def stated(state: IndicatorState) -> str:
    """Return sign and word of an indicator: “cần rà soát lại” where an earlier answer waits."""
    return f"{VERDICTS[state.judgement.verdict]} {state_text(state)}"


_LEVELS = "▂▃▄▅▆▇"
"""The lowest sign is no border's: in plain signs it must be told from one."""


def spark(values: Sequence[Decimal], width: int) -> str:
    """Draw how figures went, the last `width` of them, each as a column between the least and the most."""
    shown = list(values)[-width:]
    if len(shown) < 2:
        return ""
    least, most = min(shown), max(shown)
    span, top = most - least, len(_LEVELS) - 1
    return "".join(_LEVELS[int((one - least) * top / span) if span else top // 2] for one in shown)


def bar(part: int, whole: int, width: int) -> str:
    """Draw `part` of `whole` as a bar of `width` cells; full only when all is there."""
    filled = width * part // whole if whole else 0
    return "█" * filled + "░" * (width - filled)
