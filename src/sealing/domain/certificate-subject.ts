/** Whom a certificate names. */
export interface CertificateSubject {
  readonly commonName: string;
  readonly organization: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

/** X.520 gives a common name and an organisation 64 letters each. */
const longest = 64;

export const communitySubject = (community: {
  name: string;
  styledName: string;
  country: string;
}): CertificateSubject => ({
  commonName: shortened(community.styledName),
  organization: shortened(community.name),
  country: community.country,
});

export const registrySubject = (host: string): CertificateSubject => ({
  commonName: shortened(`Entente registry, ${host}`),
  organization: 'Entente',
  country: null,
});

export const ownAuthoritySubject = (host: string): CertificateSubject => ({
  commonName: shortened(`Entente own authority, ${host}`),
  organization: 'Entente',
  country: null,
});

/** At the end of a word, and never through the middle of a letter. */
function shortened(text: string): string {
  const letters = [...text];
  if (letters.length <= longest) return text;
  const kept = letters.slice(0, longest - 1).join('');
  const lastSpace = kept.lastIndexOf(' ');
  return `${(lastSpace > longest / 2 ? kept.slice(0, lastSpace) : kept).replace(/[\s,]+$/, '')}…`;
}
