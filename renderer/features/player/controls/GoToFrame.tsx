import { type FormEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { framesPerSecond, timeOfFrame } from '../../../../shared/rules/frames.ts';
import { timecode } from '../../../../shared/rules/timecode.ts';
import { readTypedFrame, type TypedFrame } from '../../../../shared/rules/typedFrame.ts';
import { useActions } from '../../../ui/actions.ts';
import { Popover } from '../../../ui/Popover.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Medium } from '../movie/medium.ts';
import type { Player } from '../playback/player.ts';
import { FrameNumber } from './FrameNumber.tsx';
import styles from './GoToFrame.module.css';

type Props = {
  readonly medium: Medium;
  readonly player: Player;
  readonly firstNumber: number;
  /** Has the keys again afterwards. */
  readonly region: RefObject<HTMLElement | null>;
};

/** Which frame it is; pressed, another one is typed there. */
export function GoToFrame({ medium, player, firstNumber, region }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  const isMovie = medium.kind === 'movie';
  const { frameCount, rate } = medium;
  const read = (): TypedFrame => readTypedFrame(text, { here: player.state().frame, frameCount, firstNumber, rate });
  const typed = read();

  function open(to: boolean): void {
    setText('');
    setIsOpen(to);
    if (!to) region.current?.focus();
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    // Where it is played on, the way is from where one is by now.
    const now = read();
    if (now.kind === 'frame') player.seek(now.frame);
    if (now.kind === 'frame' || now.kind === 'empty') open(false);
  }
  useActions(
    [
      {
        id: 'review.go-to-frame',
        label: t('review.goToFrame'),
        group: t('review.group.play'),
        disabledReason: isMovie ? null : t('review.noFrames'),
        run: () => open(true),
      },
    ],
    undefined,
    true,
  );

  const last = firstNumber + frameCount - 1;
  function wrong(): string | undefined {
    switch (typed.kind) {
      case 'unreadable':
        return t('review.goTo.unreadable');
      case 'outside':
        return t('review.goTo.outside', { first: firstNumber, last });
      case 'too-many-frames':
        return t('review.goTo.tooManyFrames', { last: typed.inSecond - 1 });
      case 'dropped':
        return t('review.goTo.dropped');
      case 'frame':
      case 'empty':
        return undefined;
    }
  }
  const error = wrong();
  const number = <FrameNumber player={player} firstNumber={firstNumber} className={styles.frame} />;
  if (!isMovie) return number;

  return (
    <Popover
      title={t('review.goToFrame')}
      side="top"
      isOpen={isOpen}
      onOpenChange={open}
      leavesFocus
      trigger={
        <button
          type="button"
          className={styles.trigger}
          aria-label={t('review.goToFrame')}
          title={t('review.goToFrame')}
        >
          {number}
        </button>
      }
    >
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={t('review.goToFrame')}
          value={text}
          onChange={setText}
          placeholder={String(firstNumber)}
          {...(error === undefined ? {} : { error })}
          hint={
            typed.kind === 'frame'
              ? t('review.goTo.there', {
                  frame: firstNumber + typed.frame,
                  timecode: timecode(typed.frame, framesPerSecond(rate)),
                  seconds: timeOfFrame(typed.frame, rate).toFixed(3),
                })
              : t('review.goTo.ways')
          }
        />
      </form>
    </Popover>
  );
}
