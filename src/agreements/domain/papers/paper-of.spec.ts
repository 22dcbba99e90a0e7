import { describe, expect, it } from '@jest/globals';
import { aPaper, aPaperCase } from '../../../../test/support/a-paper-case.js';
import { inLanguages, packs } from '../../../../test/support/an-agreement.js';
import { saintPaulNames } from '../../../../test/support/community-names.js';
import { aFirstAgreement } from '../../../../test/support/a-first-agreement.js';
import { aPartnership, community, signature } from '../../../../test/support/partnership-builders.js';
import { agreementLanguages } from '../../../partnerships/domain/text-input.js';
import { beginningText } from '../drafting/draft-text.js';
import { composeText } from '../compose-text.js';
import { fieldsIn } from '../fields.js';
import { paperKinds } from './paper-kinds.js';
import { paperLanguages } from './paper-languages.js';
import { fieldsOf } from './paper-names.js';

const noText = (spoken: { initiator: string[]; counterpart: string[] }) => {
  const communities = {
    initiator: community('initiator', { languages: spoken.initiator, officeTitle: 'Mayor' }),
    counterpart: community('counterpart', { languages: spoken.counterpart, officeTitle: 'Mayor' }),
  };
  const { library } = aPaperCase();
  const text = beginningText({ kind: 'sister', communities, areas: ['culture', 'education'], library });
  const levels = { initiator: 'city', counterpart: 'city' };
  const arms = { initiator: null, counterpart: null };
  return {
    communities,
    content: composeText(text, { kind: 'sister', levels, arms, library, packs: packs.all }).content,
  };
};

describe('the words of papers', () => {
  it.each(agreementLanguages)('ask in %s for nothing that isn’t filled in', (language) => {
    const filled = [...Object.keys(fieldsOf(aPaperCase(), 'initiator', language)), 'url'];
    const asked = fieldsIn(JSON.stringify(packs.all[language].papers));
    expect(asked.filter((name) => !filled.includes(name))).toEqual([]);
  });

  it.each(agreementLanguages)('leave no field open on any paper in %s', (language) => {
    const content = inLanguages(language, language);
    for (const kind of paperKinds) {
      const paper = aPaper(kind, { language }, { content });
      expect(JSON.stringify({ ...paper, page: null })).not.toMatch(/\{[A-Za-z.]+\}/);
    }
  });
});

describe('languages of a paper', () => {
  it('are both of the agreement, the asking side’s first, where it is for both', () => {
    const paper = aPaperCase();
    for (const kind of ['letter-of-intent', 'programme', 'certificate'] as const) {
      expect(paperLanguages(paper, kind, 'initiator')).toEqual(['en', 'ja']);
      expect(paperLanguages(paper, kind, 'counterpart')).toEqual(['ja', 'en']);
    }
    expect(aPaper('letter-of-intent', { language: 'ja' }).languages).toEqual(['ja', 'en']);
  });

  it('is the side’s own where it is for one, and those of the case where somebody wants another', () => {
    const paper = aPaperCase({ content: inLanguages('de', 'ja') });
    expect(paperLanguages(paper, 'council-resolution', 'counterpart')).toEqual(['ja', 'de', 'en']);
    expect(aPaper('proclamation', { side: 'counterpart', language: 'ja' }).languages).toEqual(['ja']);
  });

  it('are before there is a text the first ones that we know of those that are spoken, English otherwise', () => {
    const paper = aPaperCase(noText({ initiator: ['mi', 'es-MX'], counterpart: ['sv'] }));
    expect(paperLanguages(paper, 'letter-of-intent', 'initiator')).toEqual(['es', 'en']);
  });
});

describe('a letter of intent', () => {
  it('names whoever asks first, in both languages, and lists the areas', () => {
    const { body } = aPaper('letter-of-intent', { side: 'counterpart', language: 'ja' });
    expect(body).toMatchObject({
      texts: [
        {
          language: 'ja',
          between: '長崎市とセントポール市',
          areas: ['文化・文化遺産', '教育・学校交流', '公衆衛生', '青少年交流'],
        },
        { language: 'en', between: 'Nagasaki and Saint Paul' },
      ],
    });
    expect(JSON.stringify(body)).toContain('姉妹都市');
  });

  it('calls a community by its English names where its names in a language aren’t known, without an English article', () => {
    const { body } = aPaper('letter-of-intent', { language: 'en' }, noText({ initiator: ['en'], counterpart: ['de'] }));
    expect(body).toMatchObject({
      texts: [
        { intent: 'The City of Saint Paul, and the City of Nagasaki, intend to become sister cities.' },
        { language: 'de', between: 'Saint Paul und Nagasaki' },
      ],
    });
    const german = JSON.stringify('texts' in body ? body.texts[1] : null);
    expect(german).toContain('City of Nagasaki');
    expect(german).not.toContain('the City');
    expect(german).toContain('Partnerstädte');
  });

  it('leaves a line for a name that isn’t known', () => {
    const names = { ...saintPaulNames, en: { ...saintPaulNames.en, signatory: '' } };
    const content = inLanguages('en', 'en', { names: { initiator: names, counterpart: names } });
    const { body } = aPaper('letter-of-intent', {}, { content });
    const [block] = 'blocks' in body ? body.blocks : [];
    expect(block?.under.filter((line) => 'blank' in line).map((line) => 'blank' in line && line.blank)).toEqual([
      'Name',
      'Place and date',
    ]);
  });

  it('tells two communities of the same name apart by their styles', () => {
    const twin = { ...saintPaulNames, en: { ...saintPaulNames.en, styled: 'the City of Saint Paul, Alberta, Canada' } };
    const content = inLanguages('en', 'en', { names: { initiator: saintPaulNames, counterpart: twin } });
    expect(aPaper('letter-of-intent', {}, { content }).body).toMatchObject({
      texts: [{ between: `${saintPaulNames.en.styled} and the City of Saint Paul, Alberta, Canada` }],
    });
  });
});

describe('a resolution', () => {
  it('is a draft of the council’s own and says so above every page', () => {
    const paper = aPaper('council-resolution', { side: 'counterpart', language: 'ja' }, { sample: true });
    expect(paper.body).toMatchObject({
      subtitle: '日本国長崎県長崎市',
      votes: ['議席数', '賛成', '反対', '棄権', '欠席'],
    });
    expect(paper.notices.map(({ text }) => text)).toEqual([
      packs.all.ja.document.sampleData,
      packs.all.ja.papers['council-resolution'].draftNote,
    ]);
  });

  it('can be had in English where the agreement isn’t in English', () => {
    const paper = aPaper('council-resolution', { language: 'en' }, { content: inLanguages('de', 'ja') });
    expect(JSON.stringify(paper.body)).toContain('to become sister cities');
    expect(JSON.stringify(paper.body)).toContain('culture and heritage');
    expect(JSON.stringify(paper.body)).toContain('partnership with the City of Nagasaki');
  });
});

describe('a certificate', () => {
  it('says number and dates in the habit of each language, and leads to its check', () => {
    const paper = aPaper('certificate');
    const body = JSON.stringify(paper.body);
    for (const said of ['E-2026-00007', '11 March 2026', '2026年3月11日', '2 April 2026', '2026年4月2日'])
      expect(body).toContain(said);
    expect(paper.body).toMatchObject({
      qr: { alt: 'QR code that leads to https://register.example.org/verify/E-2026-00007' },
      verify: [
        { text: ['Scan to verify, or open ', { machine: 'https://register.example.org/verify/E-2026-00007' }] },
        {},
      ],
    });
  });

  it('is never made of what isn’t recognised', () => {
    const partnership = aPartnership({ state: 'signed' });
    expect(() => aPaper('certificate', {}, { partnership })).toThrow(/not recognised/);
  });

  it('is made of agreements of the first release too', () => {
    const { texts } = aPaper('certificate', {}, { content: aFirstAgreement() }).body as { texts: object[] };
    expect(texts).toMatchObject([{ language: 'en', parties: [{ name: 'Saint Paul' }, { name: 'Nagasaki' }] }]);
  });
});

describe('a programme', () => {
  it('says when and where as both agreed, before any paper came back', () => {
    const ceremony = { place: 'Landmark Center', zone: 'America/Chicago', startsAt: '2026-08-09T11:00' };
    const modes = { initiator: 'ceremony', counterpart: 'ceremony' } as const;
    const accepted = { initiator: true, counterpart: true };
    const agreedPlan = { number: 1, modes, order: 'parallel', ceremony, accepted } as const;
    const { body } = aPaper(
      'programme',
      {},
      { partnership: aPartnership({ state: 'signing', procedure: { agreedPlan } }) },
    );
    expect(body).toMatchObject({
      facts: [
        { values: [{ text: '9 August 2026' }, { text: '2026年8月9日' }] },
        { values: [{ text: 'Landmark Center' }] },
      ],
    });
  });

  it('knows day and place of a ceremony once a paper original says so, and leaves them open before', () => {
    const open = aPaper('programme').body;
    expect(open).toMatchObject({ facts: [{ values: null }, { values: null }] });
    const wetInk = {
      documentSha256: 'a',
      signedOn: '2026-03-11',
      place: 'Nagasaki City Hall',
      recordedBy: null,
      verifiedBy: null,
    };
    const signatures = { initiator: null, counterpart: signature('counterpart', { mode: 'ceremony' }) };
    const procedure = { wetInk: { initiator: null, counterpart: wetInk }, signatures };
    const { body } = aPaper('programme', {}, { partnership: aPartnership({ state: 'signing', procedure }) });
    expect(body).toMatchObject({
      facts: [
        { values: [{ text: '11 March 2026' }, { text: '2026年3月11日' }] },
        { values: [{ text: 'Nagasaki City Hall' }] },
      ],
    });
  });
});

describe('arms', () => {
  it('stand on papers of both for both, and on one side’s for that side, described in the language of whose they are', () => {
    const content = inLanguages('en', 'ja', {}, { arms: { initiator: 'a'.repeat(64), counterpart: 'b'.repeat(64) } });
    expect(aPaper('letter-of-intent', {}, { content }).arms).toMatchObject([
      { side: 'initiator', language: 'en' },
      { language: 'ja' },
    ]);
    expect(aPaper('proclamation', { side: 'counterpart', language: 'en' }, { content }).arms).toEqual([
      { side: 'counterpart', sha256: 'b'.repeat(64), language: 'en', alt: 'Coat of arms or seal: Nagasaki' },
    ]);
    expect(aPaper('letter-of-intent').arms).toEqual([null, null]);
  });
});
