/** What a group of searches may be coloured with: data that Kitsu keeps and shows as well, not colours of this app. */
export const groupColors = [
  '#e05252',
  '#f2994a',
  '#f2c94c',
  '#6fcf97',
  '#3ecfc0',
  '#56b4e9',
  '#5a78f0',
  '#9b6cf0',
  '#e57ab5',
  '#a3a8b0',
] as const;
