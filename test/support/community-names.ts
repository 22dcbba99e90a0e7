import type { AgreementLanguage, PartyNames } from '../../src/partnerships/domain/text-input.js';

type Names = Record<AgreementLanguage, PartyNames>;

const named = (styled: string, name: string, office: string, signatory = ''): PartyNames => ({
  styled,
  name,
  office,
  signatory,
});

/** Two communities as an agreement in each language calls them. The officials are made up. */
export const saintPaulNames: Names = {
  en: named(
    'the City of Saint Paul, Minnesota, United States of America',
    'Saint Paul',
    'Mayor',
    'Sample Mayor of Saint Paul',
  ),
  es: named('la Ciudad de Saint Paul, Minnesota, Estados Unidos de América', 'Saint Paul', 'Alcaldía'),
  fr: named('la Ville de Saint Paul, Minnesota, États-Unis d’Amérique', 'Saint Paul', 'Maire'),
  de: named('die Stadt Saint Paul, Minnesota, Vereinigte Staaten von Amerika', 'Saint Paul', 'Oberbürgermeisteramt'),
  ja: named('アメリカ合衆国ミネソタ州セントポール市', 'セントポール市', '市長'),
  'zh-Hans': named('美利坚合众国明尼苏达州圣保罗市', '圣保罗市', '市长'),
  ko: named('미합중국 미네소타주 세인트폴시', '세인트폴시', '시장'),
  ar: named('مدينة سانت بول، ولاية مينيسوتا، الولايات المتحدة الأمريكية', 'سانت بول', 'رئاسة البلدية'),
  he: named('העיר סנט פול, מינסוטה, ארצות הברית', 'סנט פול', 'ראש העיר'),
  hi: named('संयुक्त राज्य अमेरिका के मिनेसोटा राज्य का सेंट पॉल नगर', 'सेंट पॉल', 'महापौर'),
  th: named('นครเซนต์พอล รัฐมินนิโซตา สหรัฐอเมริกา', 'เซนต์พอล', 'นายกเทศมนตรี'),
  uk: named('місто Сент-Пол, штат Міннесота, Сполучені Штати Америки', 'Сент-Пол', 'Міський голова'),
};

export const nagasakiNames: Names = {
  en: named('the City of Nagasaki, Nagasaki Prefecture, Japan', 'Nagasaki', 'Mayor', 'Sample Mayor of Nagasaki'),
  es: named('la Ciudad de Nagasaki, Prefectura de Nagasaki, Japón', 'Nagasaki', 'Alcaldía'),
  fr: named('la Ville de Nagasaki, préfecture de Nagasaki, Japon', 'Nagasaki', 'Maire'),
  de: named('die Stadt Nagasaki, Präfektur Nagasaki, Japan', 'Nagasaki', 'Oberbürgermeisteramt'),
  ja: named('日本国長崎県長崎市', '長崎市', '市長', '見本の長崎市長'),
  'zh-Hans': named('日本国长崎县长崎市', '长崎市', '市长'),
  ko: named('일본국 나가사키현 나가사키시', '나가사키시', '시장'),
  ar: named('مدينة ناغاساكي، محافظة ناغاساكي، اليابان', 'ناغاساكي', 'رئاسة البلدية'),
  he: named('העיר נגסאקי, מחוז נגסאקי, יפן', 'נגסאקי', 'ראש העיר'),
  hi: named('जापान के नागासाकी प्रान्त का नागासाकी नगर', 'नागासाकी', 'महापौर'),
  th: named('นครนางาซากิ จังหวัดนางาซากิ ประเทศญี่ปุ่น', 'นางาซากิ', 'นายกเทศมนตรี'),
  uk: named('місто Нагасакі, префектура Нагасакі, Японія', 'Нагасакі', 'Міський голова'),
};
