"""What a laboratory's words, numbers, units and dates mean; everything exact, and no guess between two meanings."""

from daodi.check.notation.analytes import analyte, analytes_in
from daodi.check.notation.basis import Basis, basis
from daodi.check.notation.bounds import Bound, specification
from daodi.check.notation.dates import Ambiguous, Order, date, date_order
from daodi.check.notation.numerals import Numeral, numeral
from daodi.check.notation.reading import FLAGS, Kind, Reading, reading
from daodi.check.notation.remarks import Remarks, remarks
from daodi.check.notation.units import Unit, comparable, convert, exposure, unit
from daodi.reference import Analyte

__all__ = [
    "FLAGS",
    "Ambiguous",
    "Analyte",
    "Basis",
    "Bound",
    "Kind",
    "Numeral",
    "Order",
    "Reading",
    "Remarks",
    "Unit",
    "analyte",
    "analytes_in",
    "basis",
    "comparable",
    "convert",
    "date",
    "date_order",
    "exposure",
    "numeral",
    "reading",
    "remarks",
    "specification",
    "unit",
]
