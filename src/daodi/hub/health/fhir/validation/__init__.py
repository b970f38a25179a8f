"""Whether a FHIR R4 resource is what it says it is, offline: its structure, and the rules that the structure can't say.

The structure (elements, cardinalities, types) is that of the models of ``fhirclient``; the invariants are those of the
specification (http://hl7.org/fhir/R4), each issue naming its key. What needs a terminology server is not checked.

>>> [str(issue) for issue in validate({"resourceType": "Patient", "contact": [{"gender": "x"}]})]
['error value Patient.contact[0].gender: x; expected one of: female, male, other, unknown', \
'error pat-1 Patient.contact[0]: a contact has a name, a telecom, an address or an organization']
>>> is_valid(b'{"resourceType": "Patient", "birthDate": "1977-09-07"}')
True
"""

from daodi.hub.health.fhir.validation.issue import Issue
from daodi.hub.health.fhir.validation.resource import is_valid, validate

__all__ = ["Issue", "is_valid", "validate"]
