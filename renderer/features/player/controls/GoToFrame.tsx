import { type FormEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { framesPerSecond, timeOfFrame } from '../../../../shared/rules/frames.ts';
import { timecode } from '../../../../shared/rules/timecode.ts';
import { readTypedFrame, type TypedFrame } from '../../../../shared/rules/typedFrame.ts';
import { useActions } from '../../../ui/actions.ts';
import { TextField } from '../../../ui/TextField.tsx';
import type { Medium } from '../movie/medium.ts';
import type { Player } from '../playback/player.ts';
import { FrameNumber } from './FrameNumber.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
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
  const isMovie = medium.kind === 'movie';
  useActions(
    [
      {
        id: 'review.go-to-frame',
        label: t('review.goToFrame'),
        group: t('review.group.play'),
        disabledReason: isMovie ? null : t('review.noFrames'),
        run: () => setIsOpen(true),
      },
    ],
    undefined,
    true,
  );
  const number = <FrameNumber player={player} firstNumber={firstNumber} className={styles.frame} />;
  if (!isMovie) return number;

  return (
    <div className={styles.place}>
      <button
        type="button"
        className={styles.trigger}
        title={t('review.goToFrame')}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      >
        <VisuallyHidden>{t('review.goToFrame')} </VisuallyHidden>
        {number}
      </button>
      {isOpen && (
        <GoToForm
          medium={medium}
          player={player}
          firstNumber={firstNumber}
          onLeave={() => {
            setIsOpen(false);
            region.current?.focus();
          }}
          onBlur={() => setIsOpen(false)}
        />
      )}
    </div>
  );
}

type FormProps = Omit<Props, 'region'> & { readonly onLeave: () => void; readonly onBlur: () => void };

/**
 * In its place and no popup of its own: it has the keys before the next one is pressed. One that came a moment later would find
 * digits gone to the player, where they are statuses.
 */
function GoToForm({ medium, player, firstNumber, onLeave, onBlur }: FormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const blurred = useRef(onBlur);
  useLayoutEffect(() => {
    const field = input.current;
    const onFieldBlur = () => blurred.current();
    field?.focus();
    field?.addEventListener('blur', onFieldBlur);
    return () => field?.removeEventListener('blur', onFieldBlur);
  }, []);
  const { frameCount, rate } = medium;
  const read = (): TypedFrame => readTypedFrame(text, { here: player.state().frame, frameCount, firstNumber, rate });
  const typed = read();

  function submit(event: FormEvent): void {
    event.preventDefault();
    // Where it is played on, the way is from where one is by now.
    const now = read();
    if (now.kind === 'frame') player.seek(now.frame);
    if (now.kind === 'frame' || now.kind === 'empty') onLeave();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // One step back: not out of the player too.
    event.preventDefault();
    onLeave();
  }
  function wrong(): string | undefined {
    switch (typed.kind) {
      case 'unreadable':
        return t('review.goTo.unreadable');
      case 'outside':
        return t('review.goTo.outside', { first: firstNumber, last: firstNumber + frameCount - 1 });
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
  return (
    <form className={styles.form} role="dialog" aria-label={t('review.goToFrame')} onSubmit={submit}>
      <TextField
        label={t('review.goToFrame')}
        value={text}
        onChange={setText}
        placeholder={String(firstNumber)}
        inputRef={input}
        onKeyDown={onKeyDown}
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
  );
}
