"""From a client's data to a model, or to the list of everything that is wrong with it."""

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from billhead.kernel.errors import Fault, Invalid

M = TypeVar("M", bound=BaseModel)
MAX_FAULTS = 100

# Pydantic's names of errors are its own and may change; these are ours and may not.
CODES = {
    "missing": "required",
    "extra_forbidden": "unknown_field",
    "string_too_long": "too_long",
    "string_too_short": "too_short",
    "string_type": "not_a_string",
    "string_unicode": "control_character",
    "string_pattern_mismatch": "malformed",
    "bool_type": "not_a_boolean",
    "int_type": "not_an_integer",
    "int_from_float": "not_an_integer",
    "dict_type": "not_an_object",
    "model_type": "not_an_object",
    "model_attributes_type": "not_an_object",
    "list_type": "not_a_list",
    "too_long": "too_many",
    "too_short": "too_few",
    "enum": "unknown_value",
    "literal_error": "unknown_value",
    "greater_than": "out_of_range",
    "greater_than_equal": "out_of_range",
    "less_than": "out_of_range",
    "less_than_equal": "out_of_range",
    "date_from_datetime_parsing": "date_malformed",
    "date_parsing": "date_malformed",
    "date_type": "date_malformed",
    "date_from_datetime_inexact": "date_malformed",
    "decimal_max_digits": "out_of_range",
    "decimal_whole_digits": "out_of_range",
    "decimal_max_places": "too_precise",
    "finite_number": "out_of_range",
}


def validate(model: type[M], data: Any, *, at: str = "") -> M:
    """The model, or Invalid with one Fault per error; `at` is the pointer of `data` within the request."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise Invalid("The request is not valid.", errors=faults(error, at)) from None


def refuse_unknown(model: type[BaseModel], patch: Any) -> None:
    """Invalid where a merge patch names fields that the model lacks: a null there would clear nothing, unnoticed."""
    try:
        model.model_validate(patch)
    except ValidationError as error:
        unknown = [fault for fault in faults(error) if fault.code == CODES["extra_forbidden"]]
        if unknown:
            raise Invalid("The request is not valid.", errors=unknown) from None


def faults(error: ValidationError, at: str = "") -> list[Fault]:
    entries = error.errors(include_url=False, include_input=False, include_context=False)
    return [_fault(entry, at) for entry in entries[:MAX_FAULTS]]


def _fault(entry: ErrorDetails, at: str) -> Fault:
    code = CODES.get(entry["type"], entry["type"])
    # Pydantic's own word for "the key, not its value" is no part of the request.
    location = entry["loc"][:-1] if entry["loc"][-1:] == ("[key]",) else entry["loc"]
    return Fault(at + pointer(location), code, entry["msg"])


def pointer(location: Iterable[str | int]) -> str:
    """RFC 6901: ("items", 0, "price") is /items/0/price. A lone surrogate, which no answer can carry, becomes "?"."""
    text = "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in location)
    return text.encode("utf-8", "replace").decode()
