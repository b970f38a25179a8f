"""Of people, organisations and groups."""

from __future__ import annotations

from collections.abc import Callable

from daodi.hub.health.fhir.validation.invariants.rule import Invariant, Node
from daodi.hub.health.fhir.validation.saying import either, has


def _no_home(name: str) -> Callable[[Node], bool]:
    return lambda node: not any(isinstance(one, dict) and one.get("use") == "home" for one in node.get(name, ()))


WHO_AND_WHERE: dict[str, tuple[Invariant, ...]] = {
    "Organization": (
        Invariant("org-1", "an identifier or a name", either("identifier", "name")),
        Invariant("org-2", "no address of use home", _no_home("address")),
        Invariant("org-3", "no telecom of use home", _no_home("telecom")),
    ),
    "PatientContact": (
        Invariant(
            "pat-1",
            "a contact has a name, a telecom, an address or an organization",
            either("name", "telecom", "address", "organization"),
        ),
    ),
    "InsurancePlan": (Invariant("ipn-1", "an identifier or a name", either("identifier", "name")),),
    "Group": (
        Invariant(
            "grp-1",
            "members only of an actual group",
            lambda node: not has(node, "member") or node.get("actual") is True,
        ),
    ),
}
