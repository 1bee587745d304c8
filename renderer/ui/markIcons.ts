import type { IconName } from './iconShapes.tsx';

export type Standing = {
  readonly kind: 'waiting' | 'sending' | 'checking' | 'rejected' | 'conflict';
  readonly label: string;
};

export const markIcons: Readonly<Record<Standing['kind'], IconName>> = {
  waiting: 'clock',
  sending: 'outbox',
  checking: 'sync',
  rejected: 'warning',
  conflict: 'conflict',
};
