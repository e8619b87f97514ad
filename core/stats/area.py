"""A place that statistics are published for."""

from dataclasses import dataclass
from typing import Literal

from core.bilingual import Bilingual

Kind = Literal["country", "prefecture", "municipality"]


@dataclass(frozen=True)
class Area:
    """A municipality, a prefecture or the country; `area_code` has five digits."""

    area_code: str
    name: str
    kind: Kind
    prefecture_code: str
    prefecture_name: str
    kana: str
    romaji: str
    peer_class: str

    @property
    def named(self) -> Bilingual:
        """In the letters of the reader's language, where they are known."""
        return Bilingual(self.name, self.romaji or self.name)
