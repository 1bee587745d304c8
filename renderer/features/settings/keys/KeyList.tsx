import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveSettings, useSettings } from '../../../data/useSettings.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { type ActionId, regions } from '../../../keys/catalogue.ts';
import { collide } from '../../../keys/chords.ts';
import { actionIds, conflictsOf, inCatalogue, isActionId, keymapOf, rebound } from '../../../keys/keymap.ts';
import { Box } from '../../../ui/Box.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import styles from './KeyboardSettings.module.css';
import { KeyRecorder } from './KeyRecorder.tsx';
import { KeyRow } from './KeyRow.tsx';
import type { Asked } from './KeySearch.tsx';
import { useGrowing } from '../../../ui/useGrowing.ts';
import { useSteady } from '../../../ui/useSteady.ts';

/** A high window shows so many at first. */
const rowsAtOnce = 30;
const rowsInAFrame = 12;

type Recording = { readonly id: ActionId; readonly former: string | null; readonly anchor: HTMLElement };

/** All actions by where they are, with the keys they have now. */
export function KeyList({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation();
  const format = useFormat();
  const save = useSaveSettings();
  const { keyPreset, reboundKeys } = useSettings();
  const chosen = useMemo(() => ({ keyPreset, reboundKeys }), [keyPreset, reboundKeys]);
  const keymap = useMemo(() => keymapOf(chosen), [chosen]);
  const [recording, setRecording] = useState<Recording | null>(null);
  const keysOf = (id: ActionId) => keymap.get(id) ?? [];

  function nameOf(id: ActionId): string {
    const { words, number } = inCatalogue(id);
    return t(words, { number });
  }
  function isFound(id: ActionId): boolean {
    const { keys } = asked;
    if (keys !== null) return keysOf(id).some((one) => collide(one, keys));
    const text = `${nameOf(id)} ${t(`keys.region.${inCatalogue(id).region}`)}`.toLocaleLowerCase();
    return text.includes(asked.text.trim().toLocaleLowerCase());
  }
  function change(
    id: ActionId,
    keys: readonly string[],
    also: readonly (readonly [ActionId, readonly string[]])[] = [],
  ) {
    const changes = [[id, keys] as const, ...also];
    save({
      reboundKeys: changes.reduce((all, [one, its]) => rebound({ keyPreset, reboundKeys: all }, one, its), reboundKeys),
    });
  }
  function stopRecording(): void {
    recording?.anchor.focus();
    setRecording(null);
  }
  function keep({ id, former }: Recording, keys: string, takenFrom: readonly ActionId[]): void {
    const others = keysOf(id).filter((one) => one !== keys);
    const next = former === null ? [...others, keys] : others.map((one) => (one === former ? keys : one));
    change(
      id,
      // The key it has already, pressed in the place of another: that other goes.
      next.includes(keys) ? next : [...next, keys],
      takenFrom.map((other) => [other, keysOf(other).filter((one) => !collide(one, keys))]),
    );
    stopRecording();
  }
  const changed = new Set(Object.keys(reboundKeys).filter(isActionId));
  /** Of what was changed: the presets are sound. */
  function conflictOf(id: ActionId): string | null {
    const among = changed.has(id) ? actionIds : [...changed];
    const others = keysOf(id).flatMap((keys) => conflictsOf(keymap, id, keys, among));
    return others.length === 0 ? null : t('keys.conflict', { actions: format.list([...new Set(others)].map(nameOf)) });
  }

  const record = useSteady((id: ActionId, former: string | null, anchor: HTMLElement) =>
    setRecording({ id, former, anchor }),
  );
  const reset = useSteady((id: ActionId) => change(id, inPreset(id)));
  const all = regions.flatMap((region) => actionIds.filter((id) => inCatalogue(id).region === region && isFound(id)));
  const found = all.slice(0, useGrowing(all.length, rowsAtOnce, rowsInAFrame));
  if (all.length === 0) return <EmptyState icon="keyboard" title={t('keys.noneFound')} />;
  return (
    <>
      {regions.map((region) => {
        const inRegion = found.filter((id) => inCatalogue(id).region === region);
        return inRegion.length === 0 ? null : (
          <section key={region} className={styles.region} aria-label={t(`keys.region.${region}`)}>
            <h2 className={styles.heading}>{t(`keys.region.${region}`)}</h2>
            <Box>
              <ul>
                {inRegion.map((id) => (
                  <KeyRow
                    key={id}
                    t={t}
                    id={id}
                    name={nameOf(id)}
                    keys={keysOf(id)}
                    isFixed={inCatalogue(id).isFixed === true}
                    conflict={conflictOf(id)}
                    isChanged={changed.has(id)}
                    onRecord={record}
                    onReset={reset}
                  />
                ))}
              </ul>
            </Box>
          </section>
        );
      })}
      {recording !== null && (
        <KeyRecorder
          anchor={recording.anchor}
          title={t('keys.of', { name: nameOf(recording.id) })}
          former={recording.former}
          conflictsOf={(keys) => conflictsOf(keymap, recording.id, keys)}
          nameOf={nameOf}
          onKeep={(keys, takenFrom) => keep(recording, keys, takenFrom)}
          onRemove={() => {
            change(
              recording.id,
              keysOf(recording.id).filter((one) => one !== recording.former),
            );
            stopRecording();
          }}
          onClose={stopRecording}
        />
      )}
    </>
  );
  function inPreset(id: ActionId): readonly string[] {
    return keymapOf({ keyPreset, reboundKeys: {} }).get(id) ?? [];
  }
}
