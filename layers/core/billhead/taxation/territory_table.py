"""Places where VAT differs from their country's, and how an address shows them, data only. Pure.

Read by territories.py. Sources: Directive 2006/112/EC art. 5-7; Windsor Framework art. 8 (Northern Ireland); MWSTG
Art. 3-4 (Büsingen, Liechtenstein, Samnaun); merverdiavgiftsloven § 1-2 (Svalbard, Jan Mayen); TEDB, heading "region";
ISO 3166-2 for subdivisions. Post codes: the national posts' as in the package countrystatecity-postal-codes 2.0.1,
looked up in November 2026; for Livigno, Campione, the German codes of Austrian places and BFPO: public VAT libraries.

Left out: Sampuoir (shares a post code with the rest of Valsot), the Italian waters of Lake Lugano, the part of Cyprus
outside the government's control, and islets of the Aegean that share a post code with a larger island.
"""

from typing import Final

# code, country that VAT is due to, name, area for services, area for goods, rates, "seller" = for sellers there, note
TerritoryRow = tuple[str, str, str, str | None, str | None, str | None, str, str]

TERRITORY_ROWS: Final[tuple[TerritoryRow, ...]] = (
    ("AT-JM", "AT", "Jungholz and Mittelberg", "EU", "EU", "AT-JM", "seller",
     "UStG 1994 § 10 Abs. 4: 19 % for sellers established there"),
    ("AX", "FI", "Åland Islands", None, None, "FI", "",
     "Directive 2006/112/EC art. 6(1)(d); Finland's VAT Act and rates hold within"),
    ("BL", "BL", "Saint Barthélemy", None, None, None, "", "Not part of the EU (TFEU art. 355(2))"),
    ("CH-SAMNAUN", "CH", "Samnaun", "CH", None, "CH", "", "MWSTG Art. 4: the Act holds for services only"),
    ("CY-SBA", "CY", "Akrotiri and Dhekelia", "EU", "EU", "CY", "", "Directive 2006/112/EC art. 7(2): as Cyprus"),
    ("DE-27498", "DE", "Heligoland", None, None, None, "", "Directive 2006/112/EC art. 6(2)(a); UStG § 1 Abs. 2"),
    ("DE-78266", "CH", "Büsingen am Hochrhein", "CH", "CH", "CH", "",
     "Directive 2006/112/EC art. 6(2)(b); Swiss VAT holds, MWSTG Art. 3 lit. a"),
    ("EA", "ES", "Ceuta and Melilla", None, None, None, "", "Directive 2006/112/EC art. 6(2); IPSI, 0.5 to 10 %"),
    ("ES-CE", "ES", "Ceuta", None, None, None, "", "Directive 2006/112/EC art. 6(2)(c); IPSI, 0.5 to 10 %"),
    ("ES-CN", "ES", "Canary Islands", None, None, "ES-CN", "", "Directive 2006/112/EC art. 6(1)(b); IGIC"),
    ("ES-ML", "ES", "Melilla", None, None, None, "", "Directive 2006/112/EC art. 6(2)(d); IPSI, 0.5 to 10 %"),
    ("FO", "FO", "Faroe Islands", None, None, None, "", "Not part of the EU (TFEU art. 355(5)(a))"),
    ("FR-20R", "FR", "Corsica", "EU", "EU", "FR-20R", "", "CGI art. 297: rates of its own besides the standard rate"),
    ("GF", "FR", "French Guiana", None, None, None, "", "Directive 2006/112/EC art. 6(1)(c); CGI art. 294: no VAT"),
    ("GG", "GG", "Guernsey", None, None, None, "", "Outside the VAT areas of the EU and the UK; no VAT"),
    ("GI", "GI", "Gibraltar", None, None, None, "", "Outside the VAT areas of the EU and the UK; no VAT"),
    ("GL", "GL", "Greenland", None, None, None, "", "Not part of the EU (TFEU art. 204)"),
    ("GP", "FR", "Guadeloupe", None, None, "FR-DOM", "", "Directive 2006/112/EC art. 6(1)(c); CGI art. 296"),
    ("GR-69", "GR", "Mount Athos", None, None, None, "", "Directive 2006/112/EC art. 6(1)(a)"),
    ("GR-AEG", "GR", "Lesbos, Chios, Samos, Kos and Leros", "EU", "EU", "GR-AEG", "seller",
     "VAT Code art. 26(4)-(5): 30 % less for sellers established there, not for tobacco and vehicles"),
    ("GR-AEG26", "GR", "Smaller islands of the Aegean", "EU", "EU", "GR-AEG26", "seller",
     "VAT Code art. 26(4A)-(5), AADE circular E.2113/2025: as Lesbos, since 2026-01-01"),
    ("IM", "GB", "Isle of Man", "GB", "GB", "GB", "", "One VAT area with the UK (Isle of Man Act 1979)"),
    ("IT-22061", "IT", "Campione d'Italia", None, None, None, "", "Directive 2006/112/EC art. 6(1)(f); DPR 633 art. 7"),
    ("IT-23041", "IT", "Livigno", None, None, None, "", "Directive 2006/112/EC art. 6(2)(e); DPR 633/1972 art. 7"),
    ("JE", "JE", "Jersey", None, None, None, "", "Outside the VAT areas of the EU and the UK; GST"),
    ("LI", "LI", "Liechtenstein", "CH", "CH", "LI", "", "One VAT area with Switzerland (MWSTG Art. 3 lit. a)"),
    ("MC", "FR", "Monaco", "EU", "EU", "FR", "", "Directive 2006/112/EC art. 7(1): as France"),
    ("MF", "FR", "Saint Martin", None, None, None, "", "Directive 2006/112/EC art. 6(1)(c); no French VAT"),
    ("MQ", "FR", "Martinique", None, None, "FR-DOM", "", "Directive 2006/112/EC art. 6(1)(c); CGI art. 296"),
    ("NC", "NC", "New Caledonia", None, None, None, "", "Not part of the EU (TFEU art. 198)"),
    ("PF", "PF", "French Polynesia", None, None, None, "", "Not part of the EU (TFEU art. 198)"),
    ("PM", "PM", "Saint Pierre and Miquelon", None, None, None, "", "Not part of the EU (TFEU art. 198)"),
    ("PT-20", "PT", "Azores", "EU", "EU", "PT-20", "", "CIVA art. 18 n.º 3: rates of the regional assembly"),
    ("PT-30", "PT", "Madeira", "EU", "EU", "PT-30", "", "CIVA art. 18 n.º 3: rates of the regional assembly"),
    ("RE", "FR", "Réunion", None, None, "FR-DOM", "", "Directive 2006/112/EC art. 6(1)(c); CGI art. 296"),
    ("SJ", "NO", "Svalbard and Jan Mayen", None, None, None, "", "Merverdiavgiftsloven § 1-2: outside the VAT area"),
    ("SM", "SM", "San Marino", None, None, None, "", "Outside the EU; a tax on imports of its own"),
    ("VA", "VA", "Vatican City", None, None, None, "", "Outside the EU; no VAT"),
    ("WF", "WF", "Wallis and Futuna", None, None, None, "", "Not part of the EU (TFEU art. 198)"),
    ("XI", "XI", "Northern Ireland", "GB", "EU", "XI", "",
     "Windsor Framework art. 8: EU VAT law for goods, the UK's for services"),
    ("YT", "FR", "Mayotte", None, None, None, "", "Directive 2006/112/EC art. 6(1)(c); CGI art. 294: no VAT"),
)  # fmt: skip

# Whole countries outside the EU whose VAT we know.
AREAS: Final = {"GB": "GB", "CH": "CH", "NO": "NO", "IS": "IS"}

# country of the address, prefixes of the post code, territory; the longest prefix decides
POST_CODES: Final[tuple[tuple[str, str, str], ...]] = (
    ("AT", "6691 6991-6993", "AT-JM"),
    ("CH", "7562 7563", "CH-SAMNAUN"),
    ("CH", "8238", "DE-78266"),
    ("CH", "6911", "IT-22061"),
    ("CH", "9485-9488 9490-9498", "LI"),
    ("DE", "27498", "DE-27498"),
    ("DE", "78266", "DE-78266"),
    # The German post codes of the two Austrian places.
    ("DE", "87491 87567-87569", "AT-JM"),
    ("DK", "39", "GL"),
    ("ES", "35 38", "ES-CN"),
    ("ES", "51", "ES-CE"),
    ("ES", "52", "ES-ML"),
    ("FI", "22", "AX"),
    ("FR", "20", "FR-20R"),
    ("FR", "971", "GP"),
    ("FR", "97133", "BL"),
    ("FR", "97150", "MF"),
    ("FR", "972", "MQ"),
    ("FR", "973", "GF"),
    ("FR", "974", "RE"),
    ("FR", "975", "PM"),
    ("FR", "976", "YT"),
    ("FR", "980", "MC"),
    ("FR", "986", "WF"),
    ("FR", "987", "PF"),
    ("FR", "988", "NC"),
    ("GB", "BT0-BT9", "XI"),
    ("GB", "JE0-JE9", "JE"),
    ("GB", "GY0-GY9", "GG"),
    ("GB", "IM0-IM9", "IM"),
    ("GB", "GX0-GX9", "GI"),
    ("GB", "BFPO57 BFPO58 BF12AT BF12AU", "CY-SBA"),
    ("GR", "63086 63087", "GR-69"),
    # Lesbos; Chios without Oinousses and Psara; Samos; Kos without Nisyros; Leros.
    ("GR", "811 812 813 82100 82102 82103 822 823 831 832 85300-85302 85400 85401", "GR-AEG"),
    # Lemnos, Agios Efstratios, Oinousses, Psara, Ikaria, Fournoi, Leipsoi and Agathonisi, Tilos, Chalki, Megisti,
    # Kalymnos, Nisyros, Patmos, Symi, Karpathos, Kasos, Astypalaia, Samothrace.
    ("GR", "814 815 82101 82104 833 834 85001 85002 85110 85111 852 85303 855 856 857 858 859 68002", "GR-AEG26"),
    ("IT", "22061", "IT-22061"),
    ("IT", "23041", "IT-23041"),
    ("IT", "47890-47899", "SM"),
    ("IT", "00120", "VA"),
    ("NO", "9170-9179 8099", "SJ"),
    ("PT", "90-94", "PT-30"),
    ("PT", "95-99", "PT-20"),
)

# What a post code looks like without spaces, hyphens and the country's letters.
WELL_FORMED: Final = {
    "AT": r"\d{4}", "CH": r"\d{4}", "DE": r"\d{5}", "DK": r"\d{4}", "ES": r"\d{5}", "FI": r"\d{5}", "FR": r"\d{5}",
    "GB": r"[A-Z]{1,2}\d[A-Z\d]?(\d[A-Z]{2})?|BFPO\d{1,4}", "GR": r"\d{5}", "IT": r"\d{5}", "NO": r"\d{4}",
    "PT": r"\d{4}(\d{3})?",
}  # fmt: skip

# country of the address, territory, codes and names of the state
STATES: Final[tuple[tuple[str, str, str], ...]] = (
    ("DE", "DE-27498", "Heligoland|Helgoland"),
    ("DE", "DE-78266", "Büsingen|Büsingen am Hochrhein"),
    ("DK", "FO", "Faroe Islands|Færøerne|Føroyar"),
    ("DK", "GL", "Greenland|Grønland|Kalaallit Nunaat"),
    ("ES", "ES-CN", "CN|GC|TF|Canarias|Islas Canarias|Canary Islands|Kanarische Inseln|Îles Canaries|Las Palmas"
     "|Las Palmas de Gran Canaria|Gran Canaria|Santa Cruz de Tenerife|Tenerife"),
    ("ES", "ES-CE", "CE|Ceuta"),
    ("ES", "ES-ML", "ML|Melilla"),
    ("FI", "AX", "01|AX|Åland|Åland Islands|Ahvenanmaa|Ahvenanmaan maakunta|Landskapet Åland"),
    ("FR", "FR-20R", "20R|2A|2B|COR|Corse|Corsica|Korsika|Corse-du-Sud|Haute-Corse|Collectivité de Corse"),
    ("FR", "GP", "971|GP|GUA|Guadeloupe"),
    ("FR", "MQ", "972|MQ|MTQ|Martinique"),
    ("FR", "GF", "973|GF|Guyane|Guyane française|French Guiana"),
    ("FR", "RE", "974|RE|LRE|La Réunion|Réunion"),
    ("FR", "YT", "976|YT|MAY|Mayotte"),
    ("FR", "BL", "977|BL|Saint-Barthélemy"),
    ("FR", "MF", "978|MF|Saint-Martin"),
    ("FR", "PM", "975|PM|Saint-Pierre-et-Miquelon"),
    ("FR", "WF", "986|WF|Wallis-et-Futuna"),
    ("FR", "PF", "987|PF|Polynésie française"),
    ("FR", "NC", "988|NC|Nouvelle-Calédonie"),
    ("FR", "MC", "MC|Monaco"),
    ("GB", "XI", "NIR|Northern Ireland|ANN|AND|ABC|BFS|CCG|DRS|FMO|LBC|MEA|MUL|NMD|Antrim|County Antrim|Armagh"
     "|County Armagh|Down|County Down|Fermanagh|County Fermanagh|Londonderry|County Londonderry|Tyrone|County Tyrone"),
    ("GB", "IM", "IM|IMN|Isle of Man"),
    ("GB", "JE", "JE|JEY|Jersey"),
    ("GB", "GG", "GG|GGY|Guernsey"),
    ("GB", "GI", "GI|Gibraltar"),
    ("GR", "GR-69", "69|Mount Athos|Agion Oros|Άγιο Όρος|Άγιον Όρος"),
    ("IT", "IT-22061", "Campione d'Italia|Campione"),
    ("IT", "IT-23041", "Livigno"),
    ("NL", "AW", "AW|Aruba"),
    ("NL", "BQ", "BQ1|BQ2|BQ3|Bonaire|Saba|Sint Eustatius"),
    ("NL", "CW", "CW|Curaçao"),
    ("NL", "SX", "SX|Sint Maarten"),
    ("NO", "SJ", "21|22|Svalbard|Jan Mayen|SJ"),
    ("PT", "PT-20", "20|Açores|Azores|Azoren|Região Autónoma dos Açores"),
    ("PT", "PT-30", "30|Madeira|Região Autónoma da Madeira"),
)  # fmt: skip
