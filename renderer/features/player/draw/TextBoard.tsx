import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { custom } from '../../../ui/custom.ts';
import { usePreferences } from '../preferences.ts';
import type { BoardProps } from './DrawingBoard.tsx';
import styles from './DrawingBoard.module.css';
import { newText } from './newObject.ts';
import { inPicture, onStage, type Point } from '../stage/view.ts';

/** A share of the picture's height. */
const letterHeight = 0.045;

/** Words where one presses: Enter or a press elsewhere sets them down, Shift+Enter begins a line. */
export function TextBoard({ drawing, lies, onBegin }: BoardProps) {
  const { t } = useTranslation();
  const { ink } = usePreferences();
  const letters = useRef<HTMLTextAreaElement>(null);
  const [at, setAt] = useState<Point | null>(null);
  const size = drawing.picture.height * letterHeight;

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    // Or the press would take the focus away from the words it begins.
    event.preventDefault();
    event.stopPropagation();
    if (at !== null) {
      letters.current?.blur();
      return;
    }
    onBegin();
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const pressed = inPicture(lies, drawing.picture, { x: event.clientX - left, y: event.clientY - top });
    setAt({ ...pressed, y: pressed.y - size / 2 });
  }
  function write(words: string, widthPx: number): void {
    setAt(null);
    if (at !== null && words.trim() !== '')
      drawing.add([newText(words.trim(), at, size, widthPx / lies.scale, drawing.newMade())]);
  }
  return (
    <div className={styles.board} data-tool="text" onPointerDown={onPointerDown}>
      {at !== null && (
        <textarea
          ref={letters}
          className={styles.letters}
          rows={1}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- one has just pressed where one wants to write
          autoFocus
          aria-label={t('review.tool.text')}
          style={custom({
            '--x': `${String(onStage(lies, drawing.picture, at).x)}px`,
            '--y': `${String(onStage(lies, drawing.picture, at).y)}px`,
            '--size': `${String(size * lies.scale)}px`,
            '--ink': ink,
          })}
          onPointerDown={(event) => event.stopPropagation()}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') setAt(null);
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            event.currentTarget.blur();
          }}
          onBlur={(event) => write(event.currentTarget.value, event.currentTarget.clientWidth)}
        />
      )}
    </div>
  );
}
