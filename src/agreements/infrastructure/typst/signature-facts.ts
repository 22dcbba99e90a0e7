import type { PrintedSignature } from '../../application/typesetting/printed-signature.js';
import type { SealedJob } from '../../application/typesetting/render-job.js';
import { capitalised } from '../../domain/fields.js';
import type { LanguagePack } from '../../domain/language-pack.js';
import { namesOf } from '../../domain/printed-parties.js';
import { writtenDate } from '../../domain/written-numbers.js';
import { localTime, type Parts, utcTime } from './document-dates.js';

export type Row = [label: string, value: string | Parts];

/** Everything about one signature that may be on paper, in one language. A board has the rows of each member. */
export function signatureFacts(signature: PrintedSignature, job: SealedJob, pack: LanguagePack): Row[][] {
  return (signature.members ?? [signature]).map((each) => [
    ...whoSigned(each, job, pack),
    ...byWhatAuthority(each, pack),
    ...when(each, pack),
    ...howProven(each, pack),
  ]);
}

function whoSigned({ side, name, typedName, ...signature }: PrintedSignature, job: SealedJob, pack: LanguagePack) {
  const { certificate: labels } = pack.document;
  const way = wayOf(signature);
  return rows([
    [labels.community, capitalised(namesOf(job.content, side, pack.code).styled, pack.code)],
    [labels.signatory, name],
    [labels.way, labels.ways[way]],
    [labels.typedName, way === 'ink' ? '' : typedName],
    [labels.scan, signature.scan ? [{ machine: signature.scan }] : ''],
  ]);
}

function wayOf({ mode, drawn }: Pick<PrintedSignature, 'mode' | 'drawn'>): 'ink' | 'drawn' | 'typed' {
  if (mode === 'ceremony') return 'ink';
  return drawn ? 'drawn' : 'typed';
}

function byWhatAuthority({ office, capacity, basis, basisReason, instrument }: PrintedSignature, pack: LanguagePack) {
  const { certificate: labels } = pack.document;
  return rows([
    [labels.office, office],
    [labels.capacity, labels.capacities[capacity]],
    [labels.basis, labels.bases[basis]],
    [labels.reason, basisReason ?? ''],
    [labels.instrument, instrument ? [{ machine: instrument }] : ''],
  ]);
}

/** Of ink the day is what its paper says; when its scan was verified is another thing. */
function when({ mode, instant, zone, civilDate }: PrintedSignature, pack: LanguagePack) {
  const { certificate: labels } = pack.document;
  if (mode === 'ceremony') {
    return rows([[labels.localTime, writtenDate(pack, civilDate)]]);
  }
  return rows([
    [labels.localTime, localTime(pack, instant, zone)],
    [labels.utc, [`${utcTime(pack, instant)} `, { machine: 'UTC' }]],
  ]);
}

function howProven({ mode, instant, authentication, consent }: PrintedSignature, pack: LanguagePack) {
  const { certificate: labels } = pack.document;
  const proof = mode === 'ceremony' ? { by: 'paper', at: instant } : authentication;
  const how = (by: string) => (Object.hasOwn(labels.authentications, by) ? labels.authentications[by] : undefined);
  return rows([
    [labels.authenticated, proof ? (how(proof.by) ?? [{ machine: proof.by }]) : ''],
    [labels.authenticatedAt, proof ? [`${utcTime(pack, proof.at)} `, { machine: 'UTC' }] : ''],
    [labels.consent, consent ? versionOf(consent.version, labels.consentVersion) : ''],
  ]);
}

/** Its text stands once, after the events. */
export const versionOf = (version: string, wording: string): Parts => around(wording, '{version}', version);

const rows = (all: Row[]): Row[] => all.filter(([, value]) => value.length > 0);

/** References, URLs and names of files read from left to right, whatever the language around them. */
export function around(text: string, field: string, value: string): Parts {
  return text.split(field).flatMap((part, index) => (index === 0 ? [part] : [{ machine: value }, part]));
}
