/** The lines of the inbox: what is unread under its head, then what was read. */
import type { Inbox, InboxRow } from '../../../shared/model/inbox.ts';
import type { Line } from '../../ui/lines.ts';

export type InboxLine = Line &
  (
    | { readonly kind: 'head'; readonly section: 'unread' | 'read'; readonly count: number }
    | { readonly kind: 'row'; readonly row: InboxRow }
  );

export function inboxLines({ rows, unreadRowCount }: Pick<Inbox, 'rows' | 'unreadRowCount'>): readonly InboxLine[] {
  const section = (name: 'unread' | 'read', members: readonly InboxRow[]): readonly InboxLine[] =>
    members.length === 0
      ? []
      : [
          { kind: 'head', key: `head ${name}`, isStop: false, isRow: false, section: name, count: members.length },
          ...members.map((row): InboxLine => ({ kind: 'row', key: row.key, isStop: true, isRow: true, row })),
        ];
  return [...section('unread', rows.slice(0, unreadRowCount)), ...section('read', rows.slice(unreadRowCount))];
}
