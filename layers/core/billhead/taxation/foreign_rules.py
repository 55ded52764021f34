"""Rules of the United Kingdom, Switzerland with Liechtenstein, Norway and Iceland for sales abroad. Data only. Pure."""

from typing import Final

from billhead.taxation.rule_forms import export, home, outside

UNITED_KINGDOM: Final = (
    export(
        "uk-export",
        "uk_rules abroad product auto_remove_tax_export",
        summary="Goods that leave the United Kingdom are exported at the zero rate.",
        law="VATA 1994 s. 30(6)",
    ),
    home(
        "uk-export-taxed",
        "uk_rules abroad product",
        summary="The entity's settings keep the tax on exports, so tax is charged.",
        law="VATA 1994 s. 30(6), not applied by choice",
    ),
    outside(
        "uk-service-b2b-abroad",
        "uk_rules abroad any_service business",
        summary="A service to a business that belongs abroad is supplied there, outside the scope.",
        law="VATA 1994 s. 7A(2)(a)",
    ),
    outside(
        "uk-electronic-b2c-abroad",
        "uk_rules abroad electronic_service consumer",
        summary="An electronic service to a consumer who belongs abroad is supplied there, outside the scope.",
        law="VATA 1994 Sch. 4A para. 15",
    ),
    home(
        "uk-service-b2c-abroad",
        "uk_rules abroad service consumer",
        summary="A service to a consumer is supplied where the issuer belongs, so UK VAT is charged.",
        law="VATA 1994 s. 7A(2)(b)",
    ),
)

SWITZERLAND: Final = (
    export(
        "ch-export",
        "swiss_rules abroad product auto_remove_tax_export",
        summary="Goods that are sent abroad from Switzerland or Liechtenstein are free of tax.",
        law="MWSTG Art. 23 Abs. 2 Ziff. 1; Liechtenstein's MWSTG likewise",
    ),
    home(
        "ch-export-taxed",
        "swiss_rules abroad product",
        summary="The entity's settings keep the tax on exports, so tax is charged.",
        law="MWSTG Art. 23 Abs. 2 Ziff. 1, not applied by choice",
    ),
    # Swiss law asks where the recipient is, not whether it is a business.
    outside(
        "ch-service-abroad",
        "swiss_rules abroad any_service",
        summary="A service is supplied where its recipient is, so no Swiss tax is due on one to a customer abroad.",
        law="MWSTG Art. 8 Abs. 1; Liechtenstein's MWSTG likewise",
    ),
)

NORWAY: Final = (
    export(
        "no-export",
        "norwegian_rules abroad product auto_remove_tax_export",
        summary="Goods that leave Norway's tax area are free of tax.",
        law="Merverdiavgiftsloven § 6-21",
    ),
    home(
        "no-export-taxed",
        "norwegian_rules abroad product",
        summary="The entity's settings keep the tax on exports, so tax is charged.",
        law="Merverdiavgiftsloven § 6-21, not applied by choice",
    ),
    export(
        "no-service-b2b-abroad",
        "norwegian_rules abroad any_service business",
        summary="A service that a business abroad uses there is free of tax.",
        law="Merverdiavgiftsloven § 6-22(1)-(2)",
    ),
    export(
        "no-electronic-abroad",
        "norwegian_rules abroad electronic_service",
        summary="A service delivered from afar to a recipient abroad is free of tax.",
        law="Merverdiavgiftsloven § 6-22(2)",
    ),
    # Not known to be deliverable from afar; where it is, the caller calls it an electronic service.
    home(
        "no-service-b2c-abroad",
        "norwegian_rules abroad service consumer",
        summary="A service to a consumer that is not delivered from afar is taxed in Norway.",
        law="Merverdiavgiftsloven § 3-1, 6-22",
    ),
)

ICELAND: Final = (
    export(
        "is-export",
        "icelandic_rules abroad product auto_remove_tax_export",
        summary="Goods sold out of Iceland are free of tax.",
        law="Lög nr. 50/1988, 12. gr. 1. mgr. 1. tölul.",
    ),
    home(
        "is-export-taxed",
        "icelandic_rules abroad product",
        summary="The entity's settings keep the tax on exports, so tax is charged.",
        law="Lög nr. 50/1988, 12. gr. 1. mgr. 1. tölul., not applied by choice",
    ),
    export(
        "is-service-b2b-abroad",
        "icelandic_rules abroad any_service business",
        summary="A service to a business that is not established in Iceland is free of tax.",
        law="Lög nr. 50/1988, 12. gr. 1. mgr. 10. tölul.",
    ),
    export(
        "is-electronic-abroad",
        "icelandic_rules abroad electronic_service",
        summary="An electronic service that a customer abroad uses there is free of tax.",
        law="Lög nr. 50/1988, 12. gr. 1. mgr. 10. tölul.",
    ),
    home(
        "is-service-b2c-abroad",
        "icelandic_rules abroad service consumer",
        summary="A service to a consumer abroad is taxed in Iceland.",
        law="Lög nr. 50/1988, 11. gr.",
    ),
)
