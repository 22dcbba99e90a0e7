import type { VerdictAnswer } from '../verification/web/verdict-answer.js';

const titles: Readonly<Record<VerdictAnswer['verdict'], string>> = {
  accepted: 'ACCEPTED',
  refused: 'REFUSED',
  'consistent-issuer-unknown': 'CONSISTENT, ISSUER UNKNOWN',
};

/** A verdict for whoever reads it in a terminal. */
export function verifyReport(answer: VerdictAnswer, sealName: (field: string) => string): string[] {
  const { verdict, summary, reasons, notes, file, signatures, seals } = answer;
  return [
    titles[verdict],
    summary,
    '',
    ...reasons.map(({ code, message }) => `  ${code}: ${message}`),
    ...documentLines(answer),
    ...(signatures.length > 0 ? ['', 'Who signed'] : []),
    ...signatures.flatMap(signatureLines),
    ...(seals.length > 0 ? ['', 'Seals'] : []),
    ...seals.flatMap((seal) => sealLines(seal, sealName)),
    ...(notes.length > 0 ? ['', 'To know'] : []),
    ...notes.map(({ message }) => `  ${message}`),
    '',
    `SHA-256 of the file: ${file.sha256} (${file.bytes} bytes)`,
  ].map(printable);
}

/** Names come from the file: nothing of them may steer a terminal. */
const printable = (line: string): string => line.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '?');

function documentLines({ document }: VerdictAnswer): string[] {
  if (!document) return [];
  return [
    `Agreement ${document.reference}, the original that the ${document.keeper} keeps, signed on ${document.affiliationDate}`,
    `  content ${document.contentHash}`,
    `  originals ${document.originals.initiator} (initiator), ${document.originals.counterpart} (counterpart)`,
    `  last event ${document.chainHead}; level ${document.level}`,
  ];
}

function signatureLines(signature: VerdictAnswer['signatures'][number]): string[] {
  const { name, office, capacity, basis, party, members } = signature;
  return [
    `  ${name}, ${office} (${capacity}, ${basis}), for ${party}`,
    ...(members.length > 0 ? [`    with ${members.join(', ')}`] : []),
    `    ${whenSigned(signature)}`,
  ];
}

function whenSigned({
  mode,
  localTime,
  zone,
  signedAt,
  civilDate,
  place,
}: VerdictAnswer['signatures'][number]): string {
  if (localTime === null) return `${mode}, on ${civilDate}${place === null ? '' : `, ${place}`}`;
  return `${mode}, ${localTime.replace('T', ' ')} in ${zone} = ${signedAt} UTC`;
}

function sealLines(seal: VerdictAnswer['seals'][number], sealName: (field: string) => string): string[] {
  const { field, subject, issuer, heldBy, sealedAt, timeStamp, certificate } = seal;
  const stamp = timeStamp
    ? `time-stamped ${timeStamp.at} by ${timeStamp.by}${timeStamp.trusted ? '' : ' (not among those you trust)'}`
    : 'no time stamp: the time is what whoever sealed it says';
  return [
    `  ${sealName(field)}: ${subject}`,
    `    issued by ${issuer}; key held by the ${heldBy}`,
    `    ${sealedAt}; ${stamp}`,
    `    certificate ${certificate}`,
  ];
}
