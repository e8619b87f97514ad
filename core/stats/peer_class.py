"""Names of the official classes of similar municipalities."""

STATUS = {
    "政令指定都市": "designated cities",
    "特別区": "Tokyo wards",
    "中核市": "core cities",
    "施行時特例市": "former special cities",
}
"""Official classes by the status of a city, not by population and industry."""
SIZED = {"都市": "Cities ", "町村": "Towns and villages "}


def class_in_english(peer_class: str) -> str:
    """`都市II-1` → `Cities II-1`."""
    for ja, en in (STATUS | SIZED).items():
        if peer_class.startswith(ja):
            return en + peer_class.removeprefix(ja)
    return peer_class
