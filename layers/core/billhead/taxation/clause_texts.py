"""What an invoice says about its VAT, per kind and language, data only: clauses.py reads it. Pure.

Reverse charge: the words of Directive 2006/112/EC art. 226(11a) in that language's version, as Directive 2010/45/EU has
them and the German chambers of commerce list them; Lithuanian and Slovene also as the Court of Justice quotes point 11a
in its judgment C-247/21; Slovene and Croatian as in the national VAT Acts, too; Norwegian as in
bokføringsforskriften § 5-1-1. Unverified, and so with the English words beside them: Irish and Icelandic. Margin
scheme: art. 226(14) likewise; Irish and Icelandic are missing and fall back to English; Czech, Danish, Greek,
Lithuanian, Maltese, Dutch, Polish, Romanian and Spanish were confirmed by no second source. All other lines are our own
words.

Turkish, Ukrainian, Arabic, Hebrew, Chinese and Japanese: our own words, reverse charge with the English ones beside.

First a line with the kind, then one line for each language (those of locales/languages.py).
"""

from typing import Final

CLAUSE_TEXTS: Final = """
[reverse_charge]
bg Обратно начисляване
cs Daň odvede zákazník
da Omvendt betalingspligt
de Steuerschuldnerschaft des Leistungsempfängers
el Αντίστροφη επιβάρυνση
en Reverse charge
es Inversión del sujeto pasivo
et Pöördmaksustamine
fi Käännetty verovelvollisuus
fr Autoliquidation
ga Frithmhuirear (reverse charge)
hr Prijenos porezne obveze
hu Fordított adózás
is Öfug skattskylda (reverse charge)
it Inversione contabile
lt Atvirkštinis apmokestinimas
lv Nodokļa apgrieztā maksāšana
mt Inverżjoni tal-ħlas
nb Omvendt avgiftsplikt
nl Btw verlegd
pl Odwrotne obciążenie
pt Autoliquidação
ro Taxare inversă
sk Prenesenie daňovej povinnosti
sl Obrnjena davčna obveznost
sv Omvänd betalningsskyldighet
tr Ters yükümlülük (reverse charge)
uk Зворотне нарахування (reverse charge)
ar احتساب عكسي (reverse charge)
he חיוב הפוך (reverse charge)
zh 反向征收 (reverse charge)
zh-Hant 反向徵收 (reverse charge)
ja リバースチャージ (reverse charge)
[margin]
bg Режим на облагане на маржа – стоки втора употреба
cs Zvláštní režim – použité zboží
da Fortjenstmargenordning – brugte genstande
de Gebrauchtgegenstände/Sonderregelung
el Καθεστώς περιθωρίου – μεταχειρισμένα αγαθά
en Margin scheme – second-hand goods
es Régimen especial de los bienes usados
et Kasuminormi maksustamise kord – kasutatud kaubad
fi Voittomarginaalijärjestelmä – käytetyt tavarat
fr Régime particulier – Biens d'occasion
hr Posebni postupak oporezivanja marže – rabljena dobra
hu Különbözet szerinti szabályozás – használt cikkek
it Regime del margine – beni usati
lt Maržos apmokestinimo schema. Naudotos prekės
lv Peļņas daļas režīms lietotām precēm
mt Skema tal-marġni – merkanzija użata
nb Avansesystem – brukte varer
nl Bijzondere regeling – gebruikte goederen
pl Procedura marży – towary używane
pt Regime da margem de lucro – Bens em segunda mão
ro Regimul marjei – bunuri second-hand
sk Úprava zdaňovania prirážky – použitý tovar
sl Posebna ureditev – rabljeno blago
sv Vinstmarginalbeskattning – begagnade varor
tr Kâr marjı rejimi – ikinci el mallar
uk Маржинальна схема – вживані товари
ar نظام هامش الربح – سلع مستعملة
he משטר שולי רווח – טובין משומשים
zh 差额征税 – 二手货物
zh-Hant 差額徵稅 – 二手貨物
ja マージン課税制度 – 中古品
[intra_community_goods]
bg Вътреобщностна доставка, освободена от ДДС
cs Dodání zboží do jiného členského státu osvobozené od DPH
da Momsfri levering af varer til et andet EU-land
de Steuerfreie innergemeinschaftliche Lieferung
el Ενδοκοινοτική παράδοση απαλλασσόμενη από τον ΦΠΑ
en VAT-exempt intra-Community supply of goods
es Entrega intracomunitaria exenta de IVA
et Kauba ühendusesisene käive, käibemaks 0%
fi Veroton tavaroiden yhteisömyynti
fr Livraison intracommunautaire exonérée de TVA
ga Soláthar earraí laistigh den Chomhphobal, díolmhaithe ó CBL
hr Isporuka dobara unutar EU oslobođena PDV-a
hu Adómentes Közösségen belüli termékértékesítés
is Afhending vöru innan Evrópusambandsins án virðisaukaskatts
it Cessione intracomunitaria non imponibile IVA
lt Prekių tiekimas kitos ES valstybės narės pirkėjui, PVM 0 %
lv Preču piegāde Eiropas Savienībā, PVN 0 %
mt Provvista intra-Komunitarja ta' oġġetti, eżenti mill-VAT
nb Levering av varer innen EU uten merverdiavgift
nl Intracommunautaire levering zonder btw
pl Wewnątrzwspólnotowa dostawa towarów, VAT 0%
pt Transmissão intracomunitária de bens isenta de IVA
ro Livrare intracomunitară scutită de TVA
sk Dodanie tovaru do iného členského štátu oslobodené od DPH
sl Dobava blaga znotraj Unije, oproščena DDV
sv Momsfri unionsintern försäljning av varor
tr KDV'den istisna AB içi mal teslimi
uk Постачання товарів у межах ЄС, звільнене від ПДВ
ar توريد سلع داخل الاتحاد الأوروبي معفى من ضريبة القيمة المضافة
he אספקת טובין בתוך האיחוד האירופי, פטורה ממע״מ
zh 欧盟内部货物供应，免征增值税
zh-Hant 歐盟境內貨物供應，免徵增值稅
ja EU域内の物品供給（VAT免税）
[export]
bg Износ без начислен ДДС
cs Vývoz osvobozený od DPH
da Momsfri eksport
de Steuerfreie Ausfuhrlieferung
el Εξαγωγή απαλλασσόμενη από τον ΦΠΑ
en VAT-free export
es Exportación exenta de IVA
et Eksport, käibemaks 0%
fi Arvonlisäveroton vienti
fr Exportation exonérée de TVA
ga Onnmhairiú saor ó CBL
hr Izvoz oslobođen PDV-a
hu Adómentes termékexport
is Útflutningur án virðisaukaskatts
it Esportazione non imponibile IVA
lt Prekių eksportas, PVM 0 %
lv Preču eksports, PVN 0 %
mt Esportazzjoni eżenti mill-VAT
nb Utførsel fritatt for merverdiavgift
nl Uitvoer zonder btw
pl Eksport, VAT 0%
pt Exportação isenta de IVA
ro Export scutit de TVA
sk Vývoz oslobodený od DPH
sl Izvoz, oproščen DDV
sv Momsfri export
tr KDV'den istisna ihracat
uk Експорт без ПДВ
ar تصدير بدون ضريبة القيمة المضافة
he יצוא ללא מע״מ
zh 出口，免征增值税
zh-Hant 出口，免徵增值稅
ja 輸出免税
[outside_scope]
bg Не подлежи на облагане с ДДС: мястото на изпълнение е извън страната
cs Není předmětem DPH: místo plnění je v zahraničí
da Ikke momspligtig her: leveringsstedet er i udlandet
de Nicht steuerbar: der Ort der Leistung liegt im Ausland
el Εκτός πεδίου εφαρμογής του ΦΠΑ: ο τόπος παροχής είναι στο εξωτερικό
en Outside the scope of VAT: the place of supply is abroad
es No sujeto a IVA: operación localizada fuera del territorio de aplicación
et Ei maksustata käibemaksuga: käibe tekkimise koht on välismaal
fi Ei arvonlisäveroa: myyntimaa on ulkomailla
fr Hors champ de la TVA : lieu de l'opération à l'étranger
ga Lasmuigh de raon feidhme CBL: tá áit an tsoláthair thar lear
hr Nije predmet oporezivanja PDV-om: mjesto oporezivanja je u inozemstvu
hu Áfa területi hatályán kívüli ügylet: a teljesítés helye külföld
is Utan gildissviðs virðisaukaskatts: afhendingarstaður er erlendis
it Operazione fuori campo IVA: luogo della prestazione all'estero
lt Ne PVM objektas: suteikimo vieta yra užsienyje
lv Nav PVN objekts: darījuma vieta ir ārvalstīs
mt Barra mill-kamp tal-VAT: il-post tal-provvista huwa barra mill-pajjiż
nb Utenfor merverdiavgiftsområdet: omsatt i utlandet
nl Niet aan btw onderworpen: plaats van de prestatie in het buitenland
pl Nie podlega VAT w kraju: miejsce świadczenia za granicą
pt Não sujeito a IVA: operação localizada no estrangeiro
ro Neimpozabil: locul prestării este în străinătate
sk Nie je predmetom DPH: miesto dodania je v zahraničí
sl Ni predmet DDV: kraj obdavčitve je v tujini
sv Utanför mervärdesskattens tillämpningsområde: omsatt utomlands
tr KDV kapsamı dışında: teslim yeri yurt dışıdır
uk Не є об'єктом ПДВ: місце постачання за кордоном
ar خارج نطاق ضريبة القيمة المضافة: مكان التوريد في الخارج
he מחוץ לתחולת המע״מ: מקום האספקה בחו״ל
zh 不属于增值税征收范围：供应地在境外
zh-Hant 不屬於增值稅課徵範圍：供應地在境外
ja VAT対象外：供給地は国外
[exempt]
bg Освободена от ДДС доставка
cs Osvobozeno od DPH
da Momsfritaget
de Umsatzsteuerfrei
el Απαλλάσσεται από τον ΦΠΑ
en Exempt from VAT
es Operación exenta de IVA
et Käibemaksuvaba
fi Vapautettu arvonlisäverosta
fr Exonéré de TVA
ga Díolmhaithe ó CBL
hr Oslobođeno PDV-a
hu Adómentes
is Undanþegið virðisaukaskatti
it Operazione esente da IVA
lt PVM neapmokestinama
lv Ar PVN neapliekams darījums
mt Eżenti mill-VAT
nb Unntatt fra merverdiavgift
nl Vrijgesteld van btw
pl Zwolnione z VAT
pt Isento de IVA
ro Scutit de TVA
sk Oslobodené od DPH
sl Oproščeno DDV
sv Undantaget från mervärdesskatt
tr KDV'den istisna
uk Звільнено від ПДВ
ar معفى من ضريبة القيمة المضافة
he פטור ממע״מ
zh 免征增值税
zh-Hant 免徵增值稅
ja 非課税
[small_business]
bg Без ДДС: режим за малки предприятия
cs Bez DPH: režim pro malé podniky
da Uden moms: ordning for små virksomheder
de Keine Umsatzsteuer: Kleinunternehmer
el Χωρίς ΦΠΑ: καθεστώς μικρών επιχειρήσεων
en No VAT charged: small business
es Sin IVA: régimen de las pequeñas empresas
et Käibemaksuta: väikeettevõtja
fi Ei arvonlisäveroa: pienyritys
fr TVA non applicable : petite entreprise
ga Níl CBL á ghearradh: gnó beag
hr PDV nije obračunat: mali porezni obveznik
hu Áfa nélkül: kisvállalkozás
is Án virðisaukaskatts: undir veltumörkum
it IVA non applicata: piccola impresa
lt PVM neskaičiuojamas: mažoji įmonė
lv PVN netiek piemērots: mazais uzņēmums
mt Mingħajr VAT: intrapriża żgħira
nb Uten merverdiavgift: under registreringsgrensen
nl Geen btw: kleine onderneming
pl Bez VAT: małe przedsiębiorstwo
pt IVA não aplicado: pequena empresa
ro Fără TVA: întreprindere mică
sk Bez DPH: malý podnik
sl DDV ni obračunan: mali davčni zavezanec
sv Ingen moms: litet företag
tr KDV uygulanmaz: küçük işletme
uk Без ПДВ: мале підприємство
ar بدون ضريبة القيمة المضافة: منشأة صغيرة
he ללא מע״מ: עסק קטן
zh 不收取增值税：小型企业
zh-Hant 不收取增值稅：小型企業
ja VAT非課税：小規模事業者
[directive]
bg чл. {} от Директива 2006/112/ЕО
cs čl. {} směrnice 2006/112/ES
da artikel {} i direktiv 2006/112/EF
de Art. {} Richtlinie 2006/112/EG
el άρθρο {} της οδηγίας 2006/112/ΕΚ
en Article {} of Directive 2006/112/EC
es artículo {} de la Directiva 2006/112/CE
et direktiivi 2006/112/EÜ artikkel {}
fi direktiivin 2006/112/EY {} artikla
fr article {} de la directive 2006/112/CE
ga Airteagal {} de Threoir 2006/112/CE
hr članak {}. Direktive 2006/112/EZ
hu a 2006/112/EK irányelv {}. cikke
is {}. gr. tilskipunar 2006/112/EB
it articolo {} della direttiva 2006/112/CE
lt Direktyvos 2006/112/EB {} straipsnis
lv Direktīvas 2006/112/EK {}. pants
mt Artikolu {} tad-Direttiva 2006/112/KE
nb artikkel {} i direktiv 2006/112/EF
nl artikel {} van Richtlijn 2006/112/EG
pl art. {} dyrektywy 2006/112/WE
pt artigo {}.º da Diretiva 2006/112/CE
ro articolul {} din Directiva 2006/112/CE
sk článok {} smernice 2006/112/ES
sl člen {} Direktive 2006/112/ES
sv artikel {} i direktiv 2006/112/EG
tr 2006/112/AT sayılı Direktif, madde {}
uk стаття {} Директиви 2006/112/ЄС
ar المادة {} من التوجيه 2006/112/EC
he סעיף {} לדירקטיבה 2006/112/EC
zh 第 2006/112/EC 号指令第 {} 条
zh-Hant 第 2006/112/EC 號指令第 {} 條
ja 指令2006/112/EC 第{}条
"""
