import { useTranslation } from 'react-i18next';
import { custom } from '../../../ui/custom.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { changePreferences, usePreferences } from '../preferences.ts';
import { drawingTools } from './newObject.ts';
import styles from './ToolRail.module.css';
import { type Drawing, inks, penSizes } from './useDrawing.ts';

type Props = { readonly drawing: Drawing };

const icons = {
  pen: 'draw',
  line: 'line',
  arrow: 'arrow',
  rectangle: 'rectangle',
  ellipse: 'ellipse',
  text: 'text',
} as const;

/** What one draws with. Only for those whose drawings the server takes. */
export function ToolRail({ drawing }: Props) {
  const { t } = useTranslation();
  const { areDrawingsShown, hasGhosts } = usePreferences();
  const { tool, choose, ink, setInk, size, setSize, undo, redo } = drawing;
  return (
    <div className={styles.rail} role="toolbar" aria-label={t('review.tools')} aria-orientation="vertical">
      <IconButton
        icon="pointer"
        label={t('review.tool.none')}
        keysOf="review.leave-tool"
        isPressed={tool === null}
        onClick={() => choose(null)}
      />
      {drawingTools.map((one) => (
        <IconButton
          key={one}
          icon={icons[one]}
          label={t(`review.tool.${one}`)}
          {...(one === 'pen' ? { keysOf: 'review.pen' as const } : {})}
          isPressed={tool === one}
          onClick={() => choose(one)}
        />
      ))}
      <IconButton
        icon="eraser"
        label={t('review.tool.eraser')}
        keysOf="review.eraser"
        isPressed={tool === 'eraser'}
        onClick={() => choose('eraser')}
      />
      <span className={styles.line} />
      <div className={styles.inks} role="group" aria-label={t('review.inks')}>
        {inks.map((color, index) => (
          <button
            key={color}
            type="button"
            className={styles.ink}
            aria-label={t('review.ink', { number: index + 1 })}
            aria-pressed={ink === color}
            style={custom({ '--ink': color })}
            onClick={() => setInk(color)}
          />
        ))}
      </div>
      <div className={styles.inks} role="group" aria-label={t('review.penSizes')}>
        {penSizes.map((share, index) => (
          <button
            key={share}
            type="button"
            className={styles.size}
            aria-label={t('review.penSize', { number: index + 1 })}
            aria-pressed={size === index}
            style={custom({ '--dot': index })}
            onClick={() => setSize(index)}
          />
        ))}
      </div>
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
      <span className={styles.end}>
        <IconButton
          icon="layers"
          label={t('review.ghosts')}
          isPressed={hasGhosts}
          onClick={() => changePreferences({ hasGhosts: !hasGhosts })}
        />
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
