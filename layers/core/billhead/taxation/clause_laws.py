"""What the law of the issuer's country is called in a clause, data only: clauses.py reads it. Pure.

National references, in the country's own language. Greece: the myDATA codes 8, 14, 15, 16 under Law 5144/2024; Sweden:
mervärdesskattelagen (2023:200); the rest are the countries' VAT Acts, not all of them looked up again. Left out for
want of a source: paragraphs of Cyprus and Latvia on small businesses, of Luxembourg, Latvia, Malta and Cyprus on
domestic reverse charge, Spain's scheme for small businesses (it has none: the clause names no law), and Belgium's
mention for building work (AR/KB nr. 1 art. 20), which is longer than a clause may be. France: the General Tax Code,
whose articles invoices may go on to name until 2027-12-31 though VAT moved to the CIBS (Ordonnance 2025-1247).

SMALL_BUSINESS: what a small business writes, by country and language; the words that a law or an administration
prescribes where there are such (BE, FR, PT), else ours.
"""

from typing import Final

# country|kind|reference
CLAUSE_LAWS: Final = """
AT|intra_community_goods|Art. 6 Abs. 1, Art. 7 UStG 1994
AT|export|§ 6 Abs. 1 Z 1, § 7 UStG 1994
AT|outside_scope|§ 3a Abs. 6 UStG 1994
AT|domestic_reverse_charge|§ 19 UStG 1994
AT|small_business|§ 6 Abs. 1 Z 27 UStG 1994
BE|intra_community_goods|art. 39bis W.Btw/CTVA
BE|export|art. 39 W.Btw/CTVA
BE|outside_scope|art. 21 W.Btw/CTVA
BE|domestic_reverse_charge|art. 20 KB/AR nr. 1
BE|small_business|art. 56bis W.Btw/CTVA
BG|intra_community_goods|чл. 53, ал. 1 ЗДДС
BG|export|чл. 28 ЗДДС
BG|outside_scope|чл. 21, ал. 2 ЗДДС
BG|domestic_reverse_charge|чл. 163а ЗДДС
BG|small_business|чл. 113, ал. 9 ЗДДС
CH|export|Art. 23 MWSTG
CH|outside_scope|Art. 8 MWSTG
CH|small_business|Art. 10 MWSTG
CY|small_business|Ν. 95(I)/2000
CZ|intra_community_goods|§ 64 zákona č. 235/2004 Sb.
CZ|export|§ 66 zákona č. 235/2004 Sb.
CZ|outside_scope|§ 9 zákona č. 235/2004 Sb.
CZ|domestic_reverse_charge|§ 92a zákona č. 235/2004 Sb.
CZ|small_business|§ 6 zákona č. 235/2004 Sb.
DE|intra_community_goods|§ 4 Nr. 1 Buchst. b, § 6a UStG
DE|export|§ 4 Nr. 1 Buchst. a, § 6 UStG
DE|outside_scope|§ 3a UStG
DE|domestic_reverse_charge|§ 13b UStG
DE|margin|§ 25a UStG
DE|small_business|§ 19 UStG
DK|intra_community_goods|momslovens § 34, stk. 1, nr. 1
DK|export|momslovens § 34, stk. 1, nr. 5
DK|outside_scope|momslovens § 16
DK|domestic_reverse_charge|momslovens § 46
DK|small_business|momslovens § 48
EE|intra_community_goods|KMS § 15 lg 3 p 2
EE|export|KMS § 15 lg 3 p 1
EE|outside_scope|KMS § 10
EE|domestic_reverse_charge|KMS § 41¹
EE|margin|KMS § 41
EE|small_business|KMS § 19
ES|intra_community_goods|art. 25 Ley 37/1992
ES|export|art. 21 Ley 37/1992
ES|outside_scope|art. 69 Ley 37/1992
ES|domestic_reverse_charge|art. 84.Uno.2.º Ley 37/1992
FI|intra_community_goods|AVL 72 a §
FI|export|AVL 70 §
FI|outside_scope|AVL 65 §
FI|domestic_reverse_charge|AVL 8 c §
FI|small_business|AVL 3 §
FR|intra_community_goods|art. 262 ter, I du CGI
FR|export|art. 262, I du CGI
FR|outside_scope|art. 259, 1° du CGI
FR|domestic_reverse_charge|art. 283 du CGI
FR|small_business|art. 293 B du CGI
GB|export|VATA 1994, s. 30(6)
GB|outside_scope|VATA 1994, s. 7A
GB|domestic_reverse_charge|VATA 1994, s. 55A
GB|small_business|VATA 1994, Sch. 1
GR|intra_community_goods|άρθρο 33 Κώδικα ΦΠΑ, ν. 5144/2024
GR|export|άρθρο 29 Κώδικα ΦΠΑ, ν. 5144/2024
GR|outside_scope|άρθρο 18 Κώδικα ΦΠΑ, ν. 5144/2024
GR|domestic_reverse_charge|άρθρο 45 Κώδικα ΦΠΑ, ν. 5144/2024
GR|small_business|άρθρο 44 Κώδικα ΦΠΑ, ν. 5144/2024
HR|intra_community_goods|čl. 41. st. 1. Zakona o PDV-u
HR|export|čl. 45. st. 1. Zakona o PDV-u
HR|outside_scope|čl. 17. Zakona o PDV-u
HR|domestic_reverse_charge|čl. 75. st. 3. Zakona o PDV-u
HR|margin|čl. 95. Zakona o PDV-u
HR|small_business|čl. 90. Zakona o PDV-u
HU|intra_community_goods|Áfa tv. 89. §
HU|export|Áfa tv. 98. §
HU|outside_scope|Áfa tv. 37. §
HU|domestic_reverse_charge|Áfa tv. 142. §
HU|small_business|Áfa tv. XIII. fejezet
IE|outside_scope|VATCA 2010, s. 34
IE|domestic_reverse_charge|VATCA 2010, s. 16
IE|small_business|VATCA 2010, s. 6
IS|export|12. gr. laga nr. 50/1988
IS|small_business|4. gr. laga nr. 50/1988
IT|intra_community_goods|art. 41 D.L. 331/1993
IT|export|art. 8 DPR 633/1972
IT|outside_scope|art. 7-ter DPR 633/1972
IT|domestic_reverse_charge|art. 17 DPR 633/1972
IT|margin|art. 36 D.L. 41/1995
IT|small_business|art. 1, commi 54-89, L. 190/2014
LI|small_business|Art. 10 MWSTG
LT|intra_community_goods|PVM įstatymo 49 str.
LT|export|PVM įstatymo 41 str.
LT|outside_scope|PVM įstatymo 13 str.
LT|domestic_reverse_charge|PVM įstatymo 96 str.
LT|small_business|PVM įstatymo 71 str.
LU|intra_community_goods|art. 43 loi TVA
LU|export|art. 43 loi TVA
LU|outside_scope|art. 17 loi TVA
LU|small_business|art. 57 loi TVA
LV|intra_community_goods|PVN likuma 43. pants
LV|export|PVN likuma 43. pants
LV|outside_scope|PVN likuma 19. pants
LV|margin|PVN likuma 138. pants
LV|small_business|PVN likums
MT|intra_community_goods|VAT Act, Cap. 406, Fifth Schedule
MT|export|VAT Act, Cap. 406, Fifth Schedule
MT|small_business|VAT Act, Cap. 406, art. 11
NL|intra_community_goods|art. 9 lid 2 onder b Wet OB 1968
NL|export|art. 9 lid 2 onder b Wet OB 1968
NL|outside_scope|art. 6 Wet OB 1968
NL|domestic_reverse_charge|art. 12 lid 5 Wet OB 1968
NL|small_business|art. 25 Wet OB 1968
NO|export|merverdiavgiftsloven § 6-21
NO|domestic_reverse_charge|merverdiavgiftsloven § 11-1
NO|small_business|merverdiavgiftsloven § 2-1
PL|intra_community_goods|art. 42 ustawy o VAT
PL|export|art. 41 ust. 4 ustawy o VAT
PL|outside_scope|art. 28b ustawy o VAT
PL|margin|art. 120 ustawy o VAT
PL|small_business|art. 113 ust. 1 i 9 ustawy o VAT
PT|intra_community_goods|artigo 14.º do RITI
PT|export|artigo 14.º do CIVA
PT|outside_scope|artigo 6.º do CIVA
PT|domestic_reverse_charge|artigo 2.º, n.º 1 do CIVA
PT|margin|Decreto-Lei n.º 199/96
PT|small_business|artigo 53.º do CIVA
RO|intra_community_goods|art. 294 alin. (2) Codul fiscal
RO|export|art. 294 alin. (1) Codul fiscal
RO|outside_scope|art. 278 Codul fiscal
RO|domestic_reverse_charge|art. 331 Codul fiscal
RO|small_business|art. 310 Codul fiscal
SE|intra_community_goods|10 kap. 42 § mervärdesskattelagen
SE|export|10 kap. mervärdesskattelagen
SE|outside_scope|6 kap. 34 § mervärdesskattelagen
SE|domestic_reverse_charge|16 kap. mervärdesskattelagen
SE|small_business|18 kap. mervärdesskattelagen
SI|intra_community_goods|46. člen ZDDV-1
SI|export|52. člen ZDDV-1
SI|outside_scope|25. člen ZDDV-1
SI|domestic_reverse_charge|76.a člen ZDDV-1
SI|margin|102. člen ZDDV-1
SI|small_business|94. člen ZDDV-1
SK|intra_community_goods|§ 43 zákona č. 222/2004 Z. z.
SK|export|§ 47 zákona č. 222/2004 Z. z.
SK|outside_scope|§ 15 zákona č. 222/2004 Z. z.
SK|domestic_reverse_charge|§ 69 ods. 12 zákona č. 222/2004 Z. z.
SK|margin|§ 66 zákona č. 222/2004 Z. z.
SK|small_business|§ 4 zákona č. 222/2004 Z. z.
"""

# country|language|whole clause
SMALL_BUSINESS: Final = """
AT|de|Umsatzsteuerbefreit – Kleinunternehmer gemäß § 6 Abs. 1 Z 27 UStG 1994
BE|nl|Kleine onderneming onderworpen aan de vrijstellingsregeling van belasting. Btw niet toepasselijk
BE|fr|Petite entreprise soumise au régime de la franchise de taxe. TVA non applicable
BE|de|Kleinunternehmen unter der Regelung der Steuerbefreiung. MwSt. nicht anwendbar
BG|bg|ДДС не е начислен на основание чл. 113, ал. 9 от ЗДДС
CH|de|Nicht mehrwertsteuerpflichtig, Art. 10 Abs. 2 Bst. a MWSTG
CH|fr|Non assujetti à la TVA, art. 10 al. 2 let. a LTVA
CH|it|Non assoggettato all'IVA, art. 10 cpv. 2 lett. a LIVA
CY|el|Δεν χρεώνεται ΦΠΑ: πρόσωπο μη εγγεγραμμένο στο μητρώο ΦΠΑ (Ν. 95(I)/2000)
CY|en|No VAT charged: not registered for VAT (Law 95(I)/2000)
CZ|cs|Dodavatel není plátcem DPH (§ 6 zákona č. 235/2004 Sb.)
DE|de|Keine Umsatzsteuer: Steuerbefreiung für Kleinunternehmer, § 19 UStG
DK|da|Momsfritaget, jf. momslovens § 48
EE|et|Käibemaksu ei arvestata: müüja ei ole käibemaksukohustuslane (KMS § 19)
ES|es|Operación sin repercusión del IVA
ES|en|No VAT charged
FI|fi|Ei arvonlisäveroa: vähäinen liiketoiminta, AVL 3 §
FI|sv|Ingen mervärdesskatt: ringa omsättning, MomsL 3 §
FR|fr|TVA non applicable, article 293 B du CGI
GB|en|No VAT charged: supplier not registered for VAT (VATA 1994, Sch. 1)
GR|el|Χωρίς ΦΠΑ – άρθρο 44 του Κώδικα ΦΠΑ (ν. 5144/2024)
HR|hr|PDV nije obračunat na temelju čl. 90. Zakona o PDV-u
HU|hu|Alanyi adómentes (Áfa tv. XIII. fejezet)
IE|en|No VAT charged: supplier not registered for VAT (VATCA 2010, s. 6)
IS|is|Án virðisaukaskatts: undir veltumörkum, 4. gr. laga nr. 50/1988
IT|it|Operazione senza applicazione dell'IVA, art. 1, commi 54-89, L. 190/2014 (regime forfettario)
LI|de|Nicht mehrwertsteuerpflichtig, Art. 10 MWSTG
LT|lt|PVM neskaičiuojamas: pardavėjas nėra PVM mokėtojas (PVM įstatymo 71 str.)
LU|fr|TVA non applicable : franchise des petites entreprises, art. 57 de la loi TVA
LU|de|Keine Mehrwertsteuer: Freistellung der Kleinunternehmen, Art. 57 MwSt-Gesetz
LV|lv|PVN netiek piemērots: pārdevējs nav reģistrēts PVN maksātājs (PVN likums)
MT|mt|Mingħajr VAT: eżenti skont l-artikolu 11 tal-Att dwar il-VAT (Kap. 406)
MT|en|No VAT charged: exempt under article 11 of the VAT Act (Cap. 406)
NL|nl|Vrijgesteld van btw: kleineondernemersregeling, artikel 25 Wet OB 1968
NO|nb|Ikke merverdiavgiftspliktig: under registreringsgrensen, merverdiavgiftsloven § 2-1
PL|pl|Zwolnienie z VAT na podstawie art. 113 ust. 1 i 9 ustawy o VAT
PT|pt|IVA – regime de isenção, artigo 53.º do CIVA
RO|ro|Fără TVA: regim special de scutire, art. 310 din Codul fiscal
SE|sv|Undantag från skatteplikt enligt 18 kap. mervärdesskattelagen (2023:200)
SI|sl|DDV ni obračunan na podlagi prvega odstavka 94. člena ZDDV-1
SK|sk|Dodávateľ nie je platiteľom DPH (§ 4 zákona č. 222/2004 Z. z.)
"""

# country|language|words for domestic reverse charge that the country prescribes (NO: bokføringsforskriften § 5-1-1; PT:
# CIVA art. 36 n.º 13) or its administration suggests (GB: HMRC, VAT Notice 735)
DOMESTIC_REVERSE_CHARGE: Final = """
GB|en|Reverse charge: customer to pay the VAT to HMRC
NO|nb|Omvendt avgiftsplikt – merverdiavgift ikke beregnet
PT|pt|IVA – autoliquidação
"""
