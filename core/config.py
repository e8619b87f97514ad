"""Settings, read once from the environment; the defaults suit one server on one computer."""

import ipaddress
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.text import LANGUAGES

ROOT = Path(__file__).parents[1]
MOST_DAYS = 3650


@dataclass(frozen=True)
class Config:
    """Every setting.

    Attributes:
        stats_path: the packaged statistics.
        live_path: the file of the workshops; accounts and the cookie key lie beside it.
        default_language: "ja" or "en", for who has chosen nothing.
        public_url: the address people reach us at, when it is not the one we are called by.
        copies_path: folder of the nightly copies; another disk survives this one.
        copies_days: how many days a copy is kept.
        trusted_proxy: addresses or networks whose X-Forwarded-For is believed, with commas.
        oidc_claim: what of the directory's answer says the role, "email" or a claim of groups.
        oidc_administrators, oidc_facilitators: its values that administer and lead; "*" stands
            for any letters. Without any, no directory is asked.
    """

    stats_path: str
    live_path: str
    default_language: str
    public_url: str
    copies_path: str
    copies_days: int
    trusted_proxy: str
    oidc_claim: str = "email"
    oidc_administrators: tuple[str, ...] = ()
    oidc_facilitators: tuple[str, ...] = ()

    @property
    def secrets_folder(self) -> Path:
        return Path(self.live_path).parent


@cache
def config() -> Config:
    """The settings of this process; makes the folder of the live data.

    Raises:
        ValueError: a setting that cannot be meant, so that the start says so.
    """
    live_path = os.environ.get("LIVE_PATH", str(ROOT / "data/live/workshops.duckdb"))
    days = os.environ.get("COPIES_DAYS", "14")
    if not days.isdecimal() or not 1 <= int(days) <= MOST_DAYS:
        raise ValueError(f"COPIES_DAYS: 1-{MOST_DAYS}")
    read = Config(
        stats_path=os.environ.get("STATS_PATH", str(ROOT / "data/regional.duckdb")),
        live_path=live_path,
        copies_path=os.environ.get("COPIES_PATH", str(Path(live_path).parent / "copies")),
        copies_days=int(days),
        default_language=os.environ.get("DEFAULT_LANGUAGE", "ja"),
        public_url=os.environ.get("PUBLIC_URL", "").rstrip("/"),
        trusted_proxy=_networks(os.environ.get("TRUSTED_PROXY", "")),
        oidc_claim=os.environ.get("OIDC_CLAIM", "email"),
        oidc_administrators=_listed(os.environ.get("OIDC_ADMINISTRATORS", "")),
        oidc_facilitators=_listed(os.environ.get("OIDC_FACILITATORS", "")),
    )
    if read.default_language not in LANGUAGES:
        raise ValueError(f"DEFAULT_LANGUAGE: {' / '.join(LANGUAGES)}")
    if not read.public_url.startswith(("http://", "https://")) and read.public_url:
        raise ValueError("PUBLIC_URL: http://… / https://…")
    read.secrets_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return read


def _listed(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(",") if one.strip())


def _networks(text: str) -> str:
    """Addresses and networks, with commas between.

    Raises:
        ValueError: one of them is neither; a name or "*" would believe too many.
    """
    found = _listed(text)
    try:
        for one in found:
            ipaddress.ip_network(one)
    except ValueError:
        raise ValueError("TRUSTED_PROXY: 127.0.0.1, 10.0.0.0/24, …") from None
    return ",".join(found)
