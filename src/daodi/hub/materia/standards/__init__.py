"""The rules by market, edition and analyte."""
