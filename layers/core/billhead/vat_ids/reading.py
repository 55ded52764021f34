"""From what a person typed to a VAT id, and whether it is well-formed. Pure; asks nobody.

Formats are those of the VIES FAQ, "VAT identification number structure", and of the tax offices of GB, CH and NO.
"""

import unicodedata
from typing import Final

from billhead.vat_ids.model import VatId

# Between the parts of a number people write spaces, dots, hyphens, slashes and the like; `+` and `*` belong to some
# Irish numbers.
_PUNCTUATION: Final = frozenset(".,:;/\\'’_()")
_SEPARATING: Final = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd"})
_CAPITALS: Final = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
# Art. 215 of Directive 2006/112/EC lets Greece use EL; Monaco is registered in France, the Isle of Man in the UK.
_PREFIX_OF: Final = {"GR": "EL", "MC": "FR", "IM": "GB"}
_COUNTRY_OF: Final = {"EL": "GR"}


def read_vat_id(text: str, country_code: str | None = None) -> VatId:
    """The VAT id in any usual spelling. Raises nothing.

    A prefix in the text wins over `country_code`, which fills in a missing one: a firm may be registered abroad.
    """
    cleaned = _cleaned(text)
    readings = [_checked(prefix, number) for prefix, number in _splits(cleaned, country_code)]
    if not readings:
        return VatId(cleaned, None, cleaned, "unknown_country" if cleaned else "empty")
    return next((reading for reading in readings if reading.is_well_formed), readings[0])


def _cleaned(text: str) -> str:
    kept = (letter for letter in text if letter not in _PUNCTUATION and unicodedata.category(letter) not in _SEPARATING)
    return "".join(kept).translate(_CAPITALS)


def _splits(cleaned: str, country_code: str | None) -> list[tuple[str, str]]:
    """Prefix and number: as the text says it, and as a number of the caller's country that only begins like a prefix.

    The second is for French keys: DE123456789 may be German, or French without its FR.
    """
    from billhead.vat_ids.rules import is_prefix  # only where an id is read: a start need not pay for the table

    written = _PREFIX_OF.get(cleaned[:2], cleaned[:2])
    own = _PREFIX_OF.get(country_code or "", country_code or "")
    splits = [(written, cleaned[2:])] if is_prefix(written) else []
    if cleaned and is_prefix(own) and own != written:
        splits.append((own, cleaned))
    return splits


def _checked(prefix: str, number: str) -> VatId:
    from billhead.vat_ids.rules import completed, problem_of

    whole = completed(prefix, number)
    return VatId(prefix + whole, _COUNTRY_OF.get(prefix, prefix), whole, problem_of(prefix, whole))
