import type { PrintedSignature, SignedCopyJob, UnsignedJob } from '../../src/agreements/application/render-job.js';
import { type AgreementContent, contentHash } from '../../src/agreements/domain/agreement-content.js';

export const saintPaul: AgreementContent['parties'][0] = {
  side: 'initiator',
  styled: 'the City of Saint Paul, Minnesota, United States of America',
  shortName: 'Saint Paul',
  signatory: { name: 'Sample Mayor of Saint Paul', office: 'Mayor' },
};

export const nagasaki: AgreementContent['parties'][0] = {
  side: 'counterpart',
  styled: 'the City of Nagasaki, Nagasaki Prefecture, Japan',
  shortName: 'Nagasaki',
  signatory: { name: 'Sample Mayor of Nagasaki', office: 'Mayor' },
};

export function anAgreement(changes: Partial<AgreementContent> = {}): AgreementContent {
  return {
    schema: 1,
    template: 'sister-en',
    templateVersion: 1,
    language: 'en',
    kind: 'sister',
    level: 'city',
    parties: [saintPaul, nagasaki],
    areas: ['Culture and the arts', 'Education and youth exchange', 'Peace and remembrance', 'Public health'],
    term: { years: null, renewable: false },
    noticeMonths: 6,
    ...changes,
  };
}

export function aFriendship(changes: Partial<AgreementContent> = {}): AgreementContent {
  return anAgreement({ template: 'friendship-en', kind: 'friendship', areas: ['Youth exchange'], ...changes });
}

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

export function aSignedCopy(changes: Partial<SignedCopyJob> = {}): SignedCopyJob {
  const { document: _, ...common } = anOriginal(changes.content ? { content: changes.content } : {});
  return {
    ...common,
    document: 'signed-copy',
    signatures: [theSignatureOf('counterpart'), theSignatureOf('initiator')],
    originals: { initiator: 'a1'.repeat(32), counterpart: 'b2'.repeat(32) },
    evidence: {
      chainHead: 'c3'.repeat(32),
      events: [
        { at: '2026-03-01T08:00:00Z', text: 'Text frozen by both communities' },
        { at: '2026-03-04T22:15:00Z', text: 'Signed for Nagasaki' },
        { at: '2026-03-05T09:30:00Z', text: 'Signed for Saint Paul' },
      ],
    },
    ...changes,
  };
}

export function theSignatureOf(
  side: PrintedSignature['side'],
  changes: Partial<PrintedSignature> = {},
): PrintedSignature {
  const of = side === 'initiator' ? saintPaul : nagasaki;
  const when =
    side === 'initiator'
      ? { instant: '2026-03-05T09:30:00Z', zone: 'America/Chicago', civilDate: '2026-03-05' }
      : { instant: '2026-03-04T22:15:00Z', zone: 'Asia/Tokyo', civilDate: '2026-03-05' };
  const name = of.signatory?.name ?? '';
  return { side, name, typedName: name, office: 'Mayor', capacity: 'holder', basis: 'elected', ...when, ...changes };
}
