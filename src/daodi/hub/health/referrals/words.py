"""The words of this room's pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STEPS: Mapping[str, Any] = {
    "receive": _("Say that it was received"),
    "accept": _("Accept it"),
    "reject": _("Reject it"),
    "cancel": _("Cancel the referral"),
    "start": _("Treatment begins"),
    "fail": _("It could not be carried out"),
    "complete": _("Complete it"),
}
DONE: Mapping[str, Any] = {
    "receive": _("The sender is told that it was received."),
    "accept": _("Accepted. The sender is told."),
    "reject": _("Rejected. Nothing of the person is kept on your side."),
    "cancel": _("Cancelled. The receiver reads nothing of it any more."),
    "start": _("Treatment has begun. The sender is told."),
    "fail": _("Noted, and the sender is told. What was released can no longer be read."),
    "complete": _("Completed. The sender is told."),
}
# What comes next, as each side reads it.
WAITS: Mapping[tuple[str, str], Any] = {
    ("draft", "sender"): _("to be sent"),
    ("requested", "sender"): _("waits for the receiver"),
    ("requested", "receiver"): _("read the offer and decide"),
    ("received", "sender"): _("waits for the receiver"),
    ("received", "receiver"): _("read the offer and decide"),
    ("accepted", "sender"): _("waits for treatment to begin"),
    ("accepted", "receiver"): _("say when treatment begins"),
    ("in-progress", "sender"): _("waits for the report"),
    ("in-progress", "receiver"): _("report when it is done"),
}
OFF: Mapping[str, Any] = {
    "rejected": pgettext_lazy("referral", "Rejected"),
    "cancelled": pgettext_lazy("referral", "Cancelled"),
    "failed": pgettext_lazy("referral", "Failed"),
}
CLASSES: Mapping[str, Any] = {
    "clinical": _("Medical data: sex, date of birth, problems, allergies, medicines, findings"),
    "identity": _("Who it is: name and numbers"),
    "contact": _("How to reach them: telephone, address, relatives"),
    "provider": _("Who treated them before"),
    "free-text": _("What was written in free words"),
}
SHORT_CLASSES: Mapping[str, Any] = {
    "clinical": _("medical data"),
    "identity": _("name and numbers"),
    "contact": _("telephone and address"),
    "provider": _("who treated them"),
    "free-text": _("free words"),
}
# What was done, as both sides and the person read it, after the name of the one who did it.
DEEDS: Mapping[str, Any] = {
    "draft-referral": _("drafted the referral"),
    "request-referral": _("sent the referral"),
    "receive-referral": _("said that it was received"),
    "accept-referral": _("accepted the referral"),
    "reject-referral": _("rejected the referral"),
    "cancel-referral": _("cancelled the referral"),
    "start-referral": _("began the treatment"),
    "fail-referral": _("said that it could not be carried out"),
    "complete-referral": _("completed the referral"),
    "give-consent": _("recorded a consent"),
    "withdraw-consent": _("withdrew the consent"),
    "break-glass": _("opened the record in an emergency, without consent"),
    "review-emergency": _("looked at the access in an emergency"),
    "make-link": _("made a link for the person"),
    "withdraw-link": _("withdrew the person's link"),
    "open-page": _("opened their own page"),
}
# What was read, released or denied: of which, and how.
LOOKS: Mapping[tuple[str, str], Any] = {
    ("referral", "read"): _("read the offer or the referral, which name nobody"),
    ("referral", "found"): _("found the referral by a search"),
    ("referral", "along"): _("was sent the referral along with another"),
    ("referral", "taken"): _("sent in the referral by a program"),
    ("referral", "released"): _("was given the referral"),
    ("referral", "denied"): _("asked for it and was refused"),
    ("record", "read"): _("read the record"),
    ("record", "found"): _("found the record by a search"),
    ("record", "along"): _("was sent the record along with another"),
    ("record", "taken"): _("sent in the record by a program"),
    ("record", "released"): _("was given the record"),
    ("record", "denied"): _("asked for the record and was refused"),
    ("report", "read"): _("read the report"),
    ("report", "found"): _("found the report by a search"),
    ("report", "along"): _("was sent the report along with another"),
    ("report", "taken"): _("sent in the report by a program"),
    ("report", "released"): _("gave back the report"),
    ("report", "denied"): _("asked for the report and was refused"),
}
KINDS: Mapping[str, Any] = {
    "Condition": _("Problem"),
    "AllergyIntolerance": _("Allergy"),
    "MedicationStatement": _("Medicine"),
    "MedicationRequest": _("Medicine"),
    "Medication": _("Medicine"),
    "Immunization": _("Vaccination"),
    "Observation": _("Finding"),
    "Procedure": _("Procedure"),
    "DiagnosticReport": _("Diagnostic report"),
    "Specimen": _("Specimen"),
    "Device": _("Device"),
    "DeviceUseStatement": _("Device in use"),
    "Flag": pgettext_lazy("record", "Warning"),
}
SEXES: Mapping[str, Any] = {
    "female": pgettext_lazy("sex", "female"),
    "male": pgettext_lazy("sex", "male"),
    "other": pgettext_lazy("sex", "other"),
    "unknown": pgettext_lazy("sex", "not known"),
}
# How an entry of a record stands: the codes of FHIR's clinical statuses, statuses and criticalities.
STATUSES: Mapping[str, Any] = {
    "active": pgettext_lazy("record", "active"),
    "recurrence": pgettext_lazy("record", "come again"),
    "relapse": pgettext_lazy("record", "relapsed"),
    "inactive": pgettext_lazy("record", "not active"),
    "remission": pgettext_lazy("record", "in remission"),
    "resolved": pgettext_lazy("record", "resolved"),
    "completed": pgettext_lazy("record", "completed"),
    "final": pgettext_lazy("record", "final"),
    "low": pgettext_lazy("record", "low risk"),
    "high": pgettext_lazy("record", "high risk"),
    "unable-to-assess": pgettext_lazy("record", "risk not assessed"),
    "not shared: not coded": pgettext_lazy("record", "not shared, since it has no code"),
}
