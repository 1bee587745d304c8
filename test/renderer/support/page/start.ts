/** The real page on the fake engine, for looking at it without Electron: `?scene=signin&theme=light&language=fr`. */
import { defaultSettings } from '../../../../shared/model/settings.ts';
import { createFakeEngine } from '../fakeEngine.ts';
import { scenes } from './scenes.ts';

const query = new URLSearchParams(location.search);
const engine = createFakeEngine(window);
Object.assign(window, { inari: engine.desktop, fakeEngine: engine });

const wanted = Object.entries(defaultSettings).flatMap(([name, value]) => {
  const given = query.get(name);
  if (given === null) return [];
  return [[name, typeof value === 'boolean' ? given === 'true' : typeof value === 'number' ? Number(given) : given]];
});
const settings = Object.assign({}, defaultSettings, Object.fromEntries(wanted));
await engine.desktop.call('saveSettings', settings);

const scene = Object.entries(scenes).find(([name]) => name === query.get('scene'))?.[1];
if (scene) engine.answer(scene);
localStorage.clear();
localStorage.setItem('inari.place.account-1', query.get('place') ?? '/my-tasks');

await import('../../../../renderer/app/main.tsx');
