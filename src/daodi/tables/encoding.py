"""Which encoding a text is in: the byte order mark where there is one, else strict trials and plausibility."""

from __future__ import annotations

import codecs
import functools
import re
import unicodedata

from daodi.tables.cells import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
EAST_ASIAN = ("gb18030", "big5hkscs", "cp932", "cp949")
NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with byte order mark",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32": "UTF-32",
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
    "cp932": "Shift_JIS",
    "cp949": "EUC-KR",
    "cp1252": "Windows-1252",
    "latin-1": "Latin-1",
}
CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 26, 27}

# Characters that laboratory tables are full of, in the four scripts; they tell the double-byte encodings apart.
HANS = (
    "的是在有和中国品名称样批号编产地日期检测验项目结果单位标准规定限量方法依据报告合格未出不得过重金属铅镉汞砷铜农药残留黄曲霉"
    "毒素二氧化硫水分总灰酸溶性浸物含量微生菌落数大肠杆沙门氏霉酵母原料饮片粉末提取用途市场生产厂家供应商委托来源备注序实判断"
    "测定值要求药材公司实验室执行人参甘草当归川芎白芍术茯苓地枸杞金银花连翘丹红五味子山楂陈皮半夏麦冬天麻杜仲"
)
HANT = (
    "的是在有和中國品名稱樣批號編產地日期檢測驗項目結果單位標準規定限量方法依據報告合格未出不得過重金屬鉛鎘汞砷銅農藥殘留黃麴黴"
    "毒素二氧化硫水分總灰酸溶性浸物含量微生菌落數大腸桿沙門氏黴酵母原料飲片粉末提取用途市場生產廠家供應商委託來源備註序實判斷"
    "測定值要求藥材公司實驗室執行人參甘草當歸川芎白芍朮茯苓地枸杞金銀花連翹丹紅五味子山楂陳皮半夏麥冬天麻杜仲臺灣香港"
)
JA = (
    "のにはをたがでてとしれさあいうえおかきくけこすせそちつなねまみむめもやゆよらりるろわんアイウエオカキ"
    "クケコサシスセソタチツテトナニネノハヒフヘホマミムメモヤユヨラリルレロワンーガギグゲゴザジズゼダデド"
    "バビブベボパピプポッャュョ品名検査項目試験結果単位製造番号鉛医薬生薬産地年月日規格適合方法基準値総数"
    "限度"
)
KO = (
    "의이가은는을를에서로와과도하고다한시험항목결과단위제품명번호원산지기준규격판정적합부검사방법제조일자"
    "납카드뮴비소수은중금속농약잔류이산화황곰팡이독소함량건조감회분정량한도국내대료약재생사업업체기관성식"
    "품의약처인삼감초당귀천궁황기"
)
SIGNS = "，。、；：（）《》“”‘’％±≤≥＜＞～—…·℃×μ／－＋＝"


RUN = re.compile(r"([^\x00-\x7f]+)")
ODD = frozenset("ƒˆªº")  # letters to Unicode, first bytes of Japanese and Chinese in practice
WESTERN_SIGNS = frozenset("µ±°²³×·–—’‘“”§®™«»") | {"°C", "± ", "\xa0"}


@functools.cache
def common(encoding: str) -> frozenset[str]:
    """The characters one would expect in a table of this encoding."""
    return frozenset({"gb18030": HANS, "big5hkscs": HANT, "cp932": JA, "cp949": KO}[encoding] + SIGNS)


def encoding_of(sample: bytes, name: str = "input") -> str:
    """The codec of a text by its first bytes; Unreadable where they are no text at all.

    >>> encoding_of("批号,检测项目,结果".encode("gb18030"))
    'gb18030'
    """
    for mark, codec in MARKS:
        if sample.startswith(mark):
            return codec
    if b"\0" in sample:
        return _wide(sample, name)
    if sum(byte in CONTROLS for byte in sample) > len(sample) // 1000:
        raise Unreadable(f"{name}: not a text (it holds control characters), expected a table")
    return _narrow(sample)


def _narrow(sample: bytes) -> str:
    if decodes(sample, "utf-8") or _mostly_utf8(sample):
        return "utf-8"
    scores = {codec: plausibility(sample, codec) for codec in (*EAST_ASIAN, "cp1252") if decodes(sample, codec)}
    return max(scores, key=scores.__getitem__) if scores else "latin-1"


def _mostly_utf8(sample: bytes) -> bool:
    """Whether most lines beyond ASCII are valid UTF-8, which no other encoding is by chance."""
    lines = [line for line in sample.splitlines() if not line.isascii()]
    return sum(decodes(line, "utf-8") for line in lines) * 2 > len(lines)


def _wide(sample: bytes, name: str) -> str:
    even = sample[: len(sample) // 2 * 2]
    scores = {}
    for codec in ("utf-16-le", "utf-16-be"):
        if decodes(even, codec):
            text = even.decode(codec, "ignore")
            plain = sum(char.isascii() and (char.isprintable() or char in "\r\n\t") for char in text)
            scores[codec] = plain / max(1, len(text)) if "\0" not in text else 0.0
    best = max(scores, key=scores.__getitem__, default="")
    if not best or scores[best] < 0.05:
        raise Unreadable(f"{name}: not a text (it holds NUL bytes), expected a table")
    return best


def decodes(sample: bytes, codec: str) -> bool:
    """Whether the bytes are valid in a codec, but for a character cut off at the end."""
    try:
        codecs.getincrementaldecoder(codec)().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def plausibility(sample: bytes, codec: str) -> float:
    """How much the text looks like one that was written in this codec, from -1 to 1."""
    text = sample.decode(codec, "ignore")
    if codec == "cp1252":
        return _western(text)
    high = [char for char in text if not char.isascii()]
    return sum(_weight(char, codec) for char in high) / max(1, len(high))


def _weight(char: str, codec: str) -> float:
    if char in common(codec):
        return 1.0
    if unicodedata.category(char) in ("Co", "Cn", "Cc"):
        return -1.0
    lead = char.encode(codec, "replace")
    if len(lead) < 2:
        return -0.5  # half-width kana: rare in tables, and what other encodings turn into
    first, second = lead[0], lead[1]
    frequent = {
        "gb18030": 0xB0 <= first <= 0xD7 and second >= 0xA1 and len(lead) == 2,
        "big5hkscs": 0xA4 <= first <= 0xC6,
        "cp932": 0x88 <= first <= 0x97,
        "cp949": 0xB0 <= first <= 0xC8 and second >= 0xA1,
    }[codec]
    return 0.2 if frequent else -0.6


def _western(text: str) -> float:
    """Accented letters stand in words, a sign alone; what was written in two bytes a character does neither."""
    runs = list(RUN.finditer(text))
    good = sum(len(run[1]) for run in runs if _in_word(text, run.start(1), run.end(1)) or run[1] in WESTERN_SIGNS)
    return 2 * good / max(1, sum(len(run[1]) for run in runs)) - 1


def _in_word(text: str, start: int, end: int) -> bool:
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    letters = text[start:end].isalpha() and not ODD.intersection(text[start:end])
    return end - start <= 3 and letters and any(char.isalpha() for char in beside)
