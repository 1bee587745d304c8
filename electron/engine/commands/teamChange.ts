/** What adding somebody to a team and taking somebody out of it have in common. */
import { z } from 'zod';
import type { Id } from '../../../shared/model/studio.ts';
import { mayChangeTeam } from '../../../shared/rules/teamRights.ts';
import type { Tables } from '../db/tables.ts';
import type { Accepted, Command, CommandDefinition, Plan, PlanContext, SendContext } from './command.ts';
import { doneWhenGone } from './doneWhenGone.ts';
import { markOf } from './overlayBuilder.ts';

export const teamPayload = z.object({
  productionId: z.string(),
  personId: z.string(),
  personName: z.string(),
  wasMember: z.boolean(),
});
type Payload = z.infer<typeof teamPayload>;
type Input = { readonly productionId: Id; readonly personIds: readonly Id[] };
type Kind = 'addToTeam' | 'removeFromTeam';

export function teamChange<Change extends Kind>(kind: Change): CommandDefinition<Change, Input, Payload> {
  const isMember = kind === 'addToTeam';
  return {
    kind,
    payload: teamPayload,
    plan: ({ productionId, personIds }, context) =>
      personIds.map((personId) => planOne(productionId, personId, isMember, context)),
    overlay: (builder, { payload, state }) => {
      builder.team(payload.productionId, payload.personId, markOf(state, false), isMember);
    },
    send: (command, context) => send(command, context, isMember),
    describe: ({ personName, personId }) => ({ excerpt: personName, personId }),
  };
}

function planOne(productionId: Id, personId: Id, isMember: boolean, context: PlanContext): Plan<Payload> {
  const { tables, me, roleIn } = context;
  const production = tables.productions.get(productionId);
  const person = tables.people.get(personId);
  if (production === null || person === null)
    return { kind: 'refused', taskId: null, code: 'not-on-this-disk', detail: {} };
  const verdict = mayChangeTeam({ role: roleIn(productionId), person: me, production }, personId, isMember);
  if (!verdict.allowed)
    return { kind: 'refused', taskId: null, code: 'not-allowed', detail: { reason: verdict.reason } };
  return {
    kind: 'accepted',
    taskId: null,
    // What is done to one person's membership goes in its order.
    chain: `team:${productionId}:${personId}`,
    payload: { productionId, personId, personName: person.fullName, wasMember: production.teamIds.includes(personId) },
  };
}

async function send(
  { payload: { productionId, personId } }: Command<Payload>,
  { kitsu, expectNoStraggler }: SendContext,
  isMember: boolean,
): Promise<Accepted> {
  expectNoStraggler();
  if (isMember) await kitsu.addToTeam(productionId, personId);
  else await doneWhenGone(kitsu.removeFromTeam(productionId, personId));
  return {
    serverId: null,
    apply: (tables) => {
      setMember(tables, productionId, personId, isMember);
    },
  };
}

function setMember({ productions }: Tables, productionId: Id, personId: Id, isMember: boolean): void {
  productions.replaceAll(
    productions.all().map((production) => {
      if (production.id !== productionId || production.teamIds.includes(personId) === isMember) return production;
      const teamIds = isMember ? [...production.teamIds, personId] : production.teamIds.filter((id) => id !== personId);
      return { ...production, teamIds };
    }),
  );
}
