"""Imports a library without those of its modules that are not needed yet; each is loaded when a name of it is used.

What PEP 810 makes a statement of (`lazy import`), for a library that does not say it itself. The library stays as it
is: its own `from x import y` gets a stand-in for y that turns to the true one at its first use."""

import sys
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any, NamedTuple, cast


class Deferral(NamedTuple):
    """What to leave out of an import.

    `later`: modules (with all that is in them) that are loaded when used. `never`: optional dependencies that are not
    even looked for. `packages`: packages whose own `__init__` is run when a name of theirs is asked for; modules in
    them are imported as ever.
    """

    later: frozenset[str]
    never: frozenset[str] = frozenset()
    packages: frozenset[str] = frozenset()


@contextmanager
def deferring(deferral: Deferral) -> "Generator[None]":
    """While open, imports in this thread are deferred; modules that are loaded already stay true."""
    finder = _Finder(deferral)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for module in finder.deferred:
            _forget(module)


def _forget(module: ModuleType) -> None:
    """A later import of the module, by whomever, is a true one."""
    parent, _, child = module.__name__.rpartition(".")
    if sys.modules.get(module.__name__) is module:
        del sys.modules[module.__name__]
    if parent in sys.modules and vars(sys.modules[parent]).get(child) is module:
        delattr(sys.modules[parent], child)


class _Finder:
    """Finder and loader in one; that it is both is known by its methods, for `importlib.abc` is slow to import."""

    def __init__(self, deferral: Deferral) -> None:
        self.deferral = deferral
        self.deferred: list[_Deferred] = []
        self.loaded: set[str] = set()
        self.thread = threading.get_ident()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if threading.get_ident() != self.thread or fullname in self.loaded:
            return None
        if _is_among(fullname, self.deferral.never):
            raise ModuleNotFoundError(f"{fullname} is not wanted here", name=fullname)
        if _is_among(fullname, self.deferral.later):
            return ModuleSpec(fullname, cast(Any, self), is_package=True)
        return _without_body(fullname, path) if fullname in self.deferral.packages else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = _Deferred(spec.name, self)
        self.deferred.append(module)
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is run: that is the point."""

    def load(self, module: ModuleType) -> ModuleType:
        """The true module, also while imports are still being deferred."""
        self.loaded.add(module.__name__)
        _forget(module)
        return import_module(module.__name__)


def _is_among(name: str, modules: frozenset[str]) -> bool:
    """Whether the name, or a package that it is in, is one of them."""
    parts = name.split(".")
    return any(".".join(parts[:count]) in modules for count in range(1, len(parts) + 1))


def _without_body(name: str, path: Sequence[str] | None) -> ModuleSpec | None:
    spec = PathFinder.find_spec(name, path)
    if spec is not None:
        spec.loader = cast(Any, _BodyLater(cast(Any, spec.loader)))
    return spec


class _BodyLater:
    """Loads a package without running it."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Package(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Not yet."""


class _Package(ModuleType):
    """A package that was not run; it stays after the deferral, and is run when it is asked for a name."""

    def __getattr__(self, name: str) -> Any:
        spec = self.__spec__
        later = cast(Any, spec and spec.loader)
        if name.startswith("__") or spec is None or not isinstance(later, _BodyLater):
            raise AttributeError(name)
        self.__class__ = ModuleType  # pyright: ignore[reportAttributeAccessIssue] -- from now on it is a plain module
        self.__loader__ = spec.loader = later.loader
        later.loader.exec_module(self)
        return getattr(self, name)


class _Deferred(ModuleType):
    """Stands for a module; its names are stand-ins too."""

    def __init__(self, name: str, finder: _Finder) -> None:
        super().__init__(name)
        self._finder = finder

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn(lambda: getattr(self._finder.load(self), name))


class _StandIn:
    """Stands for something that is loaded when it is used: called, asked for a part, or checked against."""

    def __init__(self, load: Callable[[], Any]) -> None:
        self._load = load

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._load()(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        # Annotations and decorators probe for such names; to load the module for that would defeat the deferral.
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._load(), name)

    def __instancecheck__(self, instance: object) -> bool:
        return isinstance(instance, self._load())

    def __or__(self, other: object) -> Any:
        """In an annotation, which nobody reads at run time."""
        return Any

    __ror__ = __or__
