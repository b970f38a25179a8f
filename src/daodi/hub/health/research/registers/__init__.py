"""Trials as registers publish them: read from their exports into one shape, compared, measured, linked to materials."""

from daodi.hub.health.research.registers.numbers import number_of, numbers_in, study_of
from daodi.hub.health.research.registers.reading import Reading, read
from daodi.hub.health.research.registers.trial import Arm, Number, Trial, trial_of

__all__ = ["Arm", "Number", "Reading", "Trial", "number_of", "numbers_in", "read", "study_of", "trial_of"]
