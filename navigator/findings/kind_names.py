"""What each group and kind of finding is called, and how findings of a kind are found."""

from __future__ import annotations

from collections.abc import Mapping

from navigator.catalog import Thresholds
from navigator.voices import Speech

N = str  # marks a message for the catalogues; it is translated where it is shown

GROUP_NAMES: Mapping[str, str] = {
    "missing": N("Missing"),
    "ending": N("Ending"),
    "ended": N("Already ended"),
    "oversupplied": N("Maybe too much"),
    "stale": N("Maybe out of date"),
    "unwritten": N("Still to be written"),
}
# The name of each kind, and how it is found.
KIND_NAMES: Mapping[str, tuple[str, str]] = {
    "empty-step": (
        N("Steps with nothing"),
        N("Nothing of the step’s own is offered on the day. Common services don’t count."),
    ),
    "closed-step": (
        N("Steps that are only for some"),
        N("Everything on the step is meant for certain groups. Others find nothing there."),
    ),
    "projects-only": (
        N("Only through projects"),
        N("All that stands on the step, or all that is meant there for a group, is fixed-term."),
    ),
    "audience-gone": (
        N("Groups that are left without"),
        N("The step had something meant for a group in particular, and all of it has ended."),
    ),
    "few-providers": (
        N("Steps that hang on few providers"),
        N("Everything on the step comes from few providers: at most %(few_providers)s."),
    ),
    "unreached-step": (
        N("Steps out of reach"),
        N("No chain of next steps leads here from the bottom step of any stairs."),
    ),
    "given-next-door": (
        N("Missing here, given next door"),
        N("On the step one employment area gives nothing on the day, and another one does."),
    ),
    "step-ends": (
        N("Steps about to be empty"),
        N("The last service of the step ends within %(ending_days)s days."),
    ),
    "service-ends": (
        N("Services about to leave a step"),
        N("The last offer of the service on the step ends within %(ending_days)s days."),
    ),
    "project-ends": (
        N("Projects about to end"),
        N("The project runs, and its last day is within %(ending_days)s days."),
    ),
    "service-ended": (
        N("Services gone from a step"),
        N("Every offer of the service on the step has ended."),
    ),
    "project-ended": (
        N("Projects that have ended"),
        N("The last day of the project has passed."),
    ),
    "many-providers": (
        N("The same service from many"),
        N("At least %(many_providers)s providers give the same service on one step."),
    ),
    "many-of-kind": (
        N("Many services of one kind"),
        N(
            "At least %(many_of_kind)s services on the step come from one kind of provider, and at "
            "least %(times_median)s times the median of the steps that have any of the kind."
        ),
    ),
    "outdated-term": (
        N("Texts with an old word"),
        N(
            "The text says a word that another has taken the place of. It is fine beside the new "
            "word, and in a sentence that speaks of the past."
        ),
    ),
    "changing-term": (
        N("Words about to change"),
        N("Texts say the word, and another takes its place within %(ending_days)s days."),
    ),
    "silent-link": (
        N("Links that did not answer"),
        N("No answer on two different days, a page that is gone or a broken server."),
    ),
    "stale-service": (
        N("Services not checked for long"),
        N("The facts of the service were last checked %(stale_months)s months ago or earlier."),
    ),
    "stale-referral": (
        N("Referrals not checked for long"),
        N("The facts of the referral were last checked %(long_stale)s months ago or earlier."),
    ),
    "unwritten-step": (
        N("Stairs and steps with missing texts"),
        N("The title or the description is missing in some voice. A reader sees another one."),
    ),
    "unwritten-service": (
        N("Services with missing texts"),
        N("The description is missing in some voice. A reader sees another one."),
    ),
    "unwritten-note": (
        N("Notes with missing texts"),
        N("The further detail of an offer or a project is there, but not in every language."),
    ),
    "unwritten-region": (
        N("The site and employment areas with missing texts"),
        N("What they say of themselves is missing in some voice. A reader sees another one."),
    ),
    "no-way-in": (
        N("Services without a way in"),
        N("No contact leads to the service or those who give it, and no link beyond a front page."),
    ),
    "unknown-intake": (
        N("What is not known of getting in"),
        N("What people ask before going has no answer yet. It is in intake.csv or on its form."),
    ),
    "draft": (
        N("Drafts that wait"),
        N("What was kept as a draft on the desk and has not been published yet."),
    ),
}
PROVIDER_KINDS: Mapping[str, str] = {
    "association": N("Associations"),
    "company": N("Companies"),
    "education": N("Educational institutions"),
    "insurer": N("Pension companies and unemployment funds"),
    "municipality": N("Municipalities"),
    "portal": N("Web portals"),
    "state": N("State authorities"),
    "wellbeing": N("Wellbeing services county"),
}


def method(kind: str, thresholds: Thresholds, speech: Speech) -> str:
    """How findings of the kind are found, with the values of its thresholds."""
    values = {
        "ending_days": thresholds.ending_days[-1],
        "stale_months": thresholds.stale_months[0],
        "long_stale": thresholds.stale_months[-1],
        "few_providers": thresholds.few_providers,
        "many_providers": thresholds.many_providers,
        "many_of_kind": thresholds.many_of_kind,
        "times_median": thresholds.times_median,
    }
    shown = {name: speech.number(value) for name, value in values.items()}
    return speech.gettext(KIND_NAMES[kind][1]) % shown
