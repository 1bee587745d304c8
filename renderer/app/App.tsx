import { CSPProvider } from '@base-ui/react/csp-provider';
import { type ReactNode, StrictMode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bridge } from '../data/bridge.ts';
import { EngineProvider } from '../data/EngineProvider.tsx';
import { type Platform, PlatformContext } from '../data/platform.ts';
import { useSettings } from '../data/useSettings.ts';
import { FormatProvider } from '../i18n/FormatProvider.tsx';
import { languageOf, localeOf } from '../i18n/i18n.ts';
import { useSpelling } from '../spelling/useSpelling.ts';
import { LiveRegion } from '../ui/LiveRegion.tsx';
import { LookContext } from '../ui/look.ts';
import { Toasts } from '../ui/Toasts.tsx';
import { TooltipProvider } from '../ui/Tooltip.tsx';
import { FailedPage } from './FailedPage.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { Gate } from './Gate.tsx';
import { useOwnWords } from './useOwnWords.ts';
import { useRootPreferences } from './useRootPreferences.ts';

type Props = { readonly bridge: Bridge; readonly platform: Platform };

export function App({ bridge, platform }: Props) {
  return (
    <StrictMode>
      <EngineProvider bridge={bridge}>
        <PlatformContext value={platform}>
          {/* The content policy allows no style element; nothing the parts would put in one is needed. */}
          <CSPProvider disableStyleElements>
            <TooltipProvider delay={500}>
              <Preferences platform={platform}>
                <ErrorBoundary
                  resetKey="app"
                  renderFallback={(error, again) => <FailedPage error={error} onAgain={again} />}
                >
                  <Gate />
                </ErrorBoundary>
                <Toasts />
                <LiveRegion />
              </Preferences>
            </TooltipProvider>
          </CSPProvider>
        </PlatformContext>
      </EngineProvider>
    </StrictMode>
  );
}

const usualHoursByDay = 8;

function Preferences({ platform, children }: { readonly platform: Platform; readonly children: ReactNode }) {
  const settings = useSettings();
  const { i18n } = useTranslation();
  useRootPreferences(settings, platform, i18n);
  useOwnWords(i18n);
  useSpelling(settings);
  const language = languageOf(settings.language, platform.locale);
  return (
    <FormatProvider locale={localeOf(language, platform.locale)} hoursByDay={usualHoursByDay}>
      <LookContext value={settings}>{children}</LookContext>
    </FormatProvider>
  );
}
