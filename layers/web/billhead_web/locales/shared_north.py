"""Words of a shared document's page in the languages of northern Europe. Data only."""

from billhead_web.locales.shared_words import SharedWords, statuses

_NORWEGIAN = SharedWords(
    download="Last ned {format}",
    language="Språk",
    statuses=statuses(
        *("Åpen", "Delvis betalt", "Betalt", "Forfalt", "Annullert", "Godtatt", "Avslått", "Utløpt"),
    ),
    gone_title="Denne lenken fungerer ikke",
    gone_text="Den er trukket tilbake, utløpt eller ikke kopiert i sin helhet. Be avsenderen om en ny.",
)

NORTH = {
    "en": SharedWords(
        download="Download {format}",
        language="Language",
        statuses=statuses(
            *("Open", "Partially paid", "Paid", "Overdue", "Voided", "Accepted", "Declined", "Expired"),
        ),
        gone_title="This link does not work",
        gone_text="It was withdrawn, has expired, or was not copied whole. Ask whoever sent it to you for a new one.",
    ),
    "de": SharedWords(
        download="{format} herunterladen",
        language="Sprache",
        statuses=statuses(
            *("Offen", "Teilweise bezahlt", "Bezahlt", "Überfällig", "Storniert", "Angenommen", "Abgelehnt"),
            "Abgelaufen",
        ),
        gone_title="Dieser Link funktioniert nicht",
        gone_text=(
            "Er wurde zurückgezogen, ist abgelaufen oder wurde nicht vollständig kopiert. "
            "Bitten Sie den Absender um einen neuen."
        ),
    ),
    "nl": SharedWords(
        download="{format} downloaden",
        language="Taal",
        statuses=statuses(
            *("Openstaand", "Deels betaald", "Betaald", "Te laat", "Geannuleerd", "Aanvaard", "Afgewezen"),
            "Verlopen",
        ),
        gone_title="Deze link werkt niet",
        gone_text="Hij is ingetrokken, verlopen of niet volledig gekopieerd. Vraag de afzender om een nieuwe.",
    ),
    "da": SharedWords(
        download="Hent {format}",
        language="Sprog",
        statuses=statuses(
            *("Åben", "Delvist betalt", "Betalt", "Forfalden", "Annulleret", "Accepteret", "Afvist", "Udløbet"),
        ),
        gone_title="Dette link virker ikke",
        gone_text="Det er trukket tilbage, udløbet eller ikke kopieret helt. Bed afsenderen om et nyt.",
    ),
    "sv": SharedWords(
        download="Ladda ner {format}",
        language="Språk",
        statuses=statuses(
            *("Öppen", "Delvis betald", "Betald", "Förfallen", "Makulerad", "Accepterad", "Avböjd", "Utgången"),
        ),
        gone_title="Den här länken fungerar inte",
        gone_text="Den har dragits tillbaka, gått ut eller inte kopierats i sin helhet. Be avsändaren om en ny.",
    ),
    "nb": _NORWEGIAN,
    "is": SharedWords(
        download="Sækja {format}",
        language="Tungumál",
        statuses=statuses(
            *("Opinn", "Greitt að hluta", "Greitt", "Gjaldfallið", "Ógilt", "Samþykkt", "Hafnað", "Útrunnið"),
        ),
        gone_title="Þessi hlekkur virkar ekki",
        gone_text="Hann var afturkallaður, er útrunninn eða var ekki afritaður í heild. Biddu sendandann um nýjan.",
    ),
    "fi": SharedWords(
        download="Lataa {format}",
        language="Kieli",
        statuses=statuses(
            *("Avoin", "Osittain maksettu", "Maksettu", "Erääntynyt", "Mitätöity", "Hyväksytty", "Hylätty"),
            "Vanhentunut",
        ),
        gone_title="Linkki ei toimi",
        gone_text="Se on peruttu, vanhentunut tai kopioitu vajaana. Pyydä lähettäjältä uusi.",
    ),
    "et": SharedWords(
        download="Laadi alla {format}",
        language="Keel",
        statuses=statuses(
            *("Tasumata", "Osaliselt tasutud", "Tasutud", "Tähtaja ületanud", "Tühistatud", "Vastu võetud"),
            *("Tagasi lükatud", "Aegunud"),
        ),
        gone_title="See link ei tööta",
        gone_text="See on tagasi võetud, aegunud või poolikult kopeeritud. Küsige saatjalt uus.",
    ),
    "lv": SharedWords(
        download="Lejupielādēt {format}",
        language="Valoda",
        statuses=statuses(
            *("Neapmaksāts", "Daļēji apmaksāts", "Apmaksāts", "Kavēts", "Anulēts", "Pieņemts", "Noraidīts"),
            "Beidzies termiņš",
        ),
        gone_title="Šī saite nedarbojas",
        gone_text="Tā ir atsaukta, tai beidzies termiņš vai tā nav nokopēta pilnībā. Lūdziet sūtītājam jaunu.",
    ),
    "lt": SharedWords(
        download="Atsisiųsti {format}",
        language="Kalba",
        statuses=statuses(
            *("Neapmokėta", "Iš dalies apmokėta", "Apmokėta", "Pradelsta", "Anuliuota", "Priimta", "Atmesta"),
            "Nebegalioja",
        ),
        gone_title="Ši nuoroda neveikia",
        gone_text="Ji atšaukta, nebegalioja arba nukopijuota ne visa. Paprašykite siuntėjo naujos.",
    ),
    "ga": SharedWords(
        download="Íoslódáil {format}",
        language="Teanga",
        statuses=statuses(
            *("Oscailte", "Íoctha i bpáirt", "Íoctha", "Thar téarma", "Ar neamhní", "Glactha", "Diúltaithe"),
            "Imithe in éag",
        ),
        gone_title="Níl an nasc seo ag obair",
        gone_text="Tarraingíodh siar é, chuaigh sé in éag, nó níor cóipeáladh ina iomláine é. Iarr ceann nua.",
    ),
}
