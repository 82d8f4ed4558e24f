"""A multinomial linear model over named features, as ``training/supposing.py`` writes it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

FILE = "supposing.npz"
STEPS = 127
"""Weights are whole numbers between minus and plus this, times one scale for all."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights of features, which are known by the checksum of their name, for each class."""

    classes: tuple[str, ...]
    keys: NDArray[np.uint32]
    """Ascending."""
    weights: NDArray[np.int8]
    """One row a key, one column a class."""
    scale: float
    bias: NDArray[np.float64]

    def rows(self, names: Sequence[str]) -> NDArray[np.float64]:
        """The weights of features for each class, a row each; noughts for those that were not met in training."""
        found = np.fromiter((zlib.crc32(name.encode()) for name in names), dtype=np.uint32, count=len(names))
        places = np.searchsorted(self.keys, found)
        places[places == len(self.keys)] = 0
        known = self.keys[places] == found
        return np.asarray(self.weights[places] * (known[:, None] * self.scale), dtype=np.float64)

    def probabilities(self, values: Mapping[str, float]) -> NDArray[np.float64]:
        """The probability of each class, from features and their values."""
        sums = self.bias + np.fromiter(values.values(), dtype=np.float64, count=len(values)) @ self.rows(list(values))
        powers = np.exp(sums - sums.max())
        return np.asarray(powers / powers.sum(), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Model:
    """Which type of event a sentence tells, and on which side each of its parties stands."""

    types: Linear
    sides: Linear


def checksum(name: str) -> int:
    """What a feature is kept under."""
    return zlib.crc32(name.encode())


def packed(
    prefix: str, names: Iterable[str], classes: Iterable[str], weights: NDArray[np.float64], bias: NDArray[np.float64]
) -> dict[str, NDArray[np.generic]]:
    """The arrays of a linear model (features by classes) as the file holds them."""
    keys = np.array([checksum(name) for name in names], dtype=np.uint32)
    order = np.argsort(keys, kind="stable")
    scale = float(np.abs(weights).max(initial=0.0)) / STEPS or 1.0
    return {
        f"{prefix}_classes": np.array(list(classes)),
        f"{prefix}_keys": keys[order],
        f"{prefix}_weights": np.rint(weights[order] / scale).astype(np.int8),
        f"{prefix}_scale": np.array(scale),
        f"{prefix}_bias": bias,
    }


@cache
def load(language: str) -> Model | None:
    """The model that a language ships, or None if it has none."""
    source = files("dragoman") / "languages" / language / FILE
    if not source.is_file():
        return None
    with as_file(source) as path, np.load(path, allow_pickle=False) as arrays:
        return Model(*(unpacked(arrays, prefix) for prefix in ("types", "sides")))


def unpacked(arrays: Mapping[str, NDArray[np.generic]], prefix: str) -> Linear:
    """A linear model from the arrays that ``packed`` made of it."""
    keys, weights, bias = (np.asarray(arrays[f"{prefix}_{part}"]) for part in ("keys", "weights", "bias"))
    return Linear(
        classes=tuple(str(name) for name in arrays[f"{prefix}_classes"]),
        keys=keys.astype(np.uint32),
        weights=weights.astype(np.int8),
        scale=float(np.asarray(arrays[f"{prefix}_scale"], dtype=np.float64)),
        bias=bias.astype(np.float64),
    )
