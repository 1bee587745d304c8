import type { Client } from '../client.ts';
import type { Kitsu } from '../kitsu.ts';

export function notificationWriting(client: Client): Pick<Kitsu, 'markNotification'> {
  return {
    markNotification: async (notificationId, isRead) => {
      await client.sendJson('PUT', `/data/user/notifications/${notificationId}`, { read: isRead });
    },
  };
}
