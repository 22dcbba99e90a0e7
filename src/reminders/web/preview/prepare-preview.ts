import { Injectable } from '@nestjs/common';
import { CommunitiesQuery } from '../../../communities/application/communities.query.js';
import type { Community } from '../../../communities/domain/community.js';
import type { ClockPolicy } from '../../../partnerships/domain/clock-policy.js';
import type { ErrorReason } from '../../../platform/errors.js';
import { countryName } from '../../../platform/web/countries.js';
import type { Option } from '../../../platform/web/forms/form-field.js';
import type { RawForm } from '../../../platform/web/forms/raw-form.js';
import type { Speech } from '../../../platform/web/speech.js';
import { PreviewedMails } from '../../application/previewed-mails.js';
import { type PreviewAsked, typedPreview } from './preview-form.js';
import { type ShownPreview, shownPreview } from './preview-view.js';

export interface PreparedPreview {
  /** Null where it isn't known yet what to show. */
  readonly show: ((speech: Speech) => ShownPreview) | null;
  readonly problems: readonly ErrorReason[];
  /** Communities of the same name, to choose from; empty where there is no choice. */
  readonly candidates: readonly Option[];
}

/** As many as fit on a page; whoever has more of one name types more of it. */
const most = 12;

/** Finds whom a preview is about, by what was typed. */
@Injectable()
export class PreparePreview {
  constructor(
    private readonly communities: CommunitiesQuery,
    private readonly mails: PreviewedMails,
  ) {}

  async prepare(policy: ClockPolicy, raw: RawForm, language: string): Promise<PreparedPreview> {
    const typed = typedPreview(raw);
    if (!typed.ok) return { show: null, problems: typed.problems, candidates: [] };
    const { asked } = typed;
    const found = await this.named(asked);
    const community = found.length === 1 ? found[0] : found.find(({ id }) => id === asked.chosen);
    const candidates = found.length > 1 ? found.map((each) => candidate(each, language)) : [];
    if (community) {
      const parts = { policy, community, asked };
      return { show: (speech) => shownPreview(parts, this.mails, speech), problems: [], candidates };
    }
    const several = found.length > 0;
    const problem = problemOf(several ? 'preview.chosen' : 'preview.community', several ? 'several' : 'unknown');
    return { show: null, problems: [problem], candidates };
  }

  /** Of the name that was typed, or else whatever it is a part of. */
  private async named({ community }: PreviewAsked): Promise<readonly Community[]> {
    const { rows } = await this.communities.search({ text: community, country: null, mark: null, limit: most });
    const exact = rows.filter(({ name }) => name.toLowerCase() === community.toLowerCase());
    return exact.length > 0 ? exact : rows;
  }
}

const problemOf = (field: string, why: 'several' | 'unknown'): ErrorReason => ({ field, code: `clock-preview.${why}` });

const candidate = ({ id, name, country, subdivision }: Community, language: string): Option => ({
  value: id,
  text: [name, subdivision, countryName(language, country)].filter((part) => part !== null).join(', '),
});
