import { listActions, type OfferedAction } from '../../ui/actions.ts';
import { rank } from './paletteInput.ts';
import { commandUses } from './paletteMemory.ts';

/** What the current screen and the app offer, most used first, narrowed by the text. */
export function paletteCommands(accountId: string, text: string): readonly OfferedAction[] {
  const uses = commandUses(accountId);
  return listActions()
    .filter(({ isKeyOnly }) => isKeyOnly !== true)
    .flatMap((action, index) => {
      if (text === '') return [{ action, score: index - 100 * Math.min(50, uses.get(action.id) ?? 0) }];
      const score = rank(`${action.label} ${action.group}`, text);
      return score === null ? [] : [{ action, score: score - Math.min(50, uses.get(action.id) ?? 0) }];
    })
    .sort((a, b) => a.score - b.score)
    .map(({ action }) => action);
}
