"""The default texts by language, data only: who reads them is settings/texts.py.

The invoice note begins empty everywhere: what the law wants on an invoice comes from the tax rules, not from here.
"""

from typing import Final

TextRow = tuple[str, str, str, str, str]

# language, invoice note, payment terms, mail subject, mail body
TEXT_ROWS: Final[tuple[TextRow, ...]] = (
    (
        "en",
        "",
        "Please pay by {date_due}, quoting the invoice number.",
        "Invoice {number} from {issuer_name}",
        "Hello {customer_name},\n\nplease find attached invoice {number} of {date} for {total}. "
        "It is due on {date_due}.\n\nThank you for your business.\n\nKind regards\n{issuer_name}",
    ),
    (
        "de",
        "",
        "Zahlbar bis zum {date_due} unter Angabe der Rechnungsnummer.",
        "Rechnung {number} von {issuer_name}",
        "Guten Tag {customer_name},\n\nanbei erhalten Sie die Rechnung {number} vom {date} über {total}. "
        "Sie ist am {date_due} fällig.\n\nVielen Dank für Ihren Auftrag.\n\nMit freundlichen Grüßen\n{issuer_name}",
    ),
    (
        "fr",
        "",
        "À régler au plus tard le {date_due}, en rappelant le numéro de la facture.",
        "Facture {number} de {issuer_name}",
        "Bonjour {customer_name},\n\nveuillez trouver ci-joint la facture {number} du {date}, d'un montant de {total}. "
        "Elle est à régler au plus tard le {date_due}.\n\nMerci de votre confiance.\n\nCordialement\n{issuer_name}",
    ),
    (
        "es",
        "",
        "A pagar a más tardar el {date_due}, indicando el número de factura.",
        "Factura {number} de {issuer_name}",
        "Hola, {customer_name}:\n\nAdjuntamos la factura {number}, de fecha {date}, por un importe de {total}. "
        "Vence el {date_due}.\n\nGracias por su confianza.\n\nUn cordial saludo\n{issuer_name}",
    ),
    (
        "it",
        "",
        "Pagamento entro il {date_due}, indicando il numero della fattura.",
        "Fattura {number} di {issuer_name}",
        "Buongiorno {customer_name},\n\nin allegato trova la fattura {number} del {date}, per un importo di {total}. "
        "La scadenza è il {date_due}.\n\nGrazie per la fiducia.\n\nCordiali saluti\n{issuer_name}",
    ),
    (
        "nl",
        "",
        "Te betalen uiterlijk op {date_due} onder vermelding van het factuurnummer.",
        "Factuur {number} van {issuer_name}",
        "Beste {customer_name},\n\nhierbij ontvangt u factuur {number} van {date} voor een bedrag van {total}. "
        "De factuur vervalt op {date_due}.\n\nDank voor uw opdracht.\n\nMet vriendelijke groet\n{issuer_name}",
    ),
    (
        "pl",
        "",
        "Prosimy o zapłatę do {date_due} z podaniem numeru faktury.",
        "Faktura {number} od {issuer_name}",
        "Dzień dobry {customer_name},\n\nw załączeniu przesyłamy fakturę {number} z dnia {date} na kwotę {total}. "
        "Termin płatności upływa {date_due}.\n\nDziękujemy za współpracę.\n\nZ poważaniem\n{issuer_name}",
    ),
    (
        "pt",
        "",
        "A pagar até {date_due}, indicando o número da fatura.",
        "Fatura {number} de {issuer_name}",
        "Olá {customer_name},\n\nenviamos em anexo a fatura {number} de {date}, no valor de {total}. "
        "O prazo de pagamento termina em {date_due}.\n\nObrigado pela confiança.\n\nCom os melhores cumprimentos\n"
        "{issuer_name}",
    ),
    (
        "sl",
        "",
        "Prosimo za plačilo do {date_due} z navedbo številke računa.",
        "Račun {number} – {issuer_name}",
        "Pozdravljeni, {customer_name},\n\nv prilogi vam pošiljamo račun {number} z dne {date} v znesku {total}. "
        "Rok plačila je {date_due}.\n\nHvala za zaupanje.\n\nLep pozdrav\n{issuer_name}",
    ),
    (
        "hr",
        "",
        "Molimo plaćanje do {date_due} uz navođenje broja računa.",
        "Račun {number} – {issuer_name}",
        "Poštovani, {customer_name},\n\nu privitku šaljemo račun {number} od {date} na iznos {total}. "
        "Rok plaćanja je {date_due}.\n\nHvala na povjerenju.\n\nSrdačan pozdrav\n{issuer_name}",
    ),
)
