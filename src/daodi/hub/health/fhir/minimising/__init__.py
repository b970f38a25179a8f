"""What of a record may leave for a purpose and a jurisdiction: what a table allows, element by element; no more.

Ids become pseudonyms, references to what does not leave are cut, extensions and free text stay behind, and narrative is
made anew from what is left. The table is ``allow.csv``; every row says why it is there.
"""

from daodi.hub.health.fhir.minimising.allowed import CLASSES, PURPOSES, allowed
from daodi.hub.health.fhir.minimising.minimise import Minimised, minimised, pseudonym

__all__ = ["CLASSES", "PURPOSES", "Minimised", "allowed", "minimised", "pseudonym"]
