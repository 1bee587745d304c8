import { join } from 'node:path';
import { engineCalls } from '../../shared/ipc.ts';
import { defaultSettings, type Settings } from '../../shared/model/settings.ts';
import { readJsonFile, writeJsonFile } from './jsonFile.ts';

type Patch = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };

export type SettingsStore = {
  readonly get: () => Settings;
  readonly save: (patch: Patch) => Settings;
};

/** `settings.json`: only what differs from the defaults, so that a better default reaches whoever never chose. */
export function createSettingsStore(dataFolder: string, onChange: () => void): SettingsStore {
  const path = join(dataFolder, 'settings.json');
  let chosen: Patch = readJsonFile<Patch>(path, engineCalls.saveSettings.input, {});
  return {
    get: () => chosenOver(defaultSettings, chosen),
    save: (patch) => {
      chosen = engineCalls.saveSettings.input.parse({ ...chosen, ...patch });
      writeJsonFile(path, chosen);
      onChange();
      return chosenOver(defaultSettings, chosen);
    },
  };
}

function chosenOver(standard: Settings, patch: Patch): Settings {
  return {
    theme: patch.theme ?? standard.theme,
    density: patch.density ?? standard.density,
    language: patch.language ?? standard.language,
    spelling: patch.spelling ?? standard.spelling,
    ownWords: patch.ownWords ?? standard.ownWords,
    motion: patch.motion ?? standard.motion,
    areStatusesSolid: patch.areStatusesSolid ?? standard.areStatusesSolid,
    areAvatarsShown: patch.areAvatarsShown ?? standard.areAvatarsShown,
    areSingleKeysOn: patch.areSingleKeysOn ?? standard.areSingleKeysOn,
    keyPreset: patch.keyPreset ?? standard.keyPreset,
    reboundKeys: patch.reboundKeys ?? standard.reboundKeys,
    isSideBarFolded: patch.isSideBarFolded ?? standard.isSideBarFolded,
    panelWidthPx: patch.panelWidthPx ?? standard.panelWidthPx,
    cacheLimitBytes: patch.cacheLimitBytes ?? standard.cacheLimitBytes,
    zoom: patch.zoom ?? standard.zoom,
    looksFirst: patch.looksFirst ?? standard.looksFirst,
    tray: patch.tray ?? standard.tray,
    tellsMentions: patch.tellsMentions ?? standard.tellsMentions,
    tellsRetakes: patch.tellsRetakes ?? standard.tellsRetakes,
    tellsAssignments: patch.tellsAssignments ?? standard.tellsAssignments,
    tellsComments: patch.tellsComments ?? standard.tellsComments,
    tellsFailures: patch.tellsFailures ?? standard.tellsFailures,
    isQuiet: patch.isQuiet ?? standard.isQuiet,
    quietFrom: patch.quietFrom ?? standard.quietFrom,
    quietUntil: patch.quietUntil ?? standard.quietUntil,
    pathMappings: patch.pathMappings ?? standard.pathMappings,
  };
}
