"""Whether a document as a whole speaks of what is to be done: the text of an activity, a plan."""

from __future__ import annotations

import re

from daodi.extract.document import Document
from daodi.extract.tokens import Token

NO_VERB = {"date", "this", "that", "these", "the", "a", "an", "our", "my", "me", "us"}
AIM = re.compile(
    r"(?m)^\s*(?:To(?! (?:" + "|".join(sorted(NO_VERB)) + r")\b)|Contribute to|Ensure|Provide|Strengthen"
    r"|Improve|Reduce|Support|Increase|Build|Restore|Prevent|Address)"
    r"\s+[a-z]"
)
BULLET = re.compile(r"(?m)^\s*(?:[•\-*●▪·–]|\d{1,2}[.)])\s*\S")
TITLE = re.compile(r"\b(?:plan|appeal|proposal|programme document|action plan)\b|规划|计划|方案|行动纲要", re.I)


def is_aim(item: list[Token]) -> bool:
    """Whether an item of a list is an aim: *To improve ...*, and not *To date*."""
    return len(item) > 2 and item[0].text == "to" and item[1].kind == "word" and item[1].text not in NO_VERB


def is_plan(text: str, document: Document) -> bool:
    """A text of aims in the infinitive and items in a list, or one whose title is a plan's.

    >>> from daodi.extract.document import Document
    >>> is_plan("- 40 wells are dug\\n- 3 pumps\\n\\nTo ensure safe water", Document(id="", text=""))
    True
    """
    if document.title and TITLE.search(document.title):
        return True
    return len(BULLET.findall(text)) >= 2 and AIM.search(text) is not None
