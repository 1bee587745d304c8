/*
 * Rows with everything that hangs on them: the lists of ids found in other tables (with `relations=true`), and the few
 * rows that are always sent whole inside another.
 */
import { serialise, serialiseAll, serialiseStored, type Sent } from './serialise.ts';
import type { Studio } from './studio.ts';
import type { Row, TableName } from './tables.ts';

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map((row) => row.id);

type Related = { readonly [Name in TableName]?: (studio: Studio, row: Row<Name>) => Sent };

/** Lists of ids sent with `relations=true` only. */
const lists: Related = {
  entity: ({ store }, row) => ({
    entities_out: store.entity_link.by('entity_in_id', row.id).map((link) => link.entity_out_id),
    entities_in: store.entity_link.by('entity_out_id', row.id).map((link) => link.entity_in_id),
  }),
  comment: ({ store }, row) => ({ attachment_files: idsOf(store.attachment_file.by('comment_id', row.id)) }),
  preview_file: ({ store }, row) => ({ comments: idsOf(store.comment.by('previews', row.id)) }),
  working_file: ({ store }, row) => ({ outputs: idsOf(store.output_file.by('source_file_id', row.id)) }),
  playlist: ({ store }, row) => ({ build_jobs: idsOf(store.build_job.by('playlist_id', row.id)) }),
  chat_message: ({ store }, row) => ({ attachment_files: idsOf(store.attachment_file.by('chat_message_id', row.id)) }),
  asset_instance: ({ store }, row) => ({ shots: idsOf(store.entity.by('instance_casting', row.id)) }),
  project: (_studio, row) => ({
    task_statuses: Object.keys(row.task_status_links),
    task_types: Object.keys(row.task_type_links),
  }),
};

/** Rows sent whole inside another, always. */
const embedded: Related = {
  attachment_file: (studio, row) => {
    const comment = studio.store.comment.get(row.comment_id);
    const message = studio.store.chat_message.get(row.chat_message_id);
    return {
      comment: comment === undefined ? null : plain(studio, 'comment', comment),
      chat_message: message === undefined ? null : plain(studio, 'chat_message', message),
    };
  },
  output_file: (studio, row) => {
    const source = studio.store.working_file.get(row.source_file_id);
    return { source_file: source === undefined ? null : plain(studio, 'working_file', source) };
  },
  person: (_studio, row) => ({ full_name: fullName(row) }),
  // `type` says what kind of row it is.
  notification: (_studio, row) => ({ notification_type: row.type }),
};

export const fullName = (person: { readonly first_name: string; readonly last_name: string }): string =>
  [person.first_name, person.last_name].filter((name) => name !== '').join(' ');

function extra<Name extends TableName>(related: Related, studio: Studio, name: Name, row: Row<Name>): Sent {
  const find: ((studio: Studio, row: Row<Name>) => Sent) | undefined = related[name];
  return find?.(studio, row) ?? {};
}

/** The row without relations. */
export const plain = <Name extends TableName>(studio: Studio, name: Name, row: Row<Name>): Sent =>
  Object.assign(serialise(name, row, studio.version), extra(embedded, studio, name, row));

/** The row with its relations. */
export const whole = <Name extends TableName>(studio: Studio, name: Name, row: Row<Name>): Sent =>
  Object.assign(
    serialiseStored(name, row, studio.version),
    extra(lists, studio, name, row),
    extra(embedded, studio, name, row),
  );

/** The row with its secrets, as a few careless answers of 0.20.52 carry it. */
export const careless = <Name extends TableName>(studio: Studio, name: Name, row: Row<Name>): Sent =>
  Object.assign(serialiseAll(name, row, studio.version), extra(embedded, studio, name, row));
