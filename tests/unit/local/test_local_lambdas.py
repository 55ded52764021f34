"""Functions in this process, as Lambda would run them."""

import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from local.lambdas import PAYLOAD_LIMIT, FunctionError, Lambdas
from local.resources import Function, Role

ROLE = Role("R", "r", "arn:aws:iam::123456789012:role/r", {}, ())


def function(folder: Path, name: str, code: str) -> Function:
    (folder / name).mkdir()
    (folder / name / "app.py").write_text(code)
    return Function(name, name, f"stack-{name}", f"arn:{name}", folder / name, "app.handler", "", {}, 9, 256, (), ROLE)


def lambdas(folder: Path, **codes: str) -> Lambdas:
    return Lambdas({name: function(folder, name, code) for name, code in codes.items()})


def test_function_gets_a_copy_of_the_event_and_the_caller_a_copy_of_the_answer(tmp_path: Path) -> None:
    code = "def handler(event, context):\n    event['seen'] = (1, 2)\n    return event\n"
    sent: dict[str, Any] = {"a": [1]}
    answer = lambdas(tmp_path, one=code).invoke("one", sent)
    assert answer == {"a": [1], "seen": [1, 2]}
    assert sent == {"a": [1]}


def test_functions_with_the_same_file_name_do_not_meet(tmp_path: Path) -> None:
    path_before = list(sys.path)
    both = lambdas(
        tmp_path, one="NAME = 1\ndef handler(e, c): return NAME\n", two="NAME = 2\ndef handler(e, c): return NAME\n"
    )
    assert (both.invoke("one", None), both.invoke("two", None), both.invoke("one", None)) == (1, 2, 1)
    assert sys.path == path_before


def test_context_tells_who_and_how_long(tmp_path: Path) -> None:
    code = """
def handler(event, context):
    return [context.function_name, context.memory_limit_in_mb, context.invoked_function_arn, context.log_group_name,
            len(context.aws_request_id), 0 < context.get_remaining_time_in_millis() <= 9000]
"""
    answer = lambdas(tmp_path, one=code).invoke("one", {})
    assert answer == ["stack-one", 256, "arn:one", "/aws/lambda/stack-one", 36, True]


def test_function_that_raises_fails_with_its_trace(tmp_path: Path) -> None:
    one = lambdas(tmp_path, one="def handler(e, c): raise KeyError('x')\n")
    with pytest.raises(FunctionError, match="one failed: KeyError") as caught:
        one.invoke("one", {})
    assert "raise KeyError('x')" in caught.value.trace


def test_function_that_cannot_be_imported_fails_when_called(tmp_path: Path) -> None:
    one = lambdas(tmp_path, one="import nothing_of_that_name\n")
    with pytest.raises(FunctionError, match="ModuleNotFoundError"):
        one.invoke("one", {})


@pytest.mark.parametrize(
    "value",
    ["__import__('decimal').Decimal('1.1')", "float('nan')", "{1, 2}", "b'x'", "__import__('datetime').date.max"],
)
def test_answer_that_is_not_json_fails(tmp_path: Path, value: str) -> None:
    one = lambdas(tmp_path, one=f"def handler(e, c): return {{'x': {value}}}\n")
    with pytest.raises(FunctionError, match="MarshalError"):
        one.invoke("one", {})


def test_event_that_is_not_json_fails(tmp_path: Path) -> None:
    with pytest.raises(FunctionError, match="MarshalError"):
        lambdas(tmp_path, one="def handler(e, c): return 1\n").invoke("one", {"x": Decimal(1)})


def test_answer_larger_than_lambda_carries_fails(tmp_path: Path) -> None:
    one = lambdas(tmp_path, one=f"def handler(e, c): return 'x' * ({PAYLOAD_LIMIT} - 2 + e)\n")
    assert len(one.invoke("one", 0)) == PAYLOAD_LIMIT - 2
    with pytest.raises(FunctionError, match="ResponseSizeTooLarge"):
        one.invoke("one", 1)


def test_recycled_functions_start_cold(tmp_path: Path) -> None:
    one = lambdas(tmp_path, one="calls = []\ndef handler(e, c):\n    calls.append(1)\n    return len(calls)\n")
    assert (one.invoke("one", {}), one.invoke("one", {})) == (1, 2)
    one.recycle(tmp_path / "layers")
    assert one.invoke("one", {}) == 1


def test_recycling_empties_the_caches_of_layers_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cached_in(folder: Path) -> ModuleType:
        module = ModuleType(f"kept_{folder.name}")
        module.__file__ = str(folder / "kept.py")
        exec("from functools import cache\n@cache\ndef answer(): return object()\n", module.__dict__)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        return module

    ours, foreign = cached_in(tmp_path / "layers"), cached_in(tmp_path / "elsewhere")
    before = ours.answer(), foreign.answer()
    Lambdas({}).recycle(tmp_path / "layers")
    assert ours.answer() is not before[0]
    assert foreign.answer() is before[1]


def test_missing_code_is_named(tmp_path: Path) -> None:
    given = Function("OneFunction", "one", "one", "arn", tmp_path / "no", "app.handler", "", {}, 9, 256, (), ROLE)
    with pytest.raises(FunctionError, match="FileNotFoundError"):
        Lambdas({"one": given}).invoke("one", {})
