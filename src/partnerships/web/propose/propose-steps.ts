import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/domain/account.js';
import { countryName } from '../../../platform/web/countries.js';
import { formModel } from '../../../platform/web/forms/form-model.js';
import { blankForm, type FormState } from '../../../platform/web/forms/form-state.js';
import type { PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { Translator } from '../../../platform/web/translator.js';
import { CounterpartSearch, type FoundCommunity } from '../../application/counterpart-search.js';
import { partnershipKinds } from '../../domain/proposal.js';
import { communityForm, counterpartForm, kindForm, type ProposeAnswers, stepAddress } from './propose.forms.js';

/** The next question that isn't answered yet. */
@Injectable()
export class ProposeSteps {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly search: CounterpartSearch,
    private readonly translator: Translator,
  ) {}

  async next(answers: ProposeAnswers, account: Account, page: PageContext): Promise<string> {
    const own = communitiesOf(account);
    if (own.length === 0) return this.renderer.render('partnerships/propose-nobody', {}, page);
    const community = own.find(({ id }) => id === answers.community) ?? (own.length === 1 ? own[0] : undefined);
    if (!community) return this.askCommunity(blankForm, account, page);
    if (!answers.kind) return this.askKind(blankForm, community.id, page);
    return this.askCounterpart({ ...answers, community: community.id }, blankForm, account, page);
  }

  askCommunity(state: FormState, account: Account, page: PageContext): string {
    const options = { initiatorId: communitiesOf(account).map(({ id, name }) => ({ value: id, text: name })) };
    const form = formModel(communityForm, state, { options, action: '/propose/new/community' });
    return this.question('community', form, '/propose', page);
  }

  askKind(state: FormState, community: string | null, page: PageContext): string {
    const said = (value: string, part: string) =>
      this.translator.translate(page.language, `partnerships:propose.kinds.${value}.${part}`);
    const options = {
      kind: partnershipKinds.map((value) => ({ value, text: said(value, 'name'), hint: said(value, 'what') })),
    };
    const action = stepAddress({ community }).replace('/propose/new', '/propose/new/kind');
    return this.question('kind', formModel(kindForm, state, { options, action }), '/propose', page);
  }

  async askCounterpart(
    answers: ProposeAnswers,
    state: FormState,
    account: Account,
    page: PageContext,
  ): Promise<string> {
    const community = communitiesOf(account).find(({ id }) => id === answers.community);
    if (!community) return this.next({ ...answers, community: null }, account, page);
    const found = answers.q ? await this.search.find(answers.q, community.id) : [];
    const options = { counterpartId: found.map((each) => this.option(each, page)) };
    const action = stepAddress(answers).replace('/propose/new', '/propose/new/counterpart');
    const model = {
      community: community.name,
      communityId: community.id,
      kind: answers.kind ?? 'sister',
      q: answers.q ?? '',
      searched: answers.q !== null,
      found: found.length,
      form: found.length > 0 ? formModel(counterpartForm, state, { options, action }) : null,
      backHref: stepAddress({ community: community.id }),
    };
    return this.renderer.render('partnerships/propose-counterpart', model, page);
  }

  /** Namesakes are told apart by country, level and full style. */
  private option({ id, name, country, level, styledName }: FoundCommunity, { language }: PageContext) {
    const kindOfPlace = this.translator.translate(language, `partnerships:levels.${level}`);
    const place = countryName(language, country);
    return { value: id, text: `${name}, ${place}`, hint: `${kindOfPlace} · ${styledName}` };
  }

  private question(heading: string, form: ReturnType<typeof formModel>, backHref: string, page: PageContext): string {
    return this.renderer.render('partnerships/propose-question', { heading, form, backHref }, page);
  }
}

function communitiesOf({ memberships }: Account): { id: string; name: string }[] {
  const byId = new Map(memberships.map(({ communityId, community }) => [communityId, community]));
  return [...byId].map(([id, name]) => ({ id, name }));
}
