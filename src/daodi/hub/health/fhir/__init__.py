"""FHIR R4: what the hub reads, checks, minimises and answers."""
