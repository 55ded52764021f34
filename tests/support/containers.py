"""What a Lambda container keeps between calls lives in functools.caches; tests empty them as a new container would."""

import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper  # pyright: ignore[reportPrivateUsage]  # the only name of the type
from typing import Any

# Where something of a tenant, of the settings or of AWS is kept. Elsewhere caches hold constants only.
STATEFUL = ("billhead.aws", "billhead.access", "billhead.edge", "billhead.signup", "local_function_")
# They read nothing that changes between tests.
KEPT = frozenset({"function_session", "client_config"})
# Shared by the containers of all functions in real life too: they read the same settings.
NOT_OF_ONE_FUNCTION = frozenset({"shared_session", "own_client", "settings", "logger"})


def empty_all() -> None:
    """Before and after each test."""
    for cached in _caches():
        cached.cache_clear()


def empty_container() -> None:
    """When another function runs: it has a container of its own, and none of the other's sessions and answers."""
    for cached in _caches():
        if cached.__name__ not in NOT_OF_ONE_FUNCTION:
            cached.cache_clear()


def _caches() -> Iterator[Any]:
    for name, module in list(sys.modules.items()):
        if name.startswith(STATEFUL):
            for value in list(vars(module).values()):
                if isinstance(value, _lru_cache_wrapper) and value.__name__ not in KEPT:
                    yield value
