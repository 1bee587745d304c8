/** What exposure, gamma and channels are looked at on: the stage has 8 bits a channel, whatever the file has. */
import type { TFunction } from 'i18next';

export type Depth = {
  /** Not what was published, but what Kitsu made of it. */
  readonly isProxy: boolean;
  /** Of the file that is shown; null where it does not tell. */
  readonly bits: number | null;
};

const stageBits = 8;

export function depthWords(t: TFunction, { isProxy, bits }: Depth): string {
  if (isProxy) return t('review.look.eightBitProxy');
  if (bits === null) return t('review.look.original');
  return t(bits > stageBits ? 'review.look.originalInEight' : 'review.look.originalBits', { bits });
}

export function depthWhy(t: TFunction, { isProxy, bits }: Depth): string {
  if (isProxy) return t('review.look.eightBitProxyWhy');
  return bits !== null && bits > stageBits
    ? t('review.look.originalInEightWhy', { bits })
    : t('review.look.eightBitWhy');
}
