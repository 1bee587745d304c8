/*
 * The event stream: socket.io at `/socket.io`, namespace `/events`. Every event goes to everybody. 0.20.52 turns away a
 * handshake without a good token by a disconnect and no word more; 1.0.97 lets anybody in and listen.
 */
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { authenticate } from './authenticate.ts';
import type { JsonObject } from './columns.ts';
import type { Studio } from './studio.ts';
import { hasProjectAccess } from './permissions.ts';
import { ReviewRooms } from './reviewRooms.ts';

export type Sockets = {
  readonly publish: (name: string, payload: JsonObject) => void;
  /** Every line breaks, as when a network goes; who was there comes back by itself. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
};

function personOf(studio: Studio, socket: Socket): string | null {
  const { headers } = socket.handshake;
  const sent: unknown = socket.handshake.auth['token'];
  const token = studio.isNew && typeof sent === 'string' && sent !== '' ? { authorization: `Bearer ${sent}` } : headers;
  try {
    return authenticate(studio, token).caller.id;
  } catch {
    return null;
  }
}

function mayEnter(studio: Studio, personId: string, playlistId: string): boolean {
  if (!studio.isNew) return true;
  const caller = studio.store.person.get(personId);
  const playlist = studio.store.playlist.get(playlistId);
  if (caller === undefined || playlist === undefined) return false;
  return hasProjectAccess({ studio, caller }, playlist.project_id);
}

export function openSockets(http: HttpServer, studio: () => Studio): Sockets {
  const io = new Server(http, { path: '/socket.io', serveClient: false, cors: { origin: true } });
  const events = io.of('/events');
  const rooms = new ReviewRooms();
  events.use((socket, next) => {
    if (studio().isNew || personOf(studio(), socket) !== null) {
      next();
      return;
    }
    // A DISCONNECT packet of the namespace, before any CONNECT: what python-socketio sends.
    socket.conn.send('1/events,');
  });
  events.on('connection', (socket) =>
    rooms.attend(socket, {
      isNew: studio().isNew,
      personOf: () => personOf(studio(), socket),
      mayEnter: (personId, playlistId) => mayEnter(studio(), personId, playlistId),
    }),
  );
  return {
    publish: (name, payload) => {
      events.emit(name, payload);
    },
    cut: () => {
      for (const socket of events.sockets.values()) socket.conn.close();
    },
    close: async () => {
      await io.close();
    },
  };
}
