import { createHash } from 'node:crypto';
import type { Attachment } from '../../src/agreements/application/typesetting/attachment.js';
import type { PrintedEvidence } from '../../src/agreements/application/typesetting/printed-evidence.js';
import type { PrintedSignature } from '../../src/agreements/application/typesetting/printed-signature.js';
import type { SealedJob, UnsignedJob } from '../../src/agreements/application/typesetting/render-job.js';
import { type AgreementContent, contentHash } from '../../src/agreements/domain/agreement-content.js';
import { type ComposeWith, composeText } from '../../src/agreements/domain/compose-text.js';
import { LanguagePackFiles } from '../../src/agreements/infrastructure/language-pack-files.js';
import { ShippedLibrary } from '../../src/agreements/infrastructure/wording/shipped-library.js';
import type { AgreementLanguage, TextInput } from '../../src/partnerships/domain/text-input.js';
import { nagasakiNames, saintPaulNames } from './community-names.js';

export const packs = new LanguagePackFiles();
export const { library } = new ShippedLibrary();

export const composedWith: ComposeWith = {
  kind: 'sister',
  levels: { initiator: 'city', counterpart: 'city' },
  arms: { initiator: null, counterpart: null },
  library,
  packs: packs.all,
};

/** What somebody might have typed for the text of Saint Paul's and Nagasaki's agreement. */
export function aText(changes: Partial<TextInput> = {}): TextInput {
  return {
    languages: { initiator: 'en', counterpart: 'ja' },
    names: { initiator: saintPaulNames, counterpart: nagasakiNames },
    areas: ['culture', 'education', 'health', 'youth'],
    termYears: null,
    renewable: true,
    noticeMonths: 6,
    layout: 'columns',
    titlePage: false,
    ...changes,
  };
}

/** The initiator's language first. */
export function inLanguages(
  initiator: AgreementLanguage,
  counterpart: AgreementLanguage,
  changes: Partial<TextInput> = {},
  parts: Partial<ComposeWith> = {},
): AgreementContent {
  return composeText(aText({ languages: { initiator, counterpart }, ...changes }), { ...composedWith, ...parts })
    .content;
}

/** In English and Japanese. */
export const anAgreement = (changes: Partial<TextInput> = {}, parts: Partial<ComposeWith> = {}): AgreementContent =>
  inLanguages('en', 'ja', changes, parts);

export const aFriendship = (changes: Partial<TextInput> = {}): AgreementContent =>
  anAgreement({ areas: ['youth'], ...changes }, { kind: 'friendship' });

export function anOriginal(changes: Partial<UnsignedJob> = {}): UnsignedJob {
  const content = changes.content ?? anAgreement();
  return {
    document: 'original',
    content,
    keeper: 'initiator',
    reference: 'P-2026-00042',
    verifyUrl: 'https://register.example.org/verify/P-2026-00042',
    contentHash: contentHash(content),
    date: '2026-03-05T09:30:00Z',
    ...changes,
  };
}

export function aSealedOriginal(changes: Partial<SealedJob> = {}): SealedJob {
  const { document: _, ...common } = anOriginal(changes.content ? { content: changes.content } : {});
  return {
    ...common,
    document: 'sealed',
    signatures: [theSignatureOf('counterpart'), theSignatureOf('initiator')],
    originals: { initiator: 'a1'.repeat(32), counterpart: 'b2'.repeat(32) },
    evidence: theEvidence(),
    attachments: [],
    ...changes,
  };
}

const authority = 'CN=Entente sealing authority,O=Entente';

export function theEvidence(changes: Partial<PrintedEvidence> = {}): PrintedEvidence {
  return {
    chainHead: 'c3'.repeat(32),
    zones: { initiator: 'America/Chicago', counterpart: 'Asia/Tokyo' },
    events: [
      { at: '2026-03-01T08:00:00Z', type: 'agreement.text-frozen', revision: 2 },
      { at: '2026-03-04T22:15:00Z', type: 'signature.given', side: 'counterpart' },
      { at: '2026-03-05T09:30:00Z', type: 'signature.given', side: 'initiator' },
      { at: '2026-03-05T09:30:00Z', type: 'partnership.signed' },
    ],
    seals: (['registry', 'initiator', 'counterpart'] as const).map((by, index) => ({
      by,
      heldBy: by === 'counterpart' ? 'community' : 'registry',
      subject: `CN=Seal of the ${by},O=Entente`,
      issuer: authority,
      ownAuthority: true,
      fingerprint: `${index}d`.repeat(32),
    })),
    level: 'B-B',
    ...changes,
  };
}

export const anAttachment = (name: string, kind: Attachment['kind'], changes: Partial<Attachment> = {}): Attachment => {
  const bytes = changes.bytes ?? Buffer.from(JSON.stringify({ name }));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, kind, mediaType: 'application/json', bytes, sha256, ...changes };
};

export function theSignatureOf(
  side: PrintedSignature['side'],
  changes: Partial<PrintedSignature> = {},
): PrintedSignature {
  const when =
    side === 'initiator'
      ? { instant: '2026-03-05T09:30:00Z', zone: 'America/Chicago', civilDate: '2026-03-05' }
      : { instant: '2026-03-04T22:15:00Z', zone: 'Asia/Tokyo', civilDate: '2026-03-05' };
  const name = `Sample Mayor of ${side === 'initiator' ? 'Saint Paul' : 'Nagasaki'}`;
  return {
    side,
    mode: 'electronic',
    name,
    typedName: name,
    office: 'Mayor',
    capacity: 'holder',
    basis: 'elected',
    ...when,
    ...changes,
  };
}
