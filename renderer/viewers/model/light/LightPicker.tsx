import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../../shared/mediaUrl.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Slider } from '../../../ui/Slider.tsx';
import { Thumbnail } from '../../../ui/Thumbnail.tsx';
import { backdrops } from './lightMemory.ts';
import styles from './LightPicker.module.css';
import type { Light } from './useLight.ts';

export const lensDegrees = { least: 10, most: 100, usual: 40 } as const;

type Props = {
  readonly light: Light;
  /** The field of view, in degrees. */
  readonly lens: number;
  readonly onLens: (degrees: number) => void;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** What a model is lit by, whether that is seen behind it, and through which lens. */
export function LightPicker({ light, lens, onLens, isOpen, onOpenChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { chosen, backgroundId, backgrounds, defaultId, change } = light;
  const choose = (id: Id | null) => change((now) => ({ ...now, backgroundId: id }));
  const degrees = (value: number) => t('viewer.model.degrees', { degrees: format.number(Math.round(value)) });
  const neutral = (
    <Tile key="neutral" id={null} name={t('viewer.model.neutral')} isChosen={backgroundId === null} onChoose={choose} />
  );
  return (
    <Popover
      title={t('viewer.model.light')}
      side="top"
      align="end"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={<IconButton icon="sun" label={t('viewer.model.light')} keysOf="viewer.light" />}
    >
      <div className={styles.picker}>
        <div className={styles.tiles} role="group" aria-label={t('viewer.model.background')}>
          {defaultId === null && neutral}
          {backgrounds.map(({ id, name }) => (
            <Tile
              key={id}
              id={id}
              name={name}
              note={id === defaultId ? t('viewer.model.default') : ''}
              isChosen={id === backgroundId}
              onChoose={choose}
            />
          ))}
          {defaultId !== null && neutral}
        </div>
        {light.problem !== null && (
          <p className={styles.problem} role="status">
            {t(`viewer.model.backgroundProblem.${light.problem}`)}
          </p>
        )}
        <RadioGroup
          label={t('viewer.model.backdrop')}
          value={chosen.backdrop}
          isInline
          options={backdrops.map((value) => ({
            value,
            label: t(`viewer.model.backdrops.${value}`),
            isDisabled: backgroundId === null,
          }))}
          onChange={(backdrop) => change((now) => ({ ...now, backdrop }))}
        />
        <Slider
          label={t('viewer.model.rotation')}
          shown={degrees(chosen.turn)}
          value={chosen.turn}
          least={-180}
          most={180}
          step={1}
          onChange={(turn) => change((now) => ({ ...now, turn }))}
        />
        <Slider
          label={t('viewer.model.lens')}
          shown={degrees(lens)}
          value={lens}
          least={lensDegrees.least}
          most={lensDegrees.most}
          step={1}
          onChange={onLens}
        />
        <p className={styles.hint}>{t('viewer.model.drags')}</p>
      </div>
    </Popover>
  );
}

type TileProps = {
  readonly id: Id | null;
  readonly name: string;
  readonly note?: string;
  readonly isChosen: boolean;
  readonly onChoose: (id: Id | null) => void;
};

function Tile({ id, name, note = '', isChosen, onChoose }: TileProps) {
  return (
    <button type="button" className={styles.tile} aria-pressed={isChosen} title={name} onClick={() => onChoose(id)}>
      <span className={styles.picture} data-neutral={id === null || undefined}>
        {id !== null && <Thumbnail url={mediaUrl('background-thumbnail', id)} alt="" size="fill" />}
      </span>
      <span className={styles.name}>{name}</span>
      {note !== '' && <span className={styles.note}>{note}</span>}
    </button>
  );
}
