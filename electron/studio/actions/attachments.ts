/*
 * Files beside a comment or a chat message.
 */
import type { Context, UploadedFile } from '../call.ts';
import type { Sent } from '../serialise.ts';
import type { Row } from '../tables.ts';

export const extensionOf = (name: string): string => {
  const at = name.lastIndexOf('.');
  return at < 0 ? '' : name.slice(at + 1).toLowerCase();
};

type Owner = { readonly comment_id: string; readonly reply_id?: string } | { readonly chat_message_id: string };

export function attach({ studio }: Context, owner: Owner, file: UploadedFile): Row<'attachment_file'> {
  const row = studio.store.attachment_file.insert({
    ...owner,
    name: file.name,
    size: file.sizeBytes,
    extension: extensionOf(file.name).slice(0, 6),
    mimetype: file.mimetype,
  });
  studio.files.keep('attachments', row.id, file.path);
  return row;
}

/** As it stands inside a comment. */
export const presentAttachment = (row: Row<'attachment_file'>, isNew: boolean): Sent => ({
  id: row.id,
  name: row.name,
  extension: row.extension,
  size: row.size,
  ...(isNew && row.reply_id !== null ? { reply_id: row.reply_id } : {}),
});

export function removeAttachment({ studio }: Context, id: string): void {
  studio.store.attachment_file.delete(id);
  studio.files.remove('attachments', id);
}
