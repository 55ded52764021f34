"""The `query` of a list, compiled to a DynamoDB filter: only listed fields, only values. It may not read anything.

A filter is applied after a page was read: a filtered page is still one query, so it may be short or even empty while
`next_cursor` goes on. It costs what it reads, not what it answers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, NoReturn, cast

from billhead.kernel.errors import Malformed

MAX_DEPTH: Final = 3
MAX_CONDITIONS: Final = 20
MAX_CHOICES: Final = 50
# DynamoDB takes 4 KB of expression and 300 operands in it.
MAX_VALUES: Final = 200
MAX_TEXT: Final = 250
MAX_NUMBER: Final = 10**18
MAX_DIGITS: Final = 30


class FilterMalformed(Malformed):
    """The list's `query` names an unknown field or operator, a value of the wrong type, or is too large."""

    code = "filter_malformed"


class FilterKind(StrEnum):
    """What a field holds, and so which operators it takes. MOMENT: dates and timestamps, whose text sorts by time."""

    TEXT = "text"
    MOMENT = "date"
    NUMBER = "number"
    FLAG = "boolean"


@dataclass(frozen=True, slots=True)
class FilterField:
    """Where a public field is stored: attributes from the outermost, with dots between them."""

    path: str
    kind: FilterKind

    @property
    def operand(self) -> str:
        """`data.email` as `#data.#email`; what runs the query expands `#name`."""
        return ".".join(f"#{part}" for part in self.path.split("."))


Filters = Mapping[str, FilterField]


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition over attributes and the values of its placeholders; None where nothing is asked."""

    expression: str | None = None
    values: dict[str, Any] = field(default_factory=dict[str, Any])


_EQUALITY: Final = {"equals": "{0} = {1}", "not": "NOT {0} = {1}"}
_ORDER: Final = {"gt": "{0} > {1}", "gte": "{0} >= {1}", "lt": "{0} < {1}", "lte": "{0} <= {1}"}
_PARTS: Final = {"contains": "contains({0}, {1})", "startsWith": "begins_with({0}, {1})"}
_TEMPLATES: Final = _EQUALITY | _ORDER | _PARTS
_ANY: Final = frozenset({*_EQUALITY, "in"})
_OPERATORS: Final[dict[FilterKind, frozenset[str]]] = {
    FilterKind.TEXT: _ANY | _PARTS.keys(),
    FilterKind.MOMENT: _ANY | _ORDER.keys() | {"startsWith"},
    FilterKind.NUMBER: _ANY | _ORDER.keys(),
    FilterKind.FLAG: frozenset(_EQUALITY),
}


def compile_filter(query: Mapping[str, Any], fields: Filters) -> Filter:
    """Every entry must hold: {"city": "Ljubljana", "price": {"gte": 10, "lt": 20}, "or": [{…}, {…}]}.

    Operators: equals, not, in, gt, gte, lt, lte, contains, startsWith, by the field's kind; `not` also takes an object
    of operators; null is "has no value". Texts compare exactly, with case. Limits: depth 3, 20 conditions, 50 values
    in one `in`, 200 in all, texts of 250 characters. Errors: FilterMalformed, naming what is wrong.
    """
    if not query:
        return Filter()
    compiler = _Compiler(fields)
    return Filter(compiler.all_of(query, 1), compiler.values)


class _Compiler:
    """Builds one expression; holds the values that it has placed so far."""

    def __init__(self, fields: Filters) -> None:
        self._fields = fields
        self._conditions = 0
        self.values: dict[str, Any] = {}

    def all_of(self, query: Mapping[str, Any], depth: int) -> str:
        if depth > MAX_DEPTH:
            _refuse(f"A query has at most {MAX_DEPTH} levels.")
        return _joined(" AND ", [self._entry(name, wanted, depth) for name, wanted in query.items()])

    def _entry(self, name: str, wanted: Any, depth: int) -> str:
        if name == "or":
            return self._any_of(wanted, depth)
        if name not in self._fields:
            _refuse(f"There is no field {_shown(name)} to filter by.")
        return self._field(_Named(name, self._fields[name]), wanted, depth)

    def _any_of(self, choices: Any, depth: int) -> str:
        return _joined(" OR ", [self.all_of(_object(choice), depth + 1) for choice in _list(choices, "or")])

    def _field(self, named: "_Named", wanted: Any, depth: int) -> str:
        if not isinstance(wanted, dict):
            return self._condition(named, "equals", wanted, depth)
        operators = cast(dict[str, Any], wanted)
        if not operators:
            _refuse(f"{named.name} has no operator.")
        return _joined(" AND ", [self._condition(named, name, value, depth) for name, value in operators.items()])

    def _condition(self, named: "_Named", operator: str, value: Any, depth: int) -> str:
        if operator not in _OPERATORS[named.kind]:
            _refuse(f"{named.name} has no operator {_shown(operator)}.")
        if operator == "not" and isinstance(value, dict):
            return self._negated(named, cast(dict[str, Any], value), depth + 1)
        self._count()
        if operator == "in":
            return self._among(named, _list(value, f"{named.name}: in"))
        if value is None and operator in _EQUALITY:
            return f"attribute_{'not_' if operator == 'equals' else ''}exists({named.operand})"
        if value == "" and operator in _PARTS:
            _refuse(f"{named.name}: {operator} takes a text that is not empty.")
        return _TEMPLATES[operator].format(named.operand, self._placed(named, value))

    def _negated(self, named: "_Named", operators: dict[str, Any], depth: int) -> str:
        if depth > MAX_DEPTH:
            _refuse(f"A query has at most {MAX_DEPTH} levels.")
        return f"NOT ({self._field(named, operators, depth)})"

    def _among(self, named: "_Named", choices: list[Any]) -> str:
        if len(choices) > MAX_CHOICES:
            _refuse(f"{named.name}: in takes at most {MAX_CHOICES} values.")
        return f"{named.operand} IN ({', '.join(self._placed(named, choice) for choice in choices)})"

    def _count(self) -> None:
        self._conditions += 1
        if self._conditions > MAX_CONDITIONS:
            _refuse(f"A query has at most {MAX_CONDITIONS} conditions.")

    def _placed(self, named: "_Named", value: Any) -> str:
        if not _CHECKS[named.kind](value):
            _refuse(f"{named.name} is compared with a {named.kind}.")
        if len(self.values) >= MAX_VALUES:
            _refuse(f"A query has at most {MAX_VALUES} values.")
        placeholder = f":f{len(self.values)}"
        self.values[placeholder] = value
        return placeholder


@dataclass(frozen=True, slots=True)
class _Named:
    """A field under its public name."""

    name: str
    _field: FilterField

    @property
    def kind(self) -> FilterKind:
        return self._field.kind

    @property
    def operand(self) -> str:
        return self._field.operand


def _joined(word: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else "(" + word.join(parts) + ")"


def _list(value: Any, what: str) -> list[Any]:
    if not isinstance(value, list) or not value:
        _refuse(f"{what} takes a list that is not empty.")
    return cast(list[Any], value)


def _object(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict) or not value:
        _refuse("or takes a list of objects that are not empty.")
    return cast(Mapping[str, Any], value)


def _is_text(value: Any) -> bool:
    # A lone surrogate has no UTF-8, so no stored text can hold it and no request can carry it.
    return isinstance(value, str) and len(value) <= MAX_TEXT and not any("\ud800" <= char <= "\udfff" for char in value)


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    _, digits, exponent = Decimal(value).as_tuple()
    return isinstance(exponent, int) and -exponent <= MAX_DIGITS >= len(digits) and abs(value) <= MAX_NUMBER


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


_CHECKS: Final[dict[FilterKind, Callable[[Any], bool]]] = {
    FilterKind.TEXT: _is_text,
    FilterKind.MOMENT: _is_text,
    FilterKind.NUMBER: _is_number,
    FilterKind.FLAG: _is_flag,
}


def _shown(name: str) -> str:
    """A client's word in an answer: short, and with nothing that an answer cannot carry."""
    return name[:40].encode("ascii", "backslashreplace").decode()


def _refuse(detail: str) -> NoReturn:
    raise FilterMalformed(detail)
