/** The words an official agrees to when signing electronically. A new wording is a new version; old ones stay. */
export const consent = {
  version: '2026-11-en',
  text: 'I have read the agreement. I hold the office named above and am authorised to sign for my community. I agree to sign this agreement electronically, and I know that my signature counts for both originals.',
} as const;
