import type { Client } from '../client.ts';
import type { Kitsu } from '../kitsu.ts';

export function notificationWriting(client: Client): Pick<Kitsu, 'markNotification' | 'markAllNotificationsRead'> {
  return {
    markNotification: async (notificationId, isRead) => {
      await client.sendJson('PUT', `/data/user/notifications/${notificationId}`, { read: isRead });
    },
    markAllNotificationsRead: async () => {
      await client.sendJson('POST', '/actions/user/notifications/mark-all-as-read', {});
    },
  };
}
