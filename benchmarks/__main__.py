"""`python -m benchmarks [NAME …]`: run the benchmarks with these names, or all of them."""

import importlib
import pkgutil
import sys

import benchmarks

names = sys.argv[1:] or [found.name for found in pkgutil.iter_modules(benchmarks.__path__)]
for name in names:
    if name not in ("__main__", "timing"):
        importlib.import_module(f"benchmarks.{name}").main()
