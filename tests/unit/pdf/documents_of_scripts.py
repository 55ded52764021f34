"""Invoices in the scripts of the world, as a business of each would write them; labels may be English."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from tests.unit.pdf.pdf_documents import document, item


class Script(NamedTuple):
    """A language, its parties and lines; `words` are read back from the file."""

    language: str
    seller: tuple[str, str, str, str, str]
    buyer: tuple[str, str, str, str, str]
    lines: tuple[tuple[str, str, str], ...]
    note: str
    words: tuple[str, ...]


SCRIPTS: Mapping[str, Script] = {
    "arabic": Script(
        "ar",
        ("شركة الأمل للتجارة ذ.م.م", "شارع الملك فهد 12", "11564", "الرياض", "SA"),
        ("Großhändler GmbH", "Mariahilfer Straße 99/4", "1060", "Wien", "AT"),
        (
            (
                "تصميم موقع إلكتروني",
                "تصميم وتطوير موقع متجاوب، يشمل 5 صفحات ونظام WordPress 6.4 والدعم (24/7).",
                "خدمة",
            ),
            ("استضافة سحابية Cloud Hosting (شهري)", "", "شهر"),
            ("پژوهش و گزارش", "گزارش می\u200cخواهم؛ ٹیکس رپورٹ", "عدد"),
        ),
        "شكراً لتعاملكم معنا. الفاتورة {number} بتاريخ {date} مستحقة حتى {date_due} بمبلغ {total}.",
        ("شركة الأمل للتجارة", "تصميم موقع إلكتروني"),
    ),
    "hebrew": Script(
        "he",
        ("תקווה מסחר בע״מ", "שדרות רוטשילד 12", "6688101", "תל אביב", "IL"),
        ("Acme Ltd", "12 High Street", "SW1A 1AA", "London", "GB"),
        (
            ("עיצוב אתר אינטרנט", "עיצוב ופיתוח אתר הכולל 5 עמודים, מערכת WordPress 6.4 ותמיכה (24/7).", "שירות"),
            ("אחסון בענן Cloud Hosting (חודשי)", "", "חודש"),
        ),
        "תודה רבה. חשבונית {number} מיום {date} לתשלום עד {date_due} בסך {total}.",
        ("תקווה מסחר", "עיצוב אתר אינטרנט"),
    ),
    "devanagari": Script(
        "hi",
        ("आशा व्यापार प्रा. लि.", "१२ महात्मा गांधी मार्ग", "110001", "नई दिल्ली", "IN"),
        ("श्री कृष्ण ट्रेडर्स", "स्टेशन रोड", "400001", "मुंबई", "IN"),
        (
            ("वेबसाइट डिज़ाइन", "पाँच पृष्ठों की वेबसाइट का निर्माण, सामग्री प्रबंधन और एक वर्ष की तकनीकी सहायता सहित।", "सेवा"),
            ("क्लाउड होस्टिंग (मासिक)", "क्षत्रिय शुल्क, र्क, कि, द्ध, त्र, ज्ञ, श्र", "माह"),
        ),
        "धन्यवाद। बीजक {number} का भुगतान {date_due} तक करें।",
        ("आशा व्यापार", "वेबसाइट डिज़ाइन"),
    ),
    "thai": Script(
        "th",
        ("บริษัท ความหวัง การค้า จำกัด", "12 ถนนสุขุมวิท", "10110", "กรุงเทพมหานคร", "TH"),
        ("ร้านน้ำผึ้งป่า", "99/4 ถนนพหลโยธิน", "50000", "เชียงใหม่", "TH"),
        (
            ("ออกแบบเว็บไซต์", "บริการออกแบบและพัฒนาเว็บไซต์สำหรับธุรกิจขนาดกลางและขนาดย่อมรวมถึงระบบจัดการเนื้อหา", "งาน"),
            ("เช่าพื้นที่คลาวด์ (รายเดือน)", "ที่ ปู่ ป้า น้ำ กำกับ ผู้ซื้อ ญี่ปุ่น", "เดือน"),
        ),
        "ขอบคุณที่ใช้บริการ ใบกำกับภาษีเลขที่ {number} ครบกำหนดชำระวันที่ {date_due}",
        ("ออกแบบเว็บไซต์",),
    ),
    "chinese": Script(
        "zh",
        ("北京希望贸易有限公司", "建国门外大街12号", "100022", "北京市", "CN"),
        ("上海长江电子科技有限公司", "南京东路99号4楼", "200001", "上海市", "CN"),
        (
            (
                "网站设计",
                "设计并开发响应式网站，包括五个页面、内容管理系统（WordPress 6.4）以及一年的技术支持服务。",
                "项",
            ),
            ("云主机（每月）", "", "月"),
        ),
        "感谢您的惠顾。发票{number}请于{date_due}之前付款，金额{total}。",
        ("北京希望贸易有限公司", "网站设计"),
    ),
    "taiwanese": Script(
        "zh-Hant",
        ("臺北希望貿易股份有限公司", "中山北路二段12號", "104", "臺北市", "TW"),
        ("高雄電子科技有限公司", "中正路99號", "800", "高雄市", "TW"),
        (("網站設計", "設計並開發響應式網站，包括五個頁面、內容管理系統，以及一年的技術支援服務。", "項"),),
        "感謝您的惠顧。請於{date_due}之前付款。",
        ("臺北希望貿易股份有限公司", "網站設計"),
    ),
    "japanese": Script(
        "ja",
        ("株式会社希望商事", "千代田区丸の内1丁目2番3号", "100-0005", "東京都", "JP"),
        ("合同会社さくら", "北区梅田9丁目4番", "530-0001", "大阪市", "JP"),
        (
            (
                "ウェブサイト制作",
                "対応ウェブサイト（5ページ）、コンテンツ管理「WordPress」の導入と1年間のサポート。",
                "式",
            ),
            ("クラウドサーバー利用料（月額）", "", "月"),
        ),
        "いつもありがとうございます。請求書{number}のお支払い期限は{date_due}です。",
        ("株式会社希望商事", "ウェブサイト制作"),
    ),
    "korean": Script(
        "ko",
        ("희망무역 주식회사", "종로구 세종대로 12", "03154", "서울특별시", "KR"),
        ("한강전자 유한회사", "해운대구 센텀로 99", "48058", "부산광역시", "KR"),
        (
            (
                "웹사이트 제작",
                "반응형 웹사이트 디자인과 개발, 다섯 개의 페이지, 콘텐츠 관리 및 일 년간의 기술 지원을 포함합니다.",
                "건",
            ),
            ("클라우드 호스팅 (월)", "", "월"),
        ),
        "감사합니다. 청구서 {number}의 결제 기한은 {date_due}입니다.",
        ("희망무역 주식회사", "웹사이트 제작"),
    ),
}


def invoice_in(script: str, *, template: str = "modern", **fields: Any) -> dict[str, Any]:
    """An issued invoice of the script's business."""
    sample = SCRIPTS[script]
    lines = [
        item(number, "1250.50" if number == 1 else "99.00", name=name, description=text, unit=unit)
        for number, (name, text, unit) in enumerate(sample.lines, 1)
    ]
    lines[0]["discounts"] = [{"value": Decimal(10), "type": "percent", "amount": Decimal("125.05")}]
    account = {"type": "iban", "iban": "SI56191000000123438", "bic": "NBSISI2X", "bank_name": sample.seller[0]}
    issuer = {**_party(sample.seller), "bank_account": account, "email": "office@hope.example", "phone": "+966 11 123"}
    branding = {"template": template, "show_qr": True}
    return document(
        lines,
        **{"issuer": issuer, "customer": _party(sample.buyer), "language": sample.language, "note": sample.note}
        | {"payment_terms": sample.lines[0][1], "footer": sample.seller[0], "signature": sample.buyer[0]}
        | {"branding": branding}
        | fields,
    )


def _party(party: tuple[str, str, str, str, str]) -> dict[str, Any]:
    name, address, post_code, city, country = party
    return {
        "name": name,
        "address": address,
        "post_code": post_code,
        "city": city,
        "country": "",
        "country_code": country,
        "tax_number": f"{country}300123456",
    }
