"""Which way into a market is open, and what is missing: dated conditions held against what is stated.

Nothing here knows of products: a path has conditions, a condition asks for a fact, and what is stated answers it or
does not. So rules of other fields that are dated and have a direction can be judged by it too.
"""

from daodi.check.paths.answer import PathVerdict
from daodi.check.paths.held import Way, ways
from daodi.check.paths.judge import judge, nearest_first

__all__ = ["PathVerdict", "Way", "judge", "nearest_first", "ways"]
