import type { TFunction } from 'i18next';

/** `5 h 30`, also past a day: a sheet adds up hours, not days. */
export function hours(minutes: number, t: TFunction): string {
  const h = Math.floor(minutes / 60);
  const m = Math.round(minutes - h * 60);
  if (m === 0) return t('format.hours', { h });
  return h === 0 ? t('format.minutes', { m }) : t('format.hoursMinutes', { h, m: String(m).padStart(2, '0') });
}
