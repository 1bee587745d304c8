import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/model/account.ts';
import { usePlatform } from '../data/platform.ts';
import { StudioContext, studioTables } from '../data/studio.ts';
import { useEngine } from '../data/useEngine.ts';
import { useSettings } from '../data/useSettings.ts';
import { FormatProvider } from '../i18n/FormatProvider.tsx';
import { languageOf, localeOf } from '../i18n/i18n.ts';
import { firstPlaceOf } from '../parts/firstPlace.ts';
import { enterStudio } from '../place/navigation.ts';
import { FailedPage } from './FailedPage.tsx';
import { GateFrame } from './GateFrame.tsx';

type OpenSession = Extract<Session, { kind: 'open' }>;
type Props = { readonly session: OpenSession; readonly children: ReactNode };

/** The studio's small tables and its hours, for everything below; and the place one left in this studio. */
export function OpenAccount({ session, children }: Props) {
  const { t } = useTranslation();
  const studio = useEngine('studio', {});
  const settings = useSettings();
  const platform = usePlatform();
  const { account, personId, role } = session;
  const tables = useMemo(
    () => (studio.value ? studioTables(studio.value, account, personId, role) : null),
    [studio.value, account, personId, role],
  );
  const firstPlace = tables ? firstPlaceOf(tables) : null;
  // Before anything is drawn of it: another page than the one that one left would be drawn in vain.
  const [isInside, setIsInside] = useState(false);
  useLayoutEffect(() => {
    if (firstPlace === null) return;
    enterStudio(account.id, firstPlace);
    setIsInside(true);
    // Only on opening: where one goes later is one's own.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the first place is asked for once
  }, [account.id, firstPlace === null]);

  if (studio.error && !tables) {
    return (
      <GateFrame title={t('signIn.windowTitle')}>
        <FailedPage error={studio.error} onAgain={studio.ask} />
      </GateFrame>
    );
  }
  if (!tables || !isInside) return <GateFrame title={account.studioName} />;
  const language = languageOf(settings.language, platform.locale);
  return (
    <StudioContext value={tables}>
      <FormatProvider locale={localeOf(language, platform.locale)} hoursByDay={tables.organisation.hoursByDay}>
        {children}
      </FormatProvider>
    </StudioContext>
  );
}
