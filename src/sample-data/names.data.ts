import type { AgreementLanguage } from '../partnerships/domain/text-input.js';

/** Full style, short name, and what the highest office is called. */
type Named = readonly [styled: string, name: string, office: string];

/** How real communities are called in languages other than English, where a made-up agreement is written in them too. */
export const foreignNames: Readonly<Record<string, Partial<Record<AgreementLanguage, Named>>>> = {
  'saint-paul': { ja: ['アメリカ合衆国ミネソタ州セントポール市', 'セントポール市', '市長'] },
  nagasaki: { ja: ['日本国長崎県長崎市', '長崎市', '市長'] },
  oakland: { ja: ['アメリカ合衆国カリフォルニア州オークランド市', 'オークランド市', '市長'] },
  fukuoka: { ja: ['日本国福岡県福岡市', '福岡市', '市長'] },
  honolulu: { ja: ['アメリカ合衆国ハワイ州ホノルル市郡', 'ホノルル市', '市長'] },
  hiroshima: { ja: ['日本国広島県広島市', '広島市', '市長'] },
  'nova-scotia': { ja: ['カナダ・ノバスコシア州', 'ノバスコシア州', '州首相'] },
  kanagawa: { ja: ['日本国神奈川県', '神奈川県', '知事'] },
  auckland: { ko: ['뉴질랜드 오클랜드 시의회', '오클랜드', '시장'] },
  busan: { ko: ['대한민국 부산광역시', '부산광역시', '시장'] },
  'cape-town': { de: ['die Stadt Kapstadt, Südafrika', 'Kapstadt', 'Oberbürgermeister'] },
  aachen: { de: ['die Stadt Aachen, Nordrhein-Westfalen, Deutschland', 'Aachen', 'Oberbürgermeister'] },
};
