"""Words of a shared document's page in the languages of southern Europe. Data only."""

from billhead_web.locales.shared_words import SharedWords, statuses

SOUTH = {
    "fr": SharedWords(
        download="Télécharger le {format}",
        language="Langue",
        statuses=statuses(
            *("À payer", "Payé en partie", "Payé", "En retard", "Annulé", "Accepté", "Refusé", "Expiré"),
        ),
        gone_title="Ce lien ne fonctionne pas",
        gone_text=(
            "Il a été retiré, a expiré ou n’a pas été copié en entier. Demandez-en un nouveau à son expéditeur."
        ),
    ),
    "es": SharedWords(
        download="Descargar {format}",
        language="Idioma",
        statuses=statuses(
            *("Pendiente", "Pagado en parte", "Pagado", "Vencido", "Anulado", "Aceptado", "Rechazado", "Caducado"),
        ),
        gone_title="Este enlace no funciona",
        gone_text="Se ha retirado, ha caducado o no se copió entero. Pida uno nuevo a quien se lo envió.",
    ),
    "it": SharedWords(
        download="Scarica {format}",
        language="Lingua",
        statuses=statuses(
            *("Da pagare", "Pagato in parte", "Pagato", "Scaduto", "Annullato", "Accettato", "Rifiutato", "Scaduto"),
        ),
        gone_title="Questo link non funziona",
        gone_text="È stato ritirato, è scaduto o non è stato copiato per intero. Chiedetene uno nuovo al mittente.",
    ),
    "pt": SharedWords(
        download="Transferir {format}",
        language="Idioma",
        statuses=statuses(
            *("Em aberto", "Pago em parte", "Pago", "Vencido", "Anulado", "Aceite", "Recusado", "Expirado"),
        ),
        gone_title="Esta ligação não funciona",
        gone_text="Foi retirada, expirou ou não foi copiada por inteiro. Peça uma nova a quem a enviou.",
    ),
    "ro": SharedWords(
        download="Descarcă {format}",
        language="Limbă",
        statuses=statuses(
            *("De plată", "Plătit parțial", "Plătit", "Restant", "Anulat", "Acceptat", "Refuzat", "Expirat"),
        ),
        gone_title="Acest link nu funcționează",
        gone_text="A fost retras, a expirat sau nu a fost copiat în întregime. Cereți unul nou expeditorului.",
    ),
    "mt": SharedWords(
        download="Niżżel {format}",
        language="Lingwa",
        statuses=statuses(
            *("Miftuħ", "Imħallas parzjalment", "Imħallas", "Skadut", "Annullat", "Aċċettat", "Miċħud", "Skadut"),
        ),
        gone_title="Din il-link ma taħdimx",
        gone_text="Ġiet irtirata, skadiet jew ma ġietx ikkupjata kollha. Itlob waħda ġdida lil min bagħthielek.",
    ),
    "el": SharedWords(
        download="Λήψη {format}",
        language="Γλώσσα",
        statuses=statuses(
            *("Ανοιχτό", "Μερικώς εξοφλημένο", "Εξοφλημένο", "Ληξιπρόθεσμο", "Ακυρωμένο", "Αποδεκτό"),
            *("Απορρίφθηκε", "Έληξε"),
        ),
        gone_title="Αυτός ο σύνδεσμος δεν λειτουργεί",
        gone_text="Ανακλήθηκε, έληξε ή δεν αντιγράφηκε ολόκληρος. Ζητήστε νέο από τον αποστολέα.",
    ),
    "tr": SharedWords(
        download="{format} indir",
        language="Dil",
        statuses=statuses(
            *("Açık", "Kısmen ödendi", "Ödendi", "Vadesi geçti", "İptal edildi", "Kabul edildi", "Reddedildi"),
            "Süresi doldu",
        ),
        gone_title="Bu bağlantı çalışmıyor",
        gone_text="Geri çekildi, süresi doldu veya eksik kopyalandı. Gönderenden yenisini isteyin.",
    ),
    "ar": SharedWords(
        download="تنزيل {format}",
        language="اللغة",
        statuses=statuses(
            *("مستحق", "مدفوع جزئيًا", "مدفوع", "متأخر", "ملغى", "مقبول", "مرفوض", "منتهي الصلاحية"),
        ),
        gone_title="هذا الرابط لا يعمل",
        gone_text="أُلغي الرابط أو انتهت صلاحيته أو لم يُنسخ كاملًا. اطلب رابطًا جديدًا ممن أرسله إليك.",
    ),
    "he": SharedWords(
        download="הורדת {format}",
        language="שפה",
        statuses=statuses(
            *("פתוח", "שולם חלקית", "שולם", "באיחור", "בוטל", "התקבל", "נדחה", "פג תוקף"),
        ),
        gone_title="הקישור הזה אינו פעיל",
        gone_text="הוא בוטל, פג תוקפו או שלא הועתק במלואו. בקשו קישור חדש מהשולח.",
    ),
}
