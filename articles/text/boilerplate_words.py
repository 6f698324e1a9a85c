"""The words by which a line is known for something that a site put around an article, by language.

Written in NFC by whoever reads them; upper and lower case do not count.
"""

from typing import Literal

Kind = Literal[
    "source_line", "comments", "date_header", "byline", "photo_caption", "photo_credit", "end_mark", "advert",
    "navigation", "related", "share", "subscribe", "other",
]  # fmt: skip

# Labels that stand before a colon or a number.
SOURCE = [
    "সূত্র", "সুত্র", "উৎস", "তথ্যসূত্র", "মূল সূত্র", "খবরের সূত্র", "nguồn", "nguồn tin", "theo nguồn",
    "link gốc", "link nguồn", "source", "sources", "source link", "source url", "original source", "via",
    "источник", "источники", "крыніца", "крыніцы", "джерело", "lien source", "fuente", "fuentes",
]  # fmt: skip
# Labels that are believed only before an address.
LINK = [
    "link", "url", "link bài", "link bài gốc", "link bài viết", "xem bài gốc", "bài gốc", "đường dẫn",
    "original article", "original", "read the original", "article link", "web", "ссылка",
    "ссылка на источник", "ссылка на оригинал", "оригинал", "спасылка", "lien", "article original",
    "lien de l'article", "lire l'original", "লিংক", "লিঙ্ক", "মূল লেখা", "মূল খবর", "মূল লিংক",
    "সংবাদের লিংক",
]  # fmt: skip
DATE = ["তারিখ", "ngày đăng", "date", "published", "дата", "publié le", "fecha"]
COMMENTS = [
    "মন্তব্য", "মন্তব্যসমূহ", "টি মন্তব্য", "কমেন্ট", "টি কমেন্ট", "bình luận", "ý kiến", "comment",
    "comments", "комментарии", "комментариев", "комментарий", "комментария", "каментары", "каментарыі",
    "каментарыяў", "коментарі", "коментарів", "commentaire", "commentaires", "comentario", "comentarios",
    "phản hồi", "обсуждение", "réactions",
]  # fmt: skip
COUNTERS = [
    "views", "view", "lượt xem", "lượt đọc", "просмотров", "просмотры", "просмотра", "праглядаў", "vues",
    "vue", "পঠিত", "বার পঠিত", "বার পড়া হয়েছে", "ভিউ", "shares", "share", "likes", "lượt chia sẻ",
    "partages", "শেয়ার",
]  # fmt: skip
PHOTO = [
    "ছবি", "ছবি সৌজন্য", "ছবিসূত্র", "ফটো", "ছবি ও ক্যাপশন", "ফাইল ছবি", "ảnh", "ảnh minh họa",
    "ảnh minh hoạ", "ảnh tư liệu", "nguồn ảnh", "hình ảnh", "hình", "photo", "photos", "photo credit",
    "photo courtesy", "file photo", "image", "image credit", "image source", "picture", "pictures", "credit",
    "фото", "фото с сайта", "фотография", "фота", "здымак", "світлина", "крыніца фота", "источник фото",
    "crédit photo", "crédits photo", "crédit", "© photo", "foto",
]  # fmt: skip
PHOTO_LINES = [
    "file photo", "ফাইল ছবি", "ছবি সংগৃহীত", "সংগৃহীত ছবি", "ảnh minh họa", "ảnh minh hoạ", "ảnh tư liệu",
    "ảnh internet", "photo d'archives", "photo d'illustration", "image d'illustration", "фото из архива",
    "архивное фото", "фото автора", "фото из открытых источников", "фото носит иллюстративный характер",
    "иллюстративное фото", "representational image", "illustrative photo", "courtesy photo", "handout photo",
    "getty images", "shutterstock",
]  # fmt: skip
BYLINE = ["প্রতিবেদক", "লেখক", "tác giả", "phóng viên", "author", "автор", "аўтар", "auteur", "autor"]

PLATFORMS = [
    "google news", "facebook", "telegram", "youtube", "zalo", "whatsapp", "viber", "twitter", "newsletter",
    "instagram", "linkedin", "tiktok", "bản tin", "telegram-канал", "telegram-канале", "вконтакте", "дзен",
    "яндекс.дзен", "телеграм", "telegram-каналах", "rss", "google новости", "google actualités",
]  # fmt: skip
PLATFORM_NOUNS = [
    "channel", "page", "group", "канал", "канале", "channels", "চ্যানেল", "পেজ", "kênh", "trang",
    "của chúng tôi", "chaîne",
]  # fmt: skip
FOLLOW = [
    "follow us", "follow our", "follow", "subscribe to", "join our", "join us", "theo dõi", "đăng ký kênh",
    "đăng ký nhận", "tham gia kênh", "подписывайтесь", "подпишитесь", "читайте нас", "наш канал",
    "следите за нами", "присоединяйтесь", "больше новостей", "падпісвайцеся", "підписуйтесь", "suivez-nous",
    "suivez nous", "abonnez-vous", "retrouvez-nous", "rejoignez-nous", "rejoignez notre", "stay connected",
    "stay updated", "get the latest news", "for all latest news", "for more news",
]  # fmt: skip
FOLLOW_BENGALI = ["গুগল নিউজ", "ফেসবুক", "টেলিগ্রাম", "ইউটিউব", "হোয়াটসঅ্যাপ", "টুইটার"]

RELATED = [
    "আরও পড়ুন", "আরো পড়ুন", "আরও দেখুন", "আরো দেখুন", "আরও খবর", "আরো খবর", "আরও জানুন", "xem thêm",
    "đọc thêm", "tin liên quan", "bài liên quan", "mời xem thêm", "xem tiếp", "mời bạn đọc xem thêm",
    "mời quý độc giả xem thêm", "mời độc giả xem thêm", "mời bạn xem thêm", "read more", "read also",
    "also read", "see also", "also see", "related", "related story", "related news", "read next",
    "more on this", "don't miss", "читайте также", "читайте ещё", "читать также", "читайте по теме",
    "смотрите также", "чытайце таксама", "читайте також", "по теме", "ещё по теме", "à lire aussi",
    "a lire aussi", "lire aussi", "à lire également", "lire également", "voir aussi", "lea también",
]  # fmt: skip
TAGS = [
    "ট্যাগ", "ট্যাগস", "ট্যাগসমূহ", "tags", "tag", "topics", "keywords", "từ khóa", "từ khoá",
    "từ khóa liên quan", "thẻ", "теги", "тэги", "метки", "ключевые слова", "тэгі", "mots-clés", "mots clés",
    "étiquettes", "sur le même thème",
]  # fmt: skip
HOME = ["হোম", "প্রচ্ছদ", "trang chủ", "home", "главная", "галоўная", "accueil", "inicio"]

# Whole lines, without the signs around them.
WHOLE: dict[Kind, list[str]] = {
    "related": [
        *RELATED, "সম্পর্কিত খবর", "সম্পর্কিত সংবাদ", "এ সম্পর্কিত আরও খবর", "এ বিভাগের আরও খবর",
        "এই বিভাগের আরও খবর", "এ বিভাগের অন্যান্য খবর", "সর্বশেষ", "সর্বশেষ খবর", "সর্বাধিক পঠিত",
        "জনপ্রিয় খবর", "আরও সংবাদ", "tin cùng chuyên mục", "cùng chuyên mục", "bài cùng chuyên mục",
        "tin mới", "tin mới nhất", "tin khác", "các tin khác", "tin nổi bật", "đọc nhiều", "đọc nhiều nhất",
        "tin đọc nhiều", "có thể bạn quan tâm", "bài viết liên quan", "tin cùng chủ đề", "cùng chủ đề",
        "tin bài liên quan", "related articles", "related stories", "related posts", "more news",
        "more stories", "more from", "most read", "most popular", "latest news", "trending", "trending now",
        "recommended", "recommended for you", "you may also like", "you might also like", "up next",
        "похожие новости", "другие новости", "новости по теме", "материалы по теме", "ещё новости",
        "еще новости", "последние новости", "популярное", "самое читаемое", "рекомендуем",
        "вам может быть интересно", "статьи по теме", "па тэме", "lire la suite", "sur le même sujet",
        "articles similaires", "articles liés", "les plus lus", "à la une", "dans la même rubrique",
        "à lire sur le même sujet", "plus d'articles", "leer más",
    ],
    "share": [
        "শেয়ার", "শেয়ার করুন", "লিংক কপি করুন", "প্রিন্ট", "প্রিন্ট করুন", "খবরটি শেয়ার করুন",
        "সংবাদটি শেয়ার করুন", "chia sẻ", "chia sẻ bài viết", "chia sẻ facebook", "sao chép liên kết",
        "in bài viết", "lưu bài", "lưu bài viết", "gửi email", "share", "share this", "share this article",
        "share this story", "share this post", "share on facebook", "share on twitter", "share on x",
        "share via email", "share on whatsapp", "copy link", "print", "print this page", "print article",
        "email this", "tweet", "save", "bookmark", "поделиться", "поделиться в соцсетях", "поделитесь",
        "поделись", "скопировать ссылку", "распечатать", "версия для печати", "падзяліцца", "поширити",
        "partager", "partager cet article", "partager sur facebook", "partager sur twitter", "partager sur x",
        "partagez", "imprimer", "envoyer par e-mail", "envoyer par mail", "copier le lien", "compartir",
    ],
    "subscribe": [
        "সাবস্ক্রাইব", "সাবস্ক্রাইব করুন", "আমাদের অনুসরণ করুন", "আমাদের ফলো করুন", "đăng ký",
        "đăng ký nhận tin", "đăng nhập", "theo dõi", "theo dõi chúng tôi", "subscribe", "subscribe now",
        "subscribe to our newsletter", "sign up", "sign up for our newsletter", "get our newsletter",
        "log in", "sign in", "follow us", "follow", "newsletter", "подписаться", "подпишитесь",
        "подписаться на новости", "подписаться на рассылку", "войти", "мы в соцсетях", "падпісацца",
        "підписатися", "s'abonner", "abonnez-vous", "abonnez-vous à notre newsletter", "je m'abonne",
        "se connecter", "recevoir la newsletter", "inscrivez-vous à notre newsletter", "suivez-nous",
        "suscribirse", "suscríbete",
    ],
    "advert": [
        "বিজ্ঞাপন", "quảng cáo", "tài trợ", "advertisement", "advertisements", "advertising", "sponsored",
        "ad", "advertisement - continue reading below", "scroll to continue", "continue reading below",
        "story continues below", "реклама", "на правах рекламы", "рэклама", "publicité", "annonce",
        "contenu sponsorisé", "la suite après la publicité", "la suite après cette publicité", "publicidad",
    ],
    "navigation": [
        "হোম", "প্রচ্ছদ", "উপরে যান", "trang chủ", "quay lại", "về đầu trang", "lên đầu trang",
        "nghe bài viết", "nghe đọc bài", "xem ảnh", "cỡ chữ", "home", "back", "back to top",
        "skip to content", "skip to main content", "listen", "listen to this article", "menu", "search",
        "next", "previous", "next article", "previous article", "главная", "назад", "наверх", "меню", "поиск",
        "слушать", "прослушать", "галоўная", "accueil", "retour", "haut de page", "retour en haut", "écouter",
        "écouter l'article", "aller au contenu", "inicio",
    ],
    "comments": [
        "leave a comment", "leave a reply", "add a comment", "post a comment", "join the discussion",
        "no comments", "no comments yet", "comments are closed", "comments", "bình luận", "gửi bình luận",
        "viết bình luận", "ý kiến bạn đọc", "ý kiến của bạn", "bình luận của bạn", "মন্তব্য করুন",
        "আপনার মন্তব্য", "আপনার মতামত", "মতামত দিন", "комментарии", "оставить комментарий",
        "добавить комментарий", "написать комментарий", "комментариев нет", "пока нет комментариев",
        "commentaires", "laisser un commentaire", "ajouter un commentaire", "réagir", "commenter",
        "aucun commentaire", "poster un commentaire",
    ],
    "end_mark": [
        "hết", "(hết)", "ends", "the end", "end", "-30-", "конец", "fin", "সমাপ্ত",
    ],
    "other": [
        "all rights reserved", "tous droits réservés", "все права защищены", "সর্বস্বত্ব সংরক্ষিত",
        "bản quyền",
    ],
}  # fmt: skip
NETWORKS = {
    "facebook", "twitter", "zalo", "telegram", "whatsapp", "viber", "linkedin", "email", "e-mail", "print",
    "mail", "messenger", "pinterest", "instagram", "youtube", "tiktok", "reddit", "вконтакте",
    "одноклассники", "ফেসবুক", "টুইটার", "হোয়াটসঅ্যাপ", "মেসেঞ্জার", "ইমেইল", "লিংকডইন", "টেলিগ্রাম",
    "প্রিন্ট",
}  # fmt: skip
SHORT_NETWORKS = {"x", "vk", "ok", "in", "link", "copy"}  # believed only beside another
