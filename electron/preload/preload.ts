// The only code that stands between the page and Electron. It passes on; it decides nothing.
import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import type { Desktop, Envelope } from '../../shared/ipc.ts';

type Handle = NonNullable<Awaited<ReturnType<Desktop['handleOf']>>>;

// What the main process answers has its types from the map on both ends; Electron's own say nothing.
const isEnvelope = (value: unknown): value is Envelope => typeof value === 'object' && value !== null && 'ok' in value;
const isHandle = (value: unknown): value is Handle => typeof value === 'object' && value !== null && 'handle' in value;

const desktop: Desktop = {
  call: async (name, input) => {
    const answer: unknown = await ipcRenderer.invoke('desktop-call', name, input);
    return isEnvelope(answer) ? answer : { ok: false, error: { code: 'unexpected', detail: { what: name } } };
  },
  handleOf: async (file) => {
    if (!(file instanceof File)) return null;
    // Only a file that the user really chose or dropped has a path; one made by a script has none.
    const path = webUtils.getPathForFile(file);
    const answer: unknown = path === '' ? null : await ipcRenderer.invoke('desktop-file', path);
    return isHandle(answer) ? answer : null;
  },
  askForPort: () => ipcRenderer.send('ask-for-port'),
  provideSpelling: (wrongOf) =>
    webFrame.setSpellCheckProvider('en', {
      spellCheck: (words, tell) => {
        wrongOf(words).then(
          (wrong) => tell([...wrong]),
          () => tell([]),
        );
      },
    }),
};

contextBridge.exposeInMainWorld('inari', desktop);

// A port cannot cross the bridge: it is handed over as a message of the page to itself.
ipcRenderer.on('engine-port', (event) => window.postMessage('engine-port', window.location.origin, [...event.ports]));
for (const state of ['engine-stopped', 'engine-failed']) {
  ipcRenderer.on(state, () => window.postMessage(state, window.location.origin));
}
ipcRenderer.on('engine-held', (_event, computer: unknown) =>
  window.postMessage({ heldBy: typeof computer === 'string' ? computer : null }, window.location.origin),
);

ipcRenderer.on('text-menu', (_event, misspelled: unknown) =>
  window.postMessage({ textMenu: true, misspelled }, window.location.origin),
);

window.addEventListener('online', () => ipcRenderer.send('network-back'));
