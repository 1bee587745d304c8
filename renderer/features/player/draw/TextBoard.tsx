import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { custom } from '../../../ui/custom.ts';
import { usePreferences } from '../preferences.ts';
import { inPicture, onStage, type Point } from '../stage/view.ts';
import type { BoardProps } from './DrawingBoard.tsx';
import styles from './DrawingBoard.module.css';
import type { Touchable } from './drawings.ts';
import { rewritten } from './editObject.ts';
import { newText } from './newObject.ts';
import { canvasScale, isAt, outlineOf } from './outline.ts';
import { onCanvas } from './placement.ts';

type Writing = {
  readonly at: Point;
  /** Of its letters, in pixels of the picture. */
  readonly size: number;
  /** Null for new words. */
  readonly before: Touchable | null;
};

/** A share of the picture's height. */
const letterHeight = 0.045;

/** Words where one presses, or those that are there: Enter or a press elsewhere sets them down, Shift+Enter begins a line. */
export function TextBoard({ drawing, lies, onBegin }: BoardProps) {
  const { t } = useTranslation();
  const { ink } = usePreferences();
  const { picture } = drawing;
  const letters = useRef<HTMLTextAreaElement>(null);
  const [writing, setWriting] = useState<Writing | null>(null);
  const words = writing?.before?.painted.form;

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    // Or the press would take the focus away from the words it begins.
    event.preventDefault();
    if (writing !== null) {
      letters.current?.blur();
      return;
    }
    onBegin();
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const pressed = inPicture(lies, picture, { x: event.clientX - left, y: event.clientY - top });
    const before = drawing
      .here()
      .findLast(({ painted }) => painted.form.kind === 'text' && isAt(outlineOf(painted, picture), pressed, 0));
    if (before !== undefined) drawing.lift(new Set([before.object.id]));
    setWriting(before === undefined ? newAt(pressed, picture.height * letterHeight) : againAt(before));
  }
  function againAt(before: Touchable): Writing | null {
    const { placement, form, extent } = before.painted;
    if (form.kind !== 'text') return null;
    const scale = canvasScale(before.painted, picture);
    const corner = onCanvas(placement, { x: -extent.width / 2, y: -extent.height / 2 });
    const at = { x: corner.x * scale.x, y: corner.y * scale.y };
    return { before, at, size: form.size * placement.scaleY * scale.y };
  }
  function write(text: string, widthPx: number): void {
    setWriting(null);
    drawing.lift(new Set());
    if (writing === null) return;
    const { before, at, size } = writing;
    const said = text.trim();
    const wide = widthPx / lies.scale;
    if (before === null) {
      if (said !== '') drawing.add([newText(said, at, size, wide, drawing.newMade())]);
    } else if (said === '') drawing.remove([before]);
    else if (said !== before.object['text'])
      drawing.change([{ from: before, to: rewritten(before, said, wide, picture) }]);
  }
  return (
    <div className={styles.board} data-tool="text" onPointerDown={onPointerDown}>
      {writing !== null && (
        <textarea
          ref={letters}
          className={styles.letters}
          rows={1}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- one has just pressed where one wants to write
          autoFocus
          aria-label={t('review.tool.text')}
          defaultValue={words?.kind === 'text' ? words.lines.join('\n') : ''}
          style={custom({
            '--x': `${String(onStage(lies, picture, writing.at).x)}px`,
            '--y': `${String(onStage(lies, picture, writing.at).y)}px`,
            '--size': `${String(writing.size * lies.scale)}px`,
            '--ink': writing.before?.painted.look.fill ?? ink,
          })}
          onPointerDown={(event) => event.stopPropagation()}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') event.currentTarget.value = event.currentTarget.defaultValue;
            else if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            // The keys of the player work on; that the words lose the focus sets them down.
            event.currentTarget.closest<HTMLElement>('[data-region]')?.focus();
          }}
          onBlur={(event) => write(event.currentTarget.value, event.currentTarget.clientWidth)}
        />
      )}
    </div>
  );
}

/** The press is in the middle of the line. */
const newAt = ({ x, y }: Point, size: number): Writing => ({ at: { x, y: y - size / 2 }, size, before: null });
