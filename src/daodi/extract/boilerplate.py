"""Lines that are the frame of a page and not its text: menus, copyright, counters, contact, notices."""

from __future__ import annotations

from daodi.extract.tokens import Token

SHORT = 14  # tokens of a line that a single mark makes boilerplate
STRONG = {
    "copyright", "all rights reserved", "©", "cookies", "cookie", "privacy policy", "icp备", "icp", "版权所有", "备案号", "公网安备",
    "京公网安备", "责任编辑", "免责声明", "未经授权", "disclaimer", "terms of use", "浏览次数", "点击数", "点击量", "浏览量", "阅读量", "阅读次数", "访问量",
    "page views", "pageviews", "working days", "business days", "增值电信", "邮政编码", "邮编", "浏览人次", "瀏覽人次", "累计浏览", "whatsapp",
    "infringement", "removed immediately", "个工作日", "工作日", "举报", "infringing", "点阅率", "造访人次", "到访人次", "总访问", "今日访问",
}  # fmt: skip


def is_boilerplate(line: list[Token]) -> bool:
    """Whether a line is part of the frame: a strong mark anywhere, or a weak one in a short line.

    >>> from daodi.extract.tokens import tokens
    >>> is_boilerplate(tokens("Copyright 2019 XINHUANET.com All rights reserved."))
    True
    >>> is_boilerplate(tokens("The hospital treated 300 patients."))
    False
    """
    short = len(line) <= SHORT
    for token in line:
        if "boilerplate" in token.senses and (short or token.text in STRONG):
            return True
    return False
