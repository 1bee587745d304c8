/*
 * Subscriptions to tasks, and to all tasks of a type below a sequence.
 */
import { answer, created, noContent, type Answer } from '../answer.ts';
import { param, type Call } from '../call.ts';
import { crash, notFound } from '../errors.ts';
import { plain } from '../relations.ts';
import { del, get, post, sinceOne, takingAnyId, untilOne, type Route } from '../route.ts';
import { named } from './ownEntities.ts';

const taskSubscription = (call: Call) =>
  call.studio.store.subscription.by('task_id', param(call, 'task_id')).find((one) => one.person_id === call.caller.id);

function subscribe(call: Call): Answer {
  const { studio } = call;
  const known = taskSubscription(call);
  if (known !== undefined) return created(plain(studio, 'subscription', known));
  const task = studio.store.task.get(param(call, 'task_id'));
  if (task === undefined) throw studio.isNew ? notFound() : crash();
  return created(
    plain(studio, 'subscription', studio.store.subscription.insert({ person_id: call.caller.id, task_id: task.id })),
  );
}

function unsubscribe(call: Call): Answer {
  const known = taskSubscription(call);
  if (known !== undefined) call.studio.store.subscription.delete(known.id);
  return noContent();
}

const sequenceSubscription = (call: Call) =>
  call.studio.store.subscription
    .by('entity_id', param(call, 'sequence_id'))
    .find((one) => one.person_id === call.caller.id && one.task_type_id === param(call, 'task_type_id'));

function subscribeSequence(call: Call): Answer {
  const { studio } = call;
  if (!studio.isNew && !studio.store.entity.has(param(call, 'sequence_id'))) throw crash();
  const sequence = named(call, 'Sequence');
  const taskType = studio.store.task_type.get(param(call, 'task_type_id'));
  if (taskType === undefined) throw crash();
  const row =
    sequenceSubscription(call) ??
    studio.store.subscription.insert({
      person_id: call.caller.id,
      entity_id: sequence.id,
      task_type_id: taskType.id,
    });
  return created(plain(studio, 'subscription', row));
}

const isSequenceSubscribed = (call: Call): Answer => answer(sequenceSubscription(call) !== undefined);

function unsubscribeSequence(call: Call): Answer {
  const known = sequenceSubscription(call);
  if (known !== undefined) call.studio.store.subscription.delete(known.id);
  return noContent();
}

function sequenceSubscriptions(call: Call): Answer {
  const { store } = call.studio;
  const rows = store.subscription.filter(
    (one) =>
      one.task_type_id === param(call, 'task_type_id') &&
      store.entity.get(one.entity_id)?.project_id === param(call, 'project_id'),
  );
  return answer(rows.map((row) => row.entity_id));
}

export const subscriptionRoutes: readonly Route[] = [
  ...takingAnyId(
    get('/data/user/tasks/:task_id/subscribed', (call) => answer(taskSubscription(call) !== undefined)),
    del('/actions/user/tasks/:task_id/unsubscribe', unsubscribe),
    get('/data/user/entities/:sequence_id/task-types/:task_type_id/subscribed', isSequenceSubscribed),
    ...sinceOne(get('/data/user/sequences/:sequence_id/task-types/:task_type_id/subscribed', isSequenceSubscribed)),
    del('/actions/user/sequences/:sequence_id/task-types/:task_type_id/unsubscribe', unsubscribeSequence),
  ),
  post('/actions/user/tasks/:task_id/subscribe', subscribe),
  post('/actions/user/sequences/:sequence_id/task-types/:task_type_id/subscribe', subscribeSequence),
  ...untilOne(
    get('/data/user/projects/:project_id/task-types/:task_type_id/sequence-subscriptions', sequenceSubscriptions),
  ),
];
