"""Reads what members send: tables of counts, DHIS2 dataValueSets, FHIR MeasureReports."""
