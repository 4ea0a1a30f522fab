"""The signs of the screens, in two sets: one for any console font of today, one in ASCII."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.terms import Severity, Verdict
from ntm_tracker.domain.wording import judgement_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ntm_tracker.domain.terms import Judgement


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One cell each; every sign stands beside its word, never alone."""

    verdicts: Mapping[Verdict, str]
    severities: Mapping[Severity, str]
    focus: str
    full: str
    empty: str

    def judged(self, judgement: Judgement) -> str:
        """Return sign and word of a verdict."""
        return f"{self.verdicts[judgement.verdict]} {judgement_text(judgement)}"

    def bar(self, part: int, whole: int, width: int) -> str:
        """Draw `part` of `whole` as a bar of `width` cells; full only when all is there."""
        filled = width * part // whole if whole else 0
        return self.full * filled + self.empty * (width - filled)


# The signs of code page 437 and WGL4: old Windows consoles have them, unlike ✔ and ╳.
DRAWN = Glyphs(
    verdicts={
        Verdict.MET: "√",
        Verdict.NOT_MET: "×",
        Verdict.NOT_ASSESSED: "○",
        Verdict.NOT_APPLICABLE: "–",
        Verdict.UNDETERMINED: "?",
    },
    severities={Severity.HIGH: "‼", Severity.MEDIUM: "!", Severity.LOW: "·"},
    focus="►",
    full="█",
    empty="░",
)
ASCII = Glyphs(
    verdicts={
        Verdict.MET: "+",
        Verdict.NOT_MET: "x",
        Verdict.NOT_ASSESSED: "o",
        Verdict.NOT_APPLICABLE: "-",
        Verdict.UNDETERMINED: "?",
    },
    severities={Severity.HIGH: "!", Severity.MEDIUM: "!", Severity.LOW: "."},
    focus=">",
    full="#",
    empty=".",
)
STYLES = {
    Verdict.MET: "bold green",
    Verdict.NOT_MET: "bold red",
    Verdict.NOT_ASSESSED: "",
    Verdict.NOT_APPLICABLE: "dim",
    Verdict.UNDETERMINED: "yellow",
}
SEVERITY_STYLES = {Severity.HIGH: "bold red", Severity.MEDIUM: "yellow", Severity.LOW: ""}
