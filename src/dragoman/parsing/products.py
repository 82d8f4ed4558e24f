"""Matrix products for the networks: NumPy's BLAS instead of spaCy's, on one thread.

thinc multiplies with a bundled BLIS that reached 18 GFLOP/s where NumPy's OpenBLAS reached 69; parsing is up to twice
as fast with the latter. One thread, because several give sums in another order and so other bits, and because a
machine is filled with processes rather than threads.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path
from typing import Any


def numpy_products() -> AbstractContextManager[None]:
    """Networks built inside this context multiply with NumPy."""
    from thinc.api import use_ops

    return use_ops("numpy", use_blis=False)


@contextmanager
def single_thread() -> Iterator[None]:
    """Hold NumPy's OpenBLAS to one thread. Does nothing where NumPy was built with another library."""
    library = _openblas()
    if library is None:
        yield
        return
    get, put = library
    before = get()
    put(1)
    try:
        yield
    finally:
        put(before)


@cache
def _openblas() -> tuple[Any, Any] | None:
    import numpy

    package = Path(numpy.__file__).parent
    for folder in (package.parent / "numpy.libs", package / ".libs", package / ".dylibs"):
        for path in sorted(folder.glob("*openblas*")):
            found = _functions(path)
            if found is not None:
                return found
    return None


def _functions(path: Path) -> tuple[Any, Any] | None:
    try:
        library = ctypes.CDLL(str(path))
    except OSError:
        return None
    for prefix, suffix in (("scipy_", "64_"), ("", "64_"), ("scipy_", ""), ("", "")):
        get = getattr(library, f"{prefix}openblas_get_num_threads{suffix}", None)
        put = getattr(library, f"{prefix}openblas_set_num_threads{suffix}", None)
        if get is not None and put is not None:
            put.argtypes = [ctypes.c_int]
            put.restype = None
            return get, put
    return None
