"""The vocabularies of this room. Those of figures are the ones that every reader of documents uses."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in


class CountKind(models.TextChoices):
    """What is counted. Kinds never add up, least of all persons and person-times."""

    PERSONS = "persons", _("persons")
    PERSON_TIMES = "person_times", _("person-times")
    PATIENTS = "patients", _("patients")
    CASES = "cases", _("cases")
    PROJECTS = "projects", _("projects")
    SITES = "sites", _("sites")
    COUNTRIES = "countries", _("countries")
    REGIONS = "regions", _("regions")
    AREAS = "areas", _("areas")
    ORGANISATIONS = "organisations", _("organisations")
    TEAMS = "teams", _("teams")
    SPECIES = "species", _in("count", "species")
    SPECIMENS = "specimens", _("specimens")
    PRODUCTS = "products", _("products")
    DOCUMENTS = "documents", _in("count", "documents")
    EVENTS = "events", _("events")
    BATCHES = "batches", _("batches")
    MONEY = "money", _("money")
    PERCENT = "percent", _("per cent")


class Aggregation(models.TextChoices):
    """Over what time a figure counts."""

    SINGLE = "single", _("in its period")
    CUMULATIVE = "cumulative", _("since the beginning")
    PER_YEAR = "per_year", _("per year")
    STOCK = "stock", _("on that day")


class Qualifier(models.TextChoices):
    """How far a figure is meant."""

    EXACT = "exact", _("exactly")
    APPROX = "approx", _("about")
    AT_LEAST = "at_least", _("at least")
    AT_MOST_APPROX = "at_most_approx", _("nearly")
    RANGE = "range", _("between")
    TARGET = "target", _("as a target")


class Modality(models.TextChoices):
    """With how much certainty a text says it."""

    REPORTED = "reported", _("reported")
    STATED = "stated", _in("modality", "stated")
    PLANNED = "planned", _("planned")
    INTENDED = "intended", _("intended")
    EXPECTED = "expected", _("expected")
    TARGET = "target", _("set as a target")
    HOPED = "hoped", _("hoped for")
    PROPOSED = "proposed", _("proposed")


class SourceKind(models.TextChoices):
    """Where a statement was taken from."""

    FACT = "fact", _("read in a document")
    REPORT = "report", _("reported by a member")
    IMPORT = "import", _("imported")
    HAND = "hand", _("entered by hand")


class FactState(models.TextChoices):
    """Whether a person stands behind a figure. Only what is confirmed counts."""

    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")
    REJECTED = "rejected", _("Rejected")
    SUPERSEDED = "superseded", _("Superseded")
    DISPUTED = "disputed", _("Disputed")
    STALE = "stale", _("Source changed")


class Direction(models.TextChoices):
    """Which way is better."""

    UP = "up", _("more is better")
    DOWN = "down", _("less is better")


class Measure(models.TextChoices):
    """How an indicator is measured, as IATI tells it apart."""

    UNIT = "unit", _("a number")
    PERCENTAGE = "percentage", _("a percentage")
    NOMINAL = "nominal", _("a name")
    ORDINAL = "ordinal", _("a rank")
    QUALITATIVE = "qualitative", _("in words")


class Stage(models.TextChoices):
    """Where a project stands, as IATI tells it apart."""

    PIPELINE = "pipeline", _("In preparation")
    IMPLEMENTATION = "implementation", _("Under way")
    FINALISATION = "finalisation", _("Being completed")
    CLOSED = "closed", _("Ended")
    CANCELLED = "cancelled", _("Cancelled")
    SUSPENDED = "suspended", _("Suspended")


class CommitmentState(models.TextChoices):
    """What its plan's owner says of a commitment; whether it was kept is computed from figures."""

    STANDING = "standing", _("Stands")
    CHANGED = "changed", _("Replaced by another")
    DROPPED = "dropped", _("Dropped")


class PartyRole(models.TextChoices):
    """What a party does in a plan or project; the first four are those of IATI."""

    FUNDING = "funding", _("funds")
    ACCOUNTABLE = "accountable", _("answers for it")
    EXTENDING = "extending", _("passes on")
    IMPLEMENTING = "implementing", _("carries out")
    PARTICIPATING = "participating", _("takes part")


class MoneyKind(models.TextChoices):
    """What an amount is."""

    BUDGET = "budget", _("budget")
    COMMITMENT = "commitment", _("commitment")
    DISBURSEMENT = "disbursement", _("disbursement")
    EXPENDITURE = "expenditure", _("expenditure")
    INCOMING = "incoming", _("incoming funds")


class PlaceKind(models.TextChoices):
    """What a place is in the layout of a region."""

    CORE = "core", _("Core")
    ZONE = "zone", _("Zone")
    CORRIDOR = "corridor", _("Corridor")
    PARK = "park", _("Park")
    CENTRE = "centre", _("Centre")


class ReportState(models.TextChoices):
    """Where a report that was asked for stands."""

    ASKED = "asked", _("Asked for")
    SENT = "sent", _("Sent")
    SENT_BACK = "sent_back", _("Sent back")
    APPROVED = "approved", _("Approved")
    CLOSED = "closed", _("Closed without a report")
