import type { Side } from '../../../partnerships/domain/states.js';
import type { PrintedSeal } from '../../application/typesetting/printed-evidence.js';
import type { SealedJob } from '../../application/typesetting/render-job.js';
import { fill } from '../../domain/fields.js';
import type { LanguagePack } from '../../domain/language-pack.js';
import { keeperFirst } from '../../domain/printed-parties.js';
import { shortName } from './short-name.js';
import { around, type Row, signatureFacts } from './signature-facts.js';

/** The pages after the agreement, in one language: who signed what, who sealed it, and how anybody can check it. */
export function certificateData(job: SealedJob, pack: LanguagePack) {
  const { certificate: labels } = pack.document;
  const inOrder = keeperFirst(job.keeper).flatMap((side) => job.signatures.filter((each) => each.side === side));
  return {
    language: pack.code,
    digits: pack.digits,
    heading: labels.heading,
    intro: around(labels.intro, '{reference}', job.reference),
    sealed: labels.sealed,
    parts: {
      signatures: { title: labels.signatures, lists: inOrder.flatMap((each) => signatureFacts(each, job, pack)) },
      reviewed: { title: labels.reviewed, intro: labels.reviewedIntro, rows: reviewedRows(job, pack) },
      seals: { title: labels.seals, intro: sealsIntro(job, pack), lists: sealLists(job, pack) },
      attached: { title: labels.attached, rows: attachedRows(job, pack) },
      verify: { title: labels.verify, steps: labels.verifySteps.map((step) => around(step, '{url}', job.verifyUrl)) },
    },
  };
}

const nameOf = (job: SealedJob, side: Side, { code }: LanguagePack) => shortName(job, side, code, 60);

function reviewedRows(job: SealedJob, pack: LanguagePack): Row[] {
  const { content, original } = pack.document.certificate;
  return [
    [content, [{ machine: job.contentHash }]],
    ...keeperFirst(job.keeper).map(
      (side): Row => [fill(original, { keeper: nameOf(job, side, pack) }), [{ machine: job.originals[side] }]],
    ),
  ];
}

/** That an authority is the registry's own is said before anybody relies on it. */
function sealsIntro({ evidence: { seals, level } }: SealedJob, pack: LanguagePack): string[] {
  const { levels, ownAuthority } = pack.document.certificate;
  return [...(seals.some((seal) => seal.ownAuthority) ? [ownAuthority] : []), levels[level]];
}

const sealLists = (job: SealedJob, pack: LanguagePack) =>
  job.evidence.seals.map((seal) => ({
    name: seal.by === 'registry' ? pack.document.certificate.registry : nameOf(job, seal.by, pack),
    rows: sealRows(seal, pack),
  }));

function sealRows({ heldBy, subject, issuer, fingerprint }: PrintedSeal, pack: LanguagePack): Row[] {
  const { certificate: labels } = pack.document;
  return [
    [labels.keyHolder, labels.holders[heldBy]],
    [labels.subject, [{ machine: subject }]],
    [labels.issuer, [{ machine: issuer }]],
    [labels.fingerprint, [{ machine: fingerprint }]],
  ];
}

function attachedRows(job: SealedJob, pack: LanguagePack): Row[] {
  const { attachments } = pack.document.certificate;
  return job.attachments.map(({ name, kind, side, sha256 }): Row => {
    const what = fill(attachments[kind], { keeper: side ? nameOf(job, side, pack) : '' });
    // the list of seals names this very page's file among its hashes, so its own hash can stand nowhere in it
    return [what, kind === 'seals' ? [{ machine: name }] : [{ machine: name }, ' ', { machine: sha256 }]];
  });
}
