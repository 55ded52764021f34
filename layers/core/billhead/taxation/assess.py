"""Who sells to whom, and from where to where: the situation of a document, before any rule is looked at. Pure."""

from collections.abc import Collection
from typing import Literal, NamedTuple

from billhead.taxation.model import Issuer, Place, Question, Supply, TransactionType
from billhead.taxation.standing import Standing, standing_of
from billhead.taxation.territories import Territory, territory_of

Where = Literal["at_home", "other_member_state", "abroad"]


class Route(NamedTuple):
    """Where one kind of supply goes (`to` None: not known, so at home), and whose rules the issuer is under for it."""

    to: Territory | None
    where: Where
    area: str | None


class Situation(NamedTuple):
    """What the rules look at: goods follow the delivery, services the customer's address."""

    question: Question
    seller: Territory
    goods: Route
    services: Route
    standing: Standing

    def route(self, supply: Supply) -> Route:
        return self.goods if supply == "product" else self.services

    @property
    def is_at_home(self) -> bool:
        return self.goods.where == self.services.where == "at_home"


def assess(question: Question) -> Situation:
    """Never refuses: what is not known is taken as the case in which tax is charged."""
    seller = _territory(question.issuer)
    customer = _customer_territory(question)
    delivery = _territory(question.destination) if question.destination else customer
    return Situation(
        question=question,
        seller=seller,
        goods=_goods_route(seller, delivery),
        services=Route(customer, _where(seller, customer), seller.vat_area),
        standing=standing_of(question.buyer, customer),
    )


def transaction_type(situation: Situation, supplies: Collection[Supply]) -> TransactionType:
    """Of a document with these supplies. The customer's place decides; if all are goods, the place of delivery does."""
    only_goods = bool(supplies) and all(supply == "product" for supply in supplies)
    where = (situation.goods if only_goods else situation.services).where
    is_business = situation.standing.is_business
    if where == "at_home":
        return "domestic"
    if where == "other_member_state":
        return "intra_eu_b2b" if is_business else "intra_eu_b2c"
    if only_goods:
        return "export"
    return "3w_b2b" if is_business else "3w_b2c"


def _customer_territory(question: Question) -> Territory | None:
    buyer = question.buyer
    if buyer is None or not buyer.country_code:
        return None
    return territory_of(buyer.country_code, buyer.post_code, buyer.state)


def _territory(place: Issuer | Place) -> Territory:
    return territory_of(place.country_code, place.post_code, place.state)


def _goods_route(seller: Territory, to: Territory | None) -> Route:
    """Northern Ireland is under EU law for goods (Windsor Framework art. 8), though one country with Great Britain."""
    where = _goods_where(seller, to)
    is_within_uk = where == "at_home" and seller.vat_area == "GB"
    return Route(to, where, "GB" if is_within_uk else seller.goods_area)


def _goods_where(seller: Territory, to: Territory | None) -> Where:
    where = _where(seller, to)
    if to is None or seller.vat_area == to.vat_area == "GB":
        return where
    if seller.goods_area != to.goods_area:
        return "abroad"
    return "other_member_state" if where == "abroad" and seller.goods_area == "EU" else where


def _where(seller: Territory, to: Territory | None) -> Where:
    if to is None or _is_same_country(seller, to):
        return "at_home"
    return "other_member_state" if seller.vat_area == to.vat_area == "EU" else "abroad"


def _is_same_country(seller: Territory, to: Territory) -> bool:
    """Within the EU each member state is one; Liechtenstein and Switzerland, or the Isle of Man and the UK, are one."""
    if seller.vat_area is None:
        return seller.code == to.code
    return seller.vat_area == to.vat_area and (seller.vat_area != "EU" or seller.country_code == to.country_code)
