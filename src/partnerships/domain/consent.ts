import { isLanguage, type LanguageCode, sourceLanguage } from '../../platform/languages.js';

type Wording = Readonly<Record<LanguageCode, string>>;

/**
 * The words an official agrees to when signing electronically, in every language in which they can be read. A new wording
 * is a new version for all languages; old ones stay, since evidence names them.
 */
const wordings: Readonly<Record<string, Wording>> = {
  '2026-11': {
    en: 'I have read the agreement. I hold the office named above and am authorised to sign for my community. I agree to sign this agreement electronically, and I know that my signature counts for both originals.',
    es: 'He leído el acuerdo. Ejerzo el cargo arriba indicado y estoy autorizado para firmar por mi comunidad. Acepto firmar este acuerdo por vía electrónica y sé que mi firma vale para ambos originales.',
    fr: 'J’ai lu l’accord. J’exerce la fonction indiquée ci-dessus et je suis habilité à signer pour ma collectivité. J’accepte de signer cet accord par voie électronique et je sais que ma signature vaut pour les deux originaux.',
    de: 'Ich habe die Vereinbarung gelesen. Ich habe das oben genannte Amt inne und bin befugt, für mein Gemeinwesen zu unterzeichnen. Ich bin damit einverstanden, diese Vereinbarung elektronisch zu unterzeichnen, und weiß, dass meine Unterschrift für beide Originale gilt.',
    ja: '私は協定書を読みました。私は上記の職にあり、自治体のために署名する権限を有します。私は、この協定書に電子的方法により署名することに同意し、私の署名が両原本に及ぶことを了承しています。',
    'zh-Hans':
      '本人已阅读协议。本人担任上述职务，并有权代表本地方签署。本人同意以电子方式签署本协议，并知悉本人的签字对两份正本均有效。',
    ko: '본인은 협정서를 읽었습니다. 본인은 위에 기재된 직위에 있으며 자치단체를 위하여 서명할 권한이 있습니다. 본인은 이 협정서에 전자적 방법으로 서명하는 데 동의하며, 본인의 서명이 두 원본 모두에 효력이 있음을 알고 있습니다.',
    ar: 'قرأت الاتفاقية. وأشغل المنصب المذكور أعلاه وأنا مخول بالتوقيع عن مجتمعي المحلي. وأوافق على توقيع هذه الاتفاقية إلكترونياً، وأعلم أن توقيعي يسري على النسختين الأصليتين.',
    he: 'קראתי את ההסכם. אני נושא במשרה הנקובה לעיל ומוסמך לחתום בשם קהילתי. אני מסכים לחתום על הסכם זה באופן אלקטרוני, וידוע לי שחתימתי חלה על שני עותקי המקור.',
    hi: 'मैंने करार पढ़ लिया है। मैं ऊपर नामित पद धारण करता/करती हूँ और अपने समुदाय की ओर से हस्ताक्षर करने के लिए प्राधिकृत हूँ। मैं इस करार पर इलेक्ट्रॉनिक रूप से हस्ताक्षर करने के लिए सहमत हूँ, और जानता/जानती हूँ कि मेरा हस्ताक्षर दोनों मूल प्रतियों पर लागू होता है।',
    th: 'ข้าพเจ้าได้อ่านความตกลงแล้ว ข้าพเจ้าดำรงตำแหน่งที่ระบุไว้ข้างต้นและมีอำนาจลงนามในนามของท้องถิ่นของข้าพเจ้า ข้าพเจ้ายินยอมลงนามในความตกลงนี้ด้วยวิธีการอิเล็กทรอนิกส์ และทราบว่าการลงนามของข้าพเจ้ามีผลกับต้นฉบับทั้งสอง',
    uk: 'Я прочитав (прочитала) угоду. Я обіймаю зазначену вище посаду й уповноважений (уповноважена) підписувати за свою громаду. Я погоджуюся підписати цю угоду електронно і знаю, що мій підпис стосується обох оригіналів.',
  },
};

const newest = '2026-11';

export interface Consent {
  /** `2026-11-ja`: the wording and the language in which it was read. */
  readonly version: string;
  readonly text: string;
}

const texts: ReadonlyMap<string, string> = new Map(
  Object.entries(wordings).flatMap(([wording, inLanguages]) =>
    Object.entries(inLanguages).map(([language, text]): [string, string] => [`${wording}-${language}`, text]),
  ),
);

/** Every version that can have been shown. */
export const consentVersions = [...texts.keys()];

/** What a page in this language shows today. */
export function consentIn(language: string): Consent {
  const code = isLanguage(language) ? language : sourceLanguage;
  return consentOf(`${newest}-${code}`);
}

/** @throws when there never was such a version */
export function consentOf(version: string): Consent {
  const text = texts.get(version);
  if (text === undefined) throw new Error(`There is no consent "${version}".`);
  return { version, text };
}
