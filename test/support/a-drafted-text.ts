import type { AgreementContent } from '../../src/agreements/domain/agreement-content.js';
import { type ComposedText, composeText } from '../../src/agreements/domain/compose-text.js';
import { beginningText, type DraftText } from '../../src/agreements/domain/drafting/draft-text.js';
import { LanguagePackFiles } from '../../src/agreements/infrastructure/language-pack-files.js';
import { ShippedLibrary } from '../../src/agreements/infrastructure/wording/shipped-library.js';
import type { CommunityFacts } from '../../src/partnerships/domain/facts.js';

export const testPacks = new LanguagePackFiles().all;
export const testLibrary = new ShippedLibrary().library;

const community = (name: string, languages: string[]): CommunityFacts => ({
  subdivision: null,
  ...{ id: name, name, styledName: `the City of ${name}`, officeTitle: 'Mayor', languages },
  ...{ country: 'US', sovereign: 'US', level: 'city', zone: 'UTC' },
});

/** Saint Paul's working copy of a text with Nagasaki, in the wording of the house and complete in both languages. */
export function aDraft(change: (text: DraftText) => unknown = () => undefined): DraftText {
  const communities = { initiator: community('Saint Paul', ['en']), counterpart: community('Nagasaki', ['ja']) };
  const areas = ['culture', 'education'] as DraftText['areas'];
  const text = beginningText({ kind: 'sister', communities, areas, library: testLibrary });
  text.names.initiator.ja = {
    styled: 'ミネソタ州セントポール市',
    name: 'セントポール市',
    office: '市長',
    signatory: '',
  };
  text.names.counterpart.ja = { styled: '日本国長崎市', name: '長崎市', office: '市長', signatory: '' };
  change(text);
  return text;
}

export const composed = (text: DraftText): ComposedText =>
  composeText(text, {
    kind: 'sister',
    levels: { initiator: 'city', counterpart: 'city' },
    arms: { initiator: null, counterpart: null },
    library: testLibrary,
    packs: testPacks,
  });

export const aContent = (change?: (text: DraftText) => unknown): AgreementContent => composed(aDraft(change)).content;
