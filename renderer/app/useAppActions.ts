import { useTranslation } from 'react-i18next';
import { maySeePage } from '../../shared/rules/pageRights.ts';
import { maySupervise } from '../../shared/rules/toCheck.ts';
import { useCall } from '../data/useCall.ts';
import { useBridge } from '../data/EngineProvider.tsx';
import { commandTitle, entityName } from '../data/commandWords.ts';
import { fieldName } from '../data/fieldWords.ts';
import { useStudio } from '../data/studio.ts';
import { useSaveSettings, useSettings } from '../data/useSettings.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import type { PinAsked } from '../parts/pinning.ts';
import { go, goBack, goForward } from '../place/navigation.ts';
import {
  chatsPlace,
  checks,
  castingPlace,
  entityPlace,
  home,
  inbox,
  newsPlace,
  playlistsPlace,
  timesheet,
  kindOfPage,
  type ListPage,
} from '../place/place.ts';
import { kindIcons } from '../parts/kindIcons.ts';
import { otherTables } from './otherTables.ts';
import { positions } from '../keys/catalogue.ts';
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
  const syncNow = useCall('syncNow');
  const act = useCall('window');
  const leaveAccount = useCall('leaveAccount');
  const undo = useUndo();

  const goGroup = t('actions.group.go');
  const viewGroup = t('actions.group.view');
  const appGroup = t('actions.group.app');
  const toProduction = (list: ListPage): readonly Action[] =>
    production === null
      ? []
      : [
          {
            id: `go.${list}`,
            label: t(`actions.go.${list}`, { production: production.name }),
            group: goGroup,
            icon: kindIcons[kindOfPage(list)],
            run: () => go(entityPlace(list, production.id)),
          },
        ];

  useActions([
    {
      id: 'app.palette',
      label: t('actions.palette'),
      group: appGroup,
      isKeyOnly: true,
      run: () => openPalette(),
    },
    {
      id: 'go.inbox',
      label: t('actions.go.inbox'),
      group: goGroup,
      icon: 'inbox',
      run: () => go(inbox),
    },
    ...(!maySeePage(role, 'my-tasks')
      ? []
      : [
          {
            id: 'go.my-tasks',
            label: t('actions.go.my-tasks'),
            group: goGroup,
            icon: 'todo',
            run: () => go(home),
          } satisfies Action,
          {
            id: 'go.timesheet',
            label: t('actions.go.timesheet'),
            group: goGroup,
            icon: 'clock',
            run: () => go(timesheet),
          } satisfies Action,
        ]),
    ...(maySupervise(role, [...productions.values()])
      ? [
          {
            id: 'go.my-checks',
            label: t('actions.go.my-checks'),
            group: goGroup,
            icon: 'eye',
            run: () => go(checks),
          } satisfies Action,
        ]
      : []),
    ...toProduction('shots'),
    ...toProduction('assets'),
    ...(production === null ? [] : otherTables(production)).flatMap((list) => toProduction(list)),
    ...(production === null || !maySeePage(production.role, 'playlists')
      ? []
      : [
          {
            id: 'go.playlists',
            label: t('actions.go.playlists', { production: production.name }),
            group: goGroup,
            icon: 'playlist',
            run: () => go(playlistsPlace(production.id)),
          } satisfies Action,
        ]),
    ...(production === null || !maySeePage(production.role, 'casting')
      ? []
      : [
          {
            id: 'go.casting',
            label: t('actions.go.casting', { production: production.name }),
            group: goGroup,
            icon: 'casting',
            run: () => go(castingPlace(production.id)),
          } satisfies Action,
        ]),
    ...(production === null || !maySeePage(production.role, 'news')
      ? []
      : [
          {
            id: 'go.news',
            label: t('actions.go.news', { production: production.name }),
            group: goGroup,
            icon: 'news',
            run: () => go(newsPlace(production.id)),
          } satisfies Action,
          {
            id: 'go.all-news',
            label: t('actions.go.all-news'),
            group: goGroup,
            icon: 'news',
            run: () => go(newsPlace(null)),
          } satisfies Action,
        ]),
    ...(production === null || !maySeePage(production.role, 'team')
      ? []
      : [
          {
            id: 'go.team',
            label: t('actions.go.team', { production: production.name }),
            group: goGroup,
            icon: 'users',
            run: () => go({ page: 'team', productionId: production.id }),
          } satisfies Action,
        ]),
    {
      id: 'go.chats',
      label: t('actions.go.chats'),
      group: goGroup,
      icon: 'comment',
      run: () => go(chatsPlace()),
    },
    ...(maySeePage(role, 'people')
      ? [
          {
            id: 'go.people',
            label: t('actions.go.people'),
            group: goGroup,
            icon: 'users',
            run: () => go({ page: 'people' }),
          } satisfies Action,
        ]
      : []),
    {
      id: 'go.sync',
      label: t('actions.go.sync'),
      group: goGroup,
      icon: 'sync',
      run: () => go({ page: 'sync' }),
    },
    {
      id: 'go.settings',
      label: t('actions.go.settings'),
      group: goGroup,
      icon: 'settings',
      run: () => go({ page: 'settings', section: 'account' }),
    },
    {
      id: 'go.production',
      label: t('actions.switchProduction'),
      group: goGroup,
      icon: 'switch',
      run: openSwitcher,
    },
    { id: 'go.back', label: t('frame.back'), group: goGroup, icon: 'back', run: goBack },
    {
      id: 'go.forward',
      label: t('frame.forward'),
      group: goGroup,
      icon: 'forward',
      run: goForward,
    },
    {
      id: 'view.side-bar',
      label: t('actions.toggleSideBar'),
      group: viewGroup,
      icon: 'side-bar',
      run: toggleSideBar,
    },
    {
      id: 'view.theme',
      label: t('actions.toggleTheme'),
      group: viewGroup,
      icon: 'sun',
      run: () => save({ theme: document.documentElement.dataset['theme'] === 'light' ? 'dark' : 'light' }),
    },
    {
      id: 'view.density',
      label: t('actions.toggleDensity'),
      group: viewGroup,
      icon: 'list',
      run: () => save({ density: settings.density === 'compact' ? 'comfortable' : 'compact' }),
    },
    {
      id: 'view.next-region',
      label: t('actions.nextRegion'),
      group: viewGroup,
      isKeyOnly: true,
      run: () => focusNextRegion(1),
    },
    {
      id: 'view.previous-region',
      label: t('actions.previousRegion'),
      group: viewGroup,
      isKeyOnly: true,
      run: () => focusNextRegion(-1),
    },
    {
      id: 'app.sync-now',
      label: t('actions.syncNow'),
      group: appGroup,
      icon: 'sync',
      // Without a connection it looks at once whether there is one again.
      run: () => syncNow.start({}),
    },
    ...(!maySeePage(role, 'my-tasks')
      ? []
      : [
          {
            id: 'pin.my-tasks',
            label: t('pins.pinMyTasks'),
            group: appGroup,
            icon: 'pin',
            run: () => askToPin({ subject: { kind: 'my-tasks' }, name: '' }),
          } satisfies Action,
        ]),
    ...(production === null
      ? []
      : [
          {
            id: 'pin.production',
            label: t('pins.pinNamed', { name: production.name }),
            group: appGroup,
            icon: 'pin',
            run: () =>
              askToPin({ subject: { kind: 'production', productionId: production.id }, name: production.name }),
          } satisfies Action,
        ]),
    {
      id: 'app.quiet',
      label: t(settings.isQuiet ? 'actions.quietOff' : 'actions.quiet'),
      group: appGroup,
      icon: 'bell',
      run: () => save({ isQuiet: !settings.isQuiet }),
    },
    { id: 'app.undo', label: t('actions.undo'), group: appGroup, icon: 'undo', run: undo },
    {
      id: 'app.new-window',
      label: t('actions.newWindow'),
      group: appGroup,
      icon: 'detach',
      run: () => act.start({ action: 'new' }),
    },
    {
      id: 'app.close-window',
      label: t('actions.closeWindow'),
      group: appGroup,
      icon: 'close',
      run: () => act.start({ action: 'close' }),
    },
    {
      id: 'account.switch',
      label: t('account.switch'),
      group: appGroup,
      icon: 'switch',
      run: () => leaveAccount.start({}),
    },
    { id: 'account.sign-out', label: t('account.signOut'), group: appGroup, icon: 'sign-out', run: signOut },
    { id: 'help.keys', label: t('actions.showKeys'), group: appGroup, icon: 'keyboard', run: openSheet },
    ...positions.map((position, index) => ({
      id: `side-bar.${position}` as const,
      label: t('keys.sideBarItem', { number: position }),
      group: '',
      isKeyOnly: true,
      run: () => document.querySelectorAll<HTMLElement>('[data-side-link]')[index]?.click(),
    })),
  ]);
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
        topic: 'batch',
        ...(undone === null ? { description: t('undo.oppositesWhy') } : {}),
      });
      return;
    }
    // It was on the server already: saying so tells why others may have seen it.
    if (undone === null) showToast({ title: t('undo.opposite', { title }), description: t('undo.oppositeWhy') });
    else showToast({ title: t('undo.done', { title }) });
  }
  return () => void undo().catch((error: unknown) => console.error('undo failed', error));
}
