"""Names of towns as they are written elsewhere: old and simple letters, districts, copies of PDF.

A name is first compared as it is; what is folded here never decides against an exact name.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from core.files.cells import narrow
from core.stats.former import NOW as NOW
from core.stats.former import OLD as OLD

_VARIANTS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u200b-\u200d\u2060\ufeff\\s]")
_LETTERS = str.maketrans(
    "ヶがガヵノ之釜梼鯵戶澤濱國嶋﨑舘條與邊邉曾礪瀨德廣縣區黑彌眞靜澁齋斎藝龜瀧惠竜鄕鄉櫻塲會萬壽鹽淵渕"
    "榮經關冨峯",
    "ケケケケのの竈檮鰺戸沢浜国島崎館条与辺辺曽砺瀬徳広県区黒弥真静渋斉斉芸亀滝恵龍郷郷桜場会万寿塩渕渕"
    "栄経関富峰",
)
_RADICALS = str.maketrans(
    "⺟⺠⻁⻄⻆⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲⺁⺅⺡⺮⻉⻌⻏⻞",
    "母民虎西角長青食鬼麦黄斉歯竜亀厂人氵竹貝辶阝食",
)
"""Signs of PDF copies for which Unicode names no letter."""


def same(name: str) -> str:
    """A name without variants of its letters: equal for two ways to write one town."""
    return narrow(_VARIANTS.sub("", name.translate(_RADICALS))).translate(_LETTERS)


def without_district(name: str) -> Iterator[str]:
    """A name without 郡 and what stands before: 空知郡上砂川町 → 上砂川町.

    The prefecture before it stays: 宮城県黒川郡大和町 → 宮城県大和町.
    """
    prefecture = re.match("(北海道|東京都|(?:大阪|京都)府|.{2,3}県)", name)
    start = prefecture[0] if prefecture else ""
    for found in re.finditer("郡(?=.+[町村]$)", name):
        yield start + name[found.end() :]


def close(name: str, known: list[str]) -> list[str]:
    """Up to three names that somebody may have meant."""
    return get_close_matches(name, known, 3, 0.7)
