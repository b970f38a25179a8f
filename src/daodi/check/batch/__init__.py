"""Very many results at once, with the same answers as one by one."""

from daodi.check.batch.coded import Coded, encode
from daodi.check.batch.run import Outcomes, check_batch
from daodi.check.batch.terms import OUTCOMES

__all__ = ["OUTCOMES", "Coded", "Outcomes", "check_batch", "encode"]
