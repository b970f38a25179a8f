"""Is a professional qualification recognised elsewhere? Directional, dated rules, judged as paths into a market are."""

from daodi.check.recognition.answer import GIVES, VERDICTS, Recognition
from daodi.check.recognition.ask import Case, recognise
from daodi.check.recognition.held import jurisdictions, path_named, ways

__all__ = ["GIVES", "VERDICTS", "Case", "Recognition", "jurisdictions", "path_named", "recognise", "ways"]
