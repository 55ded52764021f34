"""Words of a shared document's page in the languages of eastern Europe and of Asia. Data only."""

from billhead_web.locales.shared_words import SharedWords, statuses

EAST = {
    "pl": SharedWords(
        download="Pobierz {format}",
        language="Język",
        statuses=statuses(
            *("Do zapłaty", "Zapłacono częściowo", "Zapłacono", "Po terminie", "Anulowano", "Przyjęto"),
            *("Odrzucono", "Wygasło"),
        ),
        gone_title="Ten link nie działa",
        gone_text="Został wycofany, wygasł albo nie skopiowano go w całości. Poproś nadawcę o nowy.",
    ),
    "cs": SharedWords(
        download="Stáhnout {format}",
        language="Jazyk",
        statuses=statuses(
            *("K úhradě", "Částečně uhrazeno", "Uhrazeno", "Po splatnosti", "Stornováno", "Přijato"),
            *("Odmítnuto", "Platnost vypršela"),
        ),
        gone_title="Tento odkaz nefunguje",
        gone_text="Byl stažen, vypršel nebo nebyl zkopírován celý. Požádejte odesílatele o nový.",
    ),
    "sk": SharedWords(
        download="Stiahnuť {format}",
        language="Jazyk",
        statuses=statuses(
            *("Na úhradu", "Čiastočne uhradené", "Uhradené", "Po splatnosti", "Stornované", "Prijaté"),
            *("Odmietnuté", "Platnosť vypršala"),
        ),
        gone_title="Tento odkaz nefunguje",
        gone_text="Bol stiahnutý, vypršal alebo nebol skopírovaný celý. Požiadajte odosielateľa o nový.",
    ),
    "sl": SharedWords(
        download="Prenesi {format}",
        language="Jezik",
        statuses=statuses(
            *("Odprto", "Delno plačano", "Plačano", "Zapadlo", "Stornirano", "Sprejeto", "Zavrnjeno", "Poteklo"),
        ),
        gone_title="Ta povezava ne deluje",
        gone_text="Bila je preklicana, je potekla ali ni bila kopirana v celoti. Pošiljatelja prosite za novo.",
    ),
    "hr": SharedWords(
        download="Preuzmi {format}",
        language="Jezik",
        statuses=statuses(
            *("Otvoreno", "Djelomično plaćeno", "Plaćeno", "Dospjelo", "Stornirano", "Prihvaćeno", "Odbijeno"),
            "Isteklo",
        ),
        gone_title="Ova poveznica ne radi",
        gone_text="Povučena je, istekla je ili nije kopirana u cijelosti. Zatražite novu od pošiljatelja.",
    ),
    "hu": SharedWords(
        download="{format} letöltése",
        language="Nyelv",
        statuses=statuses(
            *("Fizetendő", "Részben fizetve", "Fizetve", "Lejárt", "Sztornózva", "Elfogadva", "Elutasítva"),
            "Nem érvényes",
        ),
        gone_title="Ez a link nem működik",
        gone_text="Visszavonták, lejárt, vagy nem másolták le teljesen. Kérjen újat a feladótól.",
    ),
    "bg": SharedWords(
        download="Изтегляне на {format}",
        language="Език",
        statuses=statuses(
            *("За плащане", "Частично платено", "Платено", "Просрочено", "Анулирано", "Прието", "Отказано"),
            "Изтекло",
        ),
        gone_title="Тази връзка не работи",
        gone_text="Тя е оттеглена, изтекла е или не е копирана изцяло. Поискайте нова от изпращача.",
    ),
    "uk": SharedWords(
        download="Завантажити {format}",
        language="Мова",
        statuses=statuses(
            *("До сплати", "Сплачено частково", "Сплачено", "Прострочено", "Анульовано", "Прийнято"),
            *("Відхилено", "Термін дії минув"),
        ),
        gone_title="Це посилання не працює",
        gone_text="Його відкликано, термін його дії минув, або його скопійовано не повністю. Попросіть нове.",
    ),
    "zh": SharedWords(
        download="下载 {format}",
        language="语言",
        statuses=statuses("待付款", "部分付款", "已付款", "逾期", "已作废", "已接受", "已拒绝", "已过期"),
        gone_title="此链接无效",
        gone_text="该链接已撤销、已过期或未完整复制。请向发送者索取新的链接。",
    ),
    "zh-Hant": SharedWords(
        download="下載 {format}",
        language="語言",
        statuses=statuses("待付款", "部分付款", "已付款", "逾期", "已作廢", "已接受", "已拒絕", "已過期"),
        gone_title="此連結無效",
        gone_text="該連結已撤銷、已過期或未完整複製。請向寄件者索取新的連結。",
    ),
    "ja": SharedWords(
        download="{format} をダウンロード",
        language="言語",
        statuses=statuses("未払い", "一部支払済み", "支払済み", "期限超過", "無効", "承諾済み", "辞退", "期限切れ"),
        gone_title="このリンクは無効です",
        gone_text="取り消されたか、期限が切れたか、全体がコピーされていません。送信者に新しいリンクを依頼してください。",
    ),
}
