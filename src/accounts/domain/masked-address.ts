/** Enough of a mail address to know which one is meant: `o•••@saint-paul.example`. */
export function maskedAddress(mail: string): string {
  const at = mail.lastIndexOf('@');
  return at < 1 ? '•••' : `${[...mail][0]}•••${mail.slice(at)}`;
}
