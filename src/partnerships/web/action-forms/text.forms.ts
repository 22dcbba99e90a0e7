import { z } from 'zod';
import { defineForm } from '../../../platform/web/forms/form-declaration.js';
import type { CaseView } from '../../application/case.query.js';
import { actionInputs } from '../../domain/actions.js';
import { latestRevision } from '../../domain/procedure.js';
import { thematicAreas } from '../../domain/proposal.js';
import { type ActionForm, always } from './action-form.js';

/** On the page an empty term means one without an end. */
const termYears = z.number().int('errors:whole-number').min(1).max(99).optional();
const proposedText = actionInputs.proposeText.extend({ termYears: termYears.transform((years) => years ?? null) });

export const proposeTextForm: ActionForm = {
  declare: always(
    defineForm({
      id: 'proposeText',
      schema: proposedText,
      fields: [
        { name: 'initiatorName', widget: 'text' },
        { name: 'counterpartName', widget: 'text' },
        { name: 'areas', widget: 'checkboxes', options: thematicAreas.map((value) => ({ value })) },
        { name: 'termYears', widget: 'number', width: 3, optional: true },
        { name: 'renewable', widget: 'checkbox' },
        { name: 'noticeMonths', widget: 'number', width: 3 },
      ],
    }),
  ),
  prefill: lastText,
  checked: true,
};

/** The newest text goes on from where it stands; the first one begins with the proposal. */
function lastText({ partnership: { procedure }, facts }: CaseView): object {
  const latest = latestRevision(procedure);
  const names = latest?.names ?? {
    initiator: facts.communities.initiator.styledName,
    counterpart: facts.communities.counterpart.styledName,
  };
  const { termYears: years, renewable, noticeMonths } = latest ?? { termYears: null, renewable: true, noticeMonths: 6 };
  const areas = latest?.areas ?? procedure.proposal.areas?.areas ?? [];
  const named = { initiatorName: names.initiator, counterpartName: names.counterpart };
  return { ...named, areas, termYears: years, renewable, noticeMonths };
}

/** A hidden field is text; the API gets a number. */
const accepted = z.object({ revision: z.coerce.number() }).pipe(actionInputs.acceptText);

export const acceptTextForm: ActionForm = {
  declare: always(defineForm({ id: 'acceptText', schema: accepted, fields: [{ name: 'revision', widget: 'hidden' }] })),
  prefill: ({ partnership }) => ({ revision: latestRevision(partnership.procedure)?.number }),
  beside: 'text',
};
