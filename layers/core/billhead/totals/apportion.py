"""Largest remainder: a whole number of minor units shared out so that nothing is lost. Knows no money, no tax. Pure."""

from collections.abc import Sequence


def apportion(total: int, weights: Sequence[int], *, share: tuple[int, int]) -> list[int]:
    """Whole numbers that add up to `total`, each next to its exact quota `weight × share[0] / share[1]`.

    Every quota is rounded down; what is then missing goes, one each, to the largest remainders, among equal ones to
    the first. If `total` is within a half of the sum of the quotas, every result is its quota rounded down or up: the
    remainders add up to no more than the missing + 1/2 and no less than the missing - 1/2, and each is below one, so
    the missing are not negative and no more than there are remainders. Where `total` is further off (several taxes
    rounded on one base), the difference is first spread evenly.
    """
    numerator, denominator = share
    parts = [divmod(weight * numerator, denominator) for weight in weights]
    shares = [floor for floor, _ in parts]
    missing = total - sum(shares)
    if not missing:
        return shares
    each, more = divmod(missing, len(shares))
    remainders = [remainder for _, remainder in parts]
    ranked = sorted(range(len(shares)), key=remainders.__getitem__, reverse=True)
    for position in ranked[:more]:
        shares[position] += 1
    return [floor + each for floor in shares] if each else shares
