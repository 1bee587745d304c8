import '../ui/layers.css';
import 'inter-ui/inter-variable.css';
import '../ui/tokens.css';
import '../ui/reset.css';
import '../ui/iconFont.css';
import { createRoot } from 'react-dom/client';
import { createBridge } from '../data/bridge.ts';
import { unknownPlatform } from '../data/platform.ts';
import { languageOf, startLanguages } from '../i18n/i18n.ts';
import { App } from './App.tsx';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  const bridge = createBridge(window);
  // Without an answer the page still has to paint: it then speaks English and draws its own buttons.
  const platform = await bridge.call('platform', {}).catch(() => unknownPlatform);
  await startLanguages(languageOf('system', platform.locale));
  createRoot(root).render(<App bridge={bridge} platform={platform} />);
}

void start();
