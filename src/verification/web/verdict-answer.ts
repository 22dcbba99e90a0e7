import { wallTime } from '../../platform/clock/wall-time.js';
import type { Verification } from '../../register/domain/verification.js';
import type { SignatureFinding } from '../domain/inspection.js';
import type { Verdict } from '../domain/verdict.js';
import { reasonSentence, type TextOf } from './verdict-words.js';

/** The verdict as JSON: the same from the API and from the command line, where `register` is null. */
export type VerdictAnswer = ReturnType<typeof verdictAnswer>;

export function verdictAnswer(verdict: Verdict, text: TextOf) {
  const { outcome, reasons, notes, file, document, signatures, seals, register } = verdict;
  return {
    verdict: outcome,
    summary: text(`verification:summary.${outcome}`),
    reasons: reasons.map((reason) => ({ code: reason.code, message: reasonSentence(reason, text) })),
    notes: notes.map((code) => ({ code, message: text(`verification:notes.${code}`) })),
    file,
    document,
    signatures: signatures.map(signatureAnswer),
    seals,
    register: register && {
      file: register.is,
      superseded: register.is === 'sealed-original' && register.superseded,
      ...('status' in register ? statusOf(register.status) : nothingKnown),
    },
  };
}

const signatureAnswer = ({ signedAt, zone, ...signature }: SignatureFinding) => ({
  ...signature,
  signedAt,
  zone,
  /** What the clocks showed where it was signed; nobody noted it of a pen. */
  localTime: signedAt === null ? null : wallTime(new Date(signedAt), zone).toISOString().slice(0, 19),
});

const nothingKnown = { standing: null, reference: null, number: null, recognisedAt: null, validity: null };

/** Its standing on the register, as the page of its number says it to anybody. */
function statusOf(status: Verification) {
  const known = { ...nothingKnown, standing: status.outcome };
  if (status.outcome === 'unknown') return known;
  if (status.outcome !== 'recognised') return { ...known, reference: status.reference };
  const { reference, number, recognisedAt, validity } = status.entry;
  return { ...known, reference, number, recognisedAt, validity };
}
