/** An enhanced status code (RFC 3463): its class says whether it passes, the rest what it is about. */
const status = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/;

/**
 * What a mail server says for good about the mailbox and not about this mail: there is none, or it is closed. 5.1.7 and
 * 5.1.8 are about the address that we send from.
 */
export function namesNoMailbox(answer: string): boolean {
  const [, kind, subject, detail] = status.exec(answer) ?? [];
  return kind === '5' && ((subject === '1' && detail !== '7' && detail !== '8') || (subject === '2' && detail === '1'));
}
