/** The colours of an hour and a weather, from the sky down to the nearest shadow. */
export type Mood = {
  readonly skyTop: string;
  readonly skyMiddle: string;
  readonly skyLow: string;
  /** Sun, moon or the lamps: what shines. */
  readonly light: string;
  readonly far: string;
  readonly middle: string;
  readonly near: string;
  readonly waterTop: string;
  readonly waterLow: string;
  /** Figures and things against the light. */
  readonly ink: string;
};

const mood = (
  ...[skyTop, skyMiddle, skyLow, light, far, middle, near, waterTop, waterLow, ink]: readonly [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
): Mood => ({ skyTop, skyMiddle, skyLow, light, far, middle, near, waterTop, waterLow, ink });

export const moods = {
  dusk: mood(
    '#14203f',
    '#524e7d',
    '#eca070',
    '#ffdf9e',
    '#6d577c',
    '#463b5f',
    '#1e1a34',
    '#b8766f',
    '#1a2145',
    '#121020',
  ),
  ember: mood(
    '#22365a',
    '#b5654f',
    '#f8c67c',
    '#fff0c4',
    '#96636a',
    '#5f3b50',
    '#2b1c2e',
    '#d58f62',
    '#26304e',
    '#1a1220',
  ),
  rose: mood(
    '#2d3766',
    '#a86890',
    '#f6bca4',
    '#fff2dc',
    '#a2779a',
    '#6f527e',
    '#362b4e',
    '#d99f9f',
    '#3a4172',
    '#221a34',
  ),
  night: mood(
    '#060e20',
    '#112a4c',
    '#2f5d7c',
    '#ffe6a6',
    '#1c3d59',
    '#102840',
    '#061320',
    '#1d4d66',
    '#061425',
    '#040a13',
  ),
  moon: mood(
    '#131634',
    '#2f2f60',
    '#8072a4',
    '#fff4da',
    '#403b6d',
    '#282653',
    '#121229',
    '#4f4f86',
    '#12122e',
    '#0c0b1d',
  ),
  storm: mood(
    '#0f151d',
    '#33414f',
    '#77888d',
    '#e8f1ff',
    '#404d58',
    '#29353e',
    '#11181d',
    '#40515a',
    '#121c23',
    '#0a0f13',
  ),
  mist: mood(
    '#8b9da6',
    '#b7c1be',
    '#e8dcc6',
    '#fff9e8',
    '#a6b2b2',
    '#7b898a',
    '#3e494e',
    '#bcc5c0',
    '#6c7d84',
    '#283036',
  ),
  dawn: mood(
    '#56799f',
    '#b3bccd',
    '#fddcb8',
    '#fff6da',
    '#a8b1c7',
    '#7a88a8',
    '#414e6e',
    '#cccbcb',
    '#587396',
    '#252e48',
  ),
  red: mood(
    '#361122',
    '#a53a36',
    '#f6a45a',
    '#ffe3a4',
    '#8e3538',
    '#5a1f2d',
    '#240d17',
    '#c4583f',
    '#38142a',
    '#160911',
  ),
  green: mood(
    '#0a1c1a',
    '#173e36',
    '#568566',
    '#ecf7c8',
    '#265648',
    '#143832',
    '#081917',
    '#2e6152',
    '#092120',
    '#050f0e',
  ),
  day: mood(
    '#3f9bd4',
    '#98d0e6',
    '#edf5e4',
    '#fffdf0',
    '#90bab9',
    '#5c9a88',
    '#2d695f',
    '#7ec6cf',
    '#237fa2',
    '#1c3542',
  ),
  winter: mood(
    '#5f7492',
    '#a9b8cb',
    '#ebf0ee',
    '#ffffff',
    '#b6c2ce',
    '#8796aa',
    '#44546a',
    '#a5b5c4',
    '#4b617b',
    '#232c3b',
  ),
} as const satisfies Record<string, Mood>;

export type MoodName = keyof typeof moods;
