/** What the keys do with drawings; ux.md §7 says which. */
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionId } from '../../../keys/catalogue.ts';
import { type Action, useActions } from '../../../ui/actions.ts';
import { changePreferences, usePreferences } from '../preferences.ts';
import { inkActions, type Tool, toolActions, tools } from './tools.ts';
import type { Drawing } from './useDrawing.ts';

/** In pixels of the picture. */
const nudges = [
  ['review.nudge-left', { x: -1, y: 0 }],
  ['review.nudge-right', { x: 1, y: 0 }],
  ['review.nudge-up', { x: 0, y: -1 }],
  ['review.nudge-down', { x: 0, y: 1 }],
  ['review.nudge-far-left', { x: -10, y: 0 }],
  ['review.nudge-far-right', { x: 10, y: 0 }],
  ['review.nudge-far-up', { x: 0, y: -10 }],
  ['review.nudge-far-down', { x: 0, y: 10 }],
] as const;

export function useDrawingActions(drawing: Drawing, region: RefObject<HTMLElement | null>): void {
  const { t } = useTranslation();
  const preferences = usePreferences();
  const { canDraw, tool, selection, undo, redo } = drawing;
  const group = t('review.group.draw');
  const action = (id: ActionId, label: string, run: () => void, disabledReason: string | null = null): Action => ({
    id,
    label,
    group,
    run,
    disabledReason,
  });
  const turn = (way: 'hasGhosts' | 'areDrawingsPlayed' | 'areDrawingsHeld') => () =>
    changePreferences({ [way]: !preferences[way] });
  /** What draws, pressed again, is put down. */
  const toggle = (one: Tool) => () => drawing.choose(tool === one ? 'select' : one);

  // Only while the player has the focus: elsewhere these move the caret, scroll, or copy what is written.
  useActions(
    canDraw
      ? [
          // Where something is selected the arrows move that, and where not the frame.
          ...(selection === null
            ? []
            : [
                ...nudges.map(([id, by]) =>
                  action(id, t(id.includes('far') ? 'review.nudgeFar' : 'review.nudge'), () => drawing.nudge(by)),
                ),
                action('review.delete', t('review.deleteDrawings'), () => drawing.remove(drawing.selected())),
                action('review.deselect', t('review.deselect'), () => drawing.select(new Set())),
              ]),
          action('review.copy', t('review.copyDrawings'), drawing.copy),
          action('review.paste', t('review.pasteDrawings'), drawing.paste),
          action('review.select-all', t('review.selectDrawings'), drawing.selectAll),
          // One's strokes first; with none left, Ctrl+Z takes back what was done before them.
          ...(undo ? [action('review.undo', t('review.undo'), undo)] : []),
          ...(tool !== 'select' && selection === null
            ? [action('review.leave-tool', t('review.tool.select'), () => drawing.choose('select'))]
            : []),
        ]
      : [],
    region,
  );
  // Ahead of the task beside it, which has the same letters.
  useActions(
    [
      action('review.ghosts', t('review.hasGhosts'), turn('hasGhosts')),
      action('review.play-drawings', t('review.areDrawingsPlayed'), turn('areDrawingsPlayed')),
      action('review.hold-drawings', t('review.areDrawingsHeld'), turn('areDrawingsHeld')),
      ...(canDraw
        ? [
            ...tools.flatMap((one) =>
              one === 'select' ? [] : [action(toolActions[one], t(`review.tool.${one}`), toggle(one))],
            ),
            ...inkActions.map((id, index) =>
              action(id, t('review.ink', { number: index + 1 }), () => drawing.chooseInk(index)),
            ),
            action('review.thinner', t('review.thinner'), () => drawing.changeSize(-1)),
            action('review.thicker', t('review.thicker'), () => drawing.changeSize(1)),
            action('review.redo', t('review.redo'), () => redo?.(), redo === null ? t('review.nothingUndone') : null),
          ]
        : []),
    ],
    undefined,
    true,
  );
}
