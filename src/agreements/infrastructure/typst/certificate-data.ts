import type { Side } from '../../../partnerships/domain/states.js';
import type { PrintedSignature, SignedCopyJob } from '../../application/typesetting/render-job.js';
import { capitalised, fill } from '../../domain/fields.js';
import type { LanguagePack } from '../../domain/language-pack.js';
import { keeperFirst, namesOf } from '../../domain/printed-parties.js';
import { localTime, type Parts, utcTime } from './document-dates.js';

type Row = [label: string, value: string | Parts];

/** The page after the agreement, in one language, that says who signed what, and how anybody can check it. */
export function certificateData(job: SignedCopyJob, pack: LanguagePack) {
  const { original, capacities: _, bases: __, events: ___, verifySteps, ...labels } = pack.document.certificate;
  const inOrder = keeperFirst(job.keeper).flatMap((side) => job.signatures.filter((each) => each.side === side));
  return {
    ...labels,
    language: pack.code,
    digits: pack.digits,
    intro: around(labels.intro, '{reference}', job.reference),
    given: inOrder.map((signature) => signatureRows(signature, job, pack)),
    hashes: [
      [labels.content, job.contentHash],
      ...keeperFirst(job.keeper).map((side) => [
        fill(original, { keeper: nameOf(job, side, pack) }),
        job.originals[side],
      ]),
    ],
    events: eventRows(job, pack),
    chainHeadValue: job.evidence.chainHead,
    steps: verifySteps.map((step) => around(step, '{url}', job.verifyUrl)),
  };
}

const nameOf = (job: SignedCopyJob, side: Side, { code }: LanguagePack) => namesOf(job.content, side, code).name;

function signatureRows(signature: PrintedSignature, job: SignedCopyJob, pack: LanguagePack): Row[] {
  const { certificate: labels } = pack.document;
  return [
    [labels.community, capitalised(namesOf(job.content, signature.side, pack.code).styled, pack.code)],
    [labels.signatory, signature.name],
    [labels.typedName, signature.typedName],
    [labels.office, signature.office],
    [labels.capacity, labels.capacities[signature.capacity]],
    [labels.basis, labels.bases[signature.basis]],
    [labels.localTime, localTime(pack, signature.instant, signature.zone)],
    [labels.utc, [`${utcTime(pack, signature.instant)} `, { machine: 'UTC' }]],
  ];
}

/** Events for which the language has no words stay off the page. */
function eventRows({ evidence }: SignedCopyJob, pack: LanguagePack) {
  const { events: words } = pack.document.certificate;
  return evidence.events.flatMap(({ at, type }) => {
    const said = Object.hasOwn(words, type) ? words[type] : undefined;
    return said ? [[utcTime(pack, at), said]] : [];
  });
}

/** References and URLs read from left to right, whatever the language around them. */
function around(text: string, field: string, value: string): Parts {
  return text.split(field).flatMap((part, index) => (index === 0 ? [part] : [{ machine: value }, part]));
}
