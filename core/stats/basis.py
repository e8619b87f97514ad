"""The kinds of numbers in words: counted, estimated, projected, given by the municipality."""

from typing import get_args

from core.bilingual import Bilingual, said
from core.stats.measure import Basis

WORDS: dict[Basis, Bilingual] = {basis: said(f"bases.{basis}") for basis in get_args(Basis)}
