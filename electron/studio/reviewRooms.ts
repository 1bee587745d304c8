/*
 * Review rooms: people looking at one playlist together. The server keeps what a room plays and who is in it, and
 * passes strokes and jumps on to the others.
 */
import type { Socket } from 'socket.io';

type Room = { readonly [key: string]: unknown };
type Message = { readonly [key: string]: unknown };

const emptyRoom: Room = {
  playlist_id: null,
  user_id: null,
  local_id: null,
  people: [],
  is_playing: false,
  current_entity_id: null,
  current_entity_index: null,
  current_preview_file_id: null,
  current_preview_file_index: null,
  current_frame: 0,
  is_repeating: null,
  is_annotations_displayed: false,
  is_zoom_enabled: false,
  is_waveform_displayed: false,
  is_laser_mode: null,
  handle_in: null,
  handle_out: null,
  speed: null,
  comparing: {
    enable: false,
    task_type: null,
    revision: null,
    mode: 'sidebyside',
    comparison_preview_index: 0,
  },
};

const passedOn = ['add-annotation', 'remove-annotation', 'update-annotation', 'change-version', 'panzoom-changed'];
const passedOnByNewer = ['comparison-panzoom-changed'];

const flags = ['is_playing', 'is_annotations_displayed', 'is_zoom_enabled', 'is_waveform_displayed'];
/** `false` in 0.20.52 where nobody said anything, null in newer servers. */
const falseOrNull = ['user_id', 'local_id', 'is_repeating', 'is_laser_mode'];
const keptOrNull = [
  'current_entity_id',
  'current_entity_index',
  'current_preview_file_id',
  'current_preview_file_index',
  'handle_in',
  'handle_out',
];

/** What newer servers pass on of what is compared. */
const comparingFields = ['enable', 'task_type', 'revision', 'mode', 'comparison_preview_index'];

const isMessage = (value: unknown): value is Message => typeof value === 'object' && value !== null;

const peopleOf = (room: Room): readonly string[] => (Array.isArray(room['people']) ? room['people'].map(String) : []);

function playing(room: Room, data: Message, isNew: boolean): Room {
  const next: Record<string, unknown> = { ...room, playlist_id: data['playlist_id'] ?? (isNew ? '' : false) };
  const keep = (keys: readonly string[], absent: false | null): void => {
    for (const key of keys) next[key] = key in data ? data[key] : absent;
  };
  keep(flags, false);
  keep(falseOrNull, isNew ? null : false);
  keep(keptOrNull, null);
  if ('current_frame' in data) next['current_frame'] = data['current_frame'];
  const { comparing, speed } = data;
  if ('speed' in data && (!isNew || typeof speed === 'number')) next['speed'] = speed;
  if (!isNew && 'comparing' in data) next['comparing'] = comparing;
  if (isNew && isMessage(comparing))
    next['comparing'] = Object.fromEntries(Object.entries(comparing).filter(([key]) => comparingFields.includes(key)));
  return next;
}

export class ReviewRooms {
  readonly #rooms = new Map<string, Room>();

  /**
   * `personOf` reads the socket's token again each time, as the server does; newer ones let in only those who may see the playlist
   * (`mayEnter`).
   */
  attend(
    socket: Socket,
    {
      isNew,
      personOf,
      mayEnter,
    }: {
      readonly isNew: boolean;
      readonly personOf: () => string | null;
      readonly mayEnter: (personId: string, playlistId: string) => boolean;
    },
  ): void {
    const on = (name: string, act: (roomId: string, data: Message, personId: string) => void): void => {
      socket.on(`preview-room:${name}`, (data: unknown) => {
        const personId = personOf();
        if (personId !== null && isMessage(data)) act(String(data['playlist_id']), data, personId);
      });
    };
    on('open-playlist', (roomId, _data, personId) => {
      if (!mayEnter(personId, roomId)) return;
      this.#rooms.set(roomId, this.#room(roomId));
      void socket.join(roomId);
      this.#tellPeople(socket, roomId);
    });
    on('close-playlist', (roomId) => void socket.leave(roomId));
    on('join', (roomId, data, personId) => {
      if (!mayEnter(personId, roomId)) return;
      const room = this.#room(roomId);
      const people = peopleOf(room);
      const started = people.length === 0 ? playing(room, data, isNew) : room;
      this.#rooms.set(roomId, { ...started, people: [...new Set([...people, personId])], playlist_id: roomId });
      this.#tellPeople(socket, roomId);
      socket.nsp.to(roomId).emit('preview-room:room-updated', this.#room(roomId));
    });
    on('leave', (roomId, _data, personId) => this.#leave(socket, roomId, personId));
    on('room-updated', (roomId, data) => {
      const room = playing(this.#room(roomId), data, isNew);
      this.#rooms.set(roomId, room);
      socket.nsp.to(roomId).emit('preview-room:room-updated', { only_newcomer: false, ...room });
    });
    for (const name of isNew ? [...passedOn, ...passedOnByNewer] : passedOn) {
      on(name, (roomId, data) => socket.nsp.to(roomId).emit(`preview-room:${name}`, data));
    }
    socket.on('disconnect', () => {
      const personId = personOf();
      if (personId === null) return;
      // Newer servers know which rooms somebody is in; older ones tell every room.
      for (const [roomId, room] of [...this.#rooms])
        if (!isNew || peopleOf(room).includes(personId)) this.#leave(socket, roomId, personId);
    });
  }

  #room(roomId: string): Room {
    return this.#rooms.get(roomId) ?? emptyRoom;
  }

  #leave(socket: Socket, roomId: string, personId: string): void {
    const room = this.#room(roomId);
    const people = peopleOf(room).filter((one) => one !== personId);
    if (people.length > 0) this.#rooms.set(roomId, { ...room, people });
    else this.#rooms.delete(roomId);
    socket.nsp.to(roomId).emit('preview-room:room-people-updated', { people, playlist_id: roomId, id: roomId });
  }

  #tellPeople(socket: Socket, roomId: string): void {
    const people = peopleOf(this.#room(roomId));
    socket.nsp.to(roomId).emit('preview-room:room-people-updated', { people, playlist_id: roomId, id: roomId });
  }
}
