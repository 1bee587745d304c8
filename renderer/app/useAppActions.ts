import { useTranslation } from 'react-i18next';
import { maySeeNews } from '../../shared/rules/newsRights.ts';
import { maySeeCasting } from '../../shared/rules/entityRights.ts';
import { maySeePlaylists } from '../../shared/rules/playlistRights.ts';
import { maySupervise } from '../../shared/rules/toCheck.ts';
import { useCall } from '../data/useCall.ts';
import { useBridge } from '../data/EngineProvider.tsx';
import { commandTitle, entityName } from '../data/commandWords.ts';
import { fieldName } from '../data/fieldWords.ts';
import { useStudio } from '../data/studio.ts';
import { useSaveSettings, useSettings } from '../data/useSettings.ts';
import { useNeedsConnection } from '../data/useSync.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import type { PinAsked } from '../parts/pinning.ts';
import {
  chatsPlace,
  checks,
  castingPlace,
  entityPlace,
  go,
  goBack,
  goForward,
  home,
  inbox,
  newsPlace,
  playlistsPlace,
  timesheet,
  kindOfPage,
  type ListPage,
} from '../place.ts';
import { kindIcons } from '../parts/kindIcons.ts';
import { otherTables } from './otherTables.ts';
import { type Action, useActions } from '../ui/actions.ts';
import { showToast } from '../ui/toasts.ts';
import { focusNextRegion } from './regions.ts';
import { useCurrentProduction } from './useCurrentProduction.ts';

type Openers = {
  readonly openPalette: (start?: string) => void;
  readonly openSheet: () => void;
  readonly openSwitcher: () => void;
  readonly signOut: () => void;
  readonly askToPin: (asked: PinAsked) => void;
  readonly toggleSideBar: () => void;
};

/** What can be done from everywhere. */
export function useAppActions({
  openPalette,
  openSheet,
  openSwitcher,
  signOut,
  askToPin,
  toggleSideBar,
}: Openers): void {
  const { t } = useTranslation();
  const { role, productions } = useStudio();
  const settings = useSettings();
  const save = useSaveSettings();
  const production = useCurrentProduction();
  const needsConnection = useNeedsConnection();
  const syncNow = useCall('syncNow');
  const act = useCall('window');
  const leaveAccount = useCall('leaveAccount');
  const undo = useUndo();

  const goGroup = t('actions.group.go');
  const viewGroup = t('actions.group.view');
  const appGroup = t('actions.group.app');
  const toProduction = (list: ListPage, ...keys: readonly string[]): readonly Action[] =>
    production === null
      ? []
      : [
          {
            id: `go.${list}`,
            label: t(`actions.go.${list}`, { production: production.name }),
            group: goGroup,
            keys,
            icon: kindIcons[kindOfPage(list)],
            run: () => go(entityPlace(list, production.id)),
          },
        ];

  useActions([
    {
      id: 'app.palette',
      label: t('actions.palette'),
      group: appGroup,
      keys: ['Mod+K', 'Mod+Shift+F'],
      isKeyOnly: true,
      run: () => openPalette(),
    },
    {
      id: 'go.inbox',
      label: t('actions.go.inbox'),
      group: goGroup,
      keys: ['G I'],
      icon: 'inbox',
      run: () => go(inbox),
    },
    ...(role === 'client'
      ? []
      : [
          {
            id: 'go.my-tasks',
            label: t('actions.go.my-tasks'),
            group: goGroup,
            keys: ['G T'],
            icon: 'todo' as const,
            run: () => go(home),
          },
          {
            id: 'go.timesheet',
            label: t('actions.go.timesheet'),
            group: goGroup,
            keys: ['G L'],
            icon: 'clock' as const,
            run: () => go(timesheet),
          },
        ]),
    ...(maySupervise(role, [...productions.values()])
      ? [
          {
            id: 'go.my-checks',
            label: t('actions.go.my-checks'),
            group: goGroup,
            keys: ['G C'],
            icon: 'eye' as const,
            run: () => go(checks),
          },
        ]
      : []),
    ...toProduction('shots', 'G S'),
    ...toProduction('assets', 'G A'),
    ...(production === null ? [] : otherTables(production)).flatMap((list) => toProduction(list)),
    ...(production === null || !maySeePlaylists(production.role)
      ? []
      : [
          {
            id: 'go.playlists',
            label: t('actions.go.playlists', { production: production.name }),
            group: goGroup,
            keys: ['G P'],
            icon: 'playlist' as const,
            run: () => go(playlistsPlace(production.id)),
          },
        ]),
    ...(production === null || !maySeeCasting(production.role)
      ? []
      : [
          {
            id: 'go.casting',
            label: t('actions.go.casting', { production: production.name }),
            group: goGroup,
            keys: ['G B'],
            icon: 'casting' as const,
            run: () => go(castingPlace(production.id)),
          },
        ]),
    ...(production === null || !maySeeNews(production.role)
      ? []
      : [
          {
            id: 'go.news',
            label: t('actions.go.news', { production: production.name }),
            group: goGroup,
            keys: ['G N'],
            icon: 'news' as const,
            run: () => go(newsPlace(production.id)),
          },
          {
            id: 'go.all-news',
            label: t('actions.go.all-news'),
            group: goGroup,
            keys: [],
            icon: 'news' as const,
            run: () => go(newsPlace(null)),
          },
        ]),
    ...(production === null
      ? []
      : [
          {
            id: 'go.team',
            label: t('actions.go.team', { production: production.name }),
            group: goGroup,
            keys: ['G U'],
            icon: 'users' as const,
            run: () => go({ page: 'team', productionId: production.id }),
          },
        ]),
    {
      id: 'go.chats',
      label: t('actions.go.chats'),
      group: goGroup,
      keys: ['G M'],
      icon: 'comment',
      run: () => go(chatsPlace()),
    },
    {
      id: 'go.people',
      label: t('actions.go.people'),
      group: goGroup,
      keys: [],
      icon: 'users',
      run: () => go({ page: 'people' }),
    },
    {
      id: 'go.sync',
      label: t('actions.go.sync'),
      group: goGroup,
      keys: ['G O'],
      icon: 'sync',
      run: () => go({ page: 'sync' }),
    },
    {
      id: 'go.settings',
      label: t('actions.go.settings'),
      group: goGroup,
      keys: ['Mod+,'],
      icon: 'settings',
      run: () => go({ page: 'settings', section: 'account' }),
    },
    {
      id: 'go.production',
      label: t('actions.switchProduction'),
      group: goGroup,
      keys: ['Mod+P'],
      icon: 'switch',
      run: openSwitcher,
    },
    { id: 'go.back', label: t('frame.back'), group: goGroup, keys: ['Alt+ArrowLeft'], icon: 'back', run: goBack },
    {
      id: 'go.forward',
      label: t('frame.forward'),
      group: goGroup,
      keys: ['Alt+ArrowRight'],
      icon: 'forward',
      run: goForward,
    },
    {
      id: 'view.side-bar',
      label: t('actions.toggleSideBar'),
      group: viewGroup,
      keys: ['Mod+B'],
      icon: 'side-bar',
      run: toggleSideBar,
    },
    {
      id: 'view.theme',
      label: t('actions.toggleTheme'),
      group: viewGroup,
      keys: [],
      icon: 'sun',
      run: () => save({ theme: document.documentElement.dataset['theme'] === 'light' ? 'dark' : 'light' }),
    },
    {
      id: 'view.density',
      label: t('actions.toggleDensity'),
      group: viewGroup,
      keys: [],
      icon: 'list',
      run: () => save({ density: settings.density === 'compact' ? 'comfortable' : 'compact' }),
    },
    {
      id: 'view.next-region',
      label: t('actions.nextRegion'),
      group: viewGroup,
      keys: ['F6'],
      isKeyOnly: true,
      run: () => focusNextRegion(1),
    },
    {
      id: 'view.previous-region',
      label: t('actions.previousRegion'),
      group: viewGroup,
      keys: ['Shift+F6'],
      isKeyOnly: true,
      run: () => focusNextRegion(-1),
    },
    {
      id: 'app.sync-now',
      label: t('actions.syncNow'),
      group: appGroup,
      keys: ['Mod+R'],
      icon: 'sync',
      disabledReason: needsConnection,
      run: () => syncNow.start({}),
    },
    ...(role === 'client'
      ? []
      : [
          {
            id: 'pin.my-tasks',
            label: t('pins.pinMyTasks'),
            group: appGroup,
            keys: [],
            icon: 'pin' as const,
            run: () => askToPin({ subject: { kind: 'my-tasks' }, name: '' }),
          },
        ]),
    ...(production === null
      ? []
      : [
          {
            id: 'pin.production',
            label: t('pins.pinNamed', { name: production.name }),
            group: appGroup,
            keys: [],
            icon: 'pin' as const,
            run: () =>
              askToPin({ subject: { kind: 'production', productionId: production.id }, name: production.name }),
          },
        ]),
    { id: 'app.undo', label: t('actions.undo'), group: appGroup, keys: ['Mod+Z'], icon: 'undo', run: undo },
    {
      id: 'app.new-window',
      label: t('actions.newWindow'),
      group: appGroup,
      keys: [],
      icon: 'detach',
      run: () => act.start({ action: 'new' }),
    },
    {
      id: 'app.close-window',
      label: t('actions.closeWindow'),
      group: appGroup,
      keys: ['Mod+Shift+W'],
      icon: 'close',
      run: () => act.start({ action: 'close' }),
    },
    {
      id: 'account.switch',
      label: t('account.switch'),
      group: appGroup,
      keys: [],
      icon: 'switch',
      run: () => leaveAccount.start({}),
    },
    { id: 'account.sign-out', label: t('account.signOut'), group: appGroup, keys: [], icon: 'sign-out', run: signOut },
    { id: 'help.keys', label: t('actions.showKeys'), group: appGroup, keys: ['?'], icon: 'keyboard', run: openSheet },
    ...sideBarActions(t('actions.sideBarItem')),
  ]);
}

/** Ctrl+1…9: the items of the side bar from the top. */
function sideBarActions(label: string): readonly Action[] {
  return Array.from({ length: 9 }, (_, index) => ({
    id: `side-bar.${String(index + 1)}`,
    label,
    group: '',
    keys: [`Mod+${String(index + 1)}`],
    isKeyOnly: true,
    run: () => document.querySelectorAll<HTMLElement>('[data-side-link]')[index]?.click(),
  }));
}

/** Takes back the newest change while it waits, and says which it was. */
function useUndo(): () => void {
  const { t } = useTranslation();
  const format = useFormat();
  const studio = useStudio();
  const bridge = useBridge();
  const call = useCall('undo');

  async function undo(): Promise<void> {
    const { undone, opposite, count } = await call.run({});
    const changed = undone ?? opposite;
    if (changed === null) {
      showToast({ title: t('undo.nothing'), description: t('undo.nothingWhy') });
      return;
    }
    const task = changed.taskId === null ? null : (await bridge.query('task', { taskId: changed.taskId })).value;
    const named = changed.entity ?? task?.entity ?? null;
    const told = {
      kind: changed.kind,
      playlist: changed.playlist,
      excerpt: changed.excerpt,
      durationMinutes: undone?.durationMinutes ?? null,
      field: changed.change === null ? '' : fieldName(changed.change.field, studio, t),
    };
    const title = commandTitle(told, named === null ? '' : entityName(named), t, format);
    if (count > 1) {
      showToast({
        title: t('tasks.undone', { count }),
        ...(undone === null ? { description: t('undo.oppositeWhy') } : {}),
      });
      return;
    }
    // It was on the server already: saying so tells why others may have seen it.
    if (undone === null) showToast({ title: t('undo.opposite', { title }), description: t('undo.oppositeWhy') });
    else showToast({ title: t('undo.done', { title }) });
  }
  return () => void undo().catch((error: unknown) => console.error('undo failed', error));
}
