/**
 * Every action that has a key or may be given one, once: the key handler, the tooltips, the menus, the palette, the `?` sheet
 * and Settings › Keyboard all read its keys through `keymap.ts`. A screen says what an action does (`ui/actions.ts`).
 *
 * One name for what is the same to the hand: "new here", "next in the list" and "keep offline" are one action each,
 * whatever the screen makes of it, and one rebinding moves them everywhere.
 */
import type { ParseKeys } from 'i18next';

export const regions = [
  'app',
  'lists',
  'task',
  'table',
  'inbox',
  'casting',
  'time',
  'chats',
  'player',
  'drawing',
  'viewer',
] as const;
/**
 * Where an action is offered. `app`: everywhere; `lists`: wherever rows are gone through; `drawing`: over those of the player,
 * while there is something drawn for them.
 */
export type Region = (typeof regions)[number];

export type CatalogueAction = {
  readonly region: Region;
  /** Offered there too. */
  readonly alsoIn?: readonly Region[];
  /** General words: a screen names the same action more exactly ("New shot"). */
  readonly words: ParseKeys;
  /** Which of several that are alike; its words have a place for it. */
  readonly number?: number;
  /** By default; the first is the one shown. */
  readonly keys: readonly string[];
  /** Esc goes one step back, wherever one is; and what the window itself does. */
  readonly isFixed?: boolean;
};

/** Of nine alike: the items of the side bar, the statuses one answers with. */
export const positions = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

const sideBarItem = (position: number): CatalogueAction => ({
  region: 'app',
  words: 'keys.sideBarItem',
  number: position,
  keys: [`Mod+${String(position)}`],
});

const answerWith = (position: number): CatalogueAction => ({
  region: 'player',
  words: 'keys.answer',
  number: position,
  keys: [String(position)],
});

const ink = (number: number): CatalogueAction => ({
  region: 'player',
  words: 'review.ink',
  number,
  keys: [`Shift+${String(number)}`],
});

const nudge = (keys: string): CatalogueAction => ({
  region: 'drawing',
  words: keys.includes('Shift') ? 'review.nudgeFar' : 'review.nudge',
  keys: [keys],
});

export const catalogue = {
  'app.palette': { region: 'app', words: 'actions.palette', keys: ['Mod+K', 'Mod+Shift+F'] },
  'go.inbox': { region: 'app', words: 'actions.go.inbox', keys: ['G I'] },
  'go.my-tasks': { region: 'app', words: 'actions.go.my-tasks', keys: ['G T'] },
  'go.timesheet': { region: 'app', words: 'actions.go.timesheet', keys: ['G L'] },
  'go.my-checks': { region: 'app', words: 'actions.go.my-checks', keys: ['G C'] },
  'go.shots': { region: 'app', words: 'keys.go.shots', keys: ['G S'] },
  'go.assets': { region: 'app', words: 'keys.go.assets', keys: ['G A'] },
  'go.sequences': { region: 'app', words: 'keys.go.sequences', keys: [] },
  'go.episodes': { region: 'app', words: 'keys.go.episodes', keys: [] },
  'go.edits': { region: 'app', words: 'keys.go.edits', keys: [] },
  'go.concepts': { region: 'app', words: 'keys.go.concepts', keys: [] },
  'go.playlists': { region: 'app', words: 'keys.go.playlists', keys: ['G P'] },
  'go.casting': { region: 'app', words: 'keys.go.casting', keys: ['G B'] },
  'go.news': { region: 'app', words: 'keys.go.news', keys: ['G N'] },
  'go.all-news': { region: 'app', words: 'actions.go.all-news', keys: [] },
  'go.team': { region: 'app', words: 'keys.go.team', keys: ['G U'] },
  'go.chats': { region: 'app', words: 'actions.go.chats', keys: ['G M'] },
  'go.people': { region: 'app', words: 'actions.go.people', keys: [] },
  'go.sync': { region: 'app', words: 'actions.go.sync', keys: ['G O'] },
  'go.settings': { region: 'app', words: 'actions.go.settings', keys: ['Mod+,'] },
  'go.production': { region: 'app', words: 'actions.switchProduction', keys: ['Mod+P'] },
  'go.back': { region: 'app', words: 'frame.back', keys: ['Alt+ArrowLeft'] },
  'go.forward': { region: 'app', words: 'frame.forward', keys: ['Alt+ArrowRight'] },
  'view.side-bar': { region: 'app', words: 'actions.toggleSideBar', keys: ['Mod+B'] },
  'view.panel': { region: 'app', words: 'actions.closePanel', keys: ['Mod+I'] },
  'view.theme': { region: 'app', words: 'actions.toggleTheme', keys: [] },
  'view.density': { region: 'app', words: 'actions.toggleDensity', keys: [] },
  'view.next-region': { region: 'app', words: 'actions.nextRegion', keys: ['F6'] },
  'view.previous-region': { region: 'app', words: 'actions.previousRegion', keys: ['Shift+F6'] },
  'view.step-back': { region: 'app', words: 'keys.stepBack', keys: ['Escape'], isFixed: true },
  'app.sync-now': { region: 'app', words: 'actions.syncNow', keys: ['Mod+R'] },
  'app.undo': { region: 'app', words: 'actions.undo', keys: ['Mod+Z'] },
  'app.publish': { region: 'app', words: 'publish.open', keys: ['Mod+Shift+U'] },
  'app.new-window': { region: 'app', words: 'actions.newWindow', keys: [] },
  'app.close-window': { region: 'app', words: 'actions.closeWindow', keys: ['Mod+Shift+W'] },
  'account.switch': { region: 'app', words: 'account.switch', keys: [] },
  'account.sign-out': { region: 'app', words: 'account.signOut', keys: [] },
  'help.keys': { region: 'app', words: 'actions.showKeys', keys: ['?'] },
  // The window's own menu has these, page or no page.
  'window.zoom-in': { region: 'app', words: 'keys.zoomIn', keys: ['Mod+Plus', 'Mod+='], isFixed: true },
  'window.zoom-out': { region: 'app', words: 'keys.zoomOut', keys: ['Mod+-'], isFixed: true },
  'window.zoom-reset': { region: 'app', words: 'keys.zoomReset', keys: ['Mod+0'], isFixed: true },
  'window.quit': { region: 'app', words: 'keys.quit', keys: ['Mod+Q'], isFixed: true },
  'pin.my-tasks': { region: 'app', words: 'pins.pinMyTasks', keys: [] },
  'pin.production': { region: 'app', words: 'keys.pinProduction', keys: [] },
  'since.seen': { region: 'app', words: 'since.markSeen', keys: [] },
  'side-bar.1': sideBarItem(1),
  'side-bar.2': sideBarItem(2),
  'side-bar.3': sideBarItem(3),
  'side-bar.4': sideBarItem(4),
  'side-bar.5': sideBarItem(5),
  'side-bar.6': sideBarItem(6),
  'side-bar.7': sideBarItem(7),
  'side-bar.8': sideBarItem(8),
  'side-bar.9': sideBarItem(9),

  'view.new': { region: 'lists', words: 'keys.new', keys: ['Mod+N'] },
  'view.filter': { region: 'lists', words: 'keys.filter', keys: ['/', 'Mod+F'] },
  'view.rename': { region: 'lists', words: 'edit.rename', keys: ['F2'] },
  'view.copy': { region: 'lists', words: 'entities.copy', keys: ['Mod+C'] },
  'view.paste': { region: 'lists', words: 'keys.paste', keys: ['Mod+V'] },
  'view.copy-link': { region: 'lists', words: 'entities.copyLink', keys: ['Mod+Shift+C'] },
  'view.pin': { region: 'lists', words: 'pins.pinHere', keys: ['O'] },
  'view.next': { region: 'lists', words: 'keys.next', keys: ['Alt+ArrowDown'] },
  'view.previous': { region: 'lists', words: 'keys.previous', keys: ['Alt+ArrowUp'] },
  'list.next': { region: 'lists', words: 'keys.listNext', keys: ['J'] },
  'list.previous': { region: 'lists', words: 'keys.listPrevious', keys: ['K'] },
  'list.fold': { region: 'lists', words: 'entities.fold', keys: ['['] },
  'list.unfold': { region: 'lists', words: 'entities.unfold', keys: [']'] },

  'task.status': { region: 'task', words: 'tasks.setStatus', keys: ['S'] },
  'task.assign': { region: 'task', words: 'tasks.assign', keys: ['A'] },
  'task.assign-self': { region: 'task', words: 'tasks.assignSelf', keys: ['I'] },
  'task.priority': { region: 'task', words: 'tasks.setPriority', keys: ['P'] },
  'task.comment': { region: 'task', alsoIn: ['player'], words: 'task.writeComment', keys: ['C'] },
  'task.due': { region: 'task', words: 'task.setDue', keys: ['D'] },
  'task.estimate': { region: 'task', words: 'task.setEstimate', keys: ['E'] },
  'task.log-time': { region: 'task', words: 'task.logTime', keys: ['T'] },
  'task.publish': { region: 'task', words: 'keys.publish', keys: ['U'] },
  'task.review': { region: 'task', words: 'review.open', keys: ['V'] },
  'task.playlist': { region: 'task', words: 'playlists.addTo', keys: ['L'] },

  'table.save-search': { region: 'table', words: 'searches.save', keys: ['Mod+S'] },
  'table.fold-all': { region: 'table', words: 'entities.foldAll', keys: [] },
  'table.unfold-all': { region: 'table', words: 'entities.unfoldAll', keys: [] },
  'table.toggle': { region: 'table', words: 'entities.toggle', keys: ['X'] },
  'table.fill-down': { region: 'table', words: 'paste.fillDown', keys: ['Mod+D'] },
  'table.delete': { region: 'table', words: 'deeds.remove', keys: ['Delete'] },
  'table.pin-search': { region: 'table', words: 'keys.pinSearch', keys: [] },

  'inbox.read': { region: 'inbox', words: 'inbox.markRead', keys: ['E'] },
  'inbox.unread': { region: 'inbox', words: 'inbox.markUnread', keys: ['U'] },
  'inbox.read-all': { region: 'inbox', words: 'inbox.markAllRead', keys: ['Shift+E'] },
  'inbox.reply': { region: 'inbox', words: 'task.replyToShown', keys: ['C'] },
  'news.look': { region: 'inbox', words: 'news.toggleLook', keys: [] },

  'casting.cast': { region: 'casting', words: 'casting.castChosen', keys: ['Enter'] },
  'casting.standby': { region: 'casting', words: 'casting.setStandby', keys: [] },

  'time.back': { region: 'time', words: 'todo.calendar.back', keys: ['[', 'PageUp'] },
  'time.forward': { region: 'time', words: 'todo.calendar.forward', keys: [']', 'PageDown'] },
  'time.today': { region: 'time', words: 'format.today', keys: ['.'] },
  'time.csv': { region: 'time', words: 'timesheet.export', keys: [] },

  'chats.write': { region: 'chats', words: 'chats.write', keys: ['C'] },

  'review.toggle': { region: 'player', words: 'review.toggle', keys: ['Space'] },
  'review.back': { region: 'player', words: 'review.back', keys: ['ArrowLeft'] },
  'review.forward': { region: 'player', words: 'review.forward', keys: ['ArrowRight'] },
  'review.ten-back': { region: 'player', words: 'review.tenBack', keys: ['Shift+ArrowLeft'] },
  'review.ten-forward': { region: 'player', words: 'review.tenForward', keys: ['Shift+ArrowRight'] },
  'review.first': { region: 'player', words: 'review.first', keys: ['Home'] },
  'review.last': { region: 'player', words: 'review.last', keys: ['End'] },
  'review.newer': { region: 'player', words: 'review.newer', keys: ['ArrowUp'] },
  'review.older': { region: 'player', words: 'review.older', keys: ['ArrowDown'] },
  'review.previous': { region: 'player', words: 'review.previous', keys: ['Alt+ArrowLeft', 'PageUp'] },
  'review.next': { region: 'player', words: 'review.next', keys: ['Alt+ArrowRight', 'PageDown'] },
  'review.undo': { region: 'drawing', words: 'review.undo', keys: ['Mod+Z'] },
  'review.leave-tool': { region: 'player', words: 'review.tool.select', keys: ['Escape'], isFixed: true },
  'review.deselect': { region: 'drawing', words: 'review.deselect', keys: ['Escape'], isFixed: true },
  'review.copy': { region: 'player', words: 'review.copyDrawings', keys: ['Mod+C'] },
  'review.paste': { region: 'player', words: 'review.pasteDrawings', keys: ['Mod+V'] },
  'review.select-all': { region: 'player', words: 'review.selectDrawings', keys: ['Mod+A'] },
  'review.delete': { region: 'drawing', words: 'review.deleteDrawings', keys: ['Delete', 'Backspace'] },
  'review.nudge-left': nudge('ArrowLeft'),
  'review.nudge-right': nudge('ArrowRight'),
  'review.nudge-up': nudge('ArrowUp'),
  'review.nudge-down': nudge('ArrowDown'),
  'review.nudge-far-left': nudge('Shift+ArrowLeft'),
  'review.nudge-far-right': nudge('Shift+ArrowRight'),
  'review.nudge-far-up': nudge('Shift+ArrowUp'),
  'review.nudge-far-down': nudge('Shift+ArrowDown'),
  'review.toggle-typing': { region: 'player', words: 'keys.playTyping', keys: ['Alt+P'] },
  'review.shuttle-back': { region: 'player', words: 'review.shuttleBack', keys: ['J'] },
  'review.stop': { region: 'player', words: 'review.stop', keys: ['K'] },
  'review.shuttle-forward': { region: 'player', words: 'review.shuttleForward', keys: ['L'] },
  'review.in': { region: 'player', words: 'review.in', keys: ['I'] },
  'review.out': { region: 'player', words: 'review.out', keys: ['O'] },
  'review.whole': { region: 'player', words: 'review.whole', keys: ['Shift+I'] },
  'review.loop': { region: 'player', words: 'review.nextLoop', keys: ['P'] },
  'review.mute': { region: 'player', words: 'player.sound', keys: ['M'] },
  'review.previous-shot': { region: 'player', words: 'review.previous', keys: ['Alt+J'] },
  'review.next-shot': { region: 'player', words: 'review.next', keys: ['Alt+K'] },
  'review.previous-mark': { region: 'player', words: 'review.previousMark', keys: [','] },
  'review.next-mark': { region: 'player', words: 'review.nextMark', keys: ['.'] },
  'review.drawings': { region: 'player', words: 'review.showDrawings', keys: ['Shift+H'] },
  'review.ghosts': { region: 'player', words: 'review.hasGhosts', keys: ['Shift+O'] },
  'review.play-drawings': { region: 'player', words: 'review.areDrawingsPlayed', keys: [] },
  'review.hold-drawings': { region: 'player', words: 'review.areDrawingsHeld', keys: [] },
  'review.pen': { region: 'player', words: 'review.tool.pen', keys: ['D'] },
  'review.line': { region: 'player', words: 'review.tool.line', keys: [] },
  'review.arrow': { region: 'player', words: 'review.tool.arrow', keys: [] },
  'review.rectangle': { region: 'player', words: 'review.tool.rectangle', keys: [] },
  'review.ellipse': { region: 'player', words: 'review.tool.ellipse', keys: [] },
  'review.text': { region: 'player', words: 'review.tool.text', keys: [] },
  'review.laser': { region: 'player', words: 'review.tool.laser', keys: ['Shift+D'] },
  'review.ink-1': ink(1),
  'review.ink-2': ink(2),
  'review.ink-3': ink(3),
  'review.ink-4': ink(4),
  'review.ink-5': ink(5),
  'review.ink-6': ink(6),
  'review.eraser': { region: 'player', words: 'review.tool.eraser', keys: ['E'] },
  'review.redo': { region: 'player', words: 'review.redo', keys: ['Alt+R', 'Mod+Shift+Z'] },
  'review.thinner': { region: 'player', words: 'review.thinner', keys: ['-'] },
  'review.thicker': { region: 'player', words: 'review.thicker', keys: ['='] },
  'review.counter': { region: 'player', words: 'review.nextCounter', keys: [] },
  'review.base': { region: 'player', words: 'review.nextBase', keys: [] },
  'review.surround': { region: 'player', words: 'review.nextSurround', keys: [] },
  'review.fit': { region: 'player', words: 'review.fit', keys: ['F'] },
  'review.one-to-one': { region: 'player', words: 'review.oneToOne', keys: ['0'] },
  'review.leave': { region: 'player', words: 'review.leave', keys: ['Escape'], isFixed: true },
  'review.full-screen': { region: 'player', words: 'review.fullScreen', keys: ['F11'] },
  'review.room': { region: 'player', words: 'review.room.toggle', keys: ['Shift+J'] },
  'review.panel': { region: 'player', words: 'review.panel', keys: ['N'] },
  'review.compare': { region: 'player', words: 'review.compare', keys: ['W'] },
  'review.mode': { region: 'player', words: 'review.nextMode', keys: ['Shift+W'] },
  'review.swap': { region: 'player', words: 'review.swap', keys: ['X'] },
  'review.overlay': { region: 'player', words: 'review.overlayEnds', keys: ['Alt+O'] },
  'review.flip': { region: 'player', words: 'review.flip', keys: ['Z'] },
  'review.turn-wipe': { region: 'player', words: 'review.turnWipe', keys: ['Q'] },
  'review.turn-wipe-back': { region: 'player', words: 'review.turnWipeBack', keys: ['Shift+Q'] },
  'review.heard': { region: 'player', words: 'review.nextHeard', keys: ['Shift+M'] },
  'review.closest': { region: 'player', words: 'review.closest', keys: ['Alt+0'] },
  'review.rotate': { region: 'player', words: 'review.look.rotate', keys: ['R'] },
  'review.mirror': { region: 'player', words: 'review.look.mirror', keys: ['Shift+X'] },
  'review.brighter': { region: 'player', words: 'review.look.brighter', keys: ['Mod+ArrowUp'] },
  'review.darker': { region: 'player', words: 'review.look.darker', keys: ['Mod+ArrowDown'] },
  'review.gamma-up': { region: 'player', words: 'review.look.gammaUp', keys: ['Y'] },
  'review.gamma-down': { region: 'player', words: 'review.look.gammaDown', keys: ['Shift+Y'] },
  'review.reset-look': { region: 'player', words: 'review.look.reset', keys: ['Mod+Home'] },
  'review.hud': { region: 'player', words: 'review.hud.toggle', keys: ['H'] },
  'review.channel-colour': { region: 'player', words: 'review.channel.colour', keys: ['Shift+C'] },
  'review.channel-red': { region: 'player', words: 'review.channel.red', keys: ['Shift+R'] },
  'review.channel-green': { region: 'player', words: 'review.channel.green', keys: ['Shift+G'] },
  'review.channel-blue': { region: 'player', words: 'review.channel.blue', keys: ['Shift+B'] },
  'review.channel-alpha': { region: 'player', words: 'review.channel.alpha', keys: ['Shift+A'] },
  'review.channel-luma': { region: 'player', words: 'review.channel.luma', keys: ['Shift+L'] },
  'review.take-back': { region: 'player', words: 'review.takeBack', keys: ['Mod+Z'] },
  'review.statuses': { region: 'player', words: 'notes.allStatuses', keys: ['S'] },
  'review.reason': { region: 'player', words: 'notes.reason', keys: ['Shift+N'] },
  'viewer.play': { region: 'viewer', words: 'keys.viewerPlay', keys: ['Space'] },
  'viewer.fit': { region: 'viewer', words: 'viewer.fit', keys: ['F'] },
  'viewer.previous': { region: 'viewer', words: 'viewer.pdf.previous', keys: ['ArrowLeft'] },
  'viewer.next': { region: 'viewer', words: 'viewer.pdf.next', keys: ['ArrowRight'] },
  'viewer.smaller': { region: 'viewer', words: 'viewer.pdf.smaller', keys: ['-'] },
  'viewer.larger': { region: 'viewer', words: 'viewer.pdf.larger', keys: ['=', 'Plus'] },
  'viewer.find': { region: 'viewer', words: 'viewer.pdf.find', keys: ['Mod+F'] },
  'viewer.grid': { region: 'viewer', words: 'viewer.model.grid', keys: ['Shift+G'] },
  'viewer.wireframe': { region: 'viewer', words: 'viewer.model.wire', keys: ['Shift+X'] },
  'viewer.turntable': { region: 'viewer', words: 'viewer.model.turn', keys: ['Shift+T'] },
  'review.status-1': answerWith(1),
  'review.status-2': answerWith(2),
  'review.status-3': answerWith(3),
  'review.status-4': answerWith(4),
  'review.status-5': answerWith(5),
  'review.status-6': answerWith(6),
  'review.status-7': answerWith(7),
  'review.status-8': answerWith(8),
  'review.status-9': answerWith(9),
} as const satisfies Readonly<Record<string, CatalogueAction>>;

export type ActionId = keyof typeof catalogue;
/** `toggle` of `review.toggle`. */
export type PlayerActionName = ActionId extends infer Id ? (Id extends `review.${infer Name}` ? Name : never) : never;
