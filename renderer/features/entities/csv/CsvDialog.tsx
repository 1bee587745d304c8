import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '../../../../shared/ipc.ts';
import type { Production } from '../../../../shared/model/production.ts';
import type { EntityRow } from '../../../../shared/model/screens.ts';
import type { Cut } from '../../../../shared/rules/cut/cut.ts';
import { readCut } from '../../../../shared/rules/cut/readCut.ts';
import { readCsv } from '../../../../shared/rules/tsv.ts';
import { useStudio } from '../../../data/studio.ts';
import { useCall } from '../../../data/useCall.ts';
import { useEngine } from '../../../data/useEngine.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { reasonsOf } from '../../../parts/refusalWords.ts';
import { RefusedLines } from '../../../parts/RefusedLines.tsx';
import { useTellBatch } from '../../../parts/tellBatch.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useSteady } from '../../../ui/useSteady.ts';
import type { EntityKindShown } from '../entityRows.ts';
import type { FieldColumn } from '../fields.ts';
import { CellDiff } from '../paste/CellDiff.tsx';
import type { CellWords } from '../paste/cellText.ts';
import { rowName } from '../rowName.ts';
import styles from './CsvDialog.module.css';
import { csvTargets, mappingOf } from './csvTargets.ts';
import { CutNotes } from './CutNotes.tsx';
import { cutTable, type RangeFrom } from './cutTable.ts';
import { importEndings, importLimits, isImported, type TooLarge } from './importLimits.ts';
import { planCsv } from './planCsv.ts';

type Props = {
  readonly production: Production;
  readonly kind: EntityKindShown;
  readonly fields: readonly FieldColumn[];
  /** What the table is called. */
  readonly label: string;
  readonly words: CellWords;
  /** Null: it is chosen here, first of all. */
  readonly dropped: File | null;
  readonly rowsOf: (search: string) => Promise<readonly EntityRow[]>;
  readonly onClose: () => void;
};
type Loaded = {
  readonly name: string;
  readonly file:
    | { readonly kind: 'cells'; readonly cells: readonly (readonly string[])[] }
    | { readonly kind: 'cut'; readonly cut: Cut };
  readonly rows: readonly EntityRow[];
};

const endings = (names: readonly string[]): string => names.map((name) => `.${name}`).join(',');
const cellFiles = `${endings(importEndings.cells)},text/csv`;

/** A file into the table: what its columns are, then every change that it makes, then what was refused. */
export function CsvDialog({ production, kind, fields, label, words, dropped, rowsOf, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { taskTypes, assetTypes } = useStudio();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  /** A file that is none to import. */
  const [strange, setStrange] = useState<string | null>(null);
  const [tooLarge, setTooLarge] = useState<TooLarge | null>(null);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [rangeFrom, setRangeFrom] = useState<RangeFrom>('shot');
  const [updatesExisting, setUpdatesExisting] = useState(true);
  const [meant, setMeant] = useState<ReadonlyMap<string, string>>(new Map());
  const [answer, setAnswer] = useState<CommandAnswer | null>(null);
  const change = useCall('changeCells');
  const tell = useTellBatch();
  const tellFailure = useTellFailure();
  const episodes = useEngine('episodes', { productionId: production.id }).value ?? [];
  const sequences = useEngine('sequences', { productionId: production.id, episodeId: null }).value ?? [];
  const targets = useMemo(
    () =>
      csvTargets(
        kind,
        fields,
        production.taskTypes
          .flatMap(({ taskTypeId }) => taskTypes.get(taskTypeId) ?? [])
          .filter(({ forEntity }) => forEntity === kind),
        t,
      ),
    [kind, fields, production.taskTypes, taskTypes, t],
  );
  const cells = useMemo(() => {
    if (loaded === null) return [];
    if (loaded.file.kind === 'cells') return loaded.file.cells;
    return cutTable(loaded.file.cut, loaded.rows, rangeFrom, {
      episode: t('create.episode'),
      parent: t('create.sequence'),
      name: t('fields.name'),
      frames: t('entities.field.frames'),
      frameIn: t('entities.field.frameIn'),
      frameOut: t('entities.field.frameOut'),
    });
  }, [loaded, rangeFrom, t]);
  const [heads = [], ...lines] = cells;
  const mapping = chosen ?? mappingOf(heads, targets);
  const hasName = mapping.includes('name');
  const plan =
    loaded === null || !hasName
      ? null
      : planCsv({
          productionId: production.id,
          kind,
          lines: lines.map((line) => line.map((cell) => meant.get(cell) ?? cell)),
          targets: mapping.map((id) => targets.find((one) => one.id === id)?.target ?? { kind: 'ignored' }),
          rows: loaded.rows,
          places: {
            parents:
              kind === 'Asset'
                ? production.assetTypeIds.flatMap((id) => {
                    const type = assetTypes.get(id);
                    return type === undefined ? [] : [{ id, name: type.name, episodeId: null }];
                  })
                : sequences.map(({ id, ownName, episodeId }) => ({ id, name: ownName, episodeId })),
            episodes,
          },
          words,
          updatesExisting,
          labels: {
            description: t('fields.description'),
            place: t(kind === 'Asset' ? 'fields.assetTypeId' : kind === 'Shot' ? 'create.sequence' : 'create.episode'),
            isNew: t('csv.isNew'),
          },
        });

  async function read(file: File): Promise<void> {
    setLoaded(null);
    setTooLarge(null);
    setAnswer(null);
    setStrange(null);
    if (file.size > importLimits.bytes) {
      setTooLarge({ limit: 'bytes', found: file.size });
      return;
    }
    // Some spreadsheets begin a file with a mark of its encoding.
    const text = (await file.text()).replace(/^\uFEFF/, '');
    const cut = readCut(file.name, text, production.fps);
    const read = cut === null ? { kind: 'cells' as const, cells: readCsv(text) } : { kind: 'cut' as const, cut };
    const lineCount = read.kind === 'cells' ? read.cells.length - 1 : read.cut.clips.length;
    if (lineCount > importLimits.lines) {
      setTooLarge({ limit: 'lines', found: lineCount });
      return;
    }
    const rows = await rowsOf('');
    setChosen(null);
    setLoaded({ name: file.name, file: read, rows });
  }
  /** Here once the dialog is drawn. */
  const [picker, setPicker] = useState<HTMLInputElement | null>(null);
  const begin = useSteady(() => {
    if (dropped !== null) read(dropped).catch(tellFailure);
    else picker?.click();
  });
  useEffect(() => {
    if (picker !== null) begin();
  }, [picker, begin]);
  function take(files: readonly File[]): void {
    const file = files.find((one) => isImported(one.name, kind === 'Shot'));
    if (file === undefined) setStrange(files[0]?.name ?? null);
    else read(file).catch(tellFailure);
  }
  async function apply(): Promise<void> {
    if (plan === null) return;
    const given = await change.run({ changes: [...plan.changes] });
    const count = given.commandIds.length;
    tell(given, t('csv.done', { count, number: format.number(count) }));
    if (given.refused.length === 0) onClose();
    else setAnswer(given);
  }
  const names = new Map((loaded?.rows ?? []).map((row) => [row.id, rowName(row)]));
  const count = plan === null ? 0 : plan.newCount + plan.changedCount;
  const excess: TooLarge | null =
    tooLarge ??
    ((plan?.changes.length ?? 0) > importLimits.changes
      ? { limit: 'changes', found: plan?.changes.length ?? 0 }
      : null);
  const counted = (limit: TooLarge['limit'], number: number): string =>
    limit === 'bytes' ? format.bytes(number) : format.number(number);
  return (
    <Dialog
      isOpen
      size="xl"
      onClose={onClose}
      title={t('csv.title', { list: label })}
      drop={{ note: t('csv.drop'), onFiles: take }}
      description={
        plan === null
          ? t(loaded !== null ? 'csv.needsName' : kind === 'Shot' ? 'cut.choose' : 'csv.choose')
          : [
              t('csv.willMake', { count: plan.newCount, number: format.number(plan.newCount) }),
              t('paste.willChange', { count: plan.changedCount, number: format.number(plan.changedCount) }),
              plan.wrongCount === 0 ? '' : t('paste.wrong', { count: plan.wrongCount }),
            ]
              .filter(Boolean)
              .join(' ')
      }
      actions={
        <>
          <Button onClick={onClose}>{t(answer === null ? 'ui.cancel' : 'ui.close')}</Button>
          {answer === null && (
            <Button
              kind="primary"
              isDisabled={count === 0 || excess !== null}
              isBusy={change.isRunning}
              onClick={() => void apply().catch(tellFailure)}
            >
              {t('csv.apply', { count, number: format.number(count) })}
            </Button>
          )}
        </>
      }
    >
      {answer !== null ? (
        <RefusedLines
          lines={answer.refused.map((one) => ({
            name: names.get(one.entityId ?? '') ?? String(one.detail['name'] ?? ''),
            reason: reasonsOf({ refused: [one] }, t),
          }))}
        />
      ) : (
        <>
          <label className={styles.file}>
            <Icon name="folder" size="sm" />
            <span>{loaded?.name ?? t('csv.file')}</span>
            <input
              ref={setPicker}
              type="file"
              accept={kind === 'Shot' ? `${cellFiles},${endings(importEndings.cut)}` : cellFiles}
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                if (file) read(file).catch(tellFailure);
              }}
            />
          </label>
          {strange !== null && (
            <p className={styles.excess} role="alert">
              <Icon name="warning" size="sm" />
              {t('csv.strange', { name: strange })}
            </p>
          )}
          {excess !== null && (
            <p className={styles.excess} role="alert">
              <Icon name="warning" size="sm" />
              {t(`csv.tooLarge.${excess.limit}`, {
                found: counted(excess.limit, excess.found),
                most: counted(excess.limit, importLimits[excess.limit]),
              })}
            </p>
          )}
          {loaded?.file.kind === 'cut' && (
            <CutNotes
              cut={loaded.file.cut}
              productionFps={production.fps}
              rangeFrom={rangeFrom}
              onRangeFrom={setRangeFrom}
            />
          )}
          {loaded !== null && (
            <>
              <div className={styles.mapping}>
                {heads.map((head, index) => (
                  <div className={styles.column} key={`${String(index)} ${head}`}>
                    <span className={styles.head} title={head}>
                      {head}
                    </span>
                    <Select
                      label={t('csv.columnIs', { column: head })}
                      value={mapping[index] ?? 'ignored'}
                      options={targets.map(({ id, label }) => ({ value: id, label }))}
                      onChange={(next) => setChosen(mapping.map((id, at) => (at === index ? next : id)))}
                      isWide
                    />
                  </div>
                ))}
              </div>
              <Checkbox isChecked={updatesExisting} onChange={setUpdatesExisting}>
                {t('csv.updates')}
              </Checkbox>
            </>
          )}
          {plan !== null && plan.lines.some(({ reading }) => reading.kind !== 'same') && (
            <CellDiff lines={plan.lines} onMeant={(text, name) => setMeant(new Map([...meant, [text, name]]))} />
          )}
        </>
      )}
    </Dialog>
  );
}
