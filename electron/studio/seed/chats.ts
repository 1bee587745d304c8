import { timeText } from './calendar.ts';
import type { Content } from './content.ts';
import type { Crew } from './crew.ts';
import { add } from './draft.ts';
import type { Making } from './making.ts';
import { chatLines } from './sentences/general.ts';

/** Conversations around a handful of shots and assets. */
export function makeChats(making: Making, crew: Crew, { production, sequences, assets }: Content): void {
  const { draft, newId, calendar } = making;
  const random = making.chance(`chats of ${production.name}`);
  const entities = [
    ...sequences
      .flatMap(({ shots }) => shots)
      .filter((_, index) => index % 17 === 3)
      .slice(0, 7),
    ...assets.slice(0, 3),
  ];
  const talkers = production.team.filter(({ role }) => role === 'user' || role === 'supervisor');
  for (const [index, { row }] of entities.entries()) {
    const participants = [
      crew.find('Camille Roy'),
      ...talkers.filter((_, position) => (position + index) % 4 === 0),
    ].filter((member) => member !== null);
    const people = [...new Set(participants)];
    if (people.length < 2) continue;
    const count = random.whole(5, 13);
    const first = random.whole(0, chatLines.length - 1);
    const startMs = calendar.momentMs(calendar.workday(-1 - index), 10, 5);
    const chat = add(draft, 'chat', {
      id: newId(),
      created_at: timeText(startMs),
      object_id: row.id,
      participants: people.map(({ id }) => id),
    });
    let momentMs = startMs;
    for (let said = 0; said < count; said += 1) {
      const created = timeText(momentMs);
      momentMs = Math.min(calendar.nowMs, momentMs + random.whole(1, 22) * 60_000);
      const author = people[(said + random.whole(0, 1)) % people.length] ?? people[0];
      const text = chatLines[(first + said) % chatLines.length] ?? chatLines[0];
      add(draft, 'chat_message', {
        id: newId(),
        created_at: created,
        chat_id: chat.id,
        person_id: author?.id ?? '',
        text,
      });
      if (chat.last_message === null || created > chat.last_message) chat.last_message = created;
    }
    chat.updated_at = chat.last_message ?? chat.created_at;
  }
  // A picture in one of them.
  const shown = draft.chat_message.at(-1);
  if (shown) {
    add(draft, 'attachment_file', {
      id: newId(),
      created_at: shown.created_at,
      name: 'sketch.png',
      size: 184_320,
      extension: 'png',
      mimetype: 'image/png',
      chat_message_id: shown.id,
      content: { scene: 'lanternJetty', frame: 1, variant: 1, look: 'sketch' },
    });
  }
}
