"""To which lots a rule applies: forms, routes, scopes, markets, and how documents round."""

from daodi.check.scope.covers import Covered, covers, scope_of, speaks_of
from daodi.check.scope.forms import Form, form, form_in_name
from daodi.check.scope.markets import adopted_documents, market
from daodi.check.scope.rounding import rounding
from daodi.check.scope.routes import routes
from daodi.check.scope.subject import Subject, routes_of, stated_form, subject

__all__ = [
    "Covered",
    "Form",
    "Subject",
    "adopted_documents",
    "covers",
    "form",
    "form_in_name",
    "market",
    "rounding",
    "routes",
    "routes_of",
    "scope_of",
    "speaks_of",
    "stated_form",
    "subject",
]
