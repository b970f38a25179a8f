"""Names of files that any system takes, in any script."""

from __future__ import annotations

import re
import unicodedata

UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+')
RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
LONGEST = 80


def safe(text: str) -> str:
    """The text as part of a file's name: no path, no sign that a system reads as a command, no more than 80 signs.

    >>> safe("../../etc/passwd"), safe("检验报告 A/17.pdf"), safe("CON.pdf")
    ('etc-passwd', '检验报告 A-17.pdf', '_CON.pdf')
    """
    plain = UNSAFE.sub("-", unicodedata.normalize("NFC", text)).strip(" .-")
    stem, dot, ending = plain.rpartition(".")
    if dot and len(ending) <= 5:
        plain = f"{stem[: LONGEST - len(ending) - 1].strip(' .-')}.{ending}"
    plain = plain[:LONGEST].strip(" .") or "file"
    return f"_{plain}" if RESERVED.match(plain) else plain
