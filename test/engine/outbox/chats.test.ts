import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { post } from '../../contract/client.ts';
import { colleagueAt } from '../../support/colleague.ts';
import { openedProductionOf, signedIn } from '../../support/signedIn.ts';

test.each(['0.20.52', '1.0.97'] as const)(
  'at a Kitsu %s what is written in a chat arrives once, with its pictures, also where the answer was lost, and is taken back',
  async (kitsu) => {
    const studio = await startDemoStudio({ kitsu, shots: 6, tasksPerShot: 2, comments: 0, assets: 2 });
    const engine = await signedIn(studio, 'manager');
    try {
      const productionId = await openedProductionOf(engine);
      const { store } = studio.studio();
      const entity = store.entity.find((row) => row.project_id === productionId && row.nb_frames !== null);
      const entityId = entity?.id ?? '';
      const said = (): readonly string[] =>
        store.chat_message
          .filter((row) => store.chat.get(row.chat_id)?.object_id === entityId)
          .map(({ text }) => text ?? '');
      const room = async () => (await engine.query('chat', { entityId }))?.messages ?? [];
      const say = (text: string, handles: readonly string[] = []) =>
        engine.command('sayInChat', { entityId, text, handles: [...handles], draftKey: null });

      await say('First of all');
      expect(await room()).toMatchObject([{ text: 'First of all', mark: expect.any(String) }]);
      await engine.untilQueueIsEmpty();
      expect(said()).toEqual(['First of all']);
      expect(await room()).toMatchObject([{ text: 'First of all', mark: null, canDelete: true }]);

      const path = join(mkdtempSync(join(tmpdir(), 'inari-chat-')), 'sketch.png');
      writeFileSync(path, Buffer.from('not really a picture'));
      engine.engine.addFile({ handle: 'sketch', path, name: 'sketch.png', sizeBytes: 20 });
      await say('', ['sketch']);
      await engine.untilQueueIsEmpty();
      await engine.until(async () => (await room()).at(-1)?.attachments.length === 1, 'its picture is there');
      expect((await room()).at(-1)?.attachments).toMatchObject([{ name: 'sketch.png' }]);

      // The answer is lost after the server acted: looked for, not said twice.
      studio.faults.add({
        method: 'POST',
        path: '/data/entities/*/chat/messages',
        times: 1,
        action: { kind: 'cut after' },
      });
      await say('Only once');
      await engine.untilQueueIsEmpty(20_000);
      expect(said().filter((text) => text === 'Only once')).toHaveLength(1);
      expect((await room()).filter(({ text }) => text === 'Only once')).toHaveLength(1);

      await engine.call('wantScopes', { scopes: [{ kind: 'chats' }, { kind: 'chat', entityId }] });
      await engine.until(async () => (await engine.query('chats', {})).rows.length > 0, 'the chat is in the list');
      // Dates have whole seconds.
      await setTimeout(1_100);
      const account = studio.accounts.find(({ role }) => role === 'admin') ?? { email: '', password: '' };
      const other = await colleagueAt(studio.url, account);
      await other.does(post(`/actions/user/chats/${entityId}/join`, {}));
      await other.does(post(`/data/entities/${entityId}/chat/messages`, { message: 'Hello there' }));
      await engine.until(async () => (await room()).at(-1)?.text === 'Hello there', 'what others say comes by itself');
      expect((await room()).at(-1)?.canDelete).toBe(false);
      await engine.until(
        async () => (await engine.query('chats', {})).rows[0]?.hasUnread === true,
        'the chat is unread in the list',
      );
      await engine.call('markChatRead', { entityId });
      expect((await engine.query('chats', {})).rows[0]?.hasUnread).toBe(false);

      const [own] = await room();
      await engine.command('deleteChatMessage', { entityId, messageId: own?.id ?? '' });
      await engine.untilQueueIsEmpty();
      expect(said()).not.toContain('First of all');
      expect((await room()).map(({ text }) => text)).not.toContain('First of all');
    } finally {
      await engine.remove();
      await studio.stop();
    }
  },
);
