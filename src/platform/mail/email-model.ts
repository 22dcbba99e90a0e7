export interface FootLink {
  readonly text: string;
  readonly href: string;
}

/** What the layout of mails gets. Texts may hold isolates around names (see isolation.ts), and nothing is escaped yet. */
export interface EmailModel {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly product: string;
  readonly subject: string;
  /** What mail programs show beside the subject. */
  readonly preview: string;
  readonly heading: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** Six digits to type somewhere. */
  readonly code: string | null;
  /** What people wrote, set apart from what we say. */
  readonly quotes: readonly { readonly label: string; readonly text: string }[];
  readonly details: readonly { readonly label: string; readonly value: string }[];
  readonly button: {
    readonly text: string;
    readonly href: string;
    readonly note: string;
    readonly plainNote: string;
  } | null;
  /** Several pieces of news, each with its own address. */
  readonly items: readonly { readonly title: string; readonly when: string; readonly href: string }[];
  /** Why this person gets the mail. */
  readonly why: string;
  readonly footer: string;
  /** Ways out of getting mail; null where nobody would follow them. */
  readonly foot: { readonly notMe: FootLink; readonly preferences: FootLink | null } | null;
  /** What an entry in the recipient's calendar says. */
  readonly calendar: { readonly summary: string; readonly description: string } | null;
  /** The English below a translation that no native reader has checked, and a note that says so. */
  readonly original: {
    readonly note: string;
    readonly heading: string;
    readonly paragraphs: readonly string[];
    readonly button: EmailModel['button'];
  } | null;
}
