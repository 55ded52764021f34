"""Reading ids needs no network, and the ways out of Billhead are few and known."""

import subprocess
import sys

from tests.architecture.source import files, name
from tests.architecture.test_imports import imported

READING = """
import sys
from billhead.vat_ids.reading import read_vat_id
assert not [module for module in sys.modules if module.startswith("billhead.vat_ids.rules")], "the table came early"
assert read_vat_id("SI50223054").is_well_formed
heavy = ("boto3", "botocore", "http", "pydantic", "socket", "ssl", "stdnum")
print(*(module for module in heavy if module in sys.modules))
"""


def importers(module: str) -> set[str]:
    return {name(path) for path in files("layers", "functions") for _, found in imported(path) if found == module}


def test_reading_an_id_loads_no_network_and_no_library() -> None:
    answer = subprocess.run([sys.executable, "-c", READING], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == ""


def test_only_the_client_of_vies_posts_and_only_the_service_opens_it() -> None:
    assert importers("billhead.aws.post_json") == {"layers/core/billhead/vat_ids/vies.py"}
    assert importers("billhead.vat_ids.vies") == {"layers/core/billhead/vat_ids/service.py"}


def test_only_two_functions_fetch() -> None:
    fetching = {path for path in importers("billhead.aws.safe_fetch") if path.startswith("functions/")}
    assert fetching == {"functions/fetch_exchange_rates/app.py", "functions/fetch_logo/app.py"}
