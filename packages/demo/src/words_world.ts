import type { Language } from "./genres.ts";

/** Words of a language, put together into names and titles. */
export interface Words {
  /** What stands first, mostly something that describes. */
  readonly first: readonly string[];
  /** What stands second, mostly a thing. */
  readonly second: readonly string[];
  /** What stands between the two. */
  readonly joint: string;
  /** What a third part is joined with; each `$` is replaced by it. */
  readonly third: string;
}

const words = (
  first: string,
  second: string,
  { joint = " ", third = " $" }: { joint?: string; third?: string } = {},
): Words => ({
  first: first.trim().split(/\s+/),
  second: second.trim().split(/\s+/),
  joint,
  third,
});

/** The words of every language but English. */
export const WORLD_WORDS: Readonly<Record<Exclude<Language, "en">, Words>> = {
  ja: words(
    "夜凪 水色 透明な 真昼の 硝子 遠浅 薄明 銀色 眠らない 青磁 午前三時の 借りた 紙 逆光 雨上がり 忘れた 静かな ゆるい",
    "ラジオ 回廊 交差点 図書室 灯台 信号機 温室 階段 電報 望遠鏡 観覧車 遊泳 定期便 体温計 万華鏡 窓辺 標本 喫茶室",
    { joint: "", third: "と$" },
  ),
  ko: words(
    "달빛 투명한 느린 오후의 종이 푸른 낯선 빌린 새벽 유리 조용한 먼 젖은 은빛 접힌",
    "서랍 우산 정류장 온실 편지 계단 창문 등대 도서관 전보 나침반 소나기 골목 망원경 빨래",
    { third: " 그리고 $" },
  ),
  zh: words(
    "透明 午夜 借来的 纸 慢速 青瓷 迷路的 玻璃 遥远的 潮湿 银色 折叠 沉默的 北纬",
    "灯塔 雨伞 电报 温室 楼梯 信号 车站 望远镜 游泳池 图书馆 渡轮 抽屉 风向标 钟楼",
    { joint: "", third: "与$" },
  ),
  ru: words(
    "Стеклянный Северный Бумажный Вчерашний Тихий Медный Ночной Далёкий Складной Сонный Лишний Ржавый",
    "Трамвай Зонтик Маяк Вокзал Компас Чайник Балкон Телеграф Фонарь Причал Метроном Коридор Колодец",
    { third: " и $" },
  ),
  el: words(
    "Γυάλινος Βόρειος Χάλκινος Σιωπηλός Μακρινός Νυχτερινός Δανεικός Αργός Διπλωμένος Θαλασσινός",
    "Φάρος Διάδρομος Σταθμός Τηλέγραφος Κήπος Φακός Πύργος Χάρτης Καθρέφτης Άνεμος",
    { third: " και $" },
  ),
  ar: words(
    "حبر منارة مظلة قطار نافذة سلالم مصباح رسالة بوصلة مرآة ساعة حديقة",
    "المساء الرصيف الزجاج الملح النحاس الشمال الورق الضباب الميناء الحبر السكون الرمل",
    { third: " و$" },
  ),
  he: words(
    "מגדלור מטרייה רכבת חלון פנס מכתב מצפן מראה שעון גן מרפסת מדרגות",
    "הלילה הזכוכית המלח הנחושת הצפון הנייר הערפל הנמל השקט החול הגשם האתמול",
    { third: " ו$" },
  ),
  hi: words(
    "काग़ज़ी धीमी नीली उधार चाँदी सूनी पुरानी भीगी अधूरी उत्तरी काँच गुमनाम",
    "लालटेन खिड़की छतरी चिट्ठी नाव सीढ़ी घड़ी गली बारिश दूरबीन पतंग रेलगाड़ी",
    { third: " और $" },
  ),
  fr: words(
    "Lanterne Escalier Parapluie Phare Boussole Verger Télégramme Couloir Rivage Tramway Horloge Fenêtre Brouillard Été Carillon Grenier Péniche Rideau Verrière Ruelle Hérisson Pluie Passerelle Chantier Îlot Armoire",
    "de_brume de_verre du_nord sans_clé d'hiver en_papier à_l'envers de_minuit à_vendre d'août en_sourdine de_travers sans_bruit de_sel du_lundi d'argile au_large en_retard de_laiton par_hasard",
    { third: " et $" },
  ),
  de: words(
    "Gläserne Müde Geliehene Stille Kupferne Nördliche Verbogene Übrige Gestrige Halbe Gefaltete Künftige",
    "Laternen Schirme Fähren Uhren Brücken Gärten Fenster Telegramme Treppen Möwen Züge Flüsse",
    { third: " und $" },
  ),
  pt: words(
    "Farol Guarda-chuva Bonde Relógio Jardim Telegrama Corredor Balcão Espelho Pomar Cais Chão Maçã Varanda Ponte Chuvisco Moinho Baú Janela Órbita Estação",
    "de_Vidro do_Norte Emprestado de_Papel da_Manhã sem_Fim de_Verão Avesso da_Ilusão de_Açúcar à_Deriva",
    { third: " e $" },
  ),
  es: words(
    "Faro Paraguas Tranvía Reloj Jardín Telegrama Pasillo Balcón Espejo Huerto Muelle Ruido Año Ventana Puente Brújula Llovizna Molino Cajón Órbita Estación",
    "de_Cristal del_Norte Prestado de_Papel de_la_Mañana sin_Fin de_Verano al_Revés de_Sal Dormido Ñandú",
    { third: " y $" },
  ),
  nordic: words(
    "Søvnløs Lånt Stille Kobber Ståløye Blek Långsam Ödslig Nattlig Hrím Þögul Gråhvit Tålmodig Vår",
    "Fyr Ferje Paraply Klokke Bro Hage Vindu Trapp Måke Skog Elv Ljósker Øy Sjö",
    { third: " og $" },
  ),
  turkish: words(
    "Ödünç Sessiz Camdan Kuzeyli Yavaş Uykusuz Gümüş Kağıttan Islak Dünkü Bakır Çekingen",
    "Fener Şemsiye Vapur Pusula Bahçe Merdiven Saat Köprü İskele Pencere Yağmur Çaydanlık",
    { third: " ve $" },
  ),
};
