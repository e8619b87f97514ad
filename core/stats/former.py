"""Names and codes that towns had until the 2010s, as far as files of ours still use them."""

OLD = {
    "28221": "篠山市", "03305": "滝沢村", "04423": "富谷町", "11445": "白岡町",
    "12402": "大網白里町", "17344": "野々市町", "23304": "長久手町", "40305": "那珂川町",
}  # fmt: skip
"""Names until the 2010s; the code of a town that became a city went with its name."""
NOW = {
    "28221": "28221", "03305": "03216", "04423": "04216", "11445": "11246", "12402": "12239",
    "17344": "17212", "23304": "23238", "40305": "40231",
}  # fmt: skip


def former(area_code: str) -> tuple[str, ...]:
    """Earlier names and codes of a place, to be found by."""
    codes = [old for old, now in NOW.items() if now == area_code]
    return tuple(word for code in codes for word in (OLD[code], code) if word != area_code)
