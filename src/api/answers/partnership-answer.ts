import { z } from 'zod';
import type { CaseView } from '../../partnerships/application/case.query.js';
import { partnershipKinds, proposalSections, sectionNames } from '../../partnerships/domain/proposal.js';
import { allStates, type Side, sides } from '../../partnerships/domain/states.js';
import { waitingColumn } from '../../partnerships/domain/waiting.js';
import { clockAnswer, clockFrom, hearingsAnswer, hearingsOf } from './clock-answer.js';
import { offerAnswer, offerFrom, type Say } from './offer-answer.js';
import { approvalAnswer, planAnswer, revisionAnswer, sealedAnswer, signatureAnswer } from './procedure-parts.js';
import { address, bothSides, day, id, instant, reference, sha256, text } from './text-schemas.js';

const party = z.object({
  communityId: id,
  name: text,
  nameAsSigned: text.nullable(),
  country: text,
  zone: text,
  level: text,
});

export const waitingColumns = ['initiator', 'counterpart', 'both', 'staff', 'service', 'nobody'] as const;

export const partnershipAnswer = z
  .object({
    id,
    reference,
    kind: z.enum(partnershipKinds),
    version: z.int().meta({ description: 'Number of events so far; the ETag' }),
    state: z.enum(allStates),
    since: instant,
    hold: z
      .object({
        since: instant,
        until: instant.nullable(),
        reason: text.nullable().meta({ description: 'Staff only' }),
      })
      .nullable(),
    waitingOn: z.enum(waitingColumns).meta({ description: 'Whose move it is' }),
    yourSides: z.array(z.enum(sides)),
    parties: bothSides(party),
    proposal: z.object(proposalSections).partial(),
    changeRequests: z.array(
      z.object({
        section: z.enum(sectionNames),
        comment: text,
        answer: z.union([z.literal('changed'), z.object({ words: text }), z.null()]),
      }),
    ),
    invitation: z
      .object({ generation: z.int(), contact: z.object({ name: text, office: text, mail: text }).nullable() })
      .nullable(),
    counterpartJoined: z.boolean(),
    approvals: bothSides(approvalAnswer).nullable(),
    hearings: hearingsAnswer,
    clock: clockAnswer,
    revisions: z.array(revisionAnswer),
    accepted: bothSides(z.int().nullable()).meta({ description: 'The revision that each side accepted last' }),
    frozen: z
      .object({ revision: z.int(), contentHash: sha256, originals: bothSides(sha256), frozenAt: instant })
      .nullable()
      .meta({ description: 'What is signed: these hashes go into `sign`' }),
    signingPlan: planAnswer.nullable().meta({ description: 'The plan that was proposed last' }),
    agreedPlan: planAnswer
      .nullable()
      .meta({ description: 'The plan that both accepted; without one both sign electronically' }),
    signatures: bothSides(signatureAnswer.nullable()),
    wetInk: bothSides(
      z
        .object({
          ...{ documentSha256: sha256, signedOn: day, place: text, verified: z.boolean() },
          codes: z
            .array(text.nullable())
            .meta({ description: 'What was read on each page of the scan; null: no code' }),
        })
        .nullable()
        .meta({ description: 'An original that was signed with a pen' }),
    ),
    custody: bothSides(
      z
        .object({ holder: text, place: text, since: day })
        .nullable()
        .meta({ description: 'Who keeps the paper original, where, and since when' }),
    ),
    sealed: sealedAnswer.nullable().meta({ description: 'What the registry and both communities sealed' }),
    signedCopies: bothSides(sha256).nullable().meta({ description: 'Unsealed copies of an earlier release' }),
    recognised: z
      .object({
        number: text,
        recognisedAt: instant,
        affiliationDate: day,
        validity: text,
        recognition: text,
        activity: text,
      })
      .nullable(),
    sample: z.boolean().meta({ description: 'Not a real case' }),
    headHash: sha256.meta({ description: 'Hash of the last event: the end of the chain' }),
    offers: z.array(offerAnswer),
    links: z.object({
      ...{ self: address, events: address, documents: address, stepUp: address },
      evidence: address.nullable().meta({ description: 'Everything in one ZIP; null until it is sealed' }),
    }),
  })
  .meta({ id: 'Partnership' });

type PartnershipAnswer = z.output<typeof partnershipAnswer>;

/** All that the viewer may know; `view` was loaded for this very person. */
export function partnershipFrom(view: CaseView, say: Say): PartnershipAnswer {
  const { partnership, facts, actor } = view;
  const { procedure, id: partnershipId, reference: name, kind, version, namesAsSigned, recognised } = partnership;
  const self = `/api/v1/partnerships/${name}`;
  const staff = actor.kind === 'person' && actor.staff;
  const partyOf = (side: Side) => {
    const { id: communityId, name, country, zone, level } = facts.communities[side];
    return { communityId, name, nameAsSigned: namesAsSigned?.[side] ?? null, country, zone, level };
  };
  return {
    ...{ id: partnershipId, reference: name, kind, version, state: procedure.state, since: procedure.since },
    hold: procedure.hold && { ...procedure.hold, reason: staff ? procedure.hold.reason : null },
    waitingOn: waitingColumn(procedure),
    yourSides: actor.kind === 'person' ? sides.filter((side) => actor.sides[side].length > 0) : [],
    parties: { initiator: partyOf('initiator'), counterpart: partyOf('counterpart') },
    ...partsOf(view),
    recognised,
    sample: view.sample,
    headHash: view.headHash,
    offers: view.offers.map((offer) => offerFrom(offer, self, say)),
    links: {
      ...{ self, events: `${self}/events`, documents: `${self}/documents`, stepUp: `${self}/step-up` },
      evidence: procedure.sealed ? `${self}/evidence` : null,
    },
  };
}

function partsOf({ partnership: { procedure } }: CaseView) {
  const { proposal, changeRequests, invitation, counterpartJoined, approvals, revisions, accepted, frozen } = procedure;
  const { custody } = procedure;
  const wetInkOf = (side: Side) => {
    const paper = procedure.wetInk[side];
    if (!paper) return null;
    const { documentSha256, signedOn, place, verifiedBy, reading } = paper;
    return { documentSha256, signedOn, place, verified: verifiedBy !== null, codes: [...(reading?.codes ?? [])] };
  };
  return {
    ...{ proposal, changeRequests, invitation, counterpartJoined, approvals, revisions, accepted, frozen },
    hearings: hearingsOf(procedure),
    clock: clockFrom(procedure),
    signingPlan: procedure.signingPlan ?? null,
    agreedPlan: procedure.agreedPlan ?? null,
    signatures: procedure.signatures,
    wetInk: { initiator: wetInkOf('initiator'), counterpart: wetInkOf('counterpart') },
    custody: { initiator: custody?.initiator ?? null, counterpart: custody?.counterpart ?? null },
    sealed: procedure.sealed ? { ...procedure.sealed, seals: [...procedure.sealed.seals] } : null,
    signedCopies: procedure.signedCopies,
  };
}
