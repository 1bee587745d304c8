/*
 * The boards' routes. Without a production only admins get an answer.
 */
import { answer, type Answer } from '../answer.ts';
import {
  assetBoard,
  conceptBoard,
  editBoard,
  linkedBoard,
  plainBoard,
  shotBoard,
  taskFieldsOf,
  wantedOf,
} from '../boards.ts';
import { assetFields, boardAnswer, shotFields } from '../boardAnswer.ts';
import { param, type Call } from '../call.ts';
import { forbidden } from '../errors.ts';
import type { ReservedKind } from '../kinds.ts';
import { needEntity } from '../lookups.ts';
import { checkEntityRead, checkProject, isClient, isVendor, checkNotVendorSinceOne } from '../permissions.ts';
import { get, type Route } from '../route.ts';

const checked = (call: Call): ReturnType<typeof wantedOf> => {
  const wanted = wantedOf(call);
  checkProject(call, wanted.projectId);
  return wanted;
};

function shots(call: Call): Answer {
  const wanted = checked(call);
  return boardAnswer(call, wanted.projectId, shotBoard(call, wanted), {
    fieldsName: 'shot_fields',
    fields: shotFields,
    taskFields: taskFieldsOf('shot', true),
  });
}

/** Without a production, assets of all one's productions: of the boards this one alone answers everybody then. */
function assets(call: Call): Answer {
  const wanted = wantedOf(call);
  if (wanted.projectId !== null) checkProject(call, wanted.projectId);
  return boardAnswer(call, wanted.projectId, assetBoard(call, wanted), {
    fieldsName: 'asset_fields',
    fields: assetFields,
    taskFields: taskFieldsOf('asset', true),
  });
}

function edits(call: Call): Answer {
  const wanted = checked(call);
  return boardAnswer(call, wanted.projectId, editBoard(call, wanted), null);
}

function concepts(call: Call): Answer {
  const wanted = checked(call);
  if (isVendor(call, wanted.projectId) || isClient(call, wanted.projectId)) throw forbidden();
  return boardAnswer(call, wanted.projectId, conceptBoard(call, wanted), null);
}

const plainKind =
  (kind: ReservedKind) =>
  (call: Call): Answer => {
    const wanted = checked(call);
    if (kind === 'Scene') checkNotVendorSinceOne(call, wanted.projectId);
    return boardAnswer(call, wanted.projectId, plainBoard(call, wanted, kind), null);
  };

function linked(call: Call): Answer {
  const entity = needEntity(call, param(call, 'entity_id'));
  checkEntityRead(call, entity);
  return answer(linkedBoard(call, entity));
}

export const boardRoutes: readonly Route[] = [
  get('/data/shots/with-tasks', shots),
  get('/data/assets/with-tasks', assets),
  get('/data/edits/with-tasks', edits),
  get('/data/concepts/with-tasks', concepts),
  get('/data/sequences/with-tasks', plainKind('Sequence')),
  get('/data/episodes/with-tasks', plainKind('Episode')),
  get('/data/scenes/with-tasks', plainKind('Scene')),
  get('/data/entities/:entity_id/entities-linked/with-tasks', linked),
];
