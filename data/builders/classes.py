"""Official classes of similar municipalities (類似団体)."""

import unicodedata
from pathlib import Path

import pandas as pd

from data.builders import Table


def build(raw: Path, sources: Table) -> pd.DataFrame:
    """Class of each municipality: area_code, peer_class (NFKC, e.g. `都市III-3`)."""
    path = raw / sources["similar_municipalities"]["files"][0]["path"]
    rows = pd.read_csv(path, encoding="cp932", skiprows=1, dtype=str)
    names = [unicodedata.normalize("NFKC", str(name)).strip() for name in rows["区分"]]
    names = [name.replace("−", "-").replace("‐", "-").replace("ー", "-") for name in names]
    return pd.DataFrame({"area_code": rows["団体コード"].str[:5], "peer_class": names})
