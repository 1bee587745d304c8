import { useTranslation } from 'react-i18next';
import { custom } from '../../../ui/custom.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import type { Player } from '../playback/player.ts';
import { changePreferences, penSizes, usePreferences } from '../preferences.ts';
import { Inks } from './Inks.tsx';
import { SpreadButton } from './SpreadButton.tsx';
import { WaysToShow } from './WaysToShow.tsx';
import styles from './ToolRail.module.css';
import { toolActions, tools } from './tools.ts';
import type { Drawing } from './useDrawing.ts';

type Props = { readonly drawing: Drawing; readonly player: Player };

const icons = {
  select: 'pointer',
  pen: 'draw',
  line: 'line',
  arrow: 'arrow',
  rectangle: 'rectangle',
  ellipse: 'ellipse',
  text: 'text',
  eraser: 'eraser',
  laser: 'laser',
} as const;

/** What one draws with. Those whose drawings the server does not take look at them, and have nothing to draw with. */
export function ToolRail({ drawing, player }: Props) {
  const { t } = useTranslation();
  const { areDrawingsShown, ink, penSize } = usePreferences();
  const { canDraw, undo, redo } = drawing;
  const nextSize = (penSize + 1) % penSizes.length;
  return (
    <div className={styles.rail} role="toolbar" aria-label={t('review.tools')} aria-orientation="vertical">
      {canDraw && (
        <>
          <div className={styles.tools}>
            {tools.map((tool) => (
              <IconButton
                key={tool}
                icon={icons[tool]}
                label={t(`review.tool.${tool}`)}
                keysOf={toolActions[tool]}
                isPressed={drawing.tool === tool}
                onClick={() => drawing.choose(tool)}
              />
            ))}
          </div>
          <span className={styles.line} />
          <div className={styles.inks}>
            <Inks />
          </div>
          {/* Where the window is too low for all of them. */}
          <div className={styles.oneInk}>
            <Popover
              title={t('review.inks')}
              side="right"
              trigger={
                <button
                  type="button"
                  className={styles.ink}
                  aria-label={t('review.inks')}
                  style={custom({ '--ink': ink })}
                />
              }
            >
              <div className={styles.inkRow}>
                <Inks />
              </div>
            </Popover>
          </div>
          <Tooltip label={t('review.penSize', { number: penSize + 1 })} keysOf="review.thicker">
            <button
              type="button"
              className={styles.size}
              aria-label={t('review.penSize', { number: penSize + 1 })}
              style={custom({ '--dot': penSize })}
              onClick={() => changePreferences({ penSize: nextSize })}
            />
          </Tooltip>
          <span className={styles.line} />
          <IconButton
            icon="undo"
            label={t('review.undo')}
            keysOf="review.undo"
            disabledReason={undo === null ? t('review.nothingDrawn') : null}
            onClick={() => undo?.()}
          />
          <IconButton
            icon="redo"
            label={t('review.redo')}
            keysOf="review.redo"
            disabledReason={redo === null ? t('review.nothingUndone') : null}
            onClick={() => redo?.()}
          />
          <SpreadButton drawing={drawing} player={player} />
        </>
      )}
      <span className={styles.end}>
        <WaysToShow />
        <IconButton
          icon={areDrawingsShown ? 'eye' : 'eye-off'}
          label={t('review.showDrawings')}
          keysOf="review.drawings"
          isPressed={areDrawingsShown}
          onClick={() => changePreferences({ areDrawingsShown: !areDrawingsShown })}
        />
      </span>
    </div>
  );
}
