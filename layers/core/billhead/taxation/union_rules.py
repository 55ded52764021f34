"""Rules of the EU's VAT Directive for sales to another member state and out of the EU. Data only. Pure."""

from typing import Final

from billhead.taxation.rule_forms import destination, export, home, intra_community, outside, reverse_charge

GOODS_WITHIN: Final = (
    home(
        "eu-goods-b2b-xi-id-missing",
        "eu_rules other_member_state product business xi_vat_id_missing",
        summary="Goods from Northern Ireland are free of tax only under the issuer's XI VAT id, so tax is charged.",
        law="Windsor Framework art. 8; Directive 2006/112/EC art. 138(1); gov.uk, Selling goods in Northern Ireland",
        warning="xi_vat_id_missing",
    ),
    home(
        "eu-goods-b2b-without-id",
        "eu_rules other_member_state product business no_vat_id_of_other_state",
        summary="Goods to a business that has no VAT id of another member state are not exempt, so tax is charged.",
        law="Directive 2006/112/EC art. 138(1)(b)",
        warning="vat_id_needed_for_goods",
    ),
    home(
        "eu-goods-b2b-relief-off",
        "eu_rules other_member_state product business manual_reverse_charge",
        summary="The entity's settings do not free sales to businesses in the EU by themselves, so tax is charged.",
        law="Directive 2006/112/EC art. 138(1), not applied by choice",
        warning="auto_reverse_charge_off",
    ),
    intra_community(
        "eu-goods-b2b",
        "eu_rules other_member_state product business vat_id_of_other_state",
        summary="Goods to a business in another member state are an exempt intra-Community supply.",
        law="Directive 2006/112/EC art. 138(1)",
    ),
    destination(
        "eu-goods-b2c-oss",
        "eu_rules other_member_state product consumer oss_registered",
        summary="A distance sale to a consumer bears the tax of the country where the goods arrive, declared by OSS.",
        law="Directive 2006/112/EC art. 33(a), 369b",
    ),
    home(
        "eu-goods-b2c-below-threshold",
        "eu_rules other_member_state product consumer",
        summary="A distance sale to a consumer by an issuer below the EU threshold bears the issuer's own tax.",
        law="Directive 2006/112/EC art. 32, 59c",
        warning="distance_sale_threshold",
    ),
)

SERVICES_WITHIN: Final = (
    home(
        "eu-service-b2b-own-id",
        "eu_rules other_member_state any_service business vat_id_of_own_state",
        summary="The customer orders under a VAT id of the issuer's own country, so the service counts as used there.",
        law="Directive 2006/112/EC art. 44; Regulation 282/2011 art. 22",
        warning="vat_id_of_own_country",
    ),
    home(
        "eu-service-b2b-relief-off",
        "eu_rules other_member_state any_service business manual_reverse_charge",
        summary="The entity's settings do not free sales to businesses in the EU by themselves, so tax is charged.",
        law="Directive 2006/112/EC art. 44, 196, not applied by choice",
        warning="auto_reverse_charge_off",
    ),
    reverse_charge(
        "eu-service-b2b",
        "eu_rules other_member_state any_service business vat_id_of_other_state",
        summary="A service to a business in another member state is taxed there, and the customer owes the tax.",
        law="Directive 2006/112/EC art. 44, 196; Regulation 282/2011 art. 18(1)(a)",
    ),
    reverse_charge(
        "eu-service-b2b-other-proof",
        "eu_rules other_member_state any_service business declared_business",
        summary="The caller says that the customer is a business, so it owes the tax though it has no VAT id yet.",
        law="Directive 2006/112/EC art. 44, 196; Regulation 282/2011 art. 18(1)(b)",
        warning="vat_id_missing",
    ),
    home(
        "eu-service-b2b-without-id",
        "eu_rules other_member_state any_service business",
        summary="Without a VAT id for services and without a word of the caller, tax is charged.",
        law="Directive 2006/112/EC art. 45; Regulation 282/2011 art. 18(2)",
        warning="vat_id_needed_for_services",
    ),
    home(
        "eu-service-b2c",
        "eu_rules other_member_state service consumer",
        summary="A service to a consumer is taxed where the issuer is established.",
        law="Directive 2006/112/EC art. 45",
    ),
    destination(
        "eu-electronic-b2c-oss",
        "eu_rules other_member_state electronic_service consumer oss_registered",
        summary="An electronic service to a consumer bears the tax of the customer's country, declared by OSS.",
        law="Directive 2006/112/EC art. 58, 369b",
    ),
    home(
        "eu-electronic-b2c-below-threshold",
        "eu_rules other_member_state electronic_service consumer",
        summary="An electronic service to a consumer by an issuer below the EU threshold bears the issuer's own tax.",
        law="Directive 2006/112/EC art. 45, 59c",
        warning="distance_sale_threshold",
    ),
)

OUT_OF_UNION: Final = (
    export(
        "eu-export",
        "eu_rules abroad product auto_remove_tax_export",
        summary="Goods that leave the EU's VAT area are exported free of tax.",
        law="Directive 2006/112/EC art. 146(1)(a)-(b), 6",
        code="VATEX-EU-G",
    ),
    home(
        "eu-export-taxed",
        "eu_rules abroad product",
        summary="The entity's settings keep the tax on exports, so tax is charged.",
        law="Directive 2006/112/EC art. 146, not applied by choice",
    ),
    outside(
        "eu-service-b2b-abroad",
        "eu_rules abroad any_service business",
        summary="A service to a business outside the EU's VAT area is supplied there, not in the issuer's country.",
        law="Directive 2006/112/EC art. 44; Regulation 282/2011 art. 18(3)",
    ),
    outside(
        "eu-electronic-b2c-abroad",
        "eu_rules abroad electronic_service consumer",
        summary="An electronic service to a consumer outside the EU's VAT area is supplied where the customer lives.",
        law="Directive 2006/112/EC art. 58",
    ),
    home(
        "eu-service-b2c-abroad",
        "eu_rules abroad service consumer",
        summary="A service to a consumer outside the EU's VAT area is taxed where the issuer is established.",
        law="Directive 2006/112/EC art. 45",
    ),
)
