import { civilDate } from '../../platform/clock/civil-date.js';
import type { FormModel } from '../../platform/web/forms/form-model.js';
import { addresses } from '../../platform/web/navigation.js';
import { addressOf } from '../../platform/web/query-string.js';
import type { ListPage } from '../../platform/database/keyset.js';
import { words, type Words } from '../../platform/web/words.js';
import type { SeenTerm } from '../application/communities.query.js';
import type { Member } from '../application/people-of-communities.js';
import type { Community } from '../domain/community.js';
import { armsHref } from './arms-view.js';
import type { Desk } from './desk.js';
import { confirmationOf, type TermConfirmationView } from './term-confirmation.js';

export interface TermView extends SeenTerm {
  readonly when: 'now' | 'later' | 'over';
  readonly confirm: TermConfirmationView;
  readonly instrumentHref: string | null;
  readonly changeHref: string;
  readonly endHref: string;
}

export interface CommunityPage {
  readonly community: Community;
  readonly desk: Desk;
  readonly back: string | null;
  readonly members: readonly Member[];
  readonly terms: readonly TermView[];
  /** Nobody's term is in force: nothing could be signed today. */
  readonly vacant: boolean;
  readonly armsHref: string | null;
  /** Changes the arms; null for whoever may not. */
  readonly form: FormModel | null;
}

export interface CommunityFormPage {
  readonly title: Words;
  readonly caption: string;
  readonly back: string;
  readonly lead: Words | null;
  readonly form: FormModel;
  /** A file that was received with an earlier submission, and needn't be chosen again. */
  readonly keptFileName: string | null;
}

export interface CommunityListPage {
  readonly text: string;
  readonly country: string;
  readonly countries: readonly { readonly value: string; readonly text: string }[];
  readonly communities: readonly (Community & { readonly href: string })[];
  readonly filtered: boolean;
  readonly onward: boolean;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

export interface OwnCommunitiesPage {
  readonly communities: readonly { readonly name: string; readonly href: string }[];
}

declare module '../../platform/web/views.js' {
  interface Views {
    'communities/community': CommunityPage;
    'communities/form': CommunityFormPage;
    'communities/list': CommunityListPage;
    'communities/own': OwnCommunitiesPage;
  }
}

interface Known {
  readonly community: Community;
  readonly members: readonly Member[];
  readonly terms: readonly SeenTerm[];
  readonly form: FormModel | null;
}

export function communityPage({ community, members, terms, form }: Known, desk: Desk, now: Date): CommunityPage {
  const today = civilDate(now, community.zone);
  const shown = terms.map((term) => termView(term, desk, today));
  return {
    community,
    desk,
    back: desk.staff ? addresses.communities : null,
    members,
    terms: shown,
    vacant: !shown.some(({ when }) => when === 'now'),
    armsHref: armsHref(community),
    form,
  };
}

function termView(term: SeenTerm, { base }: Desk, today: string): TermView {
  const href = `${base}/office-terms/${term.id}`;
  const hrefs = { changeHref: `${href}/change`, endHref: `${href}/end` };
  const instrumentHref = term.instrumentSha256 ? `${href}/instrument` : null;
  return { ...term, ...hrefs, confirm: confirmationOf(term, href), instrumentHref, when: whenIs(term, today) };
}

const whenIs = ({ from, until }: SeenTerm, today: string): TermView['when'] => {
  if (from > today) return 'later';
  return until !== null && until < today ? 'over' : 'now';
};

interface Asked {
  readonly text: string;
  readonly country: string;
  readonly marked: boolean;
}

export function communityListPage(
  { text, country, marked }: Asked,
  { rows, before, after }: ListPage<Community>,
  countries: CommunityListPage['countries'],
): CommunityListPage {
  const here = (changes: object) => addressOf(addresses.communities, { text, country, ...changes });
  return {
    text,
    country,
    countries,
    communities: rows.map((community) => ({ ...community, href: `${addresses.communities}/${community.id}` })),
    filtered: text !== '' || country !== '',
    onward: marked,
    previousHref: before ? here({ before }) : null,
    nextHref: after ? here({ after }) : null,
  };
}

export const formPage = (
  key: string,
  form: FormModel,
  { caption, back, lead = false, keptFileName = null }: FormSurroundings,
): CommunityFormPage => ({
  title: words(`communities:forms.${key}.title`),
  lead: lead ? words(`communities:forms.${key}.lead`) : null,
  caption,
  back,
  form,
  keptFileName,
});

interface FormSurroundings {
  readonly caption: string;
  readonly back: string;
  readonly lead?: boolean;
  readonly keptFileName?: string | null;
}
