/** Who may write in a chat, as Zou checks it: whoever may read its entity, once they have joined. */
import type { Id } from '../model/studio.ts';
import type { EntityActor } from './entityRights.ts';
import { allowed, inOpenProduction, refused, type Verdict } from './taskActor.ts';

export const maySay = (actor: EntityActor): Verdict => inOpenProduction(actor, () => allowed);

/** Before 1.0.16 admins are refused those of others, by mistake; the stricter rule holds. */
export const mayDeleteMessage = (
  actor: EntityActor & { readonly message: { readonly personId: Id | null } },
): Verdict =>
  inOpenProduction(actor, () => (actor.message.personId === actor.person.id ? allowed : refused('not-the-author')));
