"""Farrington's method of 1996 and its flexible form (Noufaily and others, 2013), over many series at once."""

from daodi.detect.farrington.watch import watch

__all__ = ["watch"]
