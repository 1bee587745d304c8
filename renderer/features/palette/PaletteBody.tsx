import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteHit } from '../../../shared/model/screens.ts';
import { entityName } from '../../data/commandWords.ts';
import { isTableKind } from '../../../shared/model/studio.ts';
import { maySeePage } from '../../../shared/rules/pageRights.ts';
import { messageOf } from '../../data/messages.ts';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useOpenAside } from '../../parts/useOpenAside.ts';
import { go, rememberedProduction, usePlace } from '../../place/navigation.ts';
import { pathOf, placeOf } from '../../place/path.ts';
import { entityPagePlace, entityPlace, type Place, pageOfKind, productionOf } from '../../place/place.ts';
import { Icon } from '../../ui/Icon.tsx';
import { PaletteGroup, PaletteList } from '../../ui/PaletteList.tsx';
import styles from './PaletteBody.module.css';
import { CommandItem, HitItem, PlaceItem } from './PaletteItems.tsx';
import { paletteCommands } from './paletteCommands.ts';
import { PaletteFooter } from './PaletteFooter.tsx';
import { linkedPlace, readInput } from './paletteInput.ts';
import { recentPlaces, rememberPlace, rememberUse } from './paletteMemory.ts';
import { StatusStep } from './StatusStep.tsx';

type Props = { readonly start: string; readonly onClose: () => void };
type TaskHit = Extract<PaletteHit, { kind: 'task' }>;
type Step = { readonly taskId: string; readonly title: string };

const mostHits = 40;
const mostCommands = 30;
const shownCommandsWithHits = 8;

export function PaletteBody({ start, onClose }: Props) {
  const { t } = useTranslation();
  const { account, productions, taskTypes, role } = useStudio();
  const here = usePlace();
  const [input, setInput] = useState(start);
  const [value, setValue] = useState('');
  const [step, setStep] = useState<Step | null>(null);
  /** The press that chooses has Ctrl with it. */
  const isAside = useRef(false);
  const openAside = useOpenAside();
  const { mode, text } = readInput(input);
  const asksEngine = text !== '' && mode !== 'commands' && mode !== 'help' && step === null;
  const found = useEngine(
    'palette',
    {
      text,
      productionId: productionOf(here) ?? rememberedProduction(account.id),
      people: maySeePage(role, 'person') && (mode === 'people' || mode === 'all'),
      limit: mostHits,
    },
    { keepsPrevious: true, isOff: !asksEngine },
  );
  const answer = found.value;
  const hits = asksEngine ? (answer?.hits ?? []).filter((hit) => fits(hit, mode)) : [];
  const commands = mode === 'all' || mode === 'commands' ? paletteCommands(account.id, text) : [];
  const link = linkedPlace(input.trim(), account.serverUrl);
  const recent = mode === 'all' && text === '' ? recentPlaces(account.id) : [];
  const openProductions =
    mode === 'productions' && text === '' ? [...productions.values()].filter(({ isOpen }) => isOpen) : [];
  const failed = found.error === null || !asksEngine ? '' : messageOf(t, found.error.code, found.error.detail).happened;
  const task = contextTask(hits, value);

  function leaveTo(place: Place, title: string) {
    rememberPlace(account.id, pathOf(place), title);
    onClose();
    if (isAside.current) openAside(place);
    else go(place);
  }

  function choose(hit: PaletteHit) {
    leaveTo(placeOfHit(hit), hit.title);
  }

  function openStep(hit: TaskHit) {
    const taskType = taskTypes.get(hit.taskTypeId)?.name ?? '';
    setStep({ taskId: hit.taskId, title: `${entityName(hit.entity)} ${taskType}` });
    setInput('');
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    isAside.current = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    const isAtEnd =
      event.currentTarget.selectionStart === input.length && event.currentTarget.selectionEnd === input.length;
    const opensStep = event.key === 'Tab' || (event.key === 'ArrowRight' && isAtEnd);
    if (
      opensStep &&
      !event.shiftKey &&
      step === null &&
      task &&
      (value === `status ${task.taskId}` || value === `task ${task.taskId}`)
    ) {
      event.preventDefault();
      openStep(task);
    }
    const stepsBack = event.key === 'Escape' || (event.key === 'Backspace' && input === '');
    if (stepsBack && step !== null) {
      event.preventDefault();
      event.stopPropagation();
      setStep(null);
    }
  }

  return (
    <PaletteList
      label={t('palette.title')}
      placeholder={step ? t('palette.findStatus') : t('frame.palette')}
      input={input}
      onInput={setInput}
      marked={value}
      onMark={setValue}
      onKeyDown={onKeyDown}
      lead={
        step && (
          <span className={styles.step}>
            {t('palette.statusOf', { title: step.title })}
            <Icon name="right" size="xs" />
          </span>
        )
      }
      empty={
        step !== null || (asksEngine && !answer)
          ? failed
          : text === ''
            ? t('palette.nothing')
            : t('palette.noMatch', { text })
      }
      footer={<PaletteFooter answer={asksEngine ? answer : undefined} />}
    >
      {step ? (
        <StatusStep taskId={step.taskId} title={step.title} text={text} onDone={onClose} />
      ) : (
        <>
          {mode === 'help' && <Help onChoose={(prefix) => setInput(prefix)} />}
          {link && (
            <PaletteGroup title={t('palette.link')}>
              <PlaceItem
                icon="link"
                value="link"
                label={t('palette.openLink')}
                onChoose={() => leaveTo(link, input.trim())}
              />
            </PaletteGroup>
          )}
          {recent.length > 0 && (
            <PaletteGroup title={t('palette.recent')}>
              {recent.map((place) => (
                <PlaceItem
                  key={place.path}
                  icon="clock"
                  value={`recent ${place.path}`}
                  label={place.title}
                  onChoose={() => leaveTo(placeOf(place.path), place.title)}
                />
              ))}
            </PaletteGroup>
          )}
          {openProductions.length > 0 && (
            <PaletteGroup title={t('palette.productions')}>
              {openProductions.map((production) => (
                <PlaceItem
                  key={production.id}
                  icon="shot"
                  value={`production ${production.id}`}
                  label={production.name}
                  onChoose={() => leaveTo(entityPlace('shots', production.id), production.name)}
                />
              ))}
            </PaletteGroup>
          )}
          {hits.length > 0 && (
            <PaletteGroup title={t('palette.onThisDisk')}>
              {hits.map((hit, place) => (
                // By their places: another letter writes other words into the same elements.
                <HitItem key={place} value={hitValue(hit)} hit={hit} onChoose={() => choose(hit)} />
              ))}
            </PaletteGroup>
          )}
          {task && (
            <PaletteGroup
              title={t('palette.with', {
                title: `${entityName(task.entity)} ${taskTypes.get(task.taskTypeId)?.name ?? ''}`,
              })}
            >
              <PlaceItem
                icon="status-wip"
                value={`status ${task.taskId}`}
                label={t('palette.setStatus')}
                hasStep
                onChoose={() => openStep(task)}
              />
              <PlaceItem
                icon={task.entity.kind === 'Asset' ? 'asset' : 'shot'}
                value={`list ${task.taskId}`}
                label={t('palette.showInList')}
                onChoose={() => leaveTo(placeOfEntity(task), entityName(task.entity))}
              />
            </PaletteGroup>
          )}
          {commands.length > 0 && (
            <PaletteGroup title={t('palette.commands')}>
              {commands.slice(0, hits.length > 0 ? shownCommandsWithHits : mostCommands).map((action) => (
                <CommandItem
                  key={action.id}
                  action={action}
                  onChoose={() => {
                    rememberUse(account.id, action.id);
                    onClose();
                    action.run();
                  }}
                />
              ))}
            </PaletteGroup>
          )}
        </>
      )}
    </PaletteList>
  );
}

function Help({ onChoose }: { readonly onChoose: (prefix: string) => void }) {
  const { t } = useTranslation();
  return (
    <PaletteGroup title={t('palette.help')}>
      <PlaceItem
        icon="bolt"
        value="help commands"
        label={t('palette.prefix.commands')}
        keys=">"
        onChoose={() => onChoose('>')}
      />
      <PlaceItem
        icon="user"
        value="help people"
        label={t('palette.prefix.people')}
        keys="@"
        onChoose={() => onChoose('@')}
      />
      <PlaceItem
        icon="shot"
        value="help productions"
        label={t('palette.prefix.productions')}
        keys="#"
        onChoose={() => onChoose('#')}
      />
      <PlaceItem icon="search" value="help all" label={t('palette.prefix.all')} onChoose={() => onChoose('')} />
    </PaletteGroup>
  );
}

function fits(hit: PaletteHit, mode: string): boolean {
  if (mode === 'people') return hit.kind === 'person';
  return mode === 'productions' ? hit.kind === 'production' : true;
}

function hitValue(hit: PaletteHit): string {
  if (hit.kind === 'task') return `task ${hit.taskId}`;
  if (hit.kind === 'entity') return `entity ${hit.entity.entityId}`;
  return hit.kind === 'person' ? `person ${hit.personId}` : `production ${hit.productionId}`;
}

/** The task the second section is about: the marked one, or the first while the mark is elsewhere. */
function contextTask(hits: readonly PaletteHit[], value: string): TaskHit | null {
  const tasks = hits.filter((hit): hit is TaskHit => hit.kind === 'task');
  const id = value.split(' ').at(-1);
  return tasks.find(({ taskId }) => taskId === id) ?? tasks[0] ?? null;
}

function placeOfEntity({ entity, productionId }: Pick<TaskHit, 'entity' | 'productionId'>): Place {
  if (isTableKind(entity.kind)) return entityPagePlace(productionId, entity.kind, entity.entityId);
  return entityPlace(pageOfKind(entity.kind), productionId, entity.name);
}

function placeOfHit(hit: PaletteHit): Place {
  switch (hit.kind) {
    case 'task':
      return {
        page: 'task',
        productionId: hit.productionId,
        list: pageOfKind(hit.entity.kind),
        taskId: hit.taskId,
      };
    case 'entity':
      return placeOfEntity(hit);
    case 'production':
      return entityPlace('shots', hit.productionId);
    case 'person':
      return { page: 'person', personId: hit.personId, sel: [] };
  }
}
