"""How the history says what is done to line lists, names, screenings and signals."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

VERBS = {
    "receive": _in("reports", "sent %(what)s"),
    "set-aside": _in("reports", "set %(what)s aside"),
    "take-back": _in("reports", "counts %(what)s again"),
    "decide": _in("name", "decided what is meant by %(what)s"),
    "screen": _("asked for %(what)s"),
    "step-review": _("took %(what)s under review"),
    "step-confirm": _in("signal", "confirmed %(what)s"),
    "step-refute": _in("signal", "refuted %(what)s"),
    "step-monitor": _in("signal", "goes on watching %(what)s"),
    "step-note": _in("signal", "noted something on %(what)s"),
}
KINDS = {
    "linelist": (_("the line list"), "safety:line-list"),
    "productname": (_("the name of a product"), "safety:name"),
    "screening": (_("a screening"), "safety:screening"),
    "signal": (_("the safety signal"), "safety:signal"),
}
WORKS = {"read-line-list": _("Read a line list"), "screen-reports": _("Screen reports for signals")}
