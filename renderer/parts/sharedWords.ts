import type { TFunction } from 'i18next';

/** @param production by its name; empty where one is not of it */
export const sharedWords = (production: string, t: TFunction): string =>
  production === '' ? t('casting.sharedElsewhere') : t('casting.sharedFrom', { production });
